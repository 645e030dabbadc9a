"""Prose: what the rooms say at length, in Markdown files of this folder."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def prose(name: str) -> str:
    """Return the Markdown of a file of this folder, by its name without ending."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")
