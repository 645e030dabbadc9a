"""Agencies of a place of its own: what it leaves out meets nobody, what it adds is one agency more."""

import re
from functools import cache

import numpy as np
import pytest
import yaml

from sim.charts.money import LEAST, draw_cost, million_a_year
from sim.costs.activity import statistical_year
from sim.costs.family_activity import family_activity
from sim.costs.ledger import ledger
from sim.costs.prices import price_list, with_agencies
from sim.errors import InputError
from sim.journey.detection import who_worries, worries_of_all
from sim.parameter_source import ParameterSource
from sim.parameters import PARAMETERS
from sim.policy.overrides import of_all_agencies, read_overrides
from sim.population.agency_ties import agency_ties
from sim.population.place import Place
from sim.results.provenance import provenance
from sim.results.results import Results
from sim.results.tables import demand_table, journeys_table
from sim.run import run
from sim.scenario import Scenario
from sim.shape import checked
from sim.shipped import ROOT
from sim.simulate import simulate
from sim.state.agencies import FIRST_AGENCIES, NOBODY, SPECIALIST, WORRIES
from sim.state.codes import Agency, Need
from sim.state.events import Event, Reason
from sim.state.measures import M

TAMESIDE = yaml.safe_load((ROOT / "scenarios/places/tameside.yaml").read_text(encoding="utf-8"))
HOMELESSNESS = {
    "name": "homelessness_service",
    "title": "Homelessness service",
    "kind": "assumption",
    "note": "sees housing as often as housing providers do",
    "treats": ["housing"],
    "leads_on": ["housing"],
    "signs": {"housing": 0.05, "money_and_work": 0.02},
    "worries": 0.2,
    "ties": {"close": ["housing_provider"], "working": ["early_help"]},
    "hours": 2.0,
}
SEED, YEARS, SHARE = 1, 2, 0.05


def place_with(**agencies):
    return checked(Place, {**TAMESIDE, "agencies": agencies}, "tameside").scaled(SHARE)


@cache
def lived(which):
    kinds = {
        "shipped": Place.read("tameside").scaled(SHARE),
        "without": place_with(without=["housing_provider", "police"]),
        "added": place_with(added=[HOMELESSNESS]),
        "nothing": place_with(without=[], added=[]),
    }
    return simulate(kinds[which], Scenario(), SEED, YEARS)


def met(record):
    """Return the events in which an agency met a family; those of care hold a placement in its place."""
    of_care = [Event.CARE_STANDING, Event.CARE_STARTED, Event.PLACEMENT_CHANGED]
    return record.events[~np.isin(record.events["event"], of_care)]


def test_a_place_that_says_nothing_new_lives_the_same_weeks_to_the_last_bit():
    assert lived("nothing").tally.tobytes() == lived("shipped").tally.tobytes()
    assert lived("nothing").families.tobytes() == lived("shipped").families.tobytes()


def test_an_agency_left_out_meets_nobody_knows_nothing_and_helps_nobody():
    record = lived("without")
    for agency in (Agency.HOUSING_PROVIDER, Agency.POLICE):
        assert (met(lived("shipped"))["agency"] == agency).any()
        assert not (met(record)["agency"] == agency).any()
        assert not record.families.known[:, agency].any()
        assert not (record.families.agencies_ever >> agency & 1).any()
    assert record.tally[:, :, M.HELP_WEEKS_HOUSING_PROVIDER].sum() == 0
    assert record.tally[:, :, M.CONTACTS].sum() < lived("shipped").tally[:, :, M.CONTACTS].sum()


def test_what_is_left_out_has_no_ties_and_the_others_keep_theirs():
    own = place_with(without=["police"]).agencies
    ties, usual = agency_ties(1, own=own)[0], agency_ties(1)[0]
    others = [agency for agency in Agency if agency != Agency.POLICE]
    assert ties[Agency.POLICE, others].max() == 0.0
    assert (ties[np.ix_(others, others)] == usual[np.ix_(others, others)]).all()


def test_an_added_agency_meets_families_refers_and_helps():
    record = lived("added")
    assert (met(record)["agency"] == Agency.SPARE_1).any()
    assert record.tally[:, :, M.REFERRALS_FROM_SPARE_1].sum() > 0
    assert record.tally[:, :, M.HELP_WEEKS_SPARE_1].sum() > 0
    assert not (record.families.known[:, Agency.SPARE_1] & ~0b11).any()  # money and work, housing


