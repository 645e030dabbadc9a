"""The study's album: every picture that a study's method has, for each of its outcomes and questions."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from sim.charts.convergence import draw_convergence
from sim.charts.elementary_effects import draw_elementary_effects
from sim.charts.scenario_box import draw_scenario_box
from sim.charts.second_order import draw_second_order
from sim.charts.sensitivity_bars import draw_sensitivity_bars
from sim.charts.study_words import StudyWords
from sim.charts.tornado import draw_tornado
from sim.charts.two_forms import Place


class Analysed(Protocol):
    """The tables of an analysis that are drawn; `sim.study.analysis` makes them."""

    @property
    def indices(self) -> pd.DataFrame:
        """Every index with its interval, chance and noise floor."""
        ...

    @property
    def second_order(self) -> pd.DataFrame:
        """Indices of pairs, empty but for sobol."""
        ...

    @property
    def convergence(self) -> pd.DataFrame:
        """Indices by the size of the study."""
        ...

    @property
    def swings(self) -> pd.DataFrame:
        """Where the outcome stands at both ends of each factor."""
        ...


class Discovered(NamedTuple):
    """What was found on a study's questions: tables `found` and `boxes`, and where each condition holds.

    points : one row a point, one column a factor; holds : by the question's words, shape (points,) of bool.
    """

    found: pd.DataFrame
    boxes: pd.DataFrame
    points: pd.DataFrame
    holds: dict[str, np.ndarray]


def draw_study(
    analysis: Analysed, words: StudyWords, out: Path, discovered: Discovered | None = None
) -> list[Path]:
    """Draw a study into OUT/pictures, each picture as PNG and SVG; the same tables give the same bytes.

    Parameters
    ----------
    analysis
        The study's tables.
    words
        What the pictures say besides numbers.
    out
        The folder of the study; `pictures` is made in it where it is missing.
    discovered
        What was found on its questions, None where none were asked.

    Returns
    -------
    The paths, in the order of drawing.
    """
    folder = out / "pictures"
    paths: list[Path] = []
    for outcome in dict.fromkeys(analysis.indices["outcome"]):
        for table, draw in _pictures(analysis, words.method):
            if (table["outcome"] == outcome).any():
                paths += draw(table, outcome, words, folder)
    return paths if discovered is None else paths + _questions(discovered, words, folder)


def _pictures(analysis: Analysed, method: str) -> Sequence[tuple[pd.DataFrame, Callable[..., list[Path]]]]:
    """Return each table that the method has, with what draws it."""
    indices = draw_elementary_effects if method == "morris" else draw_sensitivity_bars
    pictures = [
        (analysis.indices, indices),
        (analysis.swings, draw_tornado),
        (analysis.convergence, draw_convergence),
    ]
    return [*pictures, (analysis.second_order, draw_second_order)] if method == "sobol" else pictures


def _questions(discovered: Discovered, words: StudyWords, folder: Path) -> list[Path]:
    """Draw the box of each question that has one; they are numbered, since two may begin alike."""
    paths: list[Path] = []
    for rank, (_, found) in enumerate(discovered.found.iterrows(), start=1):
        ask = str(found["ask"])
        boxes = discovered.boxes[discovered.boxes["ask"] == ask]
        place = Place(folder, f"question_{rank}_{_file_name(ask)}", words.rests_on)
        paths += draw_scenario_box(found, boxes, discovered.points, discovered.holds[ask], words, place)
    return paths


def _file_name(ask: str) -> str:
    """Return a question as part of a file's name: small letters and digits, at most some forty."""
    return "_".join(re.findall(r"[a-z0-9]+", ask.lower()))[:40].strip("_") or "box"
