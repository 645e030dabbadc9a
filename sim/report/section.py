"""A section of a report: a heading, then words, pictures and tables in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Words:
    """Sentences, as paragraphs or as a list; `heading` stands above them where there is one.

    strong : the answer itself; what stands before a sentence's first colon is its lead.
    """

    kind: ClassVar[str] = "words"
    sentences: Sequence[str]
    heading: str = ""
    listed: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture as an address that holds it whole, a sentence for who cannot see it, and its caption."""

    kind: ClassVar[str] = "picture"
    source: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Grid:
    """A table as it is read: a heading a column, the first column naming the row."""

    kind: ClassVar[str] = "grid"
    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    words_in: Sequence[int] = field(default_factory=tuple)  # columns that hold words, beside the first
    long: bool = False  # whether those words may need several lines


@dataclass(frozen=True)
class Section:
    """One section; `on_a_new_page` begins it at the top of a page when printed."""

    title: str
    parts: Sequence[Words | Picture | Grid]
    on_a_new_page: bool = False
