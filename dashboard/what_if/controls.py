"""Controls: the narrow column in which decisions are taken; nobody has to know a parameter's name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.note import note
from dashboard.what_if.decisions import (
    CLOSING,
    EARLIEST,
    FIELDS,
    FURTHEST,
    HOURS,
    LATEST,
    REACH,
    SHARED,
    TOGETHER,
    Decisions,
)
from sim.population.place import Place

KEY = "decide {}"
GAP = 1.0  # points that a line stays below the next, as shipped they are about 1.2 and 1.5 apart
LINES = {
    "early_help": "Early help",
    "s17": "Child in need (S17)",
    "s47": "Protection enquiry (S47)",
}
LADDER = tuple(LINES)
IN_WORDS = {
    "presenting need": "when the need that brought the family eases",
    "whole family": "when the whole family is settled",
}


def show_decisions(decisions: Decisions) -> None:
    """Put decisions into the controls; to be called before these are drawn."""
    for name in FIELDS:
        value = getattr(decisions, name)
        st.session_state[KEY.format(name)] = list(value) if isinstance(value, tuple) else value


def take_decisions(before: Decisions, place: Place) -> Decisions:
    """Draw the controls and return what is decided.

    before : what was decided when these controls were last drawn; it stands where another room was visited.
    """
    if KEY.format(FIELDS[0]) not in st.session_state:
        show_decisions(before)
    _leave_out_unknown("where", place.neighbourhood_names)
    _leave_out_unknown("together", agencies_of(place))
    taken: dict[str, Any] = {}
    for title, draw in _GROUPS.items():
        with st.expander(title, expanded=title in _OPEN):
            taken |= draw(place)
    return replace(before, **taken)


def agencies_of(place: Place) -> list[str]:
    """Return the agencies of a place that can be put under one roof."""
    return [name for name in place.agency_names if not name.startswith("spare_") and name != "family"]


def _leave_out_unknown(field: str, known: list[str]) -> None:
    """Leave out of a choice what another place does not have."""
    key = KEY.format(field)
    st.session_state[key] = [name for name in st.session_state[key] if name in known]


def _thresholds(_place: Place) -> dict[str, Any]:
    note("Points of need that a family must reach. Right: only families in greater need get in.")
    for name in reversed(LADDER):
        st.slider(
            LINES[name], -FURTHEST, FURTHEST, step=0.5, format="%+.1f", key=KEY.format(name),
            on_change=_push, args=(name,),
        )  # fmt: skip
    return {name: st.session_state[KEY.format(name)] for name in LADDER}


def _push(moved: str) -> None:
    """Keep the ladder in order: a line that is moved past another takes it along."""
    at = LADDER.index(moved)
    for lower, upper in zip(LADDER[at:], LADDER[at + 1 :], strict=False):
        below, above = KEY.format(lower), KEY.format(upper)
        st.session_state[above] = max(st.session_state[above], st.session_state[below] - GAP)
    for upper, lower in zip(LADDER[at::-1], LADDER[:at][::-1], strict=False):
        below, above = KEY.format(lower), KEY.format(upper)
        st.session_state[below] = min(st.session_state[below], st.session_state[above] + GAP)


def _together(place: Place) -> dict[str, Any]:
    chosen = st.multiselect(
        "Who sits together", agencies_of(place), key=KEY.format("together"), format_func=_spelt,
        placeholder="nobody moves",
        help="Two agencies or more. A hub of the reports has eleven.",
    )  # fmt: skip
    st.button("Choose the hub of the reports", on_click=_choose_hub)
    shared = st.segmented_control(
        "Answer for the same outcomes", list(SHARED), key=KEY.format("shared"), required=True
    )
    return {"together": tuple(chosen), "shared": shared}


def _choose_hub() -> None:
    st.session_state[KEY.format("together")] = list(TOGETHER)


def _advocates(_place: Place) -> dict[str, Any]:
    hours = st.segmented_control(
        "An advocate for a family, a week", list(HOURS), key=KEY.format("advocates"), required=True
    )
    posts = st.slider(
        "Full-time advocates",
        *REACH["advocate_posts"],
        key=KEY.format("advocate_posts"),
        disabled=HOURS[str(hours)] is None,
    )
    return {"advocates": hours, "advocate_posts": posts}


def _workers(_place: Place) -> dict[str, Any]:
    return {
        "key_worker_families": st.slider(
            "Families of a key worker, at most",
            *REACH["key_worker_families"],
            key=KEY.format("key_worker_families"),
        ),
        "key_worker_posts": st.slider(
            "Key workers, % of posts today",
            *REACH["key_worker_posts"],
            step=10,
            key=KEY.format("key_worker_posts"),
        ),
        "social_worker_posts": st.slider(
            "Social workers, % of posts today",
            *REACH["social_worker_posts"],
            step=10,
            key=KEY.format("social_worker_posts"),
        ),
    }


def _closing(_place: Place) -> dict[str, Any]:
    return {
        "closing": st.radio(
            "A case closes", list(CLOSING), key=KEY.format("closing"),
            format_func=lambda word: IN_WORDS.get(word, "as now, when needs taken together look low"),
        ),
        "step_down": st.slider(
            "Step down to lighter help, % of cases that close with needs left", *REACH["step_down"], step=5,
            key=KEY.format("step_down"),
        ),
        "follow_up": st.slider(
            "Weeks of looking in after closing", *REACH["follow_up"], step=13, key=KEY.format("follow_up")
        ),
    }  # fmt: skip


def _where(place: Place) -> dict[str, Any]:
    where = st.pills(
        "In these neighbourhoods only", place.neighbourhood_names, selection_mode="multi",
        key=KEY.format("where"), format_func=_spelt, help="None chosen: everywhere. Posts are for all.",
    )  # fmt: skip
    starts = st.date_input("From", min_value=EARLIEST, max_value=LATEST, key=KEY.format("starts"))
    ramp = st.slider("Coming in over, weeks", *REACH["ramp"], step=13, key=KEY.format("ramp"))
    return {"where": tuple(where), "starts": starts, "ramp": ramp}


def _spelt(name: str) -> str:
    return name.replace("_", " ")


_GROUPS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "Thresholds": _thresholds,
    "Working together": _together,
    "Advocates": _advocates,
    "Key workers and posts": _workers,
    "Closing, step-down and follow-up": _closing,
    "Where, and from when": _where,
}
_OPEN = ("Thresholds",)
