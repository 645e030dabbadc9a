"""Tiers read from the log, against what the demand table counted, and their flow from year to year."""

import numpy as np
import pandas as pd
import pytest

from sim.costs.family_log import read_log
from sim.population.place import Place
from sim.results.needless import needs_above_emerging
from sim.results.tables import NEED_NAMES, demand_table, families_table, journeys_table
from sim.results.tier_flow import CARE, EARLY_HELP, IN_NEED, LEFT, NO_CASE, tier_flow, year_ends
from sim.results.tiers import standing_at, tier_steps
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.codes import Agency, Placement, Tier, name_of
from tests.made_up_log import log_of, place_of

STOCKS = {
    Tier.EARLY_HELP_WAITING: "early_help_waiting",
    Tier.EARLY_HELP: "early_help_families",
    Tier.ASSESSMENT: "assessment_families_open",
    Tier.CHILD_IN_NEED: "child_in_need_families",
    Tier.CHILD_PROTECTION: "plan_families",
}
STACK = "family_help_reform+step_down_and_follow_up+gp_gateway"


@pytest.fixture(scope="module")
def lived():
    record = simulate(Place.read("tameside").scaled(0.03), Scenario.read(STACK), seed=3, years=2)
    demand = demand_table([record])
    return record, demand, read_log(journeys_table(record), demand)


def test_tiers_read_from_the_log_are_those_that_demand_counted_in_every_week(lived):
    _, demand, log = lived
    steps = tier_steps(log)
    counted = demand.groupby("week")[list(STOCKS.values())].sum()
    assert counted.sum().min() > 0
    for place, week in enumerate(log.weeks):
        tiers = standing_at(steps, place, len(log.families))
        read = [(tiers == tier).sum() for tier in STOCKS]
        assert read == counted.loc[week].tolist(), week


def test_needs_read_from_the_log_are_those_of_the_families_at_the_end(lived):
    record, _, log = lived
    families = families_table(record).set_index("family")
    stand = (families[NEED_NAMES] >= 2).sum(axis=1).reindex(log.families, fill_value=0)
    everybody = np.arange(len(log.families))
    last = np.full(len(everybody), len(log.weeks) - 1)
    assert needs_above_emerging(log).level_at(everybody, last)[:, 0].tolist() == stand.tolist()


TWO_YEARS = 104
FOSTER = name_of(Agency(Placement.FOSTER))  # events of care carry the placement as agency
TOLD = (
    (10, 1, "early_help_started"),
    (70, 1, "early_help_ended", {"rule": "review_settled"}),
    (20, 2, "cin_started", {"rule": "in_need"}),
    (60, 2, "care_started", {"child": 0, "agency": FOSTER}),
    (30, 3, "cin_started", {"rule": "in_need"}),
    (80, 3, "moved_out"),
    (5, 4, "early_help_started"),
    (9, 4, "early_help_ended", {"rule": "review_settled"}),
)


def flow():
    log = log_of(*TOLD, weeks=TWO_YEARS)
    table = tier_flow(log, tier_steps(log), year_ends(log, 0))
    return log, table.set_index(["year", "before", "after"])["families"]


def test_families_flow_from_where_they_stood_at_one_years_end_to_the_next():
    _, moves = flow()
    assert moves.to_dict() == {
        (2021, EARLY_HELP, NO_CASE): 1,
        (2021, IN_NEED, CARE): 1,
        (2021, IN_NEED, LEFT): 1,
    }


def test_the_year_end_before_the_start_is_where_the_flow_begins():
    log, _ = flow()
    ends = [pd.Timestamp(log.weeks[week]) for week in year_ends(log, 52)]
    assert [f"{day:%Y-%m}" for day in ends] == ["2020-03", "2021-03"]


@pytest.mark.parametrize(("rule", "tier"), [("story_retold", Tier.EARLY_HELP), ("life", Tier.ASSESSMENT)])
def test_an_assessment_by_an_agency_beside_the_lead_leaves_the_tier_as_it_is(rule, tier):
    log = log_of((1, 1, "early_help_started"), (5, 1, "assessment_started", {"rule": rule}))
    assert standing_at(tier_steps(log), 9, len(log.families))[place_of(log, 1)] == tier
