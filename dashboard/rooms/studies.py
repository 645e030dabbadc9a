"""Studies: open a result and look at what drives an answer, or start a small study."""

import streamlit as st

from dashboard.prose import prose
from dashboard.serve import results_folder
from dashboard.studies.open_part import open_part
from dashboard.studies.start_part import start_part

st.title("Studies")
st.markdown(prose("studies"))
parts = {"Open": open_part, "Start": start_part}
for tab, lay_out in zip(st.tabs(list(parts), key="task", bind="query-params"), parts.values(), strict=True):
    if tab.open:
        with tab:
            lay_out(results_folder())
