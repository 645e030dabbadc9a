"""The return curve: of all cases closed, how many are referred again within so many months."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.ticker import MultipleLocator

from sim.charts.look import INK, band, beside, drawn, from_zero, new_figure, save
from sim.results.nested import by_draw, draws_of, interval
from sim.results.returns import WEEKS_A_MONTH, returned_within, still_watched

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.results.results import Results

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
EVERY = 6  # months between the counts of those still watched
FEWEST = 30  # closings still watched, below which a curve is not drawn on
COMPARED_AT = 12  # months


def draw_return_curve(
    runs: Sequence["Results"], closed: Sequence[Sequence[pd.DataFrame]], since: date, path: Path
) -> Path:
    """Draw the share of closings followed by a referral, for each run; the first is the baseline.

    closed : `sim.results.returns.closings` of each run's seeds; since : closings before this day are left
    out, so that runs are held against each other over the same time.
    """
    day = pd.Timestamp(since)
    mine = [[table[table["week"] >= day] for table in tables] for tables in closed]
    with drawn():
        figure = new_figure("How many closed cases come back to social care", 9.5, 5.6)
        axes = figure.subplots()
        futures = [_futures(run, tables) for run, tables in zip(runs, mine, strict=True)]
        for place, run in enumerate(runs):
            _curve(axes, run, futures[place], place, len(runs))
        _say_difference(axes, runs, futures)
        axes.set_xlabel("months since the case was closed")
        axes.set_ylabel("% of closings followed by a new referral")
        axes.set_xlim(left=0)
        axes.xaxis.set_major_locator(MultipleLocator(EVERY))
        from_zero(axes)
        axes.legend(loc="upper left", frameon=False)
        _still_watched(axes, mine)
        foot = (
            f"Kaplan-Meier: cases of early help and social care closed since {since:%d %B %Y}. A case is "
            "lost from sight when the log ends,\nthe family moves away or grows up, or another case of it "
            f"closes. Mean of {len(runs[0].seeds)} futures; shaded: 95 % interval\nof the mean between them, "
            f"and nine futures in ten. Drawn while {FEWEST} closings or more are watched in every future."
        )
        return save(figure, path, foot, runs[0].parameters)


def _curve(axes: "Axes", run: "Results", futures: pd.DataFrame, place: int, runs: int) -> None:
    if not len(futures):
        axes.plot([], [], color=_colour(place, runs), label=f"{run.title}: too few closings")
    elif place == 0 and runs > 1:
        beside(axes, futures, run.title, run.draws)
    else:
        band(axes, futures, _colour(place, runs), run.title, run.draws)


def _colour(place: int, runs: int) -> str:
    return INK if place == 0 and runs > 1 else COLOURS[max(place - 1, 0) % len(COLOURS)]


def _futures(run: "Results", tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the share returned [%] by months since closing, one column a seed."""
    longest = max((int(table["weeks"].max()) for table in tables if len(table)), default=0)
    weeks = np.arange(longest + 1)
    weeks = weeks[np.all([still_watched(table, weeks) >= FEWEST for table in tables], axis=0)]
    shares = [100.0 * returned_within(table, weeks) for table in tables]
    return pd.DataFrame(np.stack(shares, axis=1), index=weeks / WEEKS_A_MONTH, columns=run.seeds)


def _say_difference(axes: "Axes", runs: Sequence["Results"], futures: Sequence[pd.DataFrame]) -> None:
    """Write what each run changes in the share returned within a year, on the same luck."""
    said = []
    for run, mine in zip(runs[1:], futures[1:], strict=True):
        moved = (mine - futures[0]).dropna(axis=1)  # seeds that both have, months that both reach
        moved = moved[moved.index >= COMPARED_AT]
        if len(moved.columns) and len(moved):
            draws = draws_of(map(int, moved.columns), run.provenance)
            values = moved.iloc[0].to_numpy(float)
            (low, high), mean = interval(values, draws=draws), by_draw(values, draws).mean()
            said.append(
                f"{run.title}: {mean:+.1f} points within {COMPARED_AT} months ({low:+.1f} to {high:+.1f})"
            )
    axes.set_title("\n".join(said), fontsize=9)


def _still_watched(axes: "Axes", closed: list[list[pd.DataFrame]]) -> None:
    """Write under the curve how many closings are still watched, a mean over futures, in its colour."""
    months = np.arange(0, axes.get_xlim()[1] + 0.1, EVERY)
    look: dict[str, Any] = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points"}
    axes.annotate("still watched:", (0, 0), xytext=(0, -42), ha="center", fontsize=7.5, **look)
    for row, tables in enumerate(closed):
        counts = np.mean([still_watched(table, months * WEEKS_A_MONTH) for table in tables], axis=0)
        for month, count in zip(months, counts, strict=True):
            look["xytext"] = (0, -54 - 11 * row)
            colour = _colour(row, len(closed))
            axes.annotate(f"{count:,.0f}", (month, 0), ha="center", color=colour, fontsize=7.5, **look)
