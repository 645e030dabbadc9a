"""The revolving door: families who walk in, wait, are turned away, are helped, leave and come back."""

import streamlit as st

from dashboard.door import play_room, town
from dashboard.prose import prose

st.title("The revolving door")
st.write(prose("door"))
futures, size, years = play_room.choices()
town.made_ready(futures, size, years)
play_room.play(futures)
