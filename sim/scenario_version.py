"""Version of a scenario file: older files are brought up to date, newer ones refused.

Version 1 is the first and the present one, so there is no step yet. When a key is renamed or a meaning
changes, `VERSION` becomes 2 and `STEPS[1]` turns a file of version 1 into one of version 2.
"""

from collections.abc import Callable, Mapping

from sim.errors import WrongValueError, shown

FIRST = 1
VERSION = 1
STEPS: dict[int, Callable[[dict], dict]] = {}


def up_to_date(data: Mapping, where: str) -> dict:
    """Return a file's plain data as the present version would write it, without its version.

    A file that gives no version is of the present one. Raises `InputError` for a version that never was
    or is yet to come.
    """
    written = data.get("version", VERSION)
    _refuse_unknown(written, where)
    current = {key: value for key, value in data.items() if key != "version"}
    for version in range(written, VERSION):
        current = STEPS[version](current)
    return current


def _refuse_unknown(version: object, where: str) -> None:
    allowed = f"a whole number from {FIRST} to {VERSION}" if VERSION > FIRST else f"{VERSION}"
    at = f"{where}, version"
    if isinstance(version, bool) or not isinstance(version, int) or version < FIRST:
        advice = "leave it out for the present version"
        raise WrongValueError(at, f"{shown(version)} is no version of a scenario file", allowed, advice)
    if version > VERSION:
        found = f"the file is of version {version}, and this program reads up to {VERSION}"
        raise WrongValueError(at, found, allowed, "use a newer program, or save the file for this one")
