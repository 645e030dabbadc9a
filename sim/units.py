"""What a number means: its unit, the values it may take, and how we know it."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Annotated, NamedTuple, get_args, get_origin, get_type_hints


class Quantity(NamedTuple):
    """A unit and the hard limits of any value given in it."""

    unit: str
    lowest: float
    highest: float


class Provenance(NamedTuple):
    """How a value is known: kind, source, and the range within which it may plausibly lie.

    kind : `evidence` (source is an id of the evidence table, a law or guidance), `calibrated`
        (source names the targets that inform it) or `assumption` (source says why).
    """

    kind: str
    source: str
    low: float
    high: float


class Meaning(NamedTuple):
    """What a parameter is, in words, where its name and its provenance do not say."""

    words: str


class Codes(NamedTuple):
    """What each value of a code stands for: name by value; no and yes where nothing else is said."""

    names: dict[int, str]


class Axes(NamedTuple):
    """What the rows of a table stand for, and then its columns: their names, in order."""

    names: tuple[tuple[str, ...], ...]


class Parameter(NamedTuple):
    """One parameter as the documentation, the checks and `explain` see it.

    meaning : what it is, in words, empty where name and provenance say it; codes : name by value, for a
    code; axes : names of a table's rows, and of its columns.
    """

    stage: str
    name: str
    default: object
    quantity: Quantity
    provenance: Provenance
    meaning: str = ""
    codes: dict[int, str] = {}  # noqa: RUF012 (never written to)
    axes: tuple[tuple[str, ...], ...] = ()

    @property
    def path(self) -> str:
        """Dotted name, as scenario files spell it."""
        return f"{self.stage}.{self.name}"

    @property
    def words(self) -> str:
        """What it is: the meaning given, or else the words of its provenance."""
        return self.meaning or self.provenance.source

    @property
    def limits(self) -> tuple[float, float]:
        """Lowest and highest value allowed; a code may only be one that has a meaning."""
        if self.quantity == CODE:
            return self.provenance.low, self.provenance.high
        return self.quantity.lowest, self.quantity.highest


NO_OR_YES = {0: "no", 1: "yes"}
SHARE = Quantity("share, 0-1", 0.0, 1.0)
PER_WEEK = Quantity("chance a week", 0.0, 1.0)
PER_YEAR = Quantity("chance a year", 0.0, 1.0)
SCORE = Quantity("need score, points", -20.0, 20.0)
LOG_ODDS = Quantity("log odds", -10.0, 10.0)
RATIO = Quantity("ratio", 0.0, 100.0)
WEEKS = Quantity("weeks", 0.0, 5200.0)
POSTS = Quantity("full-time posts", 1.0, 100000.0)
EXTRA_POSTS = Quantity("full-time posts more", 0.0, 100000.0)
POUNDS = Quantity("£", 0.0, 1e9)
FAMILIES = Quantity("families", 1.0, 10_000_000.0)
ADVOCATES = Quantity("advocates, counted full-time", 0.0, 100000.0)
CASES = Quantity("cases a worker", 0.1, 200.0)
TRUST = Quantity("trust, 0-1 a step", 0.0, 1.0)
CODE = Quantity("code", 0.0, 100.0)
AGENCY = Quantity("code of an agency, -1 nobody", -1.0, 18.0)
TEAM = Quantity("code of a team", 0.0, 2.0**32)
HOURS = Quantity("hours a week", 1.0, 37.0)
LEADS = Quantity("full-time posts of partners", 0.0, 100000.0)
PLACES = Quantity("families at once in each neighbourhood", 0.0, 100000.0)
FAMILIES_HELD = Quantity("families at once, 0 as usual", 0.0, 200.0)
NEEDS_OF_EIGHT = Quantity("needs of eight", 0.0, 8.0)
AGENCIES_CONCERNED = Quantity("different agencies", 2.0, 18.0)
RISK_FACTORS = Quantity("risk factors of nine, 0 not in use", 0.0, 9.0)
MEETINGS = Quantity("meetings a week", 0.0, 7.0)
DISCUSSED = Quantity("families at a meeting, for each 10,000 living in the place", 0.0, 1000.0)
AGE = Quantity("years of age", 0.0, 17.0)
FAMILIES_AT_ONCE = Quantity("families at once", 0.0, 100000.0)
A_THOUSAND = Quantity("for every 1,000 families", 0.0, 1000.0)


def evidence(source: str, low: float, high: float) -> Provenance:
    """Mark a value that a published figure, a law or guidance gives."""
    return Provenance("evidence", source, low, high)


def calibrated(source: str, low: float, high: float) -> Provenance:
    """Mark a value fitted to the named targets."""
    return Provenance("calibrated", source, low, high)


def assumption(source: str, low: float, high: float) -> Provenance:
    """Mark a value nobody has measured; it is swept, never quietly fitted."""
    return Provenance("assumption", source, low, high)


def means(words: str) -> Meaning:
    """Say what a parameter is."""
    return Meaning(words)


def codes(*names: str | type[IntEnum], **more: int) -> Codes:
    """Name the values of a code: an enumeration, or names from 0 on; `more` names values beyond these."""
    named = _named(names[0] if isinstance(names[0], type) else names)  # type: ignore[arg-type]
    return Codes(dict(sorted((named | {value: name for name, value in more.items()}).items())))


def by(*axes: type[IntEnum] | Iterable[str]) -> Axes:
    """Name the rows of a table and then its columns: an enumeration, or names in order."""
    return Axes(tuple(tuple(_named(axis).values()) for axis in axes))


def _named(names: type[IntEnum] | Iterable[str]) -> dict[int, str]:
    if isinstance(names, type):
        return {int(one): one.name.lower().replace("_", " ") for one in names}
    return dict(enumerate(names))


def parameters_of(stage: str, block: type) -> list[Parameter]:
    """List the parameters that a stage's `NamedTuple` declares, in order.

    Raises `TypeError` when a field lacks its quantity or its provenance.
    """
    hints = get_type_hints(block, include_extras=True)
    defaults = block._field_defaults  # type: ignore[attr-defined]
    return [_parameter(stage, name, hints[name], defaults[name]) for name in block._fields]  # type: ignore[attr-defined]


def _parameter(stage: str, name: str, hint: object, default: object) -> Parameter:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    quantity = next((mark for mark in marks if isinstance(mark, Quantity)), None)
    provenance = next((mark for mark in marks if isinstance(mark, Provenance)), None)
    if quantity is None or provenance is None:
        raise TypeError(f"{stage}.{name}: a parameter needs a quantity and a provenance")
    meaning = next((mark.words for mark in marks if isinstance(mark, Meaning)), "")
    usual = NO_OR_YES if quantity == CODE and provenance.high == 1 else {}
    names = next((mark.names for mark in marks if isinstance(mark, Codes)), usual)
    axes = next((mark.names for mark in marks if isinstance(mark, Axes)), ())
    return Parameter(stage, name, default, quantity, provenance, meaning, names, axes)
