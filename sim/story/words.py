"""Words: how an event of the log and the rule behind it are told, in one sentence with its figures."""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sim.reading import read_mapping
from sim.state.codes import Agency, Placement, Severity, Tier, name_of
from sim.story.histories import OF_CARE

WEEKS_A_YEAR = 365.25 / 7
FILE = Path(__file__).with_name("words.yaml")
AGENCY_NAMES = tuple(name_of(agency) for agency in Agency)
PLACEMENTS = {
    "foster": "foster care",
    "residential": "a residential home",
    "with_parents": "placed with parents",
    "other": "another placement",
    "care_leaver": "care leaver",
}
FIGURES = (
    "score", "harm", "chance", "need", "onset", "share", "sent", "accepts", "count", "weeks", "cases",
    "severity", "none",
)  # fmt: skip
COUNTS = {  # what is written of the value, and of the threshold if there is one
    "count": ("{:g}", ", needed {:g}"),
    "weeks": ("{:g} weeks", ", at most {:g}"),
    "cases": ("caseload {:g}", ", room below {:g}"),
    "severity": ("", ""),
}
IN_THRESHOLD = ("need", "onset", "sent")  # kinds whose chance stands as the threshold
OVER = {"share": "", "sent": "", "accepts": " of a yes"}  # what a chance is of, a week unless told

Row = Mapping[Any, Any]


@cache
def words() -> dict[str, dict]:
    """Return the words of every event and rule, as the file holds them."""
    return read_mapping(FILE)


def what_happened(row: Row) -> str:
    """Return what happened, as a clause without its reason.

    row : of the journeys table; `agency_names`, by code, where the place adds agencies.
    """
    events = words()["events"]
    said = events.get(f"{row['event']}/{row['rule']}") or events[str(row["event"])]
    return said.format_map(_told(row))


def why(row: Row) -> str:
    """Return the rule behind an event with its figures; empty where nothing decided it."""
    reasons = words()["reasons"]
    reason = reasons.get(f"{row['event']}/{row['rule']}") or reasons[str(row["rule"])]
    if not reason["words"]:
        return ""
    beyond = "otherwise" in reason and float(row["value"]) >= float(row["threshold"])
    said = str(reason["otherwise" if beyond else "words"])
    told = figures(reason.get("figures", "none"), row)
    return f"{said} ({told})" if told else said


def sentence(row: Row) -> str:
    """Return the whole sentence: what happened, and why."""
    happened, because = what_happened(row), why(row)
    said = f"{happened}: {because}" if because else happened
    return said[:1].upper() + said[1:] + "."


def figures(kind: str, row: Row) -> str:
    """Write what a rule looked at: judged and threshold, or a chance and the draw that met it."""
    value, threshold, draw = (float(row[name]) for name in ("value", "threshold", "draw"))
    if kind in ("score", "harm"):
        return _points(value, threshold)
    if kind in COUNTS:
        return _counted(kind, value, threshold)
    chance = threshold if kind in IN_THRESHOLD else value
    if kind == "none" or not _known(chance):
        return ""
    over = OVER.get(kind, " a week")
    met = f", drew {_drawn(row, draw)}" if _known(draw) and kind != "onset" else ""
    return f"chance {_per_cent(chance)}{over}{met}"


def _drawn(row: Row, draw: float) -> str:
    # what eases is drawn from the upper end of the unit interval
    return _per_cent(1.0 - draw if row["rule"] == "eased" else draw)


def _counted(kind: str, value: float, threshold: float) -> str:
    """Write counts: what there was, and what it was held against where there is that."""
    if not _known(value):
        return ""
    if kind == "severity":
        return name_of(Severity(int(value)))
    alone, beside = COUNTS[kind]
    return alone.format(value) + (beside.format(threshold) if _known(threshold) else "")


def _points(value: float, threshold: float) -> str:
    if not _known(value):
        return ""
    return f"judged {value:.2f}, threshold {threshold:.2f}" if _known(threshold) else f"judged {value:.2f}"


def _per_cent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _known(number: float) -> bool:
    return math.isfinite(number)


def _told(row: Row) -> dict[str, str]:
    """Return what the words of an event may name."""
    value = float(row["value"])
    whole = int(value) if _known(value) else 0
    return {
        "agency": agency_in_words(row),
        "need": in_words(row["need"]) if _named(row["need"]) else "a need",
        "severity": name_of(Severity(whole)) if 0 <= whole <= max(Severity) else str(whole),
        "tier": in_words(name_of(Tier(whole))) if 0 <= whole <= max(Tier) else str(whole),
        "placement": placement_of(row) or "a placement",
        "child": f"child {int(row['child']) + 1}" if _named(row["child"]) else "a child",
        "worker": str(int(row["worker"])) if _named(row["worker"]) else "a new one",
        "age": _years(value),
        "weeks": f"{value:g}",
        "agencies": ", ".join(in_words(name) for name in _helping(row, whole)) or "nobody",
    }


def _years(weeks: float) -> str:
    if not _known(weeks):
        return "of an age that the log does not give"
    years = int(weeks // WEEKS_A_YEAR)
    return f"{years} year{'s' * (years != 1)} old" if years else "under a year old"


def agency_in_words(row: Row) -> str:
    """Return the agency of a row as a sentence spells it."""
    if not _named(row["agency"]):
        return "somebody"
    return agency_words(str(row["agency"]))


def agency_words(name: str) -> str:
    """Return an agency as a sentence spells it, such as `the housing provider`."""
    return str(words()["agencies"].get(name, in_words(name)))


def _helping(row: Row, bits: int) -> list[str]:
    """Return the names of the agencies in a set of bits, in the order of their codes."""
    names = row.get("agency_names", AGENCY_NAMES)
    return [name for code, name in enumerate(names) if (bits >> code) & 1]


def placement_of(row: Row) -> str:
    """Return where a child in care lives: of events of care the agency's code is a placement's."""
    known = {name_of(agency): int(agency) for agency in Agency}
    code = known.get(str(row["agency"]), -1)
    if row["event"] not in OF_CARE or not 0 <= code <= max(Placement):
        return ""
    return PLACEMENTS[name_of(Placement(code))]


def in_words(name: object) -> str:
    """Spell a name of the tables for a reader: `money and work`, `GP`, `crime and ASB`."""
    text = str(name).replace("_", " ")
    return "GP" if text == "gp" else text.replace("asb", "ASB")


def _named(value: Any) -> bool:
    return value is not None and value == value and str(value) not in ("<NA>", "nan")
