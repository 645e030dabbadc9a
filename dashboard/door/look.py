"""Look: what this room asks of the page round it: less room at the top, and in front of a room, the dark."""

import streamlit as st

COMPACT = """<style>
[data-testid="stMainBlockContainer"] { padding-top: 4.1rem; }
[data-testid="stMainBlockContainer"] h1 { padding: 0 0 0.2rem; font-size: 1.9rem; }
</style>"""
PRESENTED = """<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stApp"], [data-testid="stMain"] { background: #10141a; color: #f4f4f4; }
[data-testid="stMainBlockContainer"] { padding: 1rem 3rem 6rem; max-width: none; }
[data-testid="stMain"] :is(h1, h2, h3, p, li, span, label, div) { color: #f4f4f4; }
[data-testid="stMain"] h1 { font-size: 2.6rem; padding: 0; }
.st-key-door_turn { position: fixed; right: 3rem; bottom: 1rem; width: auto; z-index: 10; }
[data-testid="stMain"] :is(p, li) { font-size: 1.6rem; line-height: 1.3; }
[data-testid="stMain"] [class*="st-key-door_words"] p { font-size: 2.4rem; line-height: 1.3; }
[data-testid="stMain"] [data-testid="stCaptionContainer"] { opacity: 1; }
[data-testid="stMain"] [class*="st-key-door_words"] [data-testid="stCaptionContainer"] p { font-size: 1.4rem; }
[data-testid="stMain"] button { background: #10141a; border: 2px solid #f4f4f4; }
[data-testid="stMain"] button { min-height: 3.4rem; min-width: 8rem; }
[data-testid="stMain"] button p { font-size: 1.7rem; color: #f4f4f4; }
[data-testid="stMain"] button:focus-visible { outline: 4px solid #ffd166; outline-offset: 3px; }
</style>"""


def compact() -> None:
    """Leave more of the window to the stage."""
    st.html(COMPACT)


def presented() -> None:
    """Make the page dark and large, without anything round it."""
    st.html(PRESENTED)
