"""Watched: how far a started command is, drawn anew by itself until the command ends."""

import streamlit as st

from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.started import Started

EVERY_SECONDS = 1.5
LAST_LINES = 6
STOPPED = "Stopped:"  # how a command begins its last line after Ctrl-C
FIRST = "The first time on a machine the model is compiled, which takes two minutes."


@st.fragment(run_every=EVERY_SECONDS)
def watched(started: Started, what: str, kept: str) -> None:
    """Show progress and a button that stops it; when it has ended, the whole page is drawn anew.

    what : what is being done, in a few words; kept : what stays when it is stopped.
    """
    if not started.is_alive:
        st.rerun()
    far = started.how_far
    if far is None:
        st.progress(0.0, text=f"{what}: getting ready. {FIRST}")
    else:
        done, of, words = far
        st.progress(min(done / max(of, 1), 1.0), text=f"{what}: {done:,} of {of:,}. {as_plain(words)}")
    if st.button("Stop", key=f"stop_{started.name}", help=kept):
        started.stop()
        note("Stopping.")


def last_words(started: Started) -> None:
    """Say how a command ended that has not left its result: it was stopped, or what it said last."""
    said = [line for line in started.said if line.strip()][-LAST_LINES:]
    if said and said[-1].startswith(STOPPED):
        st.info("It was stopped. What was finished is kept.")
        return
    st.warning("It ended before it was done. What it said last:" if said else "It ended before it was done.")
    if said:
        st.code("\n".join(said), language=None, wrap_lines=True)
