"""What if: decisions on the left, on the right what becomes of families, demand and money."""

import streamlit as st

from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.prose import prose
from dashboard.what_if import table
from dashboard.what_if.asking import ask, sample_of, tried
from dashboard.what_if.controls import take_decisions
from dashboard.what_if.known_places import known_place
from dashboard.what_if.policy import Policy
from dashboard.what_if.results_shown import DETAILS, show_answer, show_as_things_stand, show_demand
from dashboard.what_if.setting_out import choose_place, choose_start, show_changes, show_policies
from dashboard.what_if.taking_away import take_away
from dashboard.what_if.telling import changes, question, sample_in_words, side_by_side
from dashboard.what_if.trial_shown import show_trial
from sim.errors import InputError
from sim.failures import RunFailedError
from sim.population.place import Place
from sim.scenario import Scenario


def decide(place: Place) -> Policy:
    """Return the policy in hand as the controls have it."""
    before = table.policies()[table.in_hand()]
    return before.decided(take_decisions(before.decisions, place))


def show(policy: Policy, scenario: Scenario, place: Place) -> None:
    """Show what follows from a policy."""
    st.markdown(f"### {as_plain(question(policy, scenario, place))}")
    sample = sample_of(place, scenario)
    if not changes(scenario):
        st.markdown(prose("nothing_changed"))
        show_as_things_stand(ask(policy, sample))
        return
    show_changes(scenario)
    trial = show_trial(policy, place, sample.years)
    answered = tried(trial) if trial.is_done else ask(policy, sample)
    if not trial.is_done:
        note(as_plain(sample_in_words(sample, place)))
    sentences = st.container()  # filled after the pictures, which are sooner made
    show_demand(answered)
    details = list(DETAILS)
    chosen = st.segmented_control("In detail", details, default=details[0], required=True, wrap=True)
    DETAILS[str(chosen)](answered)
    with sentences:
        show_answer(answered)
    if len(table.policies()) > 1:
        _show_side_by_side(place)
    take_away(policy, answered, trial, sample)


def _show_side_by_side(place: Place) -> None:
    every = [
        (table.NAMES[at], ask(one, sample_of(place, one.scenario())).material)
        for at, one in enumerate(table.policies())
    ]
    st.markdown("#### Side by side")
    st.dataframe(side_by_side(every))
    note("Differences from how things stand, with 95 % intervals, from the quick sample.")


table.lay_table()
left, right = st.columns([1, 2.6], gap="medium")
with left:
    chosen_place = known_place(choose_place())
    choose_start()
    decided = decide(chosen_place)
    table.decided(decided)
with right:
    show_policies()
    try:
        show(decided, decided.scenario(), chosen_place)
    except (InputError, RunFailedError) as problem:
        st.error(as_plain(problem))
