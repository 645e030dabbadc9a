"""The study's album: every picture that a study's method has, for each of its outcomes and questions."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sim.charts.convergence import draw_convergence
from sim.charts.elementary_effects import draw_elementary_effects
from sim.charts.scenario_box import draw_scenario_box
from sim.charts.second_order import draw_second_order
from sim.charts.sensitivity_bars import draw_sensitivity_bars
from sim.charts.study_words import StudyWords
from sim.charts.tornado import draw_tornado
from sim.charts.two_forms import Place

if TYPE_CHECKING:
    from sim.study.analysis import Analysis
    from sim.study.design import Design
    from sim.study.discovery import Boxes


def draw_study(
    words: StudyWords, design: "Design", analysis: "Analysis", out: Path, boxes: "Boxes | None" = None
) -> list[Path]:
    """Draw a study into OUT/pictures, each picture as PNG and SVG; the same tables give the same bytes.

    Parameters
    ----------
    words
        What the pictures say besides numbers.
    design
        The study's points.
    analysis
        The study's tables.
    out
        The folder of the study; `pictures` is made in it where it is missing.
    boxes
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
    return paths if boxes is None else paths + _questions(boxes, design, words, folder)


def _pictures(analysis: "Analysis", method: str) -> Sequence[tuple[pd.DataFrame, Callable[..., list[Path]]]]:
    """Return each table that the method has, with what draws it."""
    indices = draw_elementary_effects if method == "morris" else draw_sensitivity_bars
    pictures = [
        (analysis.indices, indices),
        (analysis.swings, draw_tornado),
        (analysis.convergence, draw_convergence),
    ]
    return [*pictures, (analysis.second_order, draw_second_order)] if method == "sobol" else pictures


def _questions(boxes: "Boxes", design: "Design", words: StudyWords, folder: Path) -> list[Path]:
    """Draw the box of each question that has one; they are numbered, since two may begin alike."""
    rows = design.space_filling
    points = pd.DataFrame(design.points[rows], columns=design.problem["names"])
    paths: list[Path] = []
    for rank, (_, found) in enumerate(boxes.found.iterrows(), start=1):
        ask = str(found["ask"])
        limits = boxes.boxes[boxes.boxes["ask"] == ask]
        place = Place(folder, f"question_{rank}_{_file_name(ask)}", words.rests_on)
        paths += draw_scenario_box(found, limits, points, boxes.holds[ask][rows], words, place)
    return paths


def _file_name(ask: str) -> str:
    """Return a question as part of a file's name: small letters and digits, at most some forty."""
    return "_".join(re.findall(r"[a-z0-9]+", ask.lower()))[:40].strip("_") or "box"
