"""The part of Evidence that holds the model against published figures, and what the fit has learned."""

import shlex
from pathlib import Path

import pandas as pd
import streamlit as st

from calibration.posterior import Posterior
from dashboard.evidence import held
from dashboard.evidence.learned_from import learned_in_a_sentence, picture_of
from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.serve import results_folder
from dashboard.started import all_started, recall
from dashboard.watched import last_words, watched
from sim.errors import InputError


def targets_part() -> None:
    """Lay out what the shipped fit reaches, the targets, and a comparison that can be run here."""
    fit = held.shipped()
    if fit is not None:
        st.markdown(f"**{as_plain(fit[1])}**")
    _compared(results_folder())
    st.header("The published figures")
    table = held.published()
    st.dataframe(table, hide_index=True, alt="Published targets with their ranges")
    st.download_button("Targets as CSV", table.to_csv(index=False), "published.csv", "text/csv")
    if fit is not None:
        st.header("What the fit has learned")
        learned_part(fit[0])


def learned_part(posterior: Posterior) -> None:
    """Show prior against posterior: in a sentence, as a picture, as a table."""
    table, picture = _drawn(posterior.digest, posterior)
    st.markdown(as_plain(learned_in_a_sentence(table)))
    alt = "Prior against posterior of each free parameter; the table below has its numbers"
    st.image(picture, width="stretch", alt=alt)
    st.dataframe(rounded(table), hide_index=True, alt="Prior against posterior")
    st.download_button("Prior and posterior as CSV", table.to_csv(index=False), "learned.csv", "text/csv")


@st.cache_data(max_entries=4, show_spinner="Drawing what the fit has learned")
def _drawn(digest: str, _posterior: Posterior) -> tuple[pd.DataFrame, bytes]:
    """Keep the picture of a fit, which takes a second to draw, by the digest of its draws."""
    return picture_of(_posterior)


def held_part(folder: Path) -> None:
    """Show what a stored comparison says of each target."""
    try:
        table = held.read_held(folder)
    except InputError as problem:
        st.error(as_plain(problem))
        return
    st.markdown(as_plain(held.in_words(table)))
    _how_it_was_run(folder)
    for name, alt in held.ALT.items():
        if (folder / name).exists():
            st.image((folder / name).read_bytes(), width="stretch", alt=alt)
    shown = rounded(table)
    st.dataframe(shown, hide_index=True, column_order=held.SHOWN, alt="Observed against simulated")
    st.download_button("Comparison as CSV", table.to_csv(index=False), f"{folder.name}.csv", "text/csv")


def rounded(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its numbers in four digits, for a screen."""
    return table.map(lambda one: float(f"{one:.4g}") if isinstance(one, float) else one)


def _compared(results: Path) -> None:
    """Show the newest comparison of the results and the one that runs, or offer one."""
    last = next(iter(all_started("validate", results)), None)
    running = last is not None and last.is_alive
    folders = held.stored(results)
    st.header("The model against the published figures")
    if last is not None and running:
        watched(last, "Holding the model against the published figures", "Nothing is kept of it.")
    elif last is not None and not (results / last.name).exists():
        last_words(last)
    if not running:  # above the pictures, so that progress shows where the button was
        _offer(results)
    if folders:
        held_part(_chosen(folders))


def _chosen(folders: list[Path]) -> Path:
    if len(folders) == 1:
        return folders[0]
    return st.selectbox("Comparison", folders, format_func=lambda one: one.name, key="comparison")


def _how_it_was_run(folder: Path) -> None:
    """Quote the command where it is known; a part of the place swings more than the whole."""
    begun = recall(folder.name, folder.parent)
    if begun is not None:
        st.code(shlex.join(["revolving-door", *begun.words]), language="console", wrap_lines=True)
    note("A part of the place swings more than the whole: expect fewer in range than the fit has.")


def _offer(results: Path) -> None:
    with st.form("compare"):
        ways = (held.QUICK, held.FULL)
        way = st.radio("Hold the model against the figures now", ways, format_func=lambda one: one.words)
        asked = st.form_submit_button("Compare now")
    if not asked:
        return
    try:
        held.begin(way, results)
    except InputError as problem:
        st.error(as_plain(problem))
    else:
        st.rerun()
