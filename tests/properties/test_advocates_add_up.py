"""Advocates add up: no team gives more hours than it has, and nobody keeps one whose case has ended."""

from datetime import date

import numpy as np
import pytest

from sim.calendar import Calendar
from sim.scenario import Scenario
from sim.state.codes import Tier
from sim.state.events import Event, Reason
from sim.state.measures import M
from tests.properties.standing import check_standing, refuse
from tests.properties.town_by_week import SMALL, TownByWeek

RESTLESS = {
    "workforce.turnover_a_year": 0.8,
    "demography.moves_a_year": 0.2,
    "detection.detection": 0.6,
    "advocates.longest_weeks": 12.0,
    "advocates.rest_weeks": 6.0,
}
TWO_TEAMS = [
    {"from": "2018-04-01", "ramp_weeks": 12, "where": "north", "hours": 5, "number": 20},
    {"from": "2018-05-01", "where": ["south", "west"], "hours": 20, "number": 90, "until": "2018-12-01"},
]
UNTIL = date(2018, 12, 1)
ROUNDING = 1e-6


def funded_and_used(lived, week):
    """Return hours funded and in use by team, shape (teams,) each."""
    rules = lived.course.schedule.at(week).advocates
    families = lived.town.families
    teams, first = np.unique(rules.team, return_index=True)
    team_of = rules.team[families.zone]
    used = [families.advocate_hours[team_of == team].sum() for team in teams]
    return rules.number[first] * rules.contact_hours[first], np.array(used)


def check_places(lived, week):
    funded, used = funded_and_used(lived, week)
    assert (used <= funded + ROUNDING).all(), f"week {week}: {used} hours given of {funded} funded"
    families = lived.town.families
    rules = lived.course.schedule.at(week).advocates[families.zone]
    overdue = (families.advised_at > 0) & (week - families.advocate_since >= rules.longest_weeks)
    refuse(overdue, week, lived.town, "has an advocate beyond the longest stay")


@pytest.fixture(scope="module")
def lived():
    """Live a restless town with two teams, every week checked; return all events and the town."""
    scenario = Scenario.of({"parameters": RESTLESS, "advocates": TWO_TEAMS})
    town = TownByWeek(scenario, seed=2, years=1, share=0.06)
    events = []
    for week, happened in town.weeks():
        check_standing(town.town, week)
        check_places(town, week)
        events.append(happened)
    return np.concatenate(events), town


def reasons(events, event):
    return {Reason(int(rule)) for rule in events["rule"][events["event"] == event]}


def test_places_end_for_every_reason_there_is(lived):
    events, _ = lived
    wanted = {Reason.CASE_ENDED, Reason.TIME_WAS_UP, Reason.FUNDING_ENDED, Reason.MOVED_AWAY}
    assert wanted <= reasons(events, Event.ADVOCATE_ENDED)
    assert reasons(events, Event.ADVOCATE_STARTED) == {Reason.ADVOCATE_ACCEPTED}


def test_starts_and_ends_alternate_in_a_familys_journey(lived):
    events, town = lived
    mine = events[np.isin(events["event"], [Event.ADVOCATE_STARTED, Event.ADVOCATE_ENDED])]
    assert len(mine) > 40
    held = set()
    for row in mine:
        assert (row["family"] in held) == (row["event"] == Event.ADVOCATE_ENDED)
        held ^= {row["family"]}
    families = town.town.families
    assert held == set(families.number[families.advised_at > 0].tolist())


def test_the_stock_is_starts_less_ends_in_each_neighbourhood(lived):
    _, town = lived
    tally = town.town.tally[: town.calendar.weeks]
    gained = np.cumsum(tally[:, :, M.ADVOCATE_STARTS] - tally[:, :, M.ADVOCATE_ENDS], axis=0)
    assert (gained == tally[:, :, M.ADVOCATE_FAMILIES]).all()
    assert gained.max() >= 3


def test_hours_are_those_of_the_team_that_serves_the_neighbourhood(lived):
    _, town = lived
    tally, names = town.town.tally, town.place.neighbourhood_names
    for name, hours in (("north", 5.0), ("south", 20.0), ("west", 20.0)):
        mine = tally[:, names.index(name)]
        assert (mine[:, M.ADVOCATE_HOURS] == hours * mine[:, M.ADVOCATE_FAMILIES]).all()
        assert mine[:, M.ADVOCATE_HOURS].sum() > 0
    assert not tally[:, names.index("east"), M.ADVOCATE_FAMILIES].any()


def test_nobody_has_an_advocate_before_the_team_starts_or_after_its_money_ends(lived):
    _, town = lived
    calendar: Calendar = town.calendar
    south = town.place.neighbourhood_names.index("south")
    families = town.town.tally[:, south, M.ADVOCATE_FAMILIES]
    assert not families[: calendar.week_of(date(2018, 5, 1))].any()
    assert not families[calendar.week_of(UNTIL) :].any()


def test_a_family_that_had_its_time_rests_before_the_next_advocate(lived):
    events, _ = lived
    since = {}
    for row in events[np.isin(events["event"], [Event.ADVOCATE_STARTED, Event.ADVOCATE_ENDED])]:
        if row["event"] == Event.ADVOCATE_STARTED:
            assert row["week"] >= since.get(row["family"], -100) + RESTLESS["advocates.rest_weeks"]
        since[row["family"]] = row["week"] if row["rule"] == Reason.TIME_WAS_UP else -100


def test_a_place_of_another_size_has_its_share_of_the_advocates():
    town = TownByWeek(Scenario.of({"advocates": {"hours": 5, "number": 16}}), seed=1)
    week = town.calendar.start_week
    assert town.course.schedule.at(week).advocates.number == pytest.approx(16 * SMALL)


def test_an_advocate_stays_when_a_family_is_stepped_up_or_down(lived):
    """Whoever changes tiers within a week keeps its advocate: only a case that ends ends it."""
    events, _ = lived
    held, kept = set(), 0
    for row in events:
        if row["event"] == Event.ADVOCATE_STARTED:
            held.add(row["family"])
        elif row["event"] == Event.ADVOCATE_ENDED:
            held.discard(row["family"])
        elif row["event"] in (Event.STEPPED_UP, Event.STEPPED_DOWN):
            kept += row["family"] in held
    ended = events[(events["event"] == Event.ADVOCATE_ENDED) & (events["rule"] == Reason.CASE_ENDED)]
    stepped = events[np.isin(events["event"], [Event.STEPPED_UP, Event.STEPPED_DOWN])]
    both = set(zip(ended["week"], ended["family"], strict=True)) & set(
        zip(stepped["week"], stepped["family"], strict=True)
    )
    assert kept >= 1
    assert not both


def test_families_with_an_advocate_are_open(lived):
    families = lived[1].town.families
    assert (families.tier[families.advised_at > 0] != Tier.UNIVERSAL).all()
