"""Services with places: hours ease what is in scope, places are kept to and end as they must."""

from datetime import date

import numpy as np
import pytest

from sim.journey.hazards import help_on
from sim.journey.service_offers import is_eligible, severe_needs, standing_of
from sim.journey.services import scope_of, start_service
from sim.scenario import Scenario
from sim.state.codes import Agency, Need, Service, Tier
from sim.state.events import Event, Reason
from sim.state.families import LONG_AGO, empty_families
from sim.state.measures import PLACE_OF, SERVED, SERVICE_FAMILIES, SERVICE_HOURS
from sim.state.rosters import ALWAYS
from tests.journey.given_rules import rules
from tests.levers.trials import happened, tried
from tests.properties.standing import check_standing
from tests.properties.town_by_week import TownByWeek
from tests.vignettes.one_family import WEEK, OneFamily

STAGES = (
    "family_nurses",
    "edge_of_care",
    "intensive_family_support",
    "post_removal_support",
    "community_navigators",
)
ALL = {
    "early_years": {"places": 300, "hours": 3, "parenting_education": 0.8},
    "edge_of_care": {"places": 150, "weeks": 8},
    "intensive_family_support": {"places": 100, "needs": 2, "until": date(2018, 10, 1)},
    "post_removal_support": {"places": 200},
    "voluntary_sector": {"places": 200, "weeks": 6},
    "community_capacity": {"from": date(2018, 7, 1), "ramp_weeks": 12, "hubs": 20, "role_models": 500},
    "school_community": {"schools": 40, "until": date(2018, 12, 1)},
}
RESTLESS = {"workforce.turnover_a_year": 0.6, "demography.moves_a_year": 0.2, "detection.detection": 0.7}
IDLE = "parameters:\n" + "".join(
    f"  {stage}.{effect}: 0.0\n"
    for stage in STAGES[1:]
    for effect in ("help", "engagement", "trust_a_week", "parenting_spared")
)
SERVICES = (
    "edge_of_care: {places: 300}\nintensive_family_support: {places: 300}\n"
    "post_removal_support: {places: 300}\nvoluntary_sector: {places: 600}\n"
)


def family(tier=Tier.CHILD_IN_NEED, known=True, **severities):
    one = empty_families(1)[0]
    one.tier, one.ages = tier, 0b1
    for name, severity in severities.items():
        one.severity[Need[name.upper()]] = severity
        if known:
            one.known[Agency.SOCIAL_CARE] |= 1 << Need[name.upper()]
            one.known[Agency.SCHOOL] |= 1 << Need[name.upper()]
    return one


def offered(one, service, stage, **common):
    return is_eligible(one, service, rules(stage), rules("services", **common))


def test_edge_of_care_is_for_cases_in_which_much_harm_is_known():
    service, stage = Service.EDGE_OF_CARE, "edge_of_care"
    harm = {"parenting": 3, "domestic_abuse": 2}
    assert offered(family(**harm), service, stage)
    assert offered(family(Tier.CHILD_PROTECTION, **harm), service, stage)
    assert not offered(family(Tier.ASSESSMENT, **harm), service, stage)
    assert not offered(family(Tier.EARLY_HELP, **harm), service, stage)
    assert not offered(family(known=False, **harm), service, stage)
    assert not offered(family(money_and_work=3, housing=3), service, stage)
    assert not offered(family(**harm), service, stage, edge_of_care_harm=6.0)


def test_intensive_support_is_for_open_families_with_several_severe_needs():
    service, stage = Service.INTENSIVE_FAMILY_SUPPORT, "intensive_family_support"
    several = {"housing": 2, "mental_health": 2, "substance_misuse": 3}
    assert offered(family(Tier.EARLY_HELP, **several), service, stage)
    assert not offered(family(Tier.UNIVERSAL, **several), service, stage)
    assert not offered(family(housing=2, mental_health=2, parenting=1), service, stage)
    drugs, parenting = 1.0 + Need.SUBSTANCE_MISUSE, 1.0 + Need.PARENTING
    assert offered(family(**several), service, stage, intensive_need=drugs)
    assert not offered(family(**several), service, stage, intensive_need=parenting)


