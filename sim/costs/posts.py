"""Posts: how many workers it takes to hold caseloads at a chosen level, year by year."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.costs.futures_summed_up import over_futures
from sim.costs.run_years import since_start
from sim.errors import WrongValueError, nearest
from sim.results.nested import draws_of

if TYPE_CHECKING:
    from sim.results.results import Results


class Team(NamedTuple):
    """Measures of a team: its open cases, its posts filled, and who waits for it (empty: nobody waits)."""

    cases: str
    posts: str
    waiting: str
    unit: str


TEAMS = {
    "social_workers": Team("allocated_children", "social_workers_in_post", "", "children"),
    "key_workers": Team("early_help_families", "key_workers_in_post", "early_help_waiting", "families"),
}
SHOWN = ("median", "p5", "p95")


def posts_needed(results: "Results", team: str, caseload: float, nobody_waits: bool = False) -> pd.DataFrame:
    """Return the posts that hold a team's caseload at a chosen level, one row a statistical year.

    Parameters
    ----------
    results
        A run; open cases and posts filled are means over the weeks of each year.
    team
        `social_workers` (children a worker) or `key_workers` (families a worker).
    caseload
        Children or families a filled post, more than 0.
    nobody_waits
        Count who waits for the team as cases too: posts that would leave no queue. Social workers have none,
        since statutory cases are always allocated.

    Returns
    -------
    Columns `year`, then `cases`, `posts_needed`, `in_post` and `short` (needed less in post), each a median
    with `_p5` and `_p95` of futures, and `short_in`, the share of futures that are short of posts. Posts are
    filled posts: vacancies come on top. Cases are those of the run: other posts would change who is helped.

    Raises `InputError` for an unknown team, a caseload of 0 or less, or a queue where there is none.
    """
    measures = _team_of(team, nobody_waits)
    if not 0 < caseload < float("inf"):
        raise WrongValueError("caseload", repr(caseload), f"{measures.unit} a post, more than 0", "try 15")
    weekly = _by_year(results, measures)
    cases = weekly[measures.cases] + (weekly[measures.waiting] if nobody_waits else 0.0)
    figures = pd.DataFrame(
        {"cases": cases, "posts_needed": cases / caseload, "in_post": weekly[measures.posts]}
    )
    figures["short"] = figures["posts_needed"] - figures["in_post"]
    draws = draws_of(results.seeds, results.provenance)
    rows = [{"year": year, **_row(mine, draws)} for year, mine in figures.groupby("year")]
    return pd.DataFrame(rows)


def _team_of(team: str, nobody_waits: bool) -> Team:
    if team not in TEAMS:
        raise WrongValueError("team", repr(team), ", ".join(TEAMS), nearest(team, TEAMS))
    if nobody_waits and not TEAMS[team].waiting:
        raise WrongValueError(
            team, "a queue", "key_workers, who have one", "statutory cases are always allocated"
        )
    return TEAMS[team]


def _by_year(results: "Results", team: Team) -> pd.DataFrame:
    """Return the yearly means of a team's measures over all neighbourhoods, by year and seed."""
    names = [name for name in (team.cases, team.posts, team.waiting) if name]
    demand = since_start(results.demand, results.provenance)
    weekly = demand.groupby(["year", "seed", "week"])[names].sum()
    return weekly.groupby(["year", "seed"]).mean()


def _row(figures: pd.DataFrame, draws: np.ndarray | None) -> dict[str, float]:
    row: dict[str, float] = {}
    for name in figures:
        found = over_futures(figures[name], draws)
        row |= {str(name) if end == "median" else f"{name}_{end}": found[end] for end in SHOWN}
    return {**row, "short_in": float((figures["short"] > 0).mean())}