def test_an_added_agency_that_leads_on_a_need_takes_the_place_of_the_shipped_one():
    assert lived("shipped").tally[:, :, M.HELP_WEEKS_HOUSING_PROVIDER].sum() > 0
    assert lived("added").tally[:, :, M.HELP_WEEKS_HOUSING_PROVIDER].sum() == 0


def test_an_added_agency_is_tied_as_close_as_it_says():
    ties = agency_ties(1, own=place_with(added=[HOMELESSNESS]).agencies)[0]
    close = ties[Agency.SPARE_1, Agency.HOUSING_PROVIDER]
    working, distant = ties[Agency.SPARE_1, Agency.EARLY_HELP], ties[Agency.SPARE_1, Agency.GP]
    assert close == pytest.approx(ties[Agency.SOCIAL_CARE, Agency.POLICE])
    assert close > working > distant > 0.0
    assert ties[Agency.SPARE_1, Agency.FAMILY] == ties[Agency.SPARE_1, Agency.SPARE_2] == 0.0
    assert (ties == ties.T).all()


def test_journeys_and_demand_name_the_added_agency():
    journeys, demand = journeys_table(lived("added")), demand_table([lived("added")])
    assert (journeys["agency"] == "homelessness_service").sum() > 0
    assert "spare_1" not in set(journeys["agency"].dropna())
    assert demand["referrals_from_homelessness_service"].sum() > 0
    assert demand["help_weeks_homelessness_service"].sum() > 0
    assert not [column for column in demand if column.endswith("spare_1")]
    assert len(demand.columns) == len(demand_table([lived("shipped")]).columns)


def test_its_weeks_of_help_stand_in_the_ledger_once_with_who_pays():
    record = lived("added")
    made = provenance(Scenario(), record.place, YEARS, [SEED], True, ParameterSource())
    demand = demand_table([record])
    prices = with_agencies(price_list(), made["agencies_added"])
    mine = ledger(demand, prices)
    line = mine[mine["cost_line"] == "homelessness_service_week"]
    assert set(line["agency"]) == {"homelessness_service"}
    assert line["units"].sum() == demand["help_weeks_homelessness_service"].sum()
    [by_hour] = [one.gbp for one in prices if one.line.cost_line == "school_week"]  # one hour
    assert line["gbp"].sum() == pytest.approx(2.0 * by_hour * line["units"].sum())


def test_charts_draw_it_and_spell_its_title_and_others_as_ever(tmp_path):
    run("baseline", place=place_with(added=[HOMELESSNESS]), years=1, seeds=[SEED], out=tmp_path / "own")
    results = Results(tmp_path / "own")
    assert results.agency_in_words("homelessness_service") == "Homelessness service"
    assert results.agency_in_words("social_care") == "social care"
    assert "homelessness_service" in set(results.ledger["agency"])
    spent = million_a_year(results.ledger, "agency", [2019]).mean(axis=1)
    assert spent["homelessness_service"] > LEAST * spent.sum()  # enough for a bar of its own
    chart = draw_cost(results, tmp_path / "cost.png", [2019], results)
    assert chart.stat().st_size > 0


def test_a_place_of_shipped_agencies_has_the_digest_and_provenance_it_had():
    assert "agencies_added" not in provenance(
        Scenario(), Place.read("tameside"), YEARS, [SEED], True, ParameterSource()
    )
    data = Place.read("tameside").model_dump(mode="json")
    assert data["agencies"] is None
    assert Place.read("tameside").digest() != place_with().digest()


SHARES = np.array(WORRIES)
OF_FIFTEEN = ("signs", "age_presence", "shallow_shares", "treats")


def test_an_agency_left_out_takes_its_own_worries_along_and_nobody_elses():
    """All worries of the police are gone; others' stay, but where a case is open in one run alone."""
    usual, without = worries_of_first_weeks("shipped"), worries_of_first_weeks("without")
    theirs = {(week, family) for week, family, agency in usual if agency == Agency.POLICE}
    assert len(theirs) > 3
    assert {(week, family) for week, family, _ in usual - without} >= theirs
    of_others = {one for one in usual if one[2] not in (Agency.POLICE, Agency.HOUSING_PROVIDER)}
    assert len(of_others & without) > 0.9 * len(of_others)


