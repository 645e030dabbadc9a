"""The screen of a study: its factors before it runs, its indices after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from sim.study.answer import outcome_in_words
from sim.study.factor import DUMMY
from sim.study.indices import MAIN_INDEX

if TYPE_CHECKING:
    from sim.study.conduct import Plan
    from sim.study.findings import Findings
    from sim.study.measured import OutcomeEntry
    from sim.study.study import Study


def studies_table(studies: "Sequence[Study]") -> Table:
    """Return the shipped studies, one a row."""
    table = Table("Study", "Question", "Method", title="Studies")
    for study in studies:
        table.add_row(study.name, study.question, study.method)
    return table


def factors_table(plan: "Plan") -> Table:
    """Return what a study would move and how far."""
    table = Table("Factor", "What it is", "From", "To", "Unit", title=plan.study.title)
    for one in plan.factors:
        table.add_row(one.name, one.label, f"{one.low:.4g}", f"{one.high:.4g}", one.unit)
    return table


def index_table(findings: "Findings", entry: "OutcomeEntry") -> Table:
    """Return the index by which one outcome's factors are ranked, the largest first."""
    index, outcome = MAIN_INDEX[findings.plan.study.method], entry.column
    every = findings.analysis.indices
    mine = every[(every["outcome"] == outcome) & (every["index"] == index)]
    ranked = mine.reindex(mine["value"].abs().sort_values(ascending=False).index)
    labels = {one.name: one.label for one in findings.plan.factors}
    title = f"{outcome_in_words(entry)}: {index}"
    table = Table("Factor", index, "95 % interval", "noise of chance", "above the floor", title=title)
    for row in ranked.to_dict("records"):
        interval = f"{row['low']:.3g} to {row['high']:.3g}"
        above = "" if row["factor"] == DUMMY else "yes" if row["above_floor"] else "no"
        table.add_row(labels[row["factor"]], f"{row['value']:.3g}", interval, f"{row['noise']:.2g}", above)
    return table
