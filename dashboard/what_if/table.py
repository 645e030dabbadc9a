"""The table: up to four policies of one sitting, which of them is in hand, and how they get there."""

from collections.abc import Callable

import streamlit as st

from dashboard.what_if.controls import show_decisions
from dashboard.what_if.known_places import PLACES
from dashboard.what_if.policy import Policy
from sim.errors import InputError
from sim.scenario import Scenario

MOST = 4
NAMES = "ABCD"
POLICIES, IN_HAND, PLACE, REFUSED = "policies", "policy in hand", "place", "refused"
LINK, LINK_PLACE = "policy", "place"


def lay_table() -> None:
    """Lay what the address asks for, or nothing changed, where this sitting has nothing yet."""
    if POLICIES in st.session_state:
        return
    st.session_state[POLICIES], st.session_state[IN_HAND] = [Policy()], 0
    place = st.query_params.get(LINK_PLACE, PLACES[0])
    st.session_state[PLACE] = place if place in PLACES else PLACES[0]
    if place not in PLACES:
        st.session_state[REFUSED] = f"The link names a place that is not here. Allowed: {', '.join(PLACES)}."
    if link := st.query_params.get(LINK):
        _try(lambda: Policy.of_link(link))


def policies() -> list[Policy]:
    """Return the policies of this sitting, one at least."""
    return list(st.session_state[POLICIES])


def in_hand() -> int:
    """Return which of them is in hand."""
    return int(st.session_state[IN_HAND])


def put(policy: Policy) -> None:
    """Put a policy in the place of the one in hand, and its decisions into the controls."""
    st.session_state[POLICIES] = [policy if at == in_hand() else other for at, other in enumerate(policies())]
    show_decisions(policy.decisions)


def decided(policy: Policy) -> None:
    """Keep what the controls say of the policy in hand, and show it in the address."""
    st.session_state[POLICIES][in_hand()] = policy
    link = policy.link()
    if policy == Policy() or not link:
        st.query_params.pop(LINK, None)
    elif st.query_params.get(LINK) != link:
        st.query_params[LINK] = link
    if st.query_params.get(LINK_PLACE) != st.session_state[PLACE]:
        st.query_params[LINK_PLACE] = st.session_state[PLACE]


def take_in_hand(at: int) -> None:
    """Take another policy in hand."""
    st.session_state[IN_HAND] = at
    show_decisions(policies()[at].decisions)


def add_copy() -> None:
    """Lay a copy of the policy in hand beside the others and take it in hand."""
    st.session_state[POLICIES] = [*policies(), policies()[in_hand()]][:MOST]
    take_in_hand(len(policies()) - 1)


def take_away() -> None:
    """Take the policy in hand away; one always stays."""
    left = [policy for at, policy in enumerate(policies()) if at != in_hand()]
    st.session_state[POLICIES] = left or [Policy()]
    take_in_hand(0)


def begin_with(name: str) -> None:
    """Begin anew with a shipped scenario."""
    _try(lambda: Policy.of(Scenario.read(name)))


def begin_with_file(name: str, content: bytes) -> None:
    """Begin anew with an uploaded file."""
    _try(lambda: Policy.of_yaml(content, name))


def add_shipped(name: str) -> None:
    """Add what a shipped scenario does to the policy in hand."""
    _try(lambda: policies()[in_hand()].with_also(Scenario.read(name)))


def take_back(block: str) -> None:
    """Leave one block of the policy in hand as things stand."""
    put(policies()[in_hand()].without(block))


def _try(make: Callable[[], Policy]) -> None:
    """Put a policy on the table, or keep the one there and say why."""
    st.session_state.pop(REFUSED, None)
    try:
        put(make())
    except InputError as problem:
        st.session_state[REFUSED] = str(problem)
