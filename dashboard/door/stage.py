"""Stage: the component that plays scenes in the browser, from files of this folder; it gets data only."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from dashboard.door.scene import AT_REST

FOLDER = Path(__file__).parent
SCRIPTS = ("town", "layout", "scenery", "sprites", "draw", "show", "words", "controls")  # in this order
NAME = "revolving_door_stage"


class Cue(NamedTuple):
    """What the stage is asked to do once: go to a week, mark a family, play."""

    family: int | None = None
    week: int | None = None
    play: bool = False
    speed: float | None = None
    nth: int = 0  # the same cue again is another one

    def as_data(self) -> dict[str, object]:
        """Return it with a name by which the stage knows whether it has obeyed it."""
        return {**self._asdict(), "id": repr(tuple(self))}


@cache
def source(name: str) -> str:
    """Return a file of this folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


def script() -> str:
    """Return the whole script: its files one after another, as one module."""
    return "\n".join(source(f"stage_{name}.js") for name in SCRIPTS)


_mount = st.components.v2.component(NAME, html=source("stage.html"), css=source("stage.css"), js=script())


def digest_of(scenes: Sequence[dict], presented: bool) -> str:
    """Return a fingerprint by which the stage knows that it has other scenes to show."""
    told = json.dumps([scenes, presented], sort_keys=True).encode()
    return hashlib.sha256(told).hexdigest()[:16]


def stage(
    scenes: Sequence[dict], hoods: Sequence[str], key: str, cue: Cue | None = None, presented: bool = False,
    view: str | None = None,
) -> int | None:  # fmt: skip
    """Show one scene, or two of the same families; return the family that was clicked last, if any was.

    scenes : of `dashboard.door.scene.encoded`; hoods : names of neighbourhoods by code, in words; view : how
    a second life is shown, `ghost` or `beside`.
    """
    data = {
        "scenes": list(scenes),
        "hoods": list(hoods),
        "rest": AT_REST,
        "presented": presented,
        "view": view,
        "digest": digest_of(scenes, presented),
        "cue": cue.as_data() if cue else None,
    }
    result = _mount(key=key, data=data, default={"family": None}, on_family_change=lambda: None)
    clicked = result.get("family")
    return None if clicked is None else int(clicked)
