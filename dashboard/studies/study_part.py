"""How a finished study is laid out: its question, its answer, and for each outcome pictures and tables."""

from pathlib import Path

import streamlit as st

from dashboard.evidence.targets_part import rounded
from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.studies.opened import Opened, open_study
from dashboard.studies.views import View, boxes_of, views_of

COLUMNS = {  # as the screen calls them; the CSV has the names of the study's own tables
    "low": "from (95 %)",
    "high": "to (95 %)",
    "noise": "noise of chance",
    "floor": "noise floor",
    "above_floor": "above the floor",
    "when_low": "at the low end",
    "when_high": "at the high end",
}


def study_part(folder: Path) -> None:
    """Lay out a finished study. Raises `InputError` for one whose files were changed."""
    study = open_study(folder)
    st.header(as_plain(study.title))
    st.markdown(as_plain(study.question))
    outcome = _outcome(study)
    _told(study.sentences.get(outcome, []))
    views = views_of(study, outcome)
    boxes = [("In which futures", ask, view) for ask, view in boxes_of(study)]
    headings = [view.heading for view in views] + ["In which futures"] * bool(boxes) + ["All tables"]
    tabs = st.tabs(headings, key=f"view_{study.method}")
    for tab, view in zip(tabs, views, strict=False):
        with tab:
            _view(view, f"{outcome}_{view.heading}")
    if boxes:
        with tabs[-2]:
            _boxes(study)
    with tabs[-1]:
        _tables(study)


def _outcome(study: Opened) -> str:
    """Return the outcome that is looked at; where there is but one, it is not asked."""
    every = list(study.outcomes)
    if len(every) == 1:
        return every[0]
    return st.selectbox("Outcome", every, format_func=study.outcomes.__getitem__, key="outcome")


def _told(sentences: list[str]) -> None:
    if sentences:
        st.markdown("\n".join(f"* {as_plain(one)}" for one in sentences))


def _view(view: View, key: str) -> None:
    note(as_plain(view.read))
    if view.picture is not None:
        st.image(view.picture.read_bytes(), width="stretch", alt=view.alt)
    if len(view.table):
        shown = rounded(view.table).rename(columns=COLUMNS)
        st.dataframe(shown, hide_index=True, alt=view.heading)
        name = f"{key}.csv".lower().replace(" ", "_")
        st.download_button("Table as CSV", view.table.to_csv(index=False), name, "text/csv", key=key)


def _boxes(study: Opened) -> None:
    _told(study.sentences.get("", []))
    for rank, (ask, view) in enumerate(boxes_of(study), 1):
        st.subheader(as_plain(f"{ask[:1].upper()}{ask[1:]}?"))
        if view.picture is None and not len(view.table):
            note("No region could be told from the rest.")
        else:
            _view(view, f"question_{rank}")


def _tables(study: Opened) -> None:
    """Offer every table of the study, as it was written."""
    name = st.selectbox("Table", list(study.tables), format_func=lambda one: one.replace("_", " "))
    table = study.tables[name]
    st.dataframe(rounded(table), hide_index=True, alt=name)
    st.download_button("As CSV", table.to_csv(index=False), f"{name}.csv", "text/csv")
