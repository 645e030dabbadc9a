"""Twin words: where two lives of a family part and why, in sentences for a reader."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from sim.calendar import Calendar
from sim.story.twin import Departure
from sim.story.twin_levers import Setting
from sim.story.twin_pieces import Piece
from sim.story.why import CASELOAD, LOG, POST, Cause, Kind, Why
from sim.story.words import sentence

COLUMNS = {
    "known": "what agencies know of its needs",
    "trust": "its trust",
    "trust_marks": "its trust",
    "engagement": "how far it takes part",
    "dose": "the hours it gets",
    "help_power": "how much the help it gets can do",
    "services": "who helps beside the lead",
    "pulled_in": "whose expertise is pulled in",
    "siloed": "the needs that separate agencies treat",
    "low_reviews": "reviews at which its case looked settled",
    "due_week": "when its case is next reviewed",
    "waiting_since": "how long it has waited",
    "priority": "how urgent it was judged",
    "advocate_hours": "the hours of its advocate",
}
STEPS = {
    Piece.NEIGHBOURS: "the families that it is tied to stood otherwise",
    Piece.TIES: "agencies here told one another more, or less, of what they know",
    Piece.COMMUNITY: "its community had built up more, or less",
    Piece.PRESSURE: "caseloads pressed on thresholds otherwise",
    Piece.AROUND: "other families in its neighbourhood were dealt with otherwise in that very week",
    Piece.ELSEWHERE: "families in other neighbourhoods were dealt with otherwise in that very week",
    Piece.OTHERS: "other families held places in the queue or in caseloads that they do not hold there",
}
NEVER = "These two lives never part in the log."
DIGITS = 3


def parting_sentences(
    found: Departure | None,
    why: "Why | str | None",
    calendar: Calendar,
    titles: Sequence[str] = ("the first", "the second"),
) -> list[str]:
    """Say where two lives part, what happens in each, and why; dates are of the weeks in which it begins.

    titles : of the two scenarios.
    """
    if found is None:
        return [NEVER]
    said = [f"The two lives part in the week of {_day(found.week.date())}."]
    if found.judged_from < found.week:
        since = _day(found.judged_from.date())
        said.append(f"From the week of {since} on, judgements that came out the same had other figures.")
    sides = zip(titles, (found.one, found.other), strict=True)
    said += [f"Under “{title}”: {_side(rows)}" for title, rows in sides]
    if isinstance(why, str):
        return [*said, f"Why they part cannot be told: {why}."]
    return said if why is None else said + _because(why, calendar)


def _side(rows: pd.DataFrame) -> str:
    if not len(rows):
        return "nothing further happens in that week."
    row = rows.to_dict("records")[0]
    return f"{sentence(row)}{_drawn(row)}"


def _drawn(row: dict) -> str:
    """Write the rule by name and the luck that it met, which is the same in both lives."""
    draw = f", draw {row['draw']:.{DIGITS}g}" if row["draw"] == row["draw"] else ""
    return f" Rule: {str(row['rule']).replace('_', ' ')}{draw}."


def _because(why: Why, calendar: Calendar) -> list[str]:
    said = [_link(cause, nth == 0, calendar) for nth, cause in enumerate(why.causes)]
    visible = why.causes[0].week
    if why.hidden_week is not None and why.hidden_week < visible:
        since = _day(calendar.begins(why.hidden_week))
        said.append(
            f"Unseen in the log, something of the family itself differed from the week of {since} on."
        )
    return [*said, f"At the beginning of it stands {_kind(why)}."]


def _kind(why: Why) -> str:
    if why.kind is Kind.UNTOLD:
        return "something that cannot be told"
    return why.kind.value


def _link(cause: Cause, is_first: bool, calendar: Calendar) -> str:
    """Say one link of the chain; the luck of the week is the same on both sides."""
    day = _day(calendar.begins(cause.week))
    what = "Why" if is_first and cause.what == LOG else f"{_named(cause.what)} parted in the week of {day}"
    what = what[:1].upper() + what[1:]
    if not cause.pieces:
        return f"{what}: {_settings(cause) if cause.settings else 'that cannot be told'}."
    return f"{what}: {', together with this: '.join(_reasons(cause))}. The luck was the same in both."


def _reasons(cause: Cause) -> list[str]:
    reasons = []
    for piece in cause.pieces:
        if piece is Piece.HERE:
            reasons.append(f"{_settings(cause)}, in force for the family in that week")
        elif piece is Piece.OWN:
            reasons.append(f"{_with_values(cause, _named(' and '.join(cause.parts)))} had come to differ")
        elif piece is Piece.WORKERS:
            what = CASELOAD if cause.parts == ("caseload",) else POST
            reasons.append(f"{_with_values(cause, what) if what == CASELOAD else what} differed")
        else:
            reasons.append(STEPS[piece])
    return reasons


def _settings(cause: Cause) -> str:
    return (
        " and ".join(_setting(setting) for setting in cause.settings)
        or "a rule that could not be singled out"
    )


def _setting(setting: Setting) -> str:
    blocks = " and ".join(setting.blocks)
    return f"{setting.parameter}, {setting.words}{', set by ' if blocks else ''}{blocks}"


def _with_values(cause: Cause, what: str) -> str:
    if len(cause.values) != 1:
        return what
    old, new = cause.values[0]
    return f"{what} ({old:.{DIGITS}g} and {new:.{DIGITS}g})"


def _named(what: str) -> str:
    """Spell columns of the family; what is no column stands as it is."""
    names = what.split(" and ")
    return " and ".join(dict.fromkeys(COLUMNS.get(name, name.replace("_", " ")) for name in names))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
