"""Known: how the numbers of a place are known, and how many are the place's own."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from calibration.evidence import Evidence, evidence
from sim.errors import UnknownNameError, WrongValueError, nearest
from sim.population.figures import KINDS, Known
from sim.population.place import Place
from sim.shape import Shape, dotted

ID = re.compile(r"[a-z0-9_]+")  # an id of the evidence table; a publication is named in words
NATIONAL = ("England", "England and Wales", "Great Britain", "UK", "United Kingdom")
OWN, STAND_IN, ELSEWHERE = "own", "national", "elsewhere"
OWNERS = {OWN: "the place's own", STAND_IN: "national stand-ins", ELSEWHERE: "from elsewhere"}


def figures_of(place: Place) -> dict[str, Known]:
    """Return every figure of a place by its dotted path, in the order of the file."""
    return {dotted(steps): figure for steps, figure in _figures(place, ())}


def whose(figure: Known, place: Place) -> str:
    """Say whose a figure with a source is: the place's `own`, a `national` stand-in, or of `elsewhere`.

    A note that begins with the name of a country says that its figure stands in. A source that is no id of
    the table is a publication that the user names, and taken for the place's own.
    """
    if (figure.note or "").startswith(NATIONAL):
        return STAND_IN
    geographies = [evidence()[source].geography for source in figure.source if source in evidence()]
    named = place.name.replace("_", " ").casefold()
    if len(geographies) < len(figure.source) or any(named in one.casefold() for one in geographies):
        return OWN
    return STAND_IN if set(geographies) & set(NATIONAL) else ELSEWHERE


def check_sources(place: Place) -> None:
    """Raise `InputError` for an id that is not in the table, or evidence that the table does not give."""
    for path, figure in figures_of(place).items():
        where = f"place {place.name}, {path}"
        _check_ids(figure.source, f"{where}.source")
        _check_value(figure, where)
    for order, item in enumerate(place.dated):
        _check_ids(item.source, f"place {place.name}, history[{order}].source")


def account_of(place: Place) -> list[str]:
    """Say in lines which numbers are evidence, derived and assumed, and how many are the place's own."""
    figures = figures_of(place)
    by_kind = {kind: [path for path, one in figures.items() if one.kind == kind] for kind in KINDS}
    sourced = {path: whose(one, place) for path, one in figures.items() if one.kind != "assumption"}
    by_owner = {owner: [path for path in sourced if sourced[path] == owner] for owner in OWNERS}
    return [
        f"It holds {len(figures)} figures:",
        *(f"  - {_named(kind, by_kind[kind])}" for kind in ("evidence", "derived", "assumption")),
        f"Of the {len(sourced)} that are no assumption:",
        *(f"  - {_named(words, by_owner[owner])}" for owner, words in OWNERS.items()),
    ]


def is_published(value: float, record: Evidence) -> bool:
    """Say whether a record gives a value: as its own, of another year, or in its note; a share may be a %."""
    noted = [float(word.replace(",", "")) for word in re.findall(r"\d[\d,]*(?:\.\d+)?", record.note or "")]
    given = [record.value, record.low, record.high, *(record.series or {}).values(), *noted]
    numbers = [float(number) for number in given if isinstance(number, int | float)]
    return any(abs(value - number / scale) < 1e-9 for number in numbers for scale in (1, 100))


def _figures(shape: Any, steps: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], Known]]:
    if isinstance(shape, Known):
        yield steps, shape
    elif isinstance(shape, Shape):
        for name, field in type(shape).model_fields.items():
            yield from _figures(getattr(shape, name), (*steps, field.alias or name))
    elif isinstance(shape, tuple):
        for order, below in enumerate(shape):
            yield from _figures(below, (*steps, order))


def _check_ids(sources: tuple[str, ...], where: str) -> None:
    for source in sources:
        if ID.fullmatch(source) and source not in evidence():
            found = f"no figure has the id {source}"
            allowed = "ids of calibration/evidence.yaml, or a publication named in words"
            close = nearest(source, evidence())
            advice = close if close.startswith("did") else "write for instance ONS, Census 2021, TS054"
            raise UnknownNameError(where, found, allowed, advice)


def _check_value(figure: Known, where: str) -> None:
    value = getattr(figure, "value", None)
    records = [evidence()[source] for source in figure.source if source in evidence()]
    if figure.kind != "evidence" or value is None or len(records) < len(figure.source):
        return
    if not any(is_published(value, record) for record in records):
        found = f"{value:g} is not what {', '.join(figure.source)} gives"
        advice = "a number computed from others is derived, with a note that says how"
        raise WrongValueError(f"{where}.value", found, _given(records), advice)


def _given(records: list[Evidence]) -> str:
    said = [f"{one.value} ({one.unit}, {one.geography} {one.year})" for one in records]
    return f"{'; '.join(said)}, or another of its years"


def _named(words: str, paths: list[str]) -> str:
    """Count figures and name them, those of several neighbourhoods as one."""
    names = Counter(re.sub(r"\[\d+\]", "", path) for path in paths)
    each = [f"{name} ({number})" if number > 1 else name for name, number in names.items()]
    return f"{len(paths)} {words}{': ' if paths else ''}{', '.join(each)}"
