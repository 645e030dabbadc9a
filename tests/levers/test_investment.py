"""Investment: ring-fenced key workers take only families with children of their ages; a team adds to ties."""

import numpy as np
import pytest

from sim.journey.allocation import give_places
from sim.parameters import handed_parameters
from sim.scenario import Scenario
from sim.state.codes import Agency, Tier
from sim.state.town import handed
from sim.state.workers import Serves
from sim.workforce.caseload import lightest_post, stand_in_queue
from sim.workforce.investment import Investment, tie_enabled
from sim.workforce.posts import fund_posts
from tests.journey.given_rules import rules
from tests.levers.under import total, under
from tests.properties.town_by_week import TownByWeek

BABY, TEENAGER = 0b001, 0b100
FULL = 1_000


def founded(**posts: float) -> tuple[TownByWeek, np.recarray, object]:
    """Found a small town, fund the investment in it, and fill every post that is paid for."""
    parameters = {f"investment.{name}": value for name, value in posts.items()}
    town = TownByWeek(Scenario.of({}), seed=1)
    p = TownByWeek(Scenario.of({"parameters": parameters}), seed=1).course.schedule.at(0)
    fund_posts(handed(town.town), handed_parameters(p), Agency.EARLY_HELP, 0)
    workers = town.town.workers
    workers["filled"] = workers["funded"]
    return town, workers, p


def post_for(town: TownByWeek, ages: int) -> int:
    return int(lightest_post(handed(town.town), Agency.EARLY_HELP, -1, FULL, ages))


def test_each_part_has_its_own_posts_beside_the_usual_ones():
    _, before, _ = founded()
    _, workers, _ = founded(posts_under_eleven=1.0, posts_eleven_and_over=1.0)
    assert not before["serves"].any()
    kept = workers["serves"][workers["funded"] == 1]
    assert sorted(kept[kept > 0]) == [Serves.UNDER_ELEVEN, Serves.ELEVEN_AND_OVER]
    assert workers["funded"].sum() == before["funded"].sum() + 2


@pytest.mark.parametrize(("ages", "taken"), [(BABY, False), (TEENAGER, True), (BABY | TEENAGER, True)])
def test_a_post_kept_for_older_children_passes_over_families_without_one(ages, taken):
    town, workers, _ = founded(posts_eleven_and_over=1.0)
    workers["filled"] &= workers["serves"] == Serves.ELEVEN_AND_OVER
    assert (post_for(town, ages) >= 0) == taken


def test_the_first_in_the_queue_is_passed_over_where_only_a_post_for_other_ages_is_free():
    town, workers, p = founded(posts_eleven_and_over=1.0)
    workers["caseload"][(workers["serves"] == Serves.EVERYBODY)] = FULL
    families = town.town.families
    first = int(np.flatnonzero(families["ages"] == BABY)[0])
    second = int(np.flatnonzero(families["ages"] == TEENAGER)[0])
    for row, week in ((first, 0), (second, 1)):
        families["tier"][row] = Tier.EARLY_HELP_WAITING
        stand_in_queue(handed(town.town), row, week)
    give_places(handed(town.town), handed_parameters(p), 2)
    assert families["worker"][first] == -1
    assert workers["serves"][families["worker"][second]] == Serves.ELEVEN_AND_OVER


def test_when_the_money_ends_a_kept_post_serves_everybody_and_none_is_closed_while_held():
    town, workers, _ = founded(posts_under_eleven=1.0)
    funded = workers["funded"].sum()
    _, _, usual = founded()
    fund_posts(handed(town.town), handed_parameters(usual), Agency.EARLY_HELP, 1)
    assert not workers["serves"].any()
    assert workers["funded"].sum() == funded


def test_a_team_adds_to_ties_in_proportion_up_to_a_full_one_and_none_adds_nothing():
    assert tie_enabled(26_000.0, Investment()) == 0.0
    half, full, double = (
        tie_enabled(26_000.0, rules("investment", enabling_posts=n)) for n in (2.0, 4.0, 8.0)
    )
    assert half == pytest.approx(0.05)
    assert full == double == pytest.approx(0.1)


def test_ring_fenced_posts_help_and_are_counted_as_key_workers():
    run, before = under(investment={"family_support_0_11": 40}), under()
    assert total(run, "key_workers_in_post") > total(before, "key_workers_in_post")
    assert total(run, "early_help_starts") > total(before, "early_help_starts")
    assert total(run, "enabling_posts") == 0.0


def test_an_enabling_team_is_counted_and_holds_no_cases():
    run, before = under(investment={"enabling_team": 4}), under()
    weeks = len(run.tally) - run.calendar.start_week
    assert total(run, "enabling_posts") == pytest.approx(4 * 0.05 * weeks)
    first = run.calendar.start_week
    assert run.tally[first, :, :].sum() == pytest.approx(before.tally[first].sum() + 4 * 0.05)
