"""The evidence: published figures, each with its source, looked up by id."""

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sim.errors import UnknownNameError, nearest

EVIDENCE_FILE = Path(__file__).parent / "evidence.yaml"
# the compiled safe loader gives the same data ten times faster, where it was built
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Evidence(NamedTuple):
    """One published figure.

    `value` is None where the source gives only a range (`low`, `high`) or a text; `series` holds the
    values of other years; `grade` is A (seen in a stored copy), B or C; `role` is `calibration`,
    `input` or `context`.
    """

    id: str
    quantity: str
    unit: str
    geography: str
    year: str
    source: dict[str, Any]
    grade: str
    role: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    price_year: str | None = None
    definition: str = ""
    note: str = ""
    series: dict[str, float] | None = None
    group: str = ""

    def cited(self) -> str:
        """Return the source as one line: publisher, title, year."""
        known = [part for part in ("publisher", "title", "year") if part in self.source]
        return ", ".join(str(self.source[part]) for part in known)


@lru_cache(maxsize=1)
def evidence() -> dict[str, Evidence]:
    """Return every published figure by its id, in the order of the file (read once)."""
    records = yaml.load(EVIDENCE_FILE.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return {record["id"]: Evidence(**record) for record in records}


def look_up(evidence_id: str) -> Evidence:
    """Return one published figure.

    Raises `UnknownNameError` for an id that is not in the table, with the nearest one.
    """
    if evidence_id not in evidence():
        found, allowed = f"no figure has the id {evidence_id!r}", "an id of calibration/evidence.yaml"
        raise UnknownNameError("evidence", found, allowed, _advice(evidence_id))
    return evidence()[evidence_id]


def value_of(evidence_id: str) -> float:
    """Return the value of one published figure, in its own unit and price year.

    Raises `UnknownNameError` for an unknown id and `ValueError` where the record holds no single value.
    """
    value = look_up(evidence_id).value
    if value is None:
        raise ValueError(f"evidence {evidence_id}: the record gives no single value")
    return float(value)


def _advice(evidence_id: str) -> str:
    advice = nearest(evidence_id, evidence())
    return advice if advice.startswith("did you mean") else "search the file for the quantity"
