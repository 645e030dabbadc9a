"""Studies: open a result and look at what drives an answer, or start a small study."""

import streamlit as st

from dashboard.prose import prose
from dashboard.serve import results_folder
from dashboard.studies.open_part import open_part
from dashboard.studies.start_part import start_part

st.title("Studies")
st.markdown(prose("studies"))
opened, started = st.tabs(["Open", "Start"], key="task", bind="query-params")
with opened:
    open_part(results_folder())
with started:
    start_part(results_folder())