def test_navigators_are_for_families_with_no_case_whose_need_an_agency_has_seen():
    service, stage = Service.COMMUNITY_NAVIGATOR, "community_navigators"
    assert offered(family(Tier.UNIVERSAL, housing=1), service, stage)
    assert not offered(family(Tier.EARLY_HELP_WAITING, housing=1), service, stage)
    unseen = family(Tier.UNIVERSAL, known=False, housing=3)
    assert not offered(unseen, service, stage)
    unseen.known[Agency.SOCIAL_CARE] = unseen.known[Agency.FAMILY] = 1 << Need.HOUSING
    assert not offered(unseen, service, stage)


@pytest.mark.parametrize(
    ("service", "stage", "tier"),
    [
        (Service.EDGE_OF_CARE, "edge_of_care", Tier.CHILD_IN_NEED),
        (Service.INTENSIVE_FAMILY_SUPPORT, "intensive_family_support", Tier.EARLY_HELP),
        (Service.COMMUNITY_NAVIGATOR, "community_navigators", Tier.UNIVERSAL),
    ],
)
def test_a_service_may_ask_for_several_severe_needs(service, stage, tier):
    one = family(tier, parenting=3, domestic_abuse=3, housing=2)
    for least, is_offered in ((3.0, True), (4.0, False)):
        assert is_eligible(one, service, rules(stage, least_needs=least), rules("services")) == is_offered


def test_no_service_is_for_a_family_with_no_child_at_home():
    one = family(Tier.CHILD_PROTECTION, parenting=3, domestic_abuse=3, substance_misuse=3)
    assert offered(one, Service.EDGE_OF_CARE, "edge_of_care")
    assert severe_needs(one) == 3
    one.ages = 0
    assert not offered(one, Service.EDGE_OF_CARE, "edge_of_care")
    assert not offered(one, Service.INTENSIVE_FAMILY_SUPPORT, "intensive_family_support")


def test_who_comes_first_is_by_harm_known_or_by_need():
    half_known = family(known=False, parenting=3, mental_health=3)
    half_known.known[Agency.SOCIAL_CARE] = 1 << Need.PARENTING
    assert standing_of(half_known, Service.EDGE_OF_CARE) == pytest.approx(1.4 * 3.0)
    assert standing_of(half_known, Service.INTENSIVE_FAMILY_SUPPORT) == pytest.approx((1.3 + 0.7) * 3.0)


def test_hours_ease_needs_in_scope_the_more_the_family_trusts_with_a_case_or_without():
    one, p = family(Tier.UNIVERSAL), rules("needs")
    one.own_help_until = LONG_AGO
    assert help_on(one, Need.PARENTING, WEEK, p) == 0.0
    one.service_power, one.service_scope, one.trust = 0.04, 1 << Need.PARENTING, 0.5
    assert help_on(one, Need.PARENTING, WEEK, p) == pytest.approx(0.02)
    assert help_on(one, Need.HOUSING, WEEK, p) == 0.0
    one.trust = 1.0
    assert help_on(one, Need.PARENTING, WEEK, p) == pytest.approx(0.04)
    one.tier, one.help_power = Tier.EARLY_HELP, 0.03  # beside what its key worker does
    assert help_on(one, Need.PARENTING, WEEK, p) == pytest.approx(0.07)


@pytest.mark.parametrize(("hours", "weight"), [(5.0, 0.5), (20.0, 0.8)])
def test_what_a_service_does_grows_with_its_hours_and_less_with_each(hours, weight):
    town = OneFamily({})
    given = rules("post_removal_support", hours=hours, help=0.04, engagement=1.0, parenting_spared=0.2)
    common = rules("services", half_hours=5.0)
    start_service(town.here, 0, Service.POST_REMOVAL_SUPPORT, given, common, WEEK, 1.0, 0.5)
    assert town.family.service_power == pytest.approx(0.04 * weight)
    assert town.family.service_odds == pytest.approx(weight)
    assert town.family.service_spared == pytest.approx(0.2 * weight)
    assert town.family.service_scope == scope_of(given.treats) == 0b111100
    assert town.last_event() == "service_started"


