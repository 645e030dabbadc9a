"""Rules: which keys of a block need or exclude one another, said once for the reader and the JSON Schema."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sim.shape import refusal

Says = dict[str, Any]
NOTHING: list[Any] = [None, False, 0, [], {}]


class Rule(Protocol):
    """What must hold between the keys of a block."""

    def check(self, block: Any) -> None:
        """Refuse a block in which it does not hold."""

    def says(self) -> Says:
        """Say it in the words of JSON Schema."""


def gives(key: str) -> Says:
    """Say that a block gives a key, and does not leave it empty."""
    return {"required": [key], "properties": {key: {"not": {"enum": [None, [], {}]}}}}


def given(block: Any, key: str) -> bool:
    """Whether a block gives a key, and does not leave it empty."""
    return getattr(block, key) not in (None, (), {})


@dataclass(frozen=True, slots=True)
class NeedsOne:
    """A block that gives none of these keys would change nothing.

    moved : whether 0 and false change nothing either.
    """

    keys: Sequence[str]
    advice: str
    moved: bool = False

    def check(self, block: Any) -> None:
        """Refuse a block with none of them."""
        if any(given(block, key) and not (self.moved and not getattr(block, key)) for key in self.keys):
            return
        if len(self.keys) == 2:
            first, second = self.keys
            raise refusal(f"neither `{first}` nor `{second}`", "at least one of them", self.advice)
        raise refusal("no key that changes anything", ", ".join(self.keys), self.advice)

    def says(self) -> Says:
        """Say that one of them is given."""
        empty = NOTHING if self.moved else [None, [], {}]
        return {
            "anyOf": [{"required": [key], "properties": {key: {"not": {"enum": empty}}}} for key in self.keys]
        }


@dataclass(frozen=True, slots=True)
class OnlyWith:
    """A key that means nothing unless another one is given, or has a certain value."""

    key: str
    other: str
    advice: str
    value: str | None = None

    def check(self, block: Any) -> None:
        """Refuse the key without the other."""
        if not given(block, self.key) or self._holds(getattr(block, self.other)):
            return
        if self.value is None:
            found, allowed = f"`{self.key}` without `{self.other}`", f"`{self.key}` with `{self.other}`"
        else:
            found = f"`{self.key}` with the {self.other} {getattr(block, self.other)}"
            allowed = f"`{self.key}` with {self.other}: {self.value}"
        raise refusal(found, allowed, self.advice, at=self.key)

    def _holds(self, value: object) -> bool:
        return value not in (None, (), {}) if self.value is None else value == self.value

    def says(self) -> Says:
        """Say what must be given beside the key."""
        beside = gives(self.other)
        if self.value is not None:
            beside = {"required": [self.other], "properties": {self.other: {"const": self.value}}}
        return {"if": gives(self.key), "then": beside}


@dataclass(frozen=True, slots=True)
class NotBoth:
    """Two keys of which one alone may be given; `found` says what is wrong with both."""

    first: str
    second: str
    advice: str
    found: str = ""
    second_is: str | None = None  # the value of the second that excludes the first; any, if left out

    def check(self, block: Any) -> None:
        """Refuse a block with both."""
        second = getattr(block, self.second)
        excludes = given(block, self.second) if self.second_is is None else second == self.second_is
        if given(block, self.first) and excludes:
            found = self.found or f"both `{self.first}` and `{self.second}`"
            raise refusal(found, "one of the two", self.advice, at=self.first)

    def says(self) -> Says:
        """Say that the two are not given together."""
        second = gives(self.second)
        if self.second_is is not None:
            second = {"required": [self.second], "properties": {self.second: {"const": self.second_is}}}
        return {"not": {"allOf": [gives(self.first), second]}}


@dataclass(frozen=True, slots=True)
class ExactlyOne:
    """Two keys of which one must be given, and one alone."""

    first: str
    second: str
    advice: str

    def check(self, block: Any) -> None:
        """Refuse a block with both, and one with neither."""
        both = given(block, self.first)
        if both == given(block, self.second):
            words = ("both", "and") if both else ("neither", "nor")
            found = f"{words[0]} `{self.first}` {words[1]} `{self.second}`"
            raise refusal(found, "one of the two", self.advice, at=self.first)

    def says(self) -> Says:
        """Say that one of the two is given."""
        return {"oneOf": [gives(self.first), gives(self.second)]}


@dataclass(frozen=True, slots=True)
class Never:
    """A key that a block of this kind cannot give; `found` says what is wrong with it."""

    key: str
    found: str
    allowed: str

    def check(self, block: Any) -> None:
        """Refuse a block that gives it."""
        if given(block, self.key):
            raise refusal(self.found, self.allowed, "leave it out", at=self.key)

    def says(self) -> Says:
        """Say that it is not given."""
        return {"not": gives(self.key)}


@dataclass(frozen=True, slots=True)
class EachOnce:
    """Names that may stand in one of several mappings only, and in one of them at least."""

    keys: Sequence[str]
    names: Sequence[str]
    example: str

    def check(self, block: Any) -> None:
        """Refuse a block that names none, or one of them twice."""
        if not any(getattr(block, key) for key in self.keys):
            neither = f"neither {' nor '.join(map(_quoted, self.keys))}"
            raise refusal(neither, "at least one of them", f"add {self.example}")
        for name in self.names:
            homes = [key for key in self.keys if name in getattr(block, key)]
            if len(homes) > 1:
                found = f"{name} stands both in {' and in '.join(map(_quoted, homes))}"
                raise refusal(found, "one of the two", "keep one", at=f"{homes[-1]}.{name}")

    def says(self) -> Says:
        """Say that one of them is given, and no name in two."""
        pairs = [(one, other) for at, one in enumerate(self.keys) for other in self.keys[at + 1 :]]
        twice = [
            {"not": {"allOf": [_names(one, name), _names(other, name)]}}
            for one, other in pairs
            for name in self.names
        ]
        return {"anyOf": [gives(key) for key in self.keys], "allOf": twice}


def _names(key: str, name: str) -> Says:
    return {"required": [key], "properties": {key: {"type": "object", "required": [name]}}}


def _quoted(key: str) -> str:
    return f"`{key}`"
