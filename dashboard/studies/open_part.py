"""The part of Studies that opens a result: a study finished or on its way, a fit, a screen, a comparison."""

from pathlib import Path
from typing import Any, Literal

import pandas as pd
import streamlit as st

from calibration.posterior import Posterior, read_posterior
from dashboard.evidence.held import shipped
from dashboard.evidence.targets_part import held_part, learned_part, rounded
from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.started import Started, recall
from dashboard.studies.begun import asked_for, go_on
from dashboard.studies.copies_part import copies_part
from dashboard.studies.found import (
    COMPARISON,
    FINISHED,
    FIT,
    RUNNING,
    STUDY_KIND,
    Far,
    Found,
    found_in,
    how_far,
    identity_in,
    row_of,
)
from dashboard.studies.study_part import study_part
from dashboard.watched import last_words, watched
from sim.errors import InputError

SHIPPED = "the fit of Tameside that is shipped"
FEW, HIGH = 10, 390  # rows that are shown whole; else so many pixels, and one scrolls
KEPT = "It stops as Ctrl-C would stop it. All runs finished so far are kept, and it can be gone on with."


def open_part(results: Path) -> None:
    """Lay out what there is to open, and the one that is opened."""
    every = {one.name: one for one in found_in(results)}
    name = _name(list(every), results)
    if name is None:
        _listed(list(every.values()), results)
    try:
        if name in every:
            _opened(every[name], results)
        elif name == SHIPPED:
            _shipped_fit()
        elif name:
            _not_there(name, results)
    except InputError as problem:
        st.error(as_plain(problem))


def _listed(every: list[Found], results: Path) -> None:
    if not every:
        st.info("No results here yet. Start a small study in the tab beside this one.")
        return
    table = pd.DataFrame([row_of(one, results) for one in every])
    high: Literal["content"] | int = "content" if len(table) <= FEW else HIGH
    st.dataframe(table, hide_index=True, height=high, alt="Results that can be opened")


def _name(names: list[str], results: Path) -> str | None:
    """Return the result that is opened, and keep it in the address.

    It is not bound to the address by Streamlit: a study that is started is opened before this choice is
    drawn, and that change would not reach the address. One just begun has no study in its folder yet.
    """
    asked = st.session_state.get("open") or st.query_params.get("open")
    if asked and asked not in (*names, SHIPPED):
        if recall(asked, results) is not None:
            names = [asked, *names]
        else:
            st.warning(f"There is no result {as_plain(asked)} in {as_plain(results)}.")
            asked = None
    st.session_state["open"] = asked
    name = st.selectbox(
        "Result", [*names, SHIPPED], index=None, key="open", placeholder="choose a result", on_change=_forget
    )
    if name:
        st.query_params["open"] = name
    return name


def _forget() -> None:
    """Let the address go where the choice was taken back, so that it does not bring it back."""
    if not st.session_state["open"]:
        st.query_params.pop("open", None)


def _not_there(name: str, results: Path) -> None:
    """Show what was just begun, or ended too soon to leave a study."""
    begun, asked = recall(name, results), asked_for(name, results)
    if asked is not None:
        _heading(asked.title, asked.question)
    if begun is not None and begun.is_alive:
        watched(begun, "Running", KEPT)
        note(KEPT)
    elif begun is not None:
        last_words(begun)


def _opened(one: Found, results: Path) -> None:
    if one.kind == STUDY_KIND:
        _study(one, results)
    elif one.kind == FIT:
        _fit(read_posterior(one.folder / "posterior.parquet"))
    elif one.kind == COMPARISON:
        held_part(one.folder)
    else:
        _screen(one.folder)


def _study(one: Found, results: Path) -> None:
    said, far = identity_in(one.folder), how_far(one, results)
    if far.state == FINISHED:
        study_part(one.folder)
    else:
        _heading(said.get("title", one.name), said.get("question", ""))
        _on_its_way(one, far, results, said.get("asked"))
    copies_part(said.get("asked"), Path(one.name).name, _near(results / one.name))


def _heading(title: str, question: str) -> None:
    st.header(as_plain(title))
    st.markdown(as_plain(question))


def _near(folder: Path) -> str:
    """Return a folder as one would write it where the dashboard stands."""
    return str(folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder)


def _on_its_way(one: Found, far: Far, results: Path, asked: dict[str, Any] | None) -> None:
    begun = recall(one.name, results)
    if far.state == RUNNING:
        _running(one, far, begun)
        return
    st.progress(far.done / max(far.runs, 1), text=far.in_words())
    if begun is not None:
        last_words(begun)
    if asked is None:
        st.info("An older program began it. Give the command that began it, in the same folder, to go on.")
    elif st.button("Go on with it", type="primary"):
        go_on(asked, one.name, results)
        st.rerun()


def _running(one: Found, far: Far, begun: Started | None) -> None:
    if begun is not None and begun.is_alive:
        watched(begun, "Running", KEPT)
        note(KEPT)
    else:
        st.progress(far.done / max(far.runs, 1), text=far.in_words())
        st.info("Another process of this machine runs it. Stop it there, with Ctrl-C.")
        st.button("Look again")


def _shipped_fit() -> None:
    fit = shipped()
    if fit is None:
        st.info("No fit is shipped. `revolving-door calibrate --out results/fit` makes one.")
        return
    st.header("The fit of Tameside")
    st.markdown(as_plain(fit[1]))
    learned_part(fit[0])


def _fit(posterior: Posterior) -> None:
    bar = posterior.made_by.get("bar", {})
    st.header(f"A fit of {as_plain(posterior.made_by.get('place', 'a place'))}")
    if bar:
        passed = "passes" if bar.get("passed") else "does not pass"
        st.markdown(f"It {passed} its bar: {bar.get('in_range', '?')} targets in range.")
    learned_part(posterior)


def _screen(folder: Path) -> None:
    st.header("Which parameters the targets inform")
    table = pd.read_csv(folder / "screen.csv")
    if (folder / "screen.png").exists():
        alt = "How much each parameter moves each target; the table below has the numbers"
        st.image((folder / "screen.png").read_bytes(), width="stretch", alt=alt)
    st.dataframe(rounded(table), hide_index=True, alt="Screen")
    st.download_button("Screen as CSV", table.to_csv(index=False), "screen.csv", "text/csv")
