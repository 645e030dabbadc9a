"""Plain text: words from data as they stand, where Streamlit would read them as Markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+~|$:!&-])")


def as_plain(text: object) -> str:
    """Return a text that Markdown shows letter by letter; line breaks become spaces."""
    return _MARKS.sub(r"\\\1", " ".join(str(text).split()))
