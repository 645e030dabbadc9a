"""The advocates lever: what it sets, where and from when, and what it says of itself."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import InputError, WrongValueError
from sim.scenario import Scenario
from sim.state.codes import Tier, name_of

BLOCK = {"from": "2019-04-01", "ramp_weeks": 26, "hours": 20, "number": 16}


def changes(town, *blocks):
    """Return the changes of blocks, by parameter, in order."""
    return [
        (change.parameter.removeprefix("advocates."), change)
        for change in Scenario.of({"advocates": list(blocks)}).changes(town)
    ]


def test_only_the_number_of_advocates_ramps(town):
    made = dict(changes(town, BLOCK))
    assert made["number"].value == 16.0
    assert made["number"].ramp_weeks == 26
    assert {change.ramp_weeks for name, change in made.items() if name != "number"} == {0}
    assert {change.from_date for change in made.values()} == {date(2019, 4, 1)}
    assert {change.mode for change in made.values()} == {"set"}


def test_eligibility_becomes_parameters(town):
    eligible = {"tiers": ["child_in_need", "early_help"], "needs": 3, "returning": True}
    made = dict(changes(town, {**BLOCK, "eligible": eligible}))
    offered = {name_of(tier) for tier in Tier if made["offered_in"].value[tier]}
    assert offered == {"child_in_need", "early_help"}
    assert (made["least_needs"].value, made["only_returning"].value) == (3.0, 1.0)


def test_a_scaled_place_has_its_share_of_the_advocates(town):
    town.scaled_by = 0.25
    assert dict(changes(town, BLOCK))["number"].value == 4.0


def test_a_share_too_small_for_one_family_is_refused_and_not_rounded_to_nothing(town):
    town.scaled_by = 0.04
    with pytest.raises(WrongValueError, match="no time for one family.*Allowed: a share of at least 0.05"):
        changes(town, BLOCK)


def test_teams_of_different_neighbourhoods_are_different_teams(town):
    made = changes(town, {**BLOCK, "where": "park"}, {**BLOCK, "where": ["riverside", "hill"]}, BLOCK)
    teams = [change.value for name, change in made if name == "team"]
    assert len(set(teams)) == 3
    assert teams[2] == 0.0
    again = changes(town, {**BLOCK, "where": ["hill", "riverside"]})
    assert dict(again)["team"].value == teams[1]


def test_the_lever_says_how_many_families_it_reaches_and_which():
    both = {**BLOCK, "where": {"most_deprived": 2}, "until": "2022-04-01"}
    said = Scenario.of({"advocates": both}).sentences()
    assert said == [
        "16 professional advocates with 20 hours a week for each family, 20 families at once, from "
        "2019-04-01, coming in over 26 weeks, until 2022-04-01, in the 2 most deprived neighbourhoods.",
        "An advocate is offered to families waiting for early help or in early help or open as child in need "
        "or on a child protection plan, with at least 2 needs established or acute.",
    ]


def test_one_advocate_for_one_family_is_said_in_the_singular():
    eligible = {"tiers": ["early_help"], "needs": 1, "returning": True}
    said = Scenario.of({"advocates": {"hours": 20, "number": 1, "eligible": eligible}}).sentences()
    assert said[0].startswith(
        "1 professional advocate with 20 hours a week for each family, 1 family at once"
    )
    assert said[1].endswith("at least 1 need established or acute, whose case social care has closed before.")


@pytest.mark.parametrize("hours", [5, 20])
def test_the_shipped_scenarios_cost_the_same_and_differ_in_hours_alone(hours, town):
    made = dict(changes(town, {**BLOCK, "hours": hours}))
    shipped = Scenario.read(f"advocates_{hours}h").changes(town)
    assert [change._replace(origin="") for change in shipped] == [
        change._replace(origin="") for change in made.values()
    ]


def test_the_resolved_lever_reads_back_as_the_same():
    scenario = Scenario.of({"advocates": {**BLOCK, "where": "park", "eligible": {"needs": 1}}})
    data = {key: value for key, value in scenario.resolved().items() if key != "name"}
    assert Scenario.of(data).digest() == scenario.digest()


@given(
    st.sampled_from(["kind", "hours", "number", "eligible", "tiers", "needs", "returning"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.integers(), inner, max_size=3)
        ),
        max_leaves=6,
    ),
)
@settings(max_examples=300, deadline=None)
def test_no_value_under_any_key_escapes_as_anything_but_a_refusal(key, value):
    inside = key in ("tiers", "needs", "returning")
    block = {**BLOCK, "eligible": {key: value}} if inside else {**BLOCK, key: value}
    try:
        Scenario.of({"advocates": block}, "any", "any").sentences()
    except InputError as problem:
        assert all(problem.parts().values())
