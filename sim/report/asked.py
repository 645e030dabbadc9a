"""Asked: what a reader may change of a report (prices, price year, budget, caseloads), read and checked."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from sim.costs.budget import BudgetLine, read_budget
from sim.costs.optimism import Known, grade_of
from sim.costs.posts import TEAMS
from sim.costs.prices import PRICE_YEAR, known_price_year
from sim.errors import WrongValueError, nearest, shown
from sim.reading import read_mapping
from sim.shape import checked_number

CASELOAD = "--caseload"


class Asked(NamedTuple):
    """What a report is to be drawn with.

    prices : cost line -> £ a unit, in the prices of `price_year`; others are the published ones.
    caseloads : team -> cases a filled post; others stay at the caseload of the baseline's first year.
    effect : how sure it is that the policy works (`evidence`, `derived`, `assumption`).
    """

    prices: Mapping[str, float] = {}
    price_year: str = PRICE_YEAR
    budget: tuple[BudgetLine, ...] = ()
    caseloads: Mapping[str, float] = {}
    effect: Known = "assumption"


def asked_for(
    prices: Path | None = None,
    price_year: str | None = None,
    budget: Path | None = None,
    caseloads: Iterable[str] = (),
    effect: str = "assumption",
) -> Asked:
    """Read what the command line gives; raises `InputError` for the first thing that is wrong.

    caseloads : each `team=cases`, such as `social_workers=16`.
    """
    grade_of(effect)
    return Asked(
        prices={} if prices is None else read_prices(prices),
        price_year=PRICE_YEAR if price_year is None else known_price_year(price_year),
        budget=() if budget is None else read_budget(budget),
        caseloads=_caseloads(caseloads),
        effect=cast(Known, effect),
    )


def read_prices(path: Path) -> dict[str, float]:
    """Read a YAML file of cost lines and their price [£ a unit]; raises `InputError`.

    Whether the lines exist is told when the price list of the run is known.
    """
    return {str(name): checked_number(gbp, f"{path}, {name}") for name, gbp in read_mapping(path).items()}


def _caseloads(words: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    allowed = "a team and its caseload, as social_workers=16"
    for word in words:
        team, sign, cases = (part.strip() for part in word.partition("="))
        if not sign or team in found:
            said = f"{team} twice" if sign else shown(word)
            raise WrongValueError(CASELOAD, said, allowed, f"teams are {', '.join(TEAMS)}")
        if team not in TEAMS:
            raise WrongValueError(CASELOAD, f"no team {shown(team)}", ", ".join(TEAMS), nearest(team, TEAMS))
        found[team] = _more_than_nothing(team, cases)
    return found


def _more_than_nothing(team: str, cases: str) -> float:
    try:
        number = float(cases)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        unit = TEAMS[team].unit
        raise WrongValueError(f"{CASELOAD} {team}", shown(cases), f"{unit} a post, more than 0", "try 15")
    return number
