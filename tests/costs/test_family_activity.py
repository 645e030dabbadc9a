"""What families caused, read from the log, adds up to what the demand table counted: exactly, line by line.

To break it on purpose: take one reason out of `ENDS_BEFORE_HELP`, or one event out of `FLOWS`.
"""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from sim.costs.activity import cost_lines, statistical_year
from sim.costs.family_activity import FAMILY_KEYS, SHARED, family_activity
from sim.costs.family_costs import family_costs, not_attributed
from sim.costs.family_log import read_log
from sim.costs.family_stocks import stock_changes
from sim.costs.ledger import ledger
from sim.costs.prices import price_list
from sim.population.place import Place
from sim.results.tables import demand_table, families_table, journeys_table
from sim.scenario import Scenario
from sim.simulate import simulate

BUSY = {
    "workforce.turnover_a_year": 0.6,
    "detection.detection": 0.5,
    "care.entry": 0.2,
    "care.short_exit": 0.1,
    "care.placement_moves": 0.02,
    "care.home_harm": 4.0,
    "demography.moves_a_year": 0.07,
    "family_help.with_kin": 0.2,
    "key_worker.skill": 1.1,
}
STACKS = (
    "baseline",
    "busy",
    "family_help_reform+gp_gateway+service_directory+domestic_abuse_conference+primary_school_community",
    "separate_doors+single_assessment_and_wheel+referral_ladder+step_down_and_follow_up+community_navigators",
    "advocates_20h+personal_budgets+concern_register_two_agencies+safeguarding_hub+post_removal_support",
    "edge_of_care+intensive_family_support+family_nurses+parenting_education+pooled_prevention_fund",
    "advocate_pilots_volunteer+risk_triggers_asb+joint_investment+four_neighbourhoods",
)
NEVER_HERE = {  # shared among families whom these stacks give none, or agencies that no shipped place adds
    "help_weeks_spare_1", "help_weeks_spare_2", "help_weeks_spare_3", "help_weeks_gp", "help_weeks_school",
    "help_weeks_police", "help_weeks_health_visiting", "help_weeks_probation",
}  # fmt: skip
WHERE = ["year", "neighbourhood"]


class Lived:
    """A small town under one stack of scenarios, with its tables."""

    def __init__(self, name):
        scenario = Scenario.of({"parameters": BUSY}) if name == "busy" else Scenario.read(name)
        self.record = simulate(Place.read("tameside").scaled(0.1), scenario, seed=11, years=3)
        self.demand = demand_table([self.record])
        self.journeys = journeys_table(self.record)
        self.activity = family_activity(self.journeys, self.demand)

    def counted(self):
        """Return the demand table's counts of the years that have journeys, by year and neighbourhood."""
        dated = self.demand.assign(year=statistical_year(self.demand["week"]))
        mine = dated[dated["year"] >= self.activity["year"].min()]
        return mine.groupby(WHERE, observed=True)[self.measures].sum()

    def caused(self):
        """Return the same, summed over families."""
        return self.activity.groupby(WHERE, observed=True)[self.measures].sum()

    @property
    def measures(self):
        return list(self.activity.columns[len(FAMILY_KEYS) :])


@cache
def town_of(stack):
    return Lived(stack)


@pytest.fixture(params=STACKS)
def lived(request):
    return town_of(request.param)


def test_what_families_caused_is_what_was_counted(lived):
    counted, caused = lived.counted(), lived.caused()
    assert caused.index.equals(counted.index), "a year or neighbourhood has nobody"
    for measure in lived.measures:
        if measure in SHARED:  # equal parts of a sum: equal but for rounding
            assert caused[measure].to_numpy() == pytest.approx(counted[measure].to_numpy(), rel=1e-9), measure
        else:
            assert (caused[measure] == counted[measure]).all(), measure


def test_every_measure_is_met_in_some_town():
    """So that no agreement above is one of nothing with nothing."""
    towns = [town_of(stack) for stack in STACKS]
    met = {measure for town in towns for measure in town.measures if town.activity[measure].any()}
    never = set(towns[0].measures) - met - NEVER_HERE
    assert {name for name in never if not name.startswith("pooled_posts_of")} == set()


def test_attributed_and_not_attributed_make_the_ledger_to_the_penny(lived):
    prices = price_list()
    costs = family_costs(lived.activity, prices, ("tier", "agency"))
    left = not_attributed(lived.activity, lived.demand, prices)
    whole = ledger(lived.demand, prices)
    for year, mine in whole.groupby("year"):
        if year < lived.activity["year"].min():
            continue
        total = costs.loc[costs["year"] == year, "gbp"].sum() + left.loc[left["year"] == year, "gbp"].sum()
        assert round(total, 2) == round(mine["gbp"].sum(), 2)
    for group in ("tier_", "agency_"):
        parts = costs[[name for name in costs if name.startswith(group)]].sum(axis=1)
        assert np.allclose(parts, costs["gbp"], rtol=1e-12)


def test_what_is_left_is_of_lines_that_no_family_causes_alone(lived):
    left = not_attributed(lived.activity, lived.demand, price_list()).groupby("cost_line")["units"].sum()
    known = set(lived.measures)
    for line in cost_lines():
        if line.basis != "posts" and set(line.measures) <= known - set(SHARED):
            assert left[line.cost_line] == 0.0, line.cost_line
    assert (left >= -1e-6).all(), "more was attributed than was counted"


def test_a_log_that_does_not_say_what_stood_at_its_start_is_refused():
    town = town_of("baseline")
    blind = town.journeys[town.journeys["rule"] != "log_begins"]
    with pytest.raises(ValueError, match="when the log began"):
        family_activity(blind, town.demand)


def test_seeds_are_told_apart():
    town = town_of("baseline")
    both = pd.concat([town.journeys, town.journeys.assign(seed=12)])
    with pytest.raises(ValueError, match="2 seeds"):
        family_activity(both, town.demand)


def test_the_last_weeks_stocks_are_those_of_the_families_at_the_end():
    """A third witness: not the counts of a week but the state itself, family by family."""
    town = town_of("busy")
    log = read_log(town.journeys, town.demand)
    end = families_table(town.record).set_index("family")
    for change in stock_changes(log):
        if not change.measure.startswith("acute_"):
            continue
        held = np.bincount(change.family, change.amount, len(log.families))
        acute = pd.Series(held, log.families).reindex(end.index, fill_value=0.0)
        assert (acute == (end[change.measure.removeprefix("acute_")] == 3)).all(), change.measure
        assert (pd.Series(held, log.families).drop(end.index, errors="ignore") == 0.0).all(), change.measure
