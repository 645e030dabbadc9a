"""Draw the family's journey, `docs/journey.svg`: python docs/draw_journey.py."""

import sys
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path as Curve

from sim.charts.look import INK, TIER_COLOURS

WIDE, HIGH = 980, 420
CODES = {"M": (Curve.MOVETO, 1), "L": (Curve.LINETO, 1), "C": (Curve.CURVE4, 3)}
# the same file each time: no date, and names inside the file that do not change
SAME = {"svg.hashsalt": "journey", "svg.fonttype": "none", "font.family": "DejaVu Sans"}


class Box(NamedTuple):
    """A place in which a family can be: what it is called, its corner, width and tier."""

    head: str
    line: str
    x: int
    y: int
    wide: int
    tier: str


BOXES = (
    Box("Family life", "needs arise, spread, ease", 20, 180, 165, "community"),
    Box("Somebody notices", "school, health, police, family", 225, 180, 185, "universal"),
    Box("Front door", "what is known, against thresholds", 475, 180, 205, "universal"),
    Box("Early help", "queue, key worker, reviews", 735, 40, 195, "early help"),
    Box("Assessment, child in need", "S17: social worker, reviews", 735, 130, 195, "child in need"),
    Box("Protection plan", "S47 enquiry, conference, plan", 735, 220, 195, "protection"),
    Box("Looked after", "and home again, or not", 735, 310, 195, "care"),
)
# M begin, L straight to, C curve to (two handles and an end)
PATHS = (
    "M 185 205 L 225 205",
    "M 410 205 L 475 205",
    "M 680 195 C 710 195 705 65 735 65",
    "M 680 205 C 712 205 708 155 735 155",
    "M 680 212 C 705 212 705 245 735 245",
    "M 832 90 L 832 130",
    "M 832 180 L 832 220",
    "M 832 270 L 832 310",
    "M 575 180 C 575 110 102 110 102 180",
)
DOOR = (
    "M 930 65 C 965 65 965 100 965 150 L 965 320 "
    "C 965 375 940 392 880 392 L 160 392 C 102 392 102 300 102 230"
)
WORDS = (
    (442, 197, "contact", 8, INK),
    (338, 118, "turned away or signposted: trust falls", 8.5, INK),
    (880, 114, "stepped up, down", 7.5, INK),
    (450, 381, "closed, and for some the same way round again: the revolving door", 10.5, "#b34700"),
)


def picture() -> Figure:
    """Return the whole picture."""
    figure = Figure(figsize=(WIDE / 96, HIGH / 96), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDE), ylim=(HIGH, 0))
    axes.axis("off")
    for path in PATHS:
        _arrow(axes, path, INK, 1.3)
    _arrow(axes, DOOR, TIER_COLOURS["protection"], 3.0)
    for box in BOXES:
        _draw(axes, box)
    for x, y, words, size, colour in WORDS:
        axes.text(x, y, words, fontsize=size, color=colour, ha="center")
    return figure


def _draw(axes: Axes, box: Box) -> None:
    edge = TIER_COLOURS[box.tier]
    style = "round,pad=0,rounding_size=7"
    axes.add_patch(FancyBboxPatch((box.x, box.y), box.wide, 50, style, fc="white", ec=edge, lw=2.4))
    middle = box.x + box.wide / 2
    axes.text(middle, box.y + 21, box.head, fontsize=9.5, fontweight="bold", color=INK, ha="center")
    axes.text(middle, box.y + 39, box.line, fontsize=7.8, color=INK, ha="center")


def _arrow(axes: Axes, drawn: str, colour: str, width: float) -> None:
    words = drawn.split()
    codes, points = [], []
    while words:
        code, number = CODES[words.pop(0)]
        for _ in range(number):
            codes.append(code)
            points.append((float(words.pop(0)), float(words.pop(0))))
    axes.add_patch(
        FancyArrowPatch(
            path=Curve(points, codes), arrowstyle="-|>", mutation_scale=11, lw=width, color=colour
        )
    )


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("journey.svg")
    with mpl.rc_context(SAME):
        picture().savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
