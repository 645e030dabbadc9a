"""Story: all that is told of one family, gathered once for picture, tables and words."""

from typing import NamedTuple

import pandas as pd

from sim.costs.prices import PRICE_YEAR
from sim.results.results import Results
from sim.state.agencies import SPARE
from sim.state.codes import Agency, name_of
from sim.story.choosing import Chosen, costs_of
from sim.story.histories import LEFT, WEEK
from sim.story.spells import spells
from sim.story.telling import telling
from sim.story.words import in_words

SYNTHETIC = "A synthetic family: made by a model, nobody's record"


class Story(NamedTuple):
    """One family's life in one future.

    spells : of `sim.story.spells`; told : of `sim.story.telling`; costs : one row for each whole year of the
    log: `year` (statistical, ends in March), `gbp` (£ of 2024/25, in that year) and `cumulative_gbp`; begins,
    ends : the first day of the log and the day after its last; comes, goes : when the family is there;
    day : on which it was found most like a persona, if it was.
    """

    scenario: str
    title: str
    place: str
    seed: int
    family: int
    neighbourhood: str
    why: str
    begins: pd.Timestamp
    ends: pd.Timestamp
    comes: pd.Timestamp
    goes: pd.Timestamp
    journey: pd.DataFrame
    spells: pd.DataFrame
    told: pd.DataFrame
    costs: pd.DataFrame
    label: str
    day: pd.Timestamp | None = None

    def heading(self) -> str:
        """Say whose life it is and that the family is synthetic."""
        return f"Family {self.family} of {self.where()}, “{self.title}”, future {self.seed}. {SYNTHETIC}."

    def where(self) -> str:
        """Say in which neighbourhood of which place the family lives."""
        return f"{in_words(self.neighbourhood)}, {in_words(self.place)}".title()

    def cost_in_words(self) -> str:
        """Say what the family cost in all, and in which year most."""
        whole = self.costs["gbp"].sum()
        years = f"the years to March {self.costs['year'].min()} to {self.costs['year'].max()}"
        most = self.costs.iloc[int(self.costs["gbp"].argmax())]
        return (
            f"It cost services £{whole:,.0f} in {years} ({PRICE_YEAR} prices); "
            f"most in the year to March {most['year']:.0f}, £{most['gbp']:,.0f}."
        )


def story_of(results: Results, chosen: Chosen, journeys: pd.DataFrame) -> Story:
    """Gather the story of a family.

    journeys : every event of that seed, in the order of the file. Raises `InputError` as `families_priced`.
    """
    mine = journeys[journeys["family"] == chosen.family].reset_index(drop=True)
    begins, ends = journeys["week"].min(), journeys["week"].max() + WEEK
    gone = mine.loc[mine["event"].isin(LEFT), "week"]
    came = mine["event"].iloc[0] in ("moved_in", "birth") and mine["week"].iloc[0] > begins
    return Story(
        results.scenario,
        results.title,
        results.place,
        *chosen[:2],
        str(mine["neighbourhood"].iloc[0]),
        chosen.why,
        begins,
        ends,
        mine["week"].iloc[0] if came else begins,
        gone.iloc[-1] if len(gone) else ends,
        mine,
        spells(mine, ends.to_numpy(), agency_names(results)),
        telling(mine, agency_names(results)),
        yearly(costs_of(results, chosen.seed), chosen.family),
        str(results.parameters["label"]),
        chosen.day,
    )


def yearly(costs: pd.DataFrame, family: int) -> pd.DataFrame:
    """Return one family's cost in each year that any family has a cost, and all up to then."""
    years = range(int(costs["year"].min()), int(costs["year"].max()) + 1)
    mine = costs[costs["family"] == family].groupby("year")["gbp"].sum().reindex(years, fill_value=0.0)
    return pd.DataFrame(
        {"year": list(years), "gbp": mine.to_numpy(), "cumulative_gbp": mine.cumsum().to_numpy()}
    )


def agency_names(results: Results) -> tuple[str, ...]:
    """Return the names of agencies by code, those that the place adds under their own."""
    names = [name_of(agency) for agency in Agency]
    for spare, one in zip(SPARE, results.provenance.get("agencies_added", ()), strict=False):
        names[int(spare)] = one["name"]
    return tuple(names)
