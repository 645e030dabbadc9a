"""A trial shown: begun by a button, watched while it runs, its numbers taken once it is done."""

import streamlit as st

from dashboard.what_if.asking import trials
from dashboard.what_if.policy import Policy
from dashboard.what_if.telling import plain
from dashboard.what_if.whole_place import FUTURES, Trial
from sim.population.place import Place

SECONDS = 1.0  # between two looks


def show_trial(policy: Policy, place: Place, years: int) -> Trial:
    """Show how the trial on the whole place stands, and return it."""
    trial = Trial.of(policy, place.name, years)
    process = trials().get(trial)
    if trial.is_done:
        st.success(f"On the whole place: {place.families:,} synthetic families, {FUTURES} futures.")
    elif process is not None and process.poll() is None:
        _watch(trial)
    else:
        if process is not None:
            said = trial.last_words()
            st.error(plain(f"The trial ended before its time: {said}. What is finished of it is kept."))
        words = f"Try it on the whole place ({place.families:,} families, {FUTURES} futures)"
        st.button(words, on_click=_begin, args=(trial, policy), type="primary")
    return trial


def _begin(trial: Trial, policy: Policy) -> None:
    trials()[trial] = trial.begin(policy)


@st.fragment(run_every=SECONDS)
def _watch(trial: Trial) -> None:
    """Show how many futures are lived, and take the page on when all are."""
    process = trials()[trial]
    if trial.is_done or process.poll() is not None:
        st.rerun()
    lived = trial.lived
    words = f"Trying it on the whole place: {lived} of {FUTURES} futures lived"
    st.progress(lived / FUTURES, text=f"{words}. It goes on if you leave this page.")
