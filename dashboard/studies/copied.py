"""Copied: a study as a command, as Python and as YAML, to run again what is on the screen."""

import shlex
from typing import Any, NamedTuple

import yaml

from sim.errors import InputError
from sim.study.study import Study, shipped_studies

SIZES = ("points", "seeds", "years", "share")


class Copies(NamedTuple):
    """The three forms; `needs_file` says whether the first two read the third from a file."""

    command: str
    python: str
    yaml: str
    needs_file: bool


def copies_of(asked: dict[str, Any], name: str, out: str) -> Copies:
    """Return the three forms of a study that is kept in a folder.

    asked : the study's file as plain data; name : of its YAML file, where it is none that is shipped.
    Raises `InputError` for data that are no study of this program.
    """
    study = Study.of(asked, name)
    same = _shipped_as(study)
    source, sizes = same if same is not None else (f"{name}.yaml", {})
    words = ["revolving-door", "study", source, "--out", out]
    words += [word for key, size in sizes.items() for word in (f"--{key}", f"{size:g}")]
    return Copies(shlex.join(words), _python(source, sizes, out), as_yaml(study), same is None)


def as_yaml(study: Study) -> str:
    """Return a study as the text of its file, which can be read back."""
    return yaml.safe_dump(study.as_data(), sort_keys=False, allow_unicode=True, width=100)


def _shipped_as(study: Study) -> tuple[str, dict[str, float]] | None:
    """Return the shipped study that this is in other sizes, and those sizes; None where it is none."""
    for name in shipped_studies():
        shipped = Study.read(name)
        sizes = {key: getattr(study, key) for key in SIZES if getattr(study, key) != getattr(shipped, key)}
        if _same_but_for_sizes(shipped, study):
            return name, sizes
    return None


def _same_but_for_sizes(shipped: Study, study: Study) -> bool:
    try:
        sized = shipped.sized({key: getattr(study, key) for key in SIZES})
    except InputError:  # it has outcomes of later years
        return False
    return sized.as_data() == study.as_data()


def _python(source: str, sizes: dict[str, float], out: str) -> str:
    told = ", ".join(f'"{key}": {size!r}' for key, size in sizes.items())
    asked = f'Study.read("{source}")' + (f".sized({{{told}}})" if sizes else "")
    return "\n".join(
        [
            "from sim.study.conduct import conduct",
            "from sim.study.study import Study",
            "",
            'if __name__ == "__main__":',
            f"    findings = conduct({asked}, {out!r})",
            '    print(*findings.sentences, sep="\\n")',
            "    print(findings.analysis.indices)",
        ]
    )
