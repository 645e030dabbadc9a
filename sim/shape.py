"""The shape of an input file: strict values, and pydantic's complaints in our own four parts."""

import math
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from sim.errors import InputError, UnknownNameError, WrongValueError, nearest, shown

FIRST_DAY, LAST_DAY = date(2010, 4, 1), date(2100, 3, 31)


def refusal(
    found: str, allowed: str, advice: str, at: str = "", unknown: bool = False
) -> PydanticCustomError:
    """Return what a validator raises to refuse a value; `at` is the key below the model, if any."""
    parts = {"found": found, "allowed": allowed, "advice": advice, "at": at, "unknown": unknown}
    return PydanticCustomError("refused", "{found}", parts)


class Shape(BaseModel):
    """A mapping with fixed keys; an unknown key is refused with the nearest known one."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _keys_are_known(cls, data: Any) -> Any:
        if isinstance(data, BaseModel):
            return data
        if not isinstance(data, Mapping):
            raise refusal(_kind_of(data), f"a mapping with the keys {_listed(cls.known_keys())}", _INDENT)
        for key in data:
            if key not in cls.known_keys():
                found = f"unknown key {shown(key)}"
                raise refusal(
                    found,
                    _listed(cls.known_keys()),
                    nearest(key, cls.known_keys(), _LEAVE_OUT),
                    _spelt(key),
                    unknown=True,
                )
        return data

    @classmethod
    def known_keys(cls) -> list[str]:
        """List the keys as a file spells them."""
        return [field.alias or name for name, field in cls.model_fields.items()]


def checked[S: Shape](model: type[S], data: object, where: str, alone: Collection[str] = ()) -> S:
    """Check what was read against its shape; `where` names the file in messages.

    `alone` names keys whose one block was written without a list, so that its path has no number.
    Raises `InputError` for the first thing that is wrong, with its dotted path.
    """
    try:
        return model.model_validate(data)
    except ValidationError as problem:
        raise _translated(problem.errors(include_url=False)[0], where, alone) from None


def real_number(value: object) -> float:
    """Return a finite number, refusing truth values, text, NaN and infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal(f"{_kind_of(value)}, not a number", "a number", _number_advice(value))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise refusal(
            f"{shown(number)} is no number a model can use", "a finite number", "write it in digits"
        )
    return number


def checked_number(value: object, where: str) -> float:
    """Return a finite number; raises `InputError` for anything else, naming where it stands."""
    try:
        return real_number(value)
    except PydanticCustomError as problem:
        parts = problem.context or {}
        raise WrongValueError(where, parts["found"], parts["allowed"], parts["advice"]) from None


def whole_number(value: object) -> int:
    """Return a whole number, refusing all that `real_number` refuses and fractions."""
    number = real_number(value)
    if not number.is_integer():
        raise refusal(f"{shown(value)} is not whole", "a whole number", "round it")
    return int(number)


def day(value: object) -> date:
    """Return a date given as such or as text; times, numbers and far-off years are refused."""
    given = value
    if isinstance(value, str):
        try:
            given = date.fromisoformat(value)
        except ValueError:
            given = None
    if not isinstance(given, date) or isinstance(given, datetime):
        raise refusal(f"{_kind_of(value)} is not a date", "a date such as 2019-04-01", "write year-month-day")
    if not FIRST_DAY <= given <= LAST_DAY:
        raise refusal(f"the date {given}", f"a date from {FIRST_DAY} to {LAST_DAY}", "check the year")
    return given


def plain_text(value: object) -> str:
    """Return text, refusing numbers, lists and nothing at all."""
    if not isinstance(value, str) or not value.strip():
        raise refusal(_kind_of(value), "text", "put it in quotes")
    return value


Number = Annotated[float, BeforeValidator(real_number)]
Whole = Annotated[int, BeforeValidator(whole_number)]
Day = Annotated[date, BeforeValidator(day)]
Text = Annotated[str, BeforeValidator(plain_text)]

_LEAVE_OUT = "leave it out: a misspelt key would change nothing unseen"
_INDENT = "indent the keys below it, one a line"
_KINDS = {dict: "a mapping", list: "a list", type(None): "nothing", bool: "a truth value"}


def _translated(error: Any, where: str, alone: Collection[str]) -> InputError:
    parts = error.get("ctx", {})
    if error["type"] != "refused":
        parts = {"found": _plain_words(error), "allowed": error["msg"][:1].lower() + error["msg"][1:]}
    steps = (*error["loc"], *filter(None, [parts.get("at", "")]))
    path = dotted(steps[:1] + steps[2:] if steps and steps[0] in alone else steps)
    place = f"{where}, {path}" if path else where
    kind = UnknownNameError if parts.get("unknown") else WrongValueError
    advice = parts.get("advice", "compare it with a shipped file of the same kind")
    return kind(place, parts["found"], parts["allowed"], advice)


def dotted(location: tuple[int | str, ...]) -> str:
    """Spell a location as files do: `thresholds[1].shift.early_help`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{_spelt(step)}"
    return path.removeprefix(".")


def _plain_words(error: Any) -> str:
    return "nothing is given" if error["type"] == "missing" else _kind_of(error.get("input"))


def _spelt(key: object) -> str:
    text = str(key)
    return text if text.isprintable() and 0 < len(text) <= 60 else shown(text)


def _listed(words: list[str]) -> str:
    return ", ".join(words)


def _kind_of(value: object) -> str:
    if type(value) in _KINDS:
        return _KINDS[type(value)] + (f" ({shown(value)})" if isinstance(value, bool) else "")
    if isinstance(value, str):
        return f"the text {shown(value)}"
    if isinstance(value, datetime):
        return f"the moment {value}"
    return f"the date {value}" if isinstance(value, date) else f"the value {shown(value)}"


def _number_advice(value: object) -> str:
    if isinstance(value, str):
        return "write the number without quotes, in digits (1000.0 rather than 1e3)"
    return "write one number"
