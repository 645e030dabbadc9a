"""The part of Studies that starts one: chosen or uploaded, made smaller, its cost told, and begun."""

from pathlib import Path

import streamlit as st

from dashboard.evidence.held import free_name
from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.studies.begun import begin, name_from, refuse_name, small_sizes, uploaded
from dashboard.studies.cost import Cost, cost_of
from sim.errors import InputError
from sim.study.study import Study, shipped_studies

POINTS = "Base samples of sobol, a power of two; trajectories of morris; samples of the other methods."
OWN = "a YAML file of my own"


def start_part(results: Path) -> None:
    """Lay out the choice of a study, its sizes, what it costs and the button that starts it."""
    try:
        study = _chosen()
        if study is not None:
            _sized(study, results)
    except InputError as problem:
        st.error(as_plain(problem))


def _chosen() -> Study | None:
    names = [*shipped_studies(), OWN]
    name = st.selectbox("Study", names, key="study", bind="query-params")
    if name != OWN:
        return Study.read(name)
    file = st.file_uploader("A study as YAML, at most 1 MB", type=["yaml", "yml"], max_upload_size=1)
    return uploaded(file.getvalue(), file.name) if file is not None else None


def _sized(study: Study, results: Path) -> None:
    st.markdown(f"**{as_plain(study.question)}** Method: {study.method}.")
    small = small_sizes(study)
    with st.form("sizes"):
        columns = st.columns(4)
        sizes = {
            "share": columns[0].number_input("Share of the place", 0.001, 1.0, small["share"], format="%.3f"),
            "years": columns[1].number_input("Years", 1, 50, int(small["years"])),
            "points": columns[2].number_input("Points (N)", 2, 100_000, int(small["points"]), help=POINTS),
            "seeds": columns[3].number_input("Futures a point", 2, 1000, int(small["seeds"])),
        }
        stem = name_from(study.name)
        name = st.text_input(
            "Keep it in the results as", free_name(f"{stem}_small", results), key=f"as_{stem}"
        )
        note(
            f"The file itself asks for a share of {study.share:g}, {study.years} years, {study.points} "
            f"points and {study.seeds} futures a point. A small study is a first look, not an answer."
        )
        st.form_submit_button("What will it cost?", on_click=_asked, args=(study.name,))
    if st.session_state.get("reckoned") == study.name:
        refuse_name(name)
        _costed(study.sized(sizes), name, results)


def _asked(name: str) -> None:
    st.session_state["reckoned"] = name


def _costed(study: Study, name: str, results: Path) -> None:
    with st.spinner("Trying the corners of the ranges, and one run"):
        cost = _cost_of(study.name, study.written_in, study.model_dump_json(by_alias=True), study)
    st.markdown(as_plain(cost.in_words()))
    with st.expander("What is moved, and how far"):
        st.dataframe(cost.factors, hide_index=True, alt="Factors of the study")
    st.button("Start", type="primary", on_click=_start, args=(study, name, results))
    if problem := st.session_state.pop("could_not_start", None):
        st.error(as_plain(problem))


@st.cache_data(max_entries=20, show_spinner=False)
def _cost_of(_name: str, _where: str, content: str, _study: Study) -> Cost:
    """Keep what a study costs by what its file says."""
    return cost_of(_study)


def _start(study: Study, name: str, results: Path) -> None:
    """Start a study and open it; what is wrong is shown when the page is drawn again."""
    try:
        begin(study, name, results)
    except InputError as problem:
        st.session_state["could_not_start"] = str(problem)
    else:
        st.session_state.pop(f"as_{name_from(study.name)}", None)  # the next one gets a name of its own
        st.session_state.update(open=name, task="Open", reckoned=None)
