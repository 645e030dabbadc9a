"""Template: a new place file, in which each number to fill says what it is and where it is published."""

import re
from pathlib import Path

from sim.errors import WrongValueError, shown
from sim.population.place import shipped_places
from sim.shipped import exists, label

TEMPLATE = Path(__file__).parent / "new_place.yaml"
NAME, TITLE = "NEW_NAME", "NEW_TITLE"  # what the template says in place of the two
PLAIN_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME = 60


def write_new_place(name: str, out: Path | None = None) -> Path:
    """Write the template of a place and return where; nothing that exists is written over.

    Parameters
    ----------
    name
        Name of the place: small letters, digits and underscores.
    out
        File to write; `NAME.yaml` in the current folder if left out.

    Raises
    ------
    WrongValueError
        For a name that cannot be used, or a file that exists or cannot be made.
    """
    _check_name(name)
    path = Path(f"{name}.yaml") if out is None else out
    _check_file(path)
    text = TEMPLATE.read_text(encoding="utf-8").replace(NAME, name).replace(TITLE, _title(name))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "no such name is possible"
        found = f"cannot be written ({reason})"
        raise WrongValueError(label(path), found, "a new file in a folder that is yours", _OUT) from None
    return path


def _check_name(name: str) -> None:
    if not PLAIN_NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:LONGEST_NAME].strip("_")
        usable = PLAIN_NAME.fullmatch(plain)
        advice = f"write {plain}; the title may say it in full" if usable else "write it as in north_borough"
        allowed = f"small letters, digits and single underscores, at most {LONGEST_NAME}, a letter first"
        raise WrongValueError("NAME", f"{shown(name)} is no name of a place", allowed, advice)
    if name in shipped_places():
        advice = f"add a word, such as {name}_today"
        raise WrongValueError("NAME", f"{name} is a shipped place", "a name that is free", advice)


def _check_file(path: Path) -> None:
    if not path.name.endswith((".yaml", ".yml")):
        found = "the name does not end in .yaml"
        raise WrongValueError(label(path), found, "a file such as my_borough.yaml", _OUT)
    if exists(path):
        found = "there is such a file, and it is never written over"
        raise WrongValueError(label(path), found, "a file that does not exist yet", _OUT)
    if not exists(path.parent):
        found = f"there is no folder {label(path.parent)}"
        raise WrongValueError(label(path), found, "a folder that exists", "make the folder first")


def _title(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split("_"))


_OUT = "give --out FILE to write it elsewhere"
