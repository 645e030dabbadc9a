"""The foot of every room: synthetic families, what the model cannot say."""

import streamlit as st

from dashboard.prose import prose


def foot() -> None:
    """Write the foot."""
    st.divider()
    st.caption(prose("foot"))
