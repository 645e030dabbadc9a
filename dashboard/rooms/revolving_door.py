"""The revolving door: families who walk in, wait, are turned away, are helped, leave and come back."""

import streamlit as st

from dashboard.prose import prose

with st.spinner("Loading the model"):  # a few seconds, the first time after the dashboard was started
    from dashboard.door import lesson_room, play_room, presenter, town
    from dashboard.door.look import compact

PLAY, LESSON = "Play", presenter.LESSON

if presenter.is_on():
    presenter.present()
    st.stop()
compact()
title, mode = st.columns([2, 1], vertical_alignment="bottom")
title.title("The revolving door")
kept = (PLAY, LESSON).index(st.session_state.get("door_mode_kept", PLAY))
shown = mode.radio(
    "What to do", (PLAY, LESSON), index=kept, key="door_mode", horizontal=True, label_visibility="collapsed"
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
