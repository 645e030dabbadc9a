"""Where the files that come with the project are found, from a checkout or installed."""

from pathlib import Path

from sim.errors import UnknownNameError, UnreadableFileError, nearest, shown

MOST_NAMED = 12  # names in a message; more are a list to look at
ROOT = Path(__file__).resolve().parent.parent  # `scenarios` lies beside `sim`, here as in a wheel


def shipped_names(folder: str) -> list[str]:
    """List the names of the YAML files shipped in a folder such as `scenarios/places`."""
    return sorted(file.stem for file in (ROOT / folder).glob("*.yaml"))


def find(folder: str, name_or_path: str | Path, kind: str, where: str = "") -> Path:
    """Return the file that a shipped name or a path stands for; `kind` is the word for messages.

    A path that does not exist where the user stands is also looked for beside the package, so that
    `scenarios/baseline.yaml` works from anywhere. Raises `InputError` when nothing is found.
    """
    text = str(name_or_path)
    if not text.strip() or text == ".":
        found = f"an empty name ({shown(text)})"
        raise UnreadableFileError(where or kind, found, _allowed(kind), _advice(text, folder))
    path = Path(text)
    if _is_bare(text) and text in shipped_names(folder):
        return ROOT / folder / f"{text}.yaml"
    if exists(path):
        return path
    if not path.is_absolute() and ".." not in path.parts and exists(ROOT / path):
        return ROOT / path
    if _is_bare(text):
        found = f"{shown(text)} is not a shipped {kind}"
        raise UnknownNameError(where or kind, found, _allowed(kind), _advice(text, folder))
    raise UnreadableFileError(
        f"{where + ': ' if where else ''}{label(path)}",
        "there is no such file",
        _allowed(kind),
        _advice(path.stem, folder),
    )


def label(path: Path | str) -> str:
    """Name a file in messages: short where it lies here or is shipped, and always on one line."""
    text = str(path)
    for base in (Path.cwd(), ROOT):
        if Path(text).is_absolute() and Path(text).is_relative_to(base):
            text = str(Path(text).relative_to(base))
    return text if text.isprintable() and len(text) <= 300 else shown(text)


def _is_bare(text: str) -> bool:
    return not any(mark in text for mark in "/\\") and not text.endswith((".yaml", ".yml"))


def exists(path: Path) -> bool:
    """Say whether there is such a file or folder; an impossible name is no file."""
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        return False


def _allowed(kind: str) -> str:
    return f"the name of a shipped {kind}, or the path of a YAML file"


def _advice(word: str, folder: str) -> str:
    names = shipped_names(folder)
    listing = f"`revolving-door {Path(folder).name}` lists the {len(names)} there are"
    return nearest(word, names, listing if len(names) > MOST_NAMED else "")
