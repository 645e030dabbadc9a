"""Co-location: ties grow where agencies sit together and fade after; shared outcomes pull expertise in."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.parameters import default_records
from sim.population.agency_ties import agency_ties
from sim.scenario import Scenario
from sim.state.codes import Agency
from sim.state.families import AGENCIES, empty_families
from sim.state.measures import PLACE_OF, M
from sim.workforce.co_location import CoLocation, move_ties, needs_told, tie_in_the_end
from tests.journey.given_rules import SHARES, SOME_NEEDS, rules
from tests.properties.town_by_week import TownByWeek

AGENCY = st.integers(0, AGENCIES - 1)
HUB = (Agency.SOCIAL_CARE, Agency.POLICE, Agency.DRUG_AND_ALCOHOL)
EVERYBODY = tuple(float(agency != Agency.FAMILY) for agency in Agency)
AS_SHIPPED = CoLocation()
INTERPRETED = {rule: getattr(rule, "py_func", rule) for rule in (move_ties, needs_told)}


def sitting(*agencies: int) -> tuple[float, ...]:
    return tuple(float(agency in agencies) for agency in Agency)


def two_zones(*agencies: int) -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return ties of two zones at their base, and parameters by which these sit together in the second."""
    ties = agency_ties(2)
    records = default_records("co_location", 2)
    records["together"][1] = sitting(*agencies)
    town = SimpleNamespace(ties=ties, base_ties=ties.copy())
    others = {stage: default_records(stage, 2) for stage in ("workforce", "neighbourhood_teams")}
    return town, SimpleNamespace(co_location=records, **others)


def weeks_pass(town, p, weeks: int) -> None:
    for _ in range(weeks):
        INTERPRETED[move_ties](town, p)


@given(SHARES, AGENCY, AGENCY, SHARES, SHARES, SHARES)
def test_a_tie_ends_at_its_base_or_above_and_the_more_sit_there_the_higher(base, one, other, here, there, c):
    p = rules("co_location", tie_added=c, together=(here,) * AGENCIES)
    more = rules("co_location", tie_added=c, together=(max(here, there),) * AGENCIES)
    end = tie_in_the_end(base, one, other, p)
    assert base <= end <= tie_in_the_end(base, one, other, more) <= 1.0
    assert end == pytest.approx(min(1.0, base + c * here))


@given(SHARES, st.sampled_from(HUB), AGENCY)
def test_sitting_with_nobody_adds_nothing(base, one, other):
    assert tie_in_the_end(base, one, other, rules("co_location", together=sitting(one))) >= base
    if one != other:
        assert tie_in_the_end(base, one, other, rules("co_location", together=sitting(one))) == base


def test_ties_grow_in_about_a_year_between_those_who_sit_together_and_only_there():
    town, p = two_zones(*HUB)
    weeks_pass(town, p, 52)
    base, grown = town.base_ties[1], town.ties[1]
    risen = grown > base
    np.fill_diagonal(risen, False)
    assert {tuple(pair) for pair in np.argwhere(risen)} == {
        (one, other) for one in HUB for other in HUB if one != other
    }
    weak = (Agency.POLICE, Agency.DRUG_AND_ALCOHOL)
    assert 0.6 < (grown[weak] - base[weak]) / 0.5 < 0.7
    assert town.ties[0].tobytes() == town.base_ties[0].tobytes()


def settled(one: int, other: int, **workforce: float) -> float:
    """Return what sitting together adds to a tie in the end, as workers leave, over what it adds else."""
    town, p = two_zones(one, other)
    for name, value in workforce.items():
        p.workforce[name] = value
    weeks_pass(town, p, 600)
    base = town.base_ties[1, one, other]
    return (town.ties[1, one, other] - base) / min(0.5, 1.0 - base)


@pytest.mark.slow
def test_what_is_added_to_a_tie_settles_lower_the_more_of_others_workers_leave():
    pair = (Agency.POLICE, Agency.DRUG_AND_ALCOHOL)
    lost = 2 * 0.02 * 10 * 0.15 / 52.18  # both ends lose workers
    assert settled(*pair) == pytest.approx(0.02 / (0.02 + lost), abs=1e-4)
    assert settled(*pair, others_turnover_a_year=0.3) == pytest.approx(0.02 / (0.02 + 2 * lost), abs=1e-4)
    assert settled(*pair, others_turnover_a_year=0.0) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.slow
