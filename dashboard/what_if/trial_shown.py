"""A trial shown: begun by a button, watched while it runs, its numbers taken once it is done."""

import streamlit as st

from dashboard.plain_text import as_plain
from dashboard.watched import last_words, watched
from dashboard.what_if.policy import Policy
from dashboard.what_if.whole_place import FUTURES, Trial
from sim.errors import InputError
from sim.population.place import Place

KEPT = "Finished futures are kept: the same button goes on from there."


def show_trial(policy: Policy, place: Place, years: int) -> Trial:
    """Show how the trial on the whole place stands, and return it."""
    trial = Trial.of(policy, place.name, years)
    begun = trial.begun()
    if begun is not None and begun.is_alive:  # charts are drawn after the tables are there
        watched(begun, "Trying it on the whole place", KEPT)
    elif trial.is_done:
        st.success(f"On the whole place: {place.families:,} synthetic families, {FUTURES} futures.")
    else:
        if begun is not None:
            last_words(begun)
        words = f"Try it on the whole place ({place.families:,} families, {FUTURES} futures)"
        if st.button(words, type="primary"):
            _begin(trial, policy)
    return trial


def _begin(trial: Trial, policy: Policy) -> None:
    try:
        trial.begin(policy)
    except InputError as problem:
        st.error(as_plain(problem))
    else:
        st.rerun()
