"""Two forms: a picture of a study as PNG for a screen and as SVG for print, same bytes each time."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.figure import Figure

from sim.charts.look import STYLE
from sim.results.parquet import replacing

NO_DATE = {"Date": None, "Creator": "Revolving Door"}
FORMS: dict[str, dict] = {"png": {"Software": "Revolving Door"}, "svg": NO_DATE}
ON_BOTH = {
    **STYLE,
    "svg.hashsalt": "revolving door",  # without it each drawing has names of its own
    "svg.fonttype": "path",
    "text.parse_math": False,  # a dollar sign in a label is a dollar sign
    "ytick.left": False,
}


class Place(NamedTuple):
    """Where a picture goes, its name without an ending, and the line about the results at its foot."""

    folder: Path
    name: str
    rests_on: str


def drawn_in_both() -> AbstractContextManager:
    """Return the context in which pictures of a study are drawn and written."""
    return mpl.rc_context(ON_BOTH)  # type: ignore[arg-type]


def save_both(figure: Figure, place: Place, notes: str) -> list[Path]:
    """Write a figure as PNG and SVG, with how to read it and what it rests on at its foot.

    Call inside `drawn_in_both()`. Returns the two paths; each file is written whole or not at all.
    """
    foot = f"{notes}\n{place.rests_on}"
    figure.supxlabel(foot, x=0.01, ha="left", fontsize=8, color="#595959", linespacing=1.35)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.set(w_pad=0.1)  # type: ignore[call-arg]
    figure.draw_without_rendering()  # lays out once: a second time would move things by a hair
    figure.set_layout_engine("none")
    return [_write(figure, place.folder / f"{place.name}.{form}", form) for form in FORMS]


def _write(figure: Figure, path: Path, form: str) -> Path:
    with replacing(path) as temporary:
        figure.savefig(temporary, format=form, dpi=140, metadata=FORMS[form])
    return path
