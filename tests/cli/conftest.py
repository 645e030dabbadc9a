"""The command line, called in the same process with the made-up model behind it."""

from typing import NamedTuple

import pytest

from sim.cli import main


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def revolving_door(made_up, monkeypatch, capsys, tmp_path):
    """Return a function that gives a command, in an empty folder, and returns what it said."""
    monkeypatch.chdir(tmp_path)

    def command(*words: object) -> Said:
        monkeypatch.setattr("sys.argv", ["revolving-door", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        return Said(left.value.code or 0, *capsys.readouterr())

    return command
