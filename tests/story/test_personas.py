"""Personas are read strictly, and matched by how a family stood on a day."""

import pandas as pd
import pytest
import yaml

from sim.errors import InputError
from sim.shipped import ROOT
from sim.story.nearest import nearest_in
from sim.story.persona import FOLDER, personas, read_persona
from tests.story.planted import happened, journeys

JAMIE = yaml.safe_load((ROOT / FOLDER / "jamie.yaml").read_text(encoding="utf-8"))


def test_the_five_profiles_and_h_are_shipped_and_each_names_its_source():
    assert personas() == ["anne", "fred", "h", "jamie", "josh", "stacey"]
    for name in personas():
        persona = read_persona(name)
        assert persona.name == name
        assert len(persona.report) > 20
        assert persona.section


def test_of_h_nothing_is_told_that_the_report_does_not_state():
    h = read_persona("h")
    assert h.needs == {}
    assert h.children == ()
    assert sorted(h.assumed()) == sorted(h.history)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"needs": {"mental_helth": {"severity": "acute", "fact": "x"}}}, "Did you mean mental_health?"),
        ({"needs": {"housing": {"severity": "dire", "fact": "x"}}}, "none, emerging, established, acute"),
        ({"children": [{"who": "x", "age": 18, "known": "reported"}]}, "less than or equal to 17"),
        ({"children": [{"who": "x", "known": "guessed"}]}, "'reported' or 'assumption'"),
        ({"history": {"stays": {"count": 1, "fact": "x", "known": "reported"}}}, "unknown name 'stays'"),
        ({"secret": 1}, "unknown key 'secret'"),
        ({"children": [], "needs": {}, "history": {}}, "nothing to match by"),
    ],
)
def test_a_wrong_persona_is_refused_with_what_is_allowed(tmp_path, change, says):
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(JAMIE | change), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_persona(path)
    assert says in str(refused.value)
    assert "mine.yaml" in str(refused.value)


def test_an_unknown_persona_is_refused_with_the_names_there_are():
    with pytest.raises(InputError, match=r"'jamy' is not a shipped persona.*Did you mean jamie\?"):
        read_persona("jamy")


def like_jamie(family, age=13, apart=6):
    """Return the log of a family as Jamie's profile has it, its needs all in force from week 60 on."""
    needs = {name: {"emerging": 1.0, "established": 2.0, "acute": 3.0}[told["severity"]]
             for name, told in JAMIE["needs"].items()}  # fmt: skip
    weeks = [52 * (years + 0.5) - 78 for years in (age, age - apart - 1)]
    return [
        *(happened(0, family, "child_standing", "log_begins", child=place, value=old)
          for place, old in enumerate(weeks)),
        happened(0, family, "contact", "sign_seen", agency="police"),
        *(happened(week, family, "care_started", "care_threshold", child=0, agency="health_visiting")
          for week in (1, 5)),
        *(happened(week, family, "care_ended", "returned_home", child=0, agency="health_visiting")
          for week in (3, 9)),
        *(happened(60, family, "need_began", "circumstances", need=need, value=value)
          for need, value in needs.items()),
    ]  # fmt: skip


def test_the_family_that_stands_as_the_persona_is_told_of_is_found_on_that_day():
    log = journeys(*like_jamie(2, age=4, apart=1), *like_jamie(7), weeks=105)
    match = nearest_in(read_persona("jamie"), log, 0, "here")
    assert match.chosen.family == 7
    assert match.distance == pytest.approx(0.0, abs=0.02)
    assert match.chosen.day == log["week"].min() + pd.Timedelta(weeks=78)


def test_what_differs_is_said_in_words():
    grown = [row for row in like_jamie(7) if row.get("need") != "crime_and_asb"]
    match = nearest_in(read_persona("jamie"), journeys(*grown, weeks=105), 0, "here")
    assert "it differs in crime and ASB acute, here none" in match.chosen.why


def test_a_family_that_no_agency_has_met_is_no_match():
    with pytest.raises(InputError, match="no agency has met any family"):
        nearest_in(read_persona("h"), journeys(), 0, "here")
