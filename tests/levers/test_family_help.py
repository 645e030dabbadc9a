"""Family Help: the lead stays up and down, enquiries pool what is known, families meet, kin is found."""

import pytest

from sim.journey.family_help import (
    change_tier_with_lead,
    keeps_lead,
    meets_before_care,
    noise_left,
    pooled_at_enquiry,
)
from sim.scenario import Scenario
from sim.state.codes import Agency, Tier
from sim.state.families import empty_families
from sim.state.measures import PLACE_OF
from sim.state.town import handed
from tests.journey.given_rules import rules
from tests.levers.trials import total
from tests.properties.standing import check_standing
from tests.properties.town_by_week import TownByWeek

AS_SHIPPED = rules("family_help")
ONE_SERVICE, TEAM, KIN = (
    "family_help: {one_service: true}",
    "family_help: {protection_team: true}",
    "family_help: {with_kin: 1.0}",
)
MEETINGS = "family_help: {family_group_meetings: 1.0}"


def family(worker=0):
    one = empty_families(1)[0]
    one.worker, one.tier, one.consents_to_share = worker, Tier.EARLY_HELP, 1
    one.known[Agency.POLICE], one.known[Agency.GP] = 0b10000, 0b00100
    return one


def test_a_lead_is_kept_in_one_service_by_a_family_that_has_one():
    p = rules("family_help", one_service=1.0)
    assert keeps_lead(family(), p)
    assert not keeps_lead(family(worker=-1), p)
    assert not keeps_lead(family(), AS_SHIPPED)


def test_a_kept_lead_holds_the_children_of_a_statutory_case_and_one_family_in_early_help():
    town = TownByWeek(Scenario.of({}), seed=1, share=0.002).town
    one, worker = town.families[0], town.workers[-1]
    one.worker, one.tier, worker.caseload = len(town.workers) - 1, Tier.EARLY_HELP, 5
    change_tier_with_lead(handed(town), 0, int(Tier.ASSESSMENT), 0b101, 7)
    assert (one.tier, one.in_case, worker.caseload) == (Tier.ASSESSMENT, 0b101, 6)
    change_tier_with_lead(handed(town), 0, int(Tier.EARLY_HELP), 0, 9)
    assert (one.tier, one.in_case, worker.caseload) == (Tier.EARLY_HELP, 0, 5)
    assert (one.kept_lead, one.case_week) == (1, 9)


def test_an_enquiry_hears_what_all_know_with_a_team_that_pools_all_and_nothing_more_without():
    full = rules("family_help", protection_team=1.0, pooled=1.0)
    assert pooled_at_enquiry(family(), 0b1, full, 1, 10) == 0b10101
    assert pooled_at_enquiry(family(), 0b1, AS_SHIPPED, 1, 10) == 0b1
    assert noise_left(full) == 0.75
    assert noise_left(AS_SHIPPED) == 1.0


def test_a_family_meets_once_a_year_where_meetings_are_offered():
    one, p = family(), rules("family_help", meetings=1.0)
    one.family_met_week = 100
    assert not meets_before_care(one, p, 151)
    assert meets_before_care(one, p, 152)
    assert not meets_before_care(one, AS_SHIPPED, 152)


def test_in_one_service_leads_come_along_and_assessments_are_updated():
    assert total(ONE_SERVICE, "leads_kept") > 20
    assert total(ONE_SERVICE, "assessment_updates") > 5
    for blocks in ("", TEAM, KIN, MEETINGS):
        assert total(blocks, "leads_kept", "assessment_updates") == 0


def test_every_enquiry_of_a_team_is_counted_and_they_are_other_ones_than_before():
    """It hears more and errs less, so nothing says whether it enquires more or less often."""
    assert total(TEAM, "protection_team_enquiries") == total(TEAM, "s47") != total("", "s47")
    assert total("", "protection_team_enquiries") == 0


def test_where_kin_is_always_found_no_child_comes_into_care_by_the_threshold():
    from_start = {blocks: total(blocks, "care_starts") for blocks in ("", KIN)}
    assert total(KIN, "kin_arrangements") > 3
    assert from_start[KIN] < from_start[""]
    assert total("", "kin_arrangements") == 0


def test_families_meet_before_care_and_only_where_it_is_offered():
    assert total(MEETINGS, "family_group_meetings") > 3
    assert total("", "family_group_meetings") == 0


@pytest.mark.parametrize("workers", ["patch_only", "whole_place"])
def test_with_all_of_it_everyone_stands_in_one_place_every_week(workers):
    reform = {"one_service": True, "protection_team": True, "family_group_meetings": 1.0, "with_kin": 0.3}
    blocks = {
        "family_help": reform,
        "joint_allocation": {"known_worker_first": True, "partner_cases": 60},
        "team_around": {"places": 100},
        "neighbourhood_teams": {"workers": workers},
        "step_down": {"share": 0.6, "follow_up_weeks": 26},
        "closure": {"rule": "time_limit", "weeks": 16, "disengaged_below": 0.3, "scope": "whole_family"},
        "key_worker": {"model": "silo", "caseload": 4},
    }  # fmt: skip
    town = TownByWeek(Scenario.of(blocks), seed=3)
    for week, _ in town.weeks():
        check_standing(town.town, week)
    assert town.town.tally[:, :, PLACE_OF["leads_kept"]].sum() > 0
