"""Taking away: the policy as file and link, tables, the board report, how to get these numbers again."""

from functools import partial

import streamlit as st

from dashboard.note import note
from dashboard.what_if.answered import Answered, Sample
from dashboard.what_if.policy import NAME, Policy
from dashboard.what_if.whole_place import FUTURES, Trial


def take_away(policy: Policy, answered: Answered, trial: Trial, sample: Sample) -> None:
    """Offer all that can be taken away."""
    st.markdown("#### Take it with you")
    with st.container(horizontal=True):
        st.download_button("Policy (YAML)", policy.yaml(), f"{NAME}.yaml", "text/yaml", on_click="ignore")
        for name in ("summary", "by_year"):
            words, file = f"Table: {name.replace('_', ' ')} (CSV)", f"{NAME}_{name}.csv"
            st.download_button(words, partial(_csv, answered, name), file, "text/csv", on_click="ignore")
        if trial.is_done:
            _report(trial)
    if not trial.is_done:
        note("The board report (six pages, and a workbook) is written from the whole place: try it first.")
    note("The address of this page holds the policy: copy it to share what you see.")
    with st.expander("The policy as a file, and how to get these numbers again"):
        st.code(policy.yaml(), language="yaml")
        st.code(python(trial, sample), language="python")
        note("The whole place, from the command line:")
        st.code(command(trial), language="bash")


def _csv(answered: Answered, name: str) -> str:
    """Return a table as text, made when it is asked for."""
    return str(getattr(answered.comparison, name).to_csv(index=False))


def command(trial: Trial) -> str:
    """Return the command that gives the numbers of the whole place."""
    place, years = f"--place {trial.place}", f"--years {trial.years}"
    return f"revolving-door compare baseline {NAME}.yaml {place} {years} --seeds {FUTURES} --no-journeys"


def python(trial: Trial, sample: Sample) -> str:
    """Return the Python that gives the numbers on this page, a sample's before they are scaled up."""
    if trial.is_done:
        return (
            "from sim import compare\n\n"
            f'effect = compare("baseline", "{NAME}.yaml", place="{trial.place}", years={trial.years},\n'
            f"                 seeds={FUTURES}, journeys=False)\neffect.summary"
        )
    return (
        "from sim import Place, compare\n\n"
        f'sample = Place.read("{trial.place}").scaled({sample.share:.12g})\n'
        f'effect = compare("baseline", "{NAME}.yaml", place=sample, years={sample.years},\n'
        f"                 seeds={sample.seeds}, journeys=False)\n"
        f"effect.summary  # counts and money of the sample: one part in {1 / sample.share:.0f} of the whole"
    )


def _report(trial: Trial) -> None:
    with st.spinner("Writing the board report"):
        folder = trial.report()
    page, book = folder / "report.html", folder / "tables" / "tables.xlsx"
    st.download_button(
        "Board report (HTML)", page.read_bytes(), "report.html", "text/html", on_click="ignore"
    )
    st.download_button("Board tables (XLSX)", book.read_bytes(), "tables.xlsx", on_click="ignore")
