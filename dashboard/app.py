"""What Streamlit runs: the four rooms, and what stands at the foot of each."""

import streamlit as st

from dashboard.foot import foot

ROOMS = (
    ("rooms/what_if.py", "What if", ""),
    ("rooms/revolving_door.py", "Revolving door", "revolving-door"),
    ("rooms/studies.py", "Studies", "studies"),
    ("rooms/evidence.py", "Evidence", "evidence"),
)

st.set_page_config(page_title="Revolving Door", layout="wide")
pages = [st.Page(path, title=title, url_path=address or None) for path, title, address in ROOMS]
st.navigation(pages, position="top").run()
foot()