def test_one_end_whose_leavers_are_simulated_fades_by_the_other_end_alone():
    lost = 0.02 * 10 * 0.15 / 52.18
    assert settled(Agency.SOCIAL_CARE, Agency.DRUG_AND_ALCOHOL) == pytest.approx(
        0.02 / (0.02 + lost), abs=1e-4
    )
    assert settled(Agency.SOCIAL_CARE, Agency.EARLY_HELP) == pytest.approx(1.0, abs=1e-4)


def test_usual_ties_stay_at_their_base_however_many_leave():
    town, p = two_zones()
    p.workforce["others_turnover_a_year"] = 0.3
    weeks_pass(town, p, 52)
    assert town.ties.tobytes() == town.base_ties.tobytes()


def test_ties_fall_back_when_agencies_part_and_recover_from_a_leaver():
    town, p = two_zones(*HUB)
    weeks_pass(town, p, 200)
    p.co_location["together"] = 0.0
    pair = (1, Agency.POLICE, Agency.DRUG_AND_ALCOHOL)
    grown, base = town.ties[pair], town.base_ties[pair]
    weeks_pass(town, p, 52)
    assert base < town.ties[pair] < base + 0.4 * (grown - base)
    town.ties *= 0.9
    weeks_pass(town, p, 300)
    np.testing.assert_allclose(town.ties, town.base_ties, rtol=0.01)


def one_family(known: int, consents: int = 1) -> np.record:
    family = empty_families(1)[0]
    family.consents_to_share, family.zone = consents, 1
    family.known[Agency.POLICE] = known
    return family


@given(SOME_NEEDS, st.integers(0, 10_000), st.integers(0, 1))
def test_a_lead_hears_nothing_new_by_usual_ties_and_all_by_ties_grown_to_the_full(known, week, consents):
    town, _ = two_zones()
    told, family = INTERPRETED[needs_told], one_family(known, consents)
    assert told(town, family, Agency.SOCIAL_CARE, AS_SHIPPED, 1, week) == 0
    town.base_ties[1, Agency.POLICE] = 0.0
    town.ties[1, Agency.POLICE] = 1.0
    heard = told(town, family, Agency.SOCIAL_CARE, AS_SHIPPED, 1, week)
    assert heard == known if consents else heard in (0, known)


def test_without_consent_a_lead_hears_less_often():
    town, _ = two_zones()
    town.base_ties[:], town.ties[:] = 0.0, 0.5
    heard = [
        sum(
            INTERPRETED[needs_told](town, one_family(1, agrees), 13, AS_SHIPPED, 1, week)
            for week in range(1000)
        )
        for agrees in (0, 1)
    ]
    assert 100 < heard[0] < 200 and 430 < heard[1] < 570


def lived(**parameters) -> tuple[TownByWeek, list[int]]:
    """Live a year of a small town whose agencies all sit together; return needs pulled in, by week."""
    given = {
        "co_location.together": EVERYBODY,
        "co_location.tie_added": 1.0,
        "co_location.tie_growth": 1.0,
        "workforce.tie_lost_with_worker": 0.0,
        "support.silo_opens": 1.0,
    }
    paths = {path.replace("__", "."): value for path, value in parameters.items()}
    town = TownByWeek(Scenario.of({"parameters": given | paths}), seed=2)
    return town, [int((town.town.families.pulled_in != 0).sum()) for _ in town.weeks()]


def total(town: TownByWeek, *names: str) -> float:
    return float(sum(town.town.tally[:, :, PLACE_OF[name]].sum() for name in names))


def test_who_only_sits_together_pulls_nothing_in_and_every_need_goes_to_a_separate_agency():
    town, pulled_in = lived(support__shared_outcomes=0.0)
    assert max(pulled_in) == 0
    assert total(town, "repeat_assessments") > 100


def test_with_outcomes_fully_shared_no_separate_agency_comes_in_and_help_is_still_counted():
    town, pulled_in = lived(support__shared_outcomes=1.0)
    assert max(pulled_in) > 5
    assert total(town, "repeat_assessments", "services_of_open") == 0
    assert total(town, "help_weeks_adult_mental_health") > 100


def test_hubs_are_counted_by_families_and_none_where_nobody_sits_together():
    town, _ = lived()
    last = town.town.tally[-1].sum(axis=0)
    assert last[M.CO_LOCATION_HUBS] == pytest.approx(len(town.town.families) / 6500.0)
    assert last[M.CO_LOCATED_AGENCIES] == pytest.approx(sum(EVERYBODY) * last[M.CO_LOCATION_HUBS])
    apart, _ = lived(co_location__together=(0.0,) * AGENCIES)
    assert total(apart, "co_location_hubs", "co_located_agencies") == 0