@pytest.fixture(scope="module")
def lived():
    """Live a restless year with every service, every week checked; return all events and the town."""
    town = TownByWeek(Scenario.of({"parameters": RESTLESS} | ALL), seed=2, years=1, share=0.06)
    events = []
    for week, happening in town.weeks():
        check_standing(town.town, week)
        events.append(happening)
    return np.concatenate(events), town


def reasons(events, event):
    return {Reason(int(rule)) for rule in events["rule"][events["event"] == event]}


def test_places_begin_and_end_for_every_reason_there_is(lived):
    events, _ = lived
    assert {
        Reason.CASE_ENDED, Reason.TIME_WAS_UP, Reason.FUNDING_ENDED, Reason.HANDED_ON, Reason.MOVED_AWAY,
    } <= reasons(events, Event.SERVICE_ENDED)  # fmt: skip
    assert {
        Reason.FAMILY_NURSE, Reason.EDGE_OF_CARE, Reason.INTENSIVE_FAMILY_SUPPORT, Reason.COMMUNITY_NAVIGATOR,
    } <= reasons(events, Event.SERVICE_STARTED)  # fmt: skip


def test_starts_and_ends_alternate_in_a_familys_journey(lived):
    events, town = lived
    held = set()
    for row in events[np.isin(events["event"], [Event.SERVICE_STARTED, Event.SERVICE_ENDED])]:
        assert (row["family"] in held) == (row["event"] == Event.SERVICE_ENDED)
        held ^= {row["family"]}
    assert held == set(town.town.families.number[town.town.families.served_at > 0].tolist())


@pytest.mark.parametrize("service", SERVED, ids=lambda service: service.name)
def test_no_team_serves_more_families_than_it_has_places(lived, service):
    _, town = lived
    for week in range(town.calendar.start_week, town.calendar.weeks):
        places = getattr(town.course.schedule.at(week), STAGES[service - 1]).places[0]
        assert town.town.tally[week, :, SERVICE_FAMILIES + service].sum() <= places + 1e-6, week


@pytest.mark.parametrize(("service", "hours"), [(Service.FAMILY_NURSE, 3.0), (Service.EDGE_OF_CARE, 9.0)])
def test_hours_are_those_of_the_service(lived, service, hours):
    tally = lived[1].town.tally
    served = tally[:, :, SERVICE_FAMILIES + service]
    assert served.sum() > 0
    assert (tally[:, :, SERVICE_HOURS + service] == hours * served).all()


def test_skipping_the_weeks_in_which_nothing_can_happen_changes_nothing(lived):
    """With services and communities at work the bounds of every watch still hold."""
    visited = TownByWeek(Scenario.of({"parameters": RESTLESS} | ALL), seed=2, years=1, share=0.06)
    for _ in visited.weeks():
        for name in ("cascade", "sign"):
            visited.town.watches[name][1 : visited.town.active[0] + 1] = ALWAYS
    assert visited.town.tally.tobytes() == lived[1].town.tally.tobytes()


def test_services_whose_hours_do_nothing_change_nothing_but_their_own_counts():
    """No outcome is moved straight away: all goes through help, engagement, trust and onset."""
    idle, baseline = tried(IDLE + SERVICES), tried()
    assert len(happened(IDLE + SERVICES, Event.SERVICE_STARTED)) > 100
    own = ("service_", *(service.name.lower() for service in SERVED))
    for name, at in PLACE_OF.items():
        if not name.startswith(own):
            assert np.array_equal(idle.tally[..., at], baseline.tally[..., at]), name
