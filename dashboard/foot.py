"""The foot of every room: synthetic families, what the model cannot say."""

import streamlit as st

from dashboard.note import note
from dashboard.prose import prose


def foot() -> None:
    """Write the foot."""
    st.divider()
    note(prose("foot"))
