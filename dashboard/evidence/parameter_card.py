"""A parameter's card: what it is, what it may be, how we know it, and the record of each source."""

from collections.abc import Iterator
from typing import NamedTuple

from calibration.evidence import Evidence, evidence
from calibration.targets import Target, part_of, targets
from dashboard.evidence.learned_from import learned_of
from sim.explain import KINDS, Explanation, explain
from sim.parameter_table import codes_in_words, default_lines
from sim.parameters import PARAMETERS

GRADES = {
    "A": "A, seen in a stored copy of the source",
    "B": "B, a named official publication, the value from memory",
    "C": "C, uncertain",
}


class Record(NamedTuple):
    """A source in full: its id, what it says, and its fields in words, each with its name."""

    id: str
    says: str
    fields: dict[str, str]


class Card(NamedTuple):
    """A parameter as the page shows it.

    facts : what stands in the short table, by name; table : a table's default, row by row, empty of a
    number; records : the sources behind it, none of an assumption.
    """

    name: str
    means: str
    facts: dict[str, str]
    table: str
    records: list[Record]


def card_of(name: str) -> Card:
    """Return the card of a parameter. Raises `InputError` for a name that none has."""
    found = explain(name)
    return Card(found.parameter, found.meaning, dict(_facts(found)), _table(found), _records(found))


def _facts(found: Explanation) -> Iterator[tuple[str, str]]:
    parameter = PARAMETERS[found.parameter]
    yield "Known as", f"{found.kind}: {KINDS[found.kind]}"
    yield "Because", found.source
    yield "Unit", found.unit
    lines = default_lines(parameter)
    yield "As shipped", lines[0] if len(lines) == 1 else "a table, below"
    yield "Plausible", f"{found.plausible[0]:g} to {found.plausible[1]:g}: over this range studies vary it"
    if left := learned_of(found.parameter):
        yield "After the fit", left
    yield "Allowed in a file", f"{found.allowed[0]:g} to {found.allowed[1]:g}"
    if parameter.codes:
        yield "Its values", ", ".join(codes_in_words(parameter))
    yield "Stage", found.stage
    yield "Read by", "; ".join(found.read_by) or "no rule"


def _table(found: Explanation) -> str:
    lines = default_lines(PARAMETERS[found.parameter])
    return "\n".join(lines[1:]) if len(lines) > 1 else ""


def _records(found: Explanation) -> list[Record]:
    """Give the record of each source: a published figure in full, or a target with its range."""
    figures, aims = evidence(), {target.id: target for target in targets()}
    return [
        Record(one.id, one.says, dict(_fields(figures[one.id])))
        if one.id in figures
        else _target(aims[one.id])
        for one in found.sources
    ]


def _target(target: Target) -> Record:
    numbers = {
        f"{part.replace('_', ' ').capitalize() or 'Published'}": f"{part_of(target.value, part):g}, in range "
        f"from {part_of(target.low, part):g} to {part_of(target.high, part):g}"
        for part in target.parts()
    }
    said = {"Measured as": target.measure_in_model, "The range is": target.range_basis}
    return Record(target.id, f"{target.quantity} ({target.unit})", numbers | said)


def _fields(figure: Evidence) -> Iterator[tuple[str, str]]:
    """Give what the record of a published figure says, what is empty left out."""
    yield "Source", figure.cited()
    yield "Where in it", str(figure.source.get("where", ""))
    yield "For", f"{figure.geography}, {figure.year}"
    yield "Grade", GRADES.get(figure.grade, figure.grade)
    if figure.definition:
        yield "Defined as", figure.definition
    if figure.low is not None and figure.high is not None:
        yield "Range", f"{figure.low:g} to {figure.high:g} {figure.unit}"
    if figure.price_year:
        yield "Prices of", figure.price_year
    if figure.series:
        yield "Other years", ", ".join(f"{year}: {value:g}" for year, value in figure.series.items())
    if figure.note:
        yield "Note", figure.note
