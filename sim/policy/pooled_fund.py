"""Pooled prevention fund lever: partners pay into one pot each year, which buys early-help posts."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.parameters import PARAMETERS
from sim.policy.ranges import Range, numbers_by
from sim.policy.setting import Setting
from sim.policy.whole_place import WholePlaceLever
from sim.state.codes import Agency, name_of
from sim.state.measures import POOL_PAYERS

if TYPE_CHECKING:
    from sim.population.place import Place

EXAMPLE = "pays: {police: 100000, school: 150000}"
MOST_POUNDS = 50_000_000.0
POUNDS = Range(0.0, MOST_POUNDS, "pounds a year", "leave out who does not pay", above=True)


class PooledFundLever(WholePlaceLever):
    """Pay into a pot: so many pounds of 2024/25 a year, by who pays them, for the whole place.

    Source: Leicestershire (2011): "shared pool of funds to invest into prevention / early intervention",
    "pooled budgets". The pot buys key workers for early help at their published hourly price, and the ledger
    books each of their weeks on those who pay, in proportion. What a fund does beyond its posts is left out.
    """

    pays: Annotated[
        dict[str, float], numbers_by(dict.fromkeys(POOL_PAYERS, POUNDS), "payer", EXAMPLE, least=1)
    ]

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
