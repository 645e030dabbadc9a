"""Presenter: the lesson in front of a room: large, dark, and nothing to touch but next and back.

Each stop has three screens: what there is to watch, the question, and what the run says.
"""

import streamlit as st

from dashboard.door import lesson, lesson_room
from dashboard.door.look import presented
from dashboard.door.town import made_ready

SCREENS = 3
LETTERS = "ABCD"
LESSON = "Lesson in five stops"


def is_on() -> bool:
    """Say whether the lesson is being presented."""
    return st.session_state.get("door_screen") is not None


def present() -> None:
    """Show the screen at which the presenter is."""
    presented()
    made_ready(lesson_room.futures(), lesson_room.SIZE, lesson_room.YEARS)
    nth, part = divmod(st.session_state["door_screen"], SCREENS)
    stop = lesson_room.stop_now(nth)
    st.title(stop.title)
    with st.container(key=f"door_{'words' if part else 'watch'}_{nth}_{part}"):
        (_watch, _ask, _reveal)[part](nth, stop)
    _turn()


def _watch(nth: int, stop: lesson.Stop) -> None:
    st.write(stop.say)
    lesson_room.watch(nth, presented=True)


def _ask(_nth: int, stop: lesson.Stop) -> None:
    st.write(f"**{stop.question}**")
    for letter, choice in zip(LETTERS, stop.choices, strict=False):
        st.write(f"**{letter}** \N{EN DASH} {choice}")


def _reveal(nth: int, stop: lesson.Stop) -> None:
    said = lesson_room.hands_in_words(nth, stop)
    st.write(f"**{LETTERS[stop.right]} \N{EN DASH} {stop.choices[stop.right]}.** {said}")
    for line in stop.reveal:
        st.write(line)
    st.caption(f"Source: {stop.source}")


def _turn() -> None:
    """Offer back and next; before the first screen and after the last the presentation is left."""
    with st.container(key="door_turn", horizontal=True):
        st.button("Back", on_click=_go, args=(-1,))
        st.button("Next", on_click=_go, args=(1,))


def _go(by: int) -> None:
    screen = st.session_state["door_screen"] + by
    inside = 0 <= screen < SCREENS * len(lesson.STOPS)
    st.session_state["door_stop"] = min(max(screen // SCREENS, 0), len(lesson.STOPS) - 1)
    st.session_state["door_screen"] = screen if inside else None
    st.session_state["door_mode_kept"] = LESSON
