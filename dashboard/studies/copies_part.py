"""How a study is copied: as a command, as Python, as YAML, each with a button that copies it."""

from typing import Any

import streamlit as st

from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.studies.copied import copies_of
from sim.errors import InputError


def copies_part(asked: dict[str, Any] | None, name: str, out: str) -> None:
    """Lay out the three forms of a study that is kept in a folder `out`; asked : its file as plain data."""
    st.subheader("Run it yourself")
    if asked is None:
        note("An older program ran this study and did not keep its file.")
        return
    try:
        copies = copies_of(asked, name, out)
    except InputError as problem:
        note(f"Its file is not one of this program: {as_plain(problem)}")
        return
    if copies.needs_file:
        note(f"Command and Python read the YAML, saved as {as_plain(name)}.yaml.")
    command, python, file = st.tabs(["Command", "Python", "YAML"])
    command.code(copies.command, language="console", wrap_lines=True)
    python.code(copies.python, language="python", wrap_lines=True)
    file.code(copies.yaml, language="yaml", wrap_lines=True)
    file.download_button("Save the YAML", copies.yaml, f"{name}.yaml", "application/yaml")
