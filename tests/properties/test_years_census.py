"""The census of a year is closed on 31 March: what is open on that day, and what was decided by then."""

from datetime import date, timedelta

import pytest

from sim.calendar import Calendar
from sim.population.place import Place
from sim.results.tables import demand_table
from sim.scenario import Scenario
from sim.simulate import simulate

YEARS = (2019, 2020)


@pytest.fixture(scope="module")
def weeks():
    """Two years of a tenth of Tameside, one row a week."""
    record = simulate(Place.read("tameside").scaled(0.1), Scenario(), 3, 2, journeys=False)
    return demand_table([record]).drop(columns=["scenario", "seed", "neighbourhood"]).groupby("week").sum()


def of_year(weeks, year):
    """Return the weeks of a statistical year."""
    return weeks[(weeks.index >= f"{year - 1}-04-01") & (weeks.index < f"{year}-04-01")]


@pytest.mark.parametrize("year", YEARS)
def test_all_in_need_on_31_march_are_among_the_children_of_the_year(weeks, year):
    mine = of_year(weeks, year)
    open_then, undecided = mine["in_need"].iloc[-1], mine["assessment_children"].iloc[-1]
    assert 0 < undecided < open_then <= mine["in_need_in_year"].sum()
    assert mine["in_need_in_year"].iloc[-1] > mine["in_need_in_year"].iloc[-8:-1].max()  # the undecided join


@pytest.mark.parametrize("year", YEARS)
def test_those_decided_after_31_march_are_in_no_years_share(weeks, year):
    mine = of_year(weeks, year)
    late = mine["not_in_need"] - mine["not_in_need_of_year"]
    assert (late >= 0).all()
    assert late.sum() > 0
    assert late.iloc[12:].sum() == 0  # an assessment and an enquiry last 12 weeks at most


def test_a_year_ends_with_the_last_week_that_begins_before_1_april():
    calendar = Calendar(Scenario().start, 3)
    ends = [calendar.begins(week) for week in range(calendar.weeks) if calendar.ends_year(week)]
    assert all(day < date(day.year, 4, 1) <= day + timedelta(weeks=1) for day in ends)
    assert [day.year for day in ends[-3:]] == [2019, 2020, 2021]
