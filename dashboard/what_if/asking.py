"""Asking: what the page keeps between two runs of its script, and says while it computes."""

import streamlit as st

from dashboard.what_if.answered import Answered, Sample, answer_on_sample, place_and_parameters
from dashboard.what_if.desk import Desk
from dashboard.what_if.policy import Policy
from dashboard.what_if.whole_place import Trial
from sim.errors import InputError
from sim.population.place import Place
from sim.scenario import Scenario
from sim.warm import is_warm, warm_up

FAMILIES = 2_000  # of a quick sample
FUTURES = 6
YEARS = 10
MOST_ANSWERS = 12  # about 25 MB each


@st.cache_resource
def desk() -> Desk:
    """Return the one desk of this server; its processes end with it."""
    return Desk()


def sample_of(place: Place, scenario: Scenario) -> Sample:
    """Return the sample on which a policy is tried at once: a round part of all families.

    About `FAMILIES` of them, or more where a small team would have no time for one family of so few; all
    for a policy that cannot be anywhere.
    """
    part = max(1, round(place.families / FAMILIES))
    while part > 1 and not _can_be(scenario, place, 1.0 / part):
        part = max(1, part // 2)
    return Sample(place.name, 1.0 / part, YEARS, FUTURES)


def _can_be(scenario: Scenario, place: Place, share: float) -> bool:
    try:
        scenario.changes(place_and_parameters(place.name, share)[0])
    except InputError:
        return False
    return True


@st.cache_resource(max_entries=MOST_ANSWERS, show_spinner="Reading what was tried on the whole place")
def tried(trial: Trial) -> Answered:
    """Return the answer of a finished trial, read once."""
    return trial.answered()


def ask(policy: Policy, sample: Sample) -> Answered:
    """Return the answer on a sample, from memory where it was asked before; says what is being done."""
    if not is_warm():
        with st.spinner("Compiling the model, once for this machine: a minute or two", show_time=True):
            warm_up()
    return _asked(policy.yaml(), sample, policy)


@st.cache_resource(
    max_entries=MOST_ANSWERS, show_spinner="Living ten years of a sample of families, with and without it"
)
def _asked(written: str, sample: Sample, _policy: Policy) -> Answered:  # by what is written of it
    return answer_on_sample(desk(), Scenario.read("baseline"), _policy.scenario(), sample)
