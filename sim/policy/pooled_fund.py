"""Pooled prevention fund lever: partners pay into one pot each year, which buys early-help posts."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator

from sim.errors import nearest, shown
from sim.parameters import PARAMETERS
from sim.policy.setting import Setting
from sim.policy.whole_place import WholePlaceLever
from sim.shape import real_number, refusal
from sim.state.codes import Agency, name_of
from sim.state.measures import POOL_PAYERS

if TYPE_CHECKING:
    from sim.population.place import Place

EXAMPLE = "pays: {police: 100000, school: 150000}"
MOST_POUNDS = 50_000_000.0


def _payments(value: object) -> dict[str, float]:
    """Read pounds a year by who pays them."""
    if not isinstance(value, dict) or not value:
        found = f"the value {shown(value)}"
        raise refusal(found, f"payers and pounds a year, such as {EXAMPLE}", "name who pays")
    return {payer: _pounds(payer, pounds) for payer, pounds in value.items()}


def _pounds(payer: object, value: object) -> float:
    at = str(payer)[:60]
    if payer not in POOL_PAYERS:
        found, advice = f"{shown(payer)} pays into no fund", nearest(payer, POOL_PAYERS, "leave it out")
        raise refusal(found, ", ".join(POOL_PAYERS), advice, at=at, unknown=True)
    pounds = real_number(value)
    if not 0.0 < pounds <= MOST_POUNDS:
        allowed = f"more than £0, at most £{MOST_POUNDS:,.0f} a year"
        raise refusal(f"£{pounds:,.0f} a year", allowed, "leave out who does not pay", at=at)
    return pounds


class PooledFundLever(WholePlaceLever):
    """Pay into a pot: so many pounds of 2024/25 a year, by who pays them, for the whole place.

    Source: Leicestershire (2011): "shared pool of funds to invest into prevention / early intervention",
    "pooled budgets". The pot buys key workers for early help at their published hourly price, and the ledger
    books each of their weeks on those who pay, in proportion. What a fund does beyond its posts is left out.
    """

    pays: Annotated[dict[str, float], BeforeValidator(_payments)]

    def settings(self, place: "Place") -> list[Setting]:
        """Return what each agency pays; a scaled place has its share of the pot."""
        pays = tuple(self.pays.get(name_of(agency), 0.0) * place.scaled_by for agency in Agency)
        return [Setting("pooled_fund.pounds_a_year", pays, "pays", "shift")]

    def sentences(self, start: date) -> list[str]:
        """Say who pays how much, and how many posts it buys."""
        payers = ", ".join(f"{payer.replace('_', ' ')} £{pounds:,.0f}" for payer, pounds in self.pays.items())
        price = float(PARAMETERS["pooled_fund.pounds_a_post"].default)  # type: ignore[arg-type]
        posts = sum(self.pays.values()) / price
        return [
            f"Partners pay into one fund each year ({payers}) {self.in_words(start)}.",
            f"It buys {posts:.1f} early-help posts at £{price:,.0f} a year.",
        ]
