"""Inline pictures: figures for a page, as an address that holds the whole, the same bytes each time."""

import base64
from contextlib import AbstractContextManager
from io import BytesIO

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from sim.charts.look import STYLE

PAGE_WIDE = 7.1  # inches between the margins of an A4 page: a figure is printed in its own size
ON_A_PAGE = {
    **STYLE,
    "font.size": 8,
    "axes.titlesize": 8.5,
    "axes.labelsize": 8,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "legend.fontsize": 7.5,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "revolving door",  # without it each drawing has names of its own
    "svg.fonttype": "path",
    "text.parse_math": False,  # a dollar sign in a title is a dollar sign
}


def drawn_for_a_page() -> AbstractContextManager:
    """Return the context in which figures for a page are drawn and written."""
    return mpl.rc_context(ON_A_PAGE)  # type: ignore[arg-type]


def page_figure(high: float, wide: float = PAGE_WIDE) -> Figure:
    """Return a figure without a title of its own, since the page has its caption; sizes in inches."""
    layout = ConstrainedLayoutEngine(w_pad=0.09)  # labels are wider on the page than when laid out
    figure = Figure(figsize=(wide, high), layout=layout, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def money_scale(largest: float) -> tuple[float, str]:
    """Return the unit in which a scale shows pounds up to the largest [£], and its name."""
    if largest >= 1e6:
        return 1e6, "£ million"
    return (1e3, "£ thousand") if largest >= 1e3 else (1.0, "£")


def as_address(figure: Figure) -> str:
    """Return a figure as a `data:` address; call inside `drawn_for_a_page()`."""
    figure.draw_without_rendering()  # lays out once, by a canvas that measures text ten times faster
    figure.set_layout_engine("none")
    written = BytesIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": "Revolving Door"})
    return "data:image/svg+xml;base64," + base64.b64encode(written.getvalue()).decode("ascii")
