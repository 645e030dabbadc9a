"""A journey read back from the log says where the family stood at the end of every week, exactly.

The town is lived week by week and its columns are kept beside its log. Compared is every family, every week:
needs, tier, queue or worker, agencies, services, advocate, assessment, enquiry, and every child. What the log
does not hold, and why, stands in `sim.story.state`.
"""

import numpy as np
import pandas as pd
import pytest

from sim.scenario import Scenario
from sim.state.codes import Tier
from sim.story.spells import spells
from sim.story.state import CARE, CHILDREN, weekly_state
from tests.properties.lived_and_logged import LivedAndLogged

BUSY = {  # so that in a small place everything happens to somebody
    "workforce.turnover_a_year": 0.6,
    "workforce.social_worker_posts": 150.0,
    "detection.detection": 0.6,
    "demography.moves_a_year": 0.12,
    "care.entry": 0.2,
    "care.short_exit": 0.1,
    "care.home_harm": 4.0,
    "assessment.plan_share": 1.0,
    "advocates.number": 0.8,
    "family_nurses.places": 3.0,
    "post_removal_support.places": 3.0,
    "edge_of_care.places": 3.0,
}
SHARE = 0.06  # some two thousand families
ONE_SERVICE = "baseline+family_help_reform"
ALL_LEVERS = "baseline+higher_early_help_threshold+all_together"
MANY = (
    "baseline+four_neighbourhoods",
    "baseline+key_workers_whole_family+step_down_and_follow_up",
    "baseline+referral_ladder+single_assessment_and_wheel+data_warehouse",
    "baseline+domestic_abuse_conference+safeguarding_hub+gp_gateway",
    "baseline+presenting_need_closing+personal_budgets",
)
# events without which what follows is told wrongly; others say why, or what is told beside them as well
TELLING = (
    "birth", "child_standing", "child_grew_up", "moved_out", "left", "need_standing", "need_began",
    "need_changed", "need_ended", "case_standing", "waiting", "allocated", "worker_changed",
    "assessment_started", "early_help_started", "cin_started", "s47_started", "s47_ended", "plan_started",
    "closed", "care_standing", "care_started", "placement_changed", "care_ended", "help_changed",
    "advocate_started", "advocate_ended", "service_started", "service_ended",
)  # fmt: skip


def busy(name: str) -> Scenario:
    return Scenario.read(name).with_parameters(BUSY)


@pytest.fixture(scope="module")
def lived():
    return LivedAndLogged(busy(ALL_LEVERS), seed=3, years=3, share=SHARE)


@pytest.fixture(scope="module")
def journeys(lived):
    return lived.journeys()


def refuse_differences(lived, journeys):
    found = lived.differences(journeys)
    assert not found, "\n".join([f"{len(found)} columns of families differ", *found[:20]])


def test_every_family_stands_every_week_where_its_journey_says(lived, journeys):
    was = lived.was
    assert set(np.unique(was["tier"])) == set(Tier), "some tier is never met here"
    lanes = ("waiting", "assessment", "enquiry", "advocate")
    assert all(100 < was[name].sum() < was[name].size / 2 for name in lanes)
    assert all((was[name] != "").sum() > 100 for name in ("agencies", "service", *CHILDREN[:4], *CARE[:3]))
    assert was["tier"].size > 100_000
    refuse_differences(lived, journeys)


def test_so_does_one_whose_lead_comes_along_up_and_down_the_tiers():
    lived = LivedAndLogged(busy(ONE_SERVICE), seed=4, years=2, share=SHARE)
    journeys = lived.journeys()
    assert (journeys["rule"] == "same_lead").sum() > 10
    refuse_differences(lived, journeys)


def test_so_does_one_whose_log_begins_in_the_middle_of_everything():
    begins = LivedAndLogged(busy(ALL_LEVERS), seed=5, years=2, share=SHARE, begins=450)
    journeys = begins.journeys()
    stands = {"s47_standing", "service_standing", "case_standing", "care_standing", "advocate_standing"}
    assert stands <= set(journeys["event"])
    refuse_differences(begins, journeys)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
@pytest.mark.parametrize("name", [*MANY, ALL_LEVERS, ONE_SERVICE])
def test_so_does_every_family_under_many_policies_in_other_futures(name, seed):
    lived = LivedAndLogged(busy(name), seed, years=4, share=SHARE)
    refuse_differences(lived, lived.journeys())


def test_one_event_dropped_is_noticed_whatever_it_tells(lived, journeys):
    """Of the first few of each kind at least one: two changes in one week may undo one another."""
    unnoticed = [event for event in TELLING if not is_noticed(event, lived, journeys)]
    assert unnoticed == []


def is_noticed(event: str, lived: LivedAndLogged, journeys: pd.DataFrame) -> bool:
    """Whether a log that lacks one event of a kind is read back otherwise than the family lived."""
    mine = np.flatnonzero((journeys["event"] == event).to_numpy())
    assert len(mine), f"no {event} here"
    for place in mine[:8]:
        family = journeys["family"].iat[place]
        journey = journeys[(journeys["family"] == family) & (np.arange(len(journeys)) != place)]
        if lived.differences(journey, family):
            return True
    return False


def test_one_severity_told_wrongly_is_noticed(lived, journeys):
    place = np.flatnonzero((journeys["event"] == "need_changed").to_numpy())[0]
    family = journeys["family"].iat[place]
    false = journeys[journeys["family"] == family].copy()
    false.loc[place, "value"] = 1.0 if false.loc[place, "value"] == 3.0 else 3.0
    assert len(lived.differences(false, family)) == 1


def test_the_state_of_one_family_is_read_from_its_rows_alone(lived, journeys):
    family = journeys["family"].value_counts().index[0]
    journey = journeys[journeys["family"] == family]
    state = weekly_state(spells(journey, lived.end), lived.weeks)
    row = np.searchsorted(lived.families, family)
    for name, was in lived.was.items():
        assert (state[name].to_numpy() == was[row]).all(), name
    assert list(state.index) == list(lived.weeks)
