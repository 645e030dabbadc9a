"""The revolving door: families who walk in, wait, are turned away, are helped, leave and come back."""

import streamlit as st

from dashboard.door import play_room, town
from dashboard.door.look import compact
from dashboard.prose import prose

compact()
st.title("The revolving door")
futures, size, years = play_room.choices()
town.made_ready(futures, size, years)
play_room.play(futures)
with st.expander("What you see"):
    st.markdown(prose("door"))
