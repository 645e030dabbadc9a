"""The revolving door: families who walk in, wait, are turned away, are helped, leave and come back."""

import streamlit as st

from dashboard.door import lesson_room, play_room, presenter, town
from dashboard.door.look import compact
from dashboard.prose import prose

PLAY, LESSON = "Play", presenter.LESSON

if presenter.is_on():
    presenter.present()
    st.stop()
compact()
title, mode = st.columns([3, 1], vertical_alignment="bottom")
title.title("The revolving door")
shown = mode.segmented_control(
    "What to do",
    (PLAY, LESSON),
    default=st.session_state.get("door_mode_kept", PLAY),
    key="door_mode",
    required=True,
    label_visibility="collapsed",
)
if shown == LESSON:
    town.made_ready(lesson_room.futures(), lesson_room.SIZE, lesson_room.YEARS)
    lesson_room.teach()
else:
    futures, size, years = play_room.choices()
    town.made_ready(futures, size, years)
    play_room.play(futures)
    with st.expander("What you see"):
        st.markdown(prose("door"))