@cache
def worries_of_first_weeks(which):
    """Return the shallow worries of the run's first quarter, as (week, family, agency)."""
    record = lived(which)
    events = record.events[record.events["rule"] == Reason.SHALLOW_WORRY]
    events = events[events["week"] < events["week"].min() + 13]
    return {(int(one["week"]), int(one["family"]), int(one["agency"])) for one in events}


def test_weeks_of_help_by_an_added_agency_have_their_families():
    journeys, demand = journeys_table(lived("added")), demand_table([lived("added")])
    activity = family_activity(journeys, demand, [HOMELESSNESS])
    of_log = demand[statistical_year(demand["week"]) >= activity["year"].min()]
    column = f"help_weeks_{HOMELESSNESS['name']}"
    assert activity[column].sum() == of_log[column].sum() > 0.0


def test_worries_of_an_added_agency_come_on_top_and_move_nobody_elses():
    more = SHARES.copy()
    more[Agency.SPARE_2] = 0.25
    assert worries_of_all(more) == 1.25
    for luck in (0.1, 0.6, 0.99):
        assert who_worries(more, 0.7, luck) == who_worries(SHARES, 0.7, luck)
        assert who_worries(more, 1.2, luck) == Agency.SPARE_2


@pytest.mark.parametrize("name", OF_FIFTEEN)
def test_a_table_of_fifteen_agencies_is_read_with_the_shipped_rows_behind(name):
    path = f"detection.{name}"
    whole = PARAMETERS[path].default
    assert len(whole) == len(Agency)
    assert of_all_agencies(path, whole[:FIRST_AGENCIES]) == whole
    assert read_overrides({path: [*whole[:FIRST_AGENCIES]]}, "test")[path] == whole


@pytest.mark.parametrize("name", ["signs", "shallow_shares"])
def test_behind_a_table_of_rates_stand_zeros(name):
    table = of_all_agencies(f"detection.{name}", PARAMETERS[f"detection.{name}"].default[:FIRST_AGENCIES])
    assert not np.array(table[FIRST_AGENCIES:]).any()


def test_a_draw_of_tables_of_fifteen_lives_the_same_weeks_as_the_shipped_tables():
    tables = {f"detection.{name}": PARAMETERS[f"detection.{name}"].default for name in OF_FIFTEEN}
    older = {path: table[:FIRST_AGENCIES] for path, table in tables.items()}
    drawn = Scenario().with_drawn(older, "a posterior of before")
    assert drawn.drawn == tables
    record = simulate(Place.read("tameside").scaled(SHARE), drawn, SEED, YEARS)
    assert record.tally.tobytes() == lived("shipped").tally.tobytes()


def test_tables_of_another_length_are_refused_and_others_left_alone():
    with pytest.raises(InputError, match="19 x 8"):
        read_overrides({"detection.signs": [[0.0] * 8] * 14}, "test")
    assert of_all_agencies("needs.shock", (1.0,) * FIRST_AGENCIES) == (1.0,) * FIRST_AGENCIES


def test_the_need_of_an_agency_left_out_is_nobodys_unless_another_leads_on_it():
    gone = place_with(without=["housing_provider"]).parameters["support.specialist"]
    assert gone[Need.HOUSING] == NOBODY
    assert [one for need, one in enumerate(gone) if need != Need.HOUSING] == [
        one for need, one in enumerate(SPECIALIST) if need != Need.HOUSING
    ]
    taken = place_with(without=["housing_provider"], added=[{**HOMELESSNESS, "ties": {}}])
    assert taken.parameters["support.specialist"][Need.HOUSING] == Agency.SPARE_1


def test_worries_beyond_what_the_candidates_allow_are_refused():
    both = {"added": [{**HOMELESSNESS, "worries": 0.5}]}
    place = checked(Place, {**TAMESIDE, "agencies": both}, "tameside")
    Scenario().changes(place)
    more = Scenario.of({"parameters": {"detection.shallow_majorant": 1.2}})
    with pytest.raises(InputError, match="candidates"):
        more.changes(place)


def test_the_example_of_the_guide_is_sound():
    guide = (ROOT / "docs/your_own_authority.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^```yaml\n(agencies:.*?)^```", guide, re.MULTILINE | re.DOTALL)
    place = checked(Place, {**TAMESIDE, **yaml.safe_load(block)}, "tameside")
    assert place.agency_names[Agency.SPARE_1] == "homelessness_service"
    Scenario().changes(place)
