"""A policy on the table is the scenario it came from, whatever way it went; what cannot be is refused."""

import base64
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.what_if.controls import agencies_of
from dashboard.what_if.decisions import (
    CLOSING,
    EARLIEST,
    HOURS,
    LATEST,
    MAKES,
    REACH,
    SHARED,
    Decisions,
)
from dashboard.what_if.policy import LONGEST_LINK, NAME, Policy
from dashboard.what_if.read_back import read_back
from dashboard.what_if.telling import changes
from sim.errors import InputError
from sim.population.place import Place
from sim.reading import LARGEST_BYTES
from sim.scenario import Scenario, shipped_scenarios

PLACE = Place.read("tameside")
POINTS = some.sampled_from([-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5])


def whole(name):
    return some.integers(*REACH[name])


DECIDED = some.builds(
    Decisions,
    early_help=POINTS,
    s17=POINTS,
    s47=POINTS,
    together=some.lists(some.sampled_from(agencies_of(PLACE)), unique=True, min_size=2).map(tuple),
    shared=some.sampled_from(list(SHARED)),
    advocates=some.sampled_from(list(HOURS)),
    closing=some.sampled_from(list(CLOSING)),
    where=some.lists(some.sampled_from(PLACE.neighbourhood_names), unique=True, min_size=1).map(tuple),
    starts=some.dates(EARLIEST, LATEST),
    **{name: whole(name) for name in REACH},
)


def same(one, other):
    mine, theirs = one.resolved(), other.resolved()
    return all(mine.get(key) == theirs.get(key) for key in (mine.keys() | theirs.keys()) - {"name"})


@pytest.mark.parametrize("name", shipped_scenarios())
def test_a_shipped_scenario_comes_back_to_the_last_value(name):
    scenario = Scenario.read(name)
    policy = Policy.of(scenario)
    assert same(policy.scenario(), scenario)
    assert same(Policy.of_link(policy.link()).scenario(), scenario)
    assert same(Policy.of_yaml(policy.yaml().encode(), "a file").scenario(), scenario)


@given(DECIDED)
def test_what_the_controls_decide_is_read_back_from_the_scenario(decided):
    scenario = Policy(decided).scenario()
    decisions, rest = read_back(scenario)
    assert rest == {}
    assert decisions.blocks() == decided.blocks()
    assert decisions.in_reach()


def test_nothing_decided_changes_nothing():
    assert Decisions().blocks() == {}
    assert Policy().scenario().levers == []


@pytest.mark.parametrize("block", MAKES)
def test_each_block_is_taken_back_alone(block):
    decided = Decisions(
        early_help=1.0,
        together=("police", "school"),
        advocates="5 hours",
        key_worker_families=4,
        key_worker_posts=120,
        closing="whole family",
        follow_up=26,
    )
    assert list(Policy(decided).without(block).scenario().resolved()) == [
        key for key in Policy(decided).scenario().resolved() if key != block
    ]


def test_a_block_brought_along_is_taken_back_and_a_decision_stands_in_its_place():
    policy = Policy.of(Scenario.read("advocate_pilots_volunteer"))
    assert list(policy.rest) == ["advocates"]
    assert policy.without("advocates").scenario().levers == []
    decided = Policy(Decisions(advocates="20 hours"), policy.rest)
    assert [lever.hours for lever in decided.scenario().levers] == [20.0]


def test_another_policy_is_added_to_what_is_decided():
    policy = Policy(Decisions(early_help=1.0)).with_also(Scenario.read("gp_gateway"))
    assert [block for block in policy.data() if block != "title"] == ["gp_gateway", "thresholds"]


def test_another_policy_of_the_same_block_acts_beside_what_is_decided():
    policy = Policy(Decisions(early_help=1.0, s17=0.5)).with_also(Scenario.read("lower_early_help_threshold"))
    shifts = [lever.shift for lever in policy.scenario().levers]
    assert shifts == [{"early_help": 1.0, "s17": 0.5}, {"early_help": -1.0}]
    assert policy.decisions.blocks() == {}


def test_a_title_and_a_question_go_with_the_first_change():
    policy = Policy.of(Scenario.read("gp_gateway"))
    assert policy.kept["question"]
    added = policy.with_also(Scenario.read("family_nurses"))
    moved = policy.decided(Decisions(early_help=0.5))
    for changed in (added, moved, policy.without("gp_gateway")):
        assert "question" not in changed.kept and "title" not in changed.kept
    assert policy.decided(policy.decisions) is policy


def test_parameters_are_added_said_and_taken_back():
    other = Scenario.of({"parameters": {"workforce.turnover_a_year": 0.15}})
    policy = Policy().with_also(other)
    assert policy.scenario().parameters == {"workforce.turnover_a_year": 0.15}
    assert list(changes(policy.scenario())) == ["parameters"]
    assert policy.without("parameters") == Policy()


def test_posts_are_for_the_whole_place_whatever_where_says():
    blocks = Decisions(key_worker_posts=150, early_help=0.5, where=("north",)).blocks()
    assert "where" not in blocks["capacity"]
    assert blocks["thresholds"]["where"] == ["north"]


def test_what_the_controls_cannot_show_is_kept_as_it_is():
    scenario = Scenario.of({"thresholds": {"from": date(2019, 4, 1), "shift": {"early_help": 9.0}}})
    decisions, rest = read_back(scenario)
    assert decisions.blocks() == {}
    assert rest["thresholds"][0]["shift"] == {"early_help": 9.0}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"thresholds: {shift: {early_help: [}", "broken YAML"),
        (b"a: !!python/object/apply:os.system [ls]", "the tag"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"", "the file is empty"),
        (b"- a list", "the file holds a list"),
        (b"threshold: {shift: {early_help: 1}}", "Did you mean thresholds"),
        (b"extends: ../secret.yaml", "extends a file"),
        (b"a: " + b"x" * LARGEST_BYTES, "larger than"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_what_to_do(content, told):
    with pytest.raises(InputError) as refused:
        Policy.of_yaml(content, "mine.yaml")
    assert str(refused.value).startswith("mine.yaml")
    assert told in str(refused.value)


@pytest.mark.parametrize("link", ["", "%%%", "abc", "é", "A" * (LONGEST_LINK + 5)])
def test_a_damaged_link_is_refused(link):
    with pytest.raises(InputError, match="the link"):
        Policy.of_link(link)


def test_a_link_that_unfolds_without_end_is_cut_short():
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 10_000_000, 9)).decode()[:LONGEST_LINK]
    with pytest.raises(InputError, match="the link"):
        Policy.of_link(bomb)


def test_a_policy_too_long_for_an_address_has_no_link():
    title = base64.b64encode(bytes(range(256)) * 60).decode()
    assert Policy(kept={"title": title}).link() != ""
    import random

    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=20_000))
    assert Policy(kept={"title": noise}).link() == ""


def test_the_name_of_a_policy_is_one_word():
    assert Policy().scenario().name == NAME
