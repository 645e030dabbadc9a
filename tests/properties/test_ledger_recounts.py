"""Counts and ledger units are a recount of the journeys: nothing is counted that happened to nobody.

A journey's event is the whole family's, or one child's. Measures in families and measures of single
children are recounted from the events alone; measures in children of family events need the log to say
which children an event concerned (column `children`, bits).
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from sim.costs.ledger import ledger
from sim.costs.prices import price_list
from sim.population.place import Place
from sim.results.tables import demand_table, journeys_table
from sim.scenario import Scenario
from sim.simulate import simulate

KEYS = ["week", "neighbourhood"]


class Recount(NamedTuple):
    """How a measure is recounted: its event, the rules that count or do not, families or children."""

    event: str
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    children: bool = False


FROM_EVENTS = {
    "contact_families": Recount("contact"),
    "referral_families": Recount("referral"),
    "assessment_families": Recount("assessment_ended"),
    "s47_families": Recount("s47_started"),
    "early_help_assessment_families": Recount("early_help_assessment"),
    "early_help_starts": Recount("early_help_started"),
    "early_help_ends": Recount("early_help_ended"),
    "refused_early_help": Recount("refused"),
    "stepped_up": Recount("stepped_up"),
    "stepped_down": Recount("stepped_down", never=("harm_eased", "not_in_need")),
    "disengaged": Recount("disengaged"),
    "closed_families": Recount("cin_ended", never=("turned_18", "permanence", "aged_out")),
    "repeat_assessments": Recount("assessment_started", only=("story_retold",)),
    "care_ends": Recount("care_ended"),
    "worker_changes": Recount("worker_changed"),
    "own_help": Recount("concern", only=("own_help",)),
    "sent_away": Recount("concern", only=("below_threshold",)),
    "advocate_starts": Recount("advocate_started"),
    "advocate_ends": Recount("advocate_ended"),
    "care_starts": Recount("care_started", never=("seeded",)),
    "care_returned_home": Recount("care_ended", only=("returned_home", "unplanned_return")),
}
FROM_CHILDREN_OF_EVENTS = {
    "contacts": Recount("contact", children=True),
    "signposted": Recount("signposted", children=True),
    "no_further_action": Recount("no_further_action", never=("closed_at_triage",), children=True),
    "closed_no_assessment": Recount("no_further_action", only=("closed_at_triage",), children=True),
    "referrals": Recount("referral", children=True),
    "assessments": Recount("assessment_ended", children=True),
    "not_in_need": Recount("assessment_ended", only=("not_in_need",), children=True),
    "s47": Recount("s47_started", children=True),
    "conferences": Recount("conference", children=True),
    "plan_starts": Recount("plan_started", children=True),
    "plan_ends": Recount("plan_ended", children=True),
    "need_starts": Recount("cin_started", children=True),
    "need_ends": Recount("cin_ended", children=True),
    "passed_to_early_help": Recount("stepped_down", only=("not_in_need",), children=True),
    "early_help_assessments": Recount("early_help_assessment", children=True),
}


@pytest.fixture(scope="module")
def record():
    busy = {
        "workforce.turnover_a_year": 0.6,
        "detection.detection": 0.5,
        "care.entry": 0.2,
        "care.short_exit": 0.1,
        "care.home_harm": 4.0,
        "advocates.number": 1.6,
    }
    scenario = Scenario.of({"parameters": busy})
    return simulate(Place.read("tameside").scaled(0.1), scenario, seed=11, years=3)


@pytest.fixture(scope="module")
def demand(record):
    first = record.calendar.begins(max(record.calendar.record_from, record.calendar.journeys_from))
    table = demand_table([record])
    return table[pd.to_datetime(table["week"]) >= pd.Timestamp(first)]


@pytest.fixture(scope="module")
def journeys(record, demand):
    table = journeys_table(record)
    if "children" in record.events.dtype.names:
        table["children"] = np.bitwise_count(record.events["children"].astype(np.uint32))
    return table[pd.to_datetime(table["week"]) >= pd.to_datetime(demand["week"]).min()]


def recounted(recount, journeys, demand):
    """Count the events of each week and neighbourhood, in the order of the demand table, shape (rows,)."""
    mine = journeys[journeys["event"] == recount.event]
    if recount.only:
        mine = mine[mine["rule"].isin(recount.only)]
    mine = mine[~mine["rule"].isin(recount.never)]
    weight = mine["children"].astype(float) if recount.children else pd.Series(1.0, index=mine.index)
    keys = [pd.to_datetime(mine["week"]), mine["neighbourhood"].astype(str)]
    rows = pd.MultiIndex.from_arrays([pd.to_datetime(demand["week"]), demand["neighbourhood"].astype(str)])
    return weight.groupby(keys).sum().reindex(rows, fill_value=0.0).to_numpy()


def refuse_differences(measure, demand, found):
    differs = np.flatnonzero(demand[measure].to_numpy() != found)
    if len(differs):
        row = demand.iloc[differs[0]]
        raise AssertionError(
            f"{measure}, week of {row['week']}, {row['neighbourhood']}: counted {row[measure]}, "
            f"recounted {found[differs[0]]}; {len(differs)} weeks differ"
        )


@pytest.mark.parametrize("measure", FROM_EVENTS)
def test_a_weekly_count_is_a_recount_of_the_journeys(measure, journeys, demand):
    found = recounted(FROM_EVENTS[measure], journeys, demand)
    assert found.sum() >= 5, "too rare here to show anything"
    refuse_differences(measure, demand, found)


@pytest.mark.parametrize("measure", FROM_CHILDREN_OF_EVENTS)
def test_a_weekly_count_of_children_is_a_recount_of_the_children_concerned(measure, journeys, demand):
    if "children" not in journeys:
        pytest.skip("events do not say which children they concern")
    found = recounted(FROM_CHILDREN_OF_EVENTS[measure], journeys, demand)
    assert found.sum() >= 1, "too rare here to show anything"
    refuse_differences(measure, demand, found)


def test_ledger_units_are_the_recount_times_the_units_of_each_measure(journeys, demand):
    known = FROM_EVENTS | (FROM_CHILDREN_OF_EVENTS if "children" in journeys else {})
    lines = [price.line for price in price_list() if set(price.line.measures) <= set(known)]
    booked = ledger(demand, by="week")
    assert {"early_help_assessment", "care_proceedings"} <= {line.cost_line for line in lines}
    for line in lines:
        units = sum(
            weight * recounted(known[name], journeys, demand) for name, weight in line.measures.items()
        )
        mine = booked[booked["cost_line"] == line.cost_line]
        keys = [pd.to_datetime(mine["week"]), mine["neighbourhood"].astype(str)]
        rows = pd.MultiIndex.from_arrays(
            [pd.to_datetime(demand["week"]), demand["neighbourhood"].astype(str)]
        )
        assert (mine.set_axis(pd.MultiIndex.from_arrays(keys))["units"].reindex(rows) == units).all(), (
            line.cost_line
        )


def test_hours_of_advocates_are_priced_as_hours(demand):
    """16 a tenth: 1.6 advocates have time for 8 families of 5 hours, and each hour is paid once."""
    booked = ledger(demand).query("cost_line == 'advocate_hour'")
    assert booked["units"].sum() == 5.0 * demand["advocate_families"].sum()
    assert demand.groupby("week")["advocate_families"].sum().max() == 8.0
    assert booked["gbp"].sum() > 0.0


def test_every_pound_is_units_times_price_and_booked_once(demand):
    booked = ledger(demand, by="week")
    assert not booked.duplicated([*KEYS, "cost_line"]).any()
    price = {priced.line.cost_line: priced.gbp for priced in price_list()}
    assert (booked["gbp"] == booked["units"] * booked["cost_line"].map(price)).all()
    for priced in price_list():
        counted = sum(weight * demand[name].sum() for name, weight in priced.line.measures.items())
        mine = booked.loc[booked["cost_line"] == priced.line.cost_line, "units"].sum()
        assert mine == pytest.approx(counted, rel=1e-12), priced.line.cost_line


def test_nothing_happens_to_a_child_who_ends_care_unless_it_began(journeys):
    """A child's care starts and ends alternate in its journey; it may have begun before the log."""
    events = journeys[journeys["event"].isin(["care_started", "care_ended"])]
    for (family, child), mine in events.groupby(["family", "child"]):
        words = mine["event"].tolist()
        assert all(one != other for one, other in zip(words, words[1:], strict=False)), (family, child)
