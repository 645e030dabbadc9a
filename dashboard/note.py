"""A note: small print that can be read, where Streamlit's own caption is too pale for weak eyes."""

import streamlit as st


def note(text: str) -> None:
    """Write Markdown in small letters of full contrast, a paragraph at a time."""
    for paragraph in text.strip().split("\n\n"):
        st.markdown(f":small[{' '.join(paragraph.split())}]")
