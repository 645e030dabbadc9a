"""What is said when an input is wrong: where, what was found, what is allowed, what to try."""

import difflib
from collections.abc import Iterable

LONGEST_SHOWN = 80


class InputError(Exception):
    """A file, name or value given by the user cannot be used; nothing has been run or written.

    Parameters
    ----------
    where
        File and dotted path, or the argument that was given.
    found
        What stands there, in one sentence without its full stop.
    allowed
        What may stand there.
    advice
        Why it matters or what to try, as a sentence.
    """

    def __init__(self, where: str, found: str, allowed: str, advice: str):
        super().__init__(where, found, allowed, advice)
        self.where = where
        self.found = found
        self.allowed = allowed
        self.advice = advice

    def __str__(self) -> str:
        """Give the whole message, the same for the command line and for Python."""
        advice = self.advice[:1].upper() + self.advice[1:]
        stop = "" if advice.endswith(("?", ".")) else "."
        return f"{self.where}: {self.found}. Allowed: {self.allowed}. {advice}{stop}"

    def parts(self) -> dict[str, str]:
        """Give the four parts by name, for `--json`."""
        return {"where": self.where, "found": self.found, "allowed": self.allowed, "advice": self.advice}


class UnreadableFileError(InputError):
    """A file is missing, is not a file, or does not hold plain YAML."""


class UnknownNameError(InputError):
    """A key, parameter, place, scenario or neighbourhood that does not exist."""


class WrongValueError(InputError):
    """A value of the wrong kind, out of its range, or at odds with another."""


def shown(value: object) -> str:
    """Return a value as it may be quoted in a message: printable, on one line, not too long."""
    text = repr(value[:LONGEST_SHOWN] if isinstance(value, str) else value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


def nearest(word: object, words: Iterable[str], otherwise: str = "") -> str:
    """Suggest the known word that looks most like the one given; else say `otherwise`, or list them."""
    known = sorted(words)
    close = difflib.get_close_matches(str(word)[:LONGEST_SHOWN], known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return otherwise or (f"there are: {', '.join(known)}" if known else "leave it out")
