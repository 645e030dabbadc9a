"""Findings: what a study has found, as tables, sentences and what its pictures need, kept beside its runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from sim.results.parquet import replacing, write_csv, write_table
from sim.study.analysis import Analysis, analyse
from sim.study.answer import answer
from sim.study.discovery import Boxes, discover
from sim.study.gate import outputs_of
from sim.study.store import StudyStore

if TYPE_CHECKING:
    from sim.study.conduct import Plan

TABLES, ANSWER = "tables", "answer.md"


class Findings(NamedTuple):
    """What a study has found.

    runs : one row a point and seed; points : one row a point, one column a factor, the dummy last;
    analysis, boxes : the tables; sentences : the answer in words.
    """

    plan: "Plan"
    runs: pd.DataFrame
    points: pd.DataFrame
    analysis: Analysis
    boxes: Boxes
    sentences: list[str]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, those that a method does not have left out."""
        every = {**self.analysis._asdict(), "boxes": self.boxes.boxes, "found": self.boxes.found}
        return {name: table for name, table in every.items() if len(table)}

    def as_data(self) -> dict[str, Any]:
        """Return study, size, sentences and tables as plain data."""
        study = self.plan.study
        return {
            "study": study.name,
            "question": study.question,
            "method": study.method,
            "points": len(self.points),
            "seeds": study.seeds,
            "runs": len(self.runs),
            "sentences": self.sentences,
            **{name: table.to_dict("records") for name, table in self.tables.items()},
        }


def findings_of(plan: "Plan", store: StudyStore) -> Findings:
    """Analyse the runs of a finished study, and write tables and answer into its folder.

    Raises `RunFailedError`, naming the runs, when one is missing or gave no number.
    """
    runs, seeds, outcomes = store.runs(), plan.study.seeds, plan.subject.outcomes
    outputs = outputs_of(plan.design, runs, outcomes, seeds)
    analysis = analyse(plan.design, outputs)
    means = {name: output.mean(axis=1) for name, output in outputs.items()}
    boxes = discover(plan.design, means, plan.factors, plan.conditions)
    told = answer(plan, analysis, boxes)
    points = pd.DataFrame(plan.design.points, columns=[one.name for one in plan.factors])
    findings = Findings(plan, runs, points, analysis, boxes, told)
    _write(findings, store)
    return findings


def _write(findings: Findings, store: StudyStore) -> None:
    folder: Path = store.folder
    numbered = findings.points.reset_index(names="point")
    for name, table in {"points": numbered, "runs": findings.runs, **findings.tables}.items():
        write_table(table, folder / TABLES / f"{name}.parquet", store.made_by)
        write_csv(table, folder / TABLES / f"{name}.csv")
    study = findings.plan.study
    lines = [f"# {study.title}", "", study.question, "", *(f"* {one}" for one in findings.sentences)]
    with replacing(folder / ANSWER) as temporary:
        temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
