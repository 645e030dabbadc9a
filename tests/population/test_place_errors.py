"""A place that cannot be used is refused in four parts that name the culprit."""

import copy

import pytest
import yaml

from sim.errors import InputError
from sim.policy.history import history_changes
from sim.population.place import Place
from sim.shipped import ROOT

TAMESIDE = yaml.safe_load((ROOT / "scenarios/places/tameside.yaml").read_text(encoding="utf-8"))
MISSING = "(left out)"  # text, so that every process names a case alike

# path to change, what to put there (MISSING removes it), words that the message must hold
WRONG = [
    (["population"], MISSING, ["population", "no population is given"]),
    (["population"], None, ["population", "no population is given"]),
    (["population", "value"], 0, ["population.value", "above 0"]),
    (["population", "value"], "many", ["population.value", "number"]),
    (["population", "value"], True, ["population.value", "number"]),
    (["population", "value"], float("nan"), ["population.value", "finite"]),
    (["population", "value"], 10**400, ["population.value", "finite"]),
    (["population", "value"], [1], ["population.value", "number"]),
    (["population", "source"], MISSING, ["population.source", "evidence without a source"]),
    (["population", "kind"], "evidense", ["population.kind", "Did you mean evidence"]),
    (["population", "kind"], ["evidence"], ["population.kind", "evidence"]),
    (["population"], 228435, ["population", "mapping"]),
    (["populaton"], 1, ["populaton", "Did you mean population"]),
    (["children", "value"], 10**6, ["children", "fewer children than people"]),
    (["children", "value"], 3, ["children", "families"]),
    (["looked_after", "day"], "soon", ["looked_after.day", "date"]),
    (["looked_after", "count", "value"], 60_000, ["looked_after", "fewer"]),
    (["deprivation", "values"], [0.5, 0.5], ["deprivation.values", "10 shares"]),
    (["deprivation", "values"], [0.2] * 10, ["deprivation.values", "sum to 2"]),
    (["deprivation", "values", 3], -0.1, ["deprivation.values[3]", "0 to 1"]),
    (["neighbourhoods"], [], ["neighbourhoods"]),
    (["neighbourhoods", 0, "share", "value"], 0.3, ["neighbourhoods", "sum to 1.05"]),
    (["neighbourhoods", 0, "tilt", "value"], 11, ["neighbourhoods[0].tilt.value", "-10 to 10"]),
    (["neighbourhoods", 0, "name"], "east", ["neighbourhoods", "taken"]),
    (["neighbourhoods", 0, "name"], "priority_area", ["neighbourhoods", "priority_area"]),
    (["neighbourhoods", 0, "name"], 7, ["neighbourhoods[0].name", "text"]),
    (["neighbourhoods", 0, "shar"], 1, ["neighbourhoods[0].shar", "Did you mean share"]),
    (["priority_area", "neighbourhood"], "nroth", ["priority_area.neighbourhood", "Did you mean north"]),
    (["priority_area", "share", "value"], 0.3, ["priority_area.share", "below its neighbourhood's"]),
    (["tenure", "owned", "value"], 0.9, ["tenure", "sum to 1"]),
    (["circumstances", "workless", "value"], 9, ["circumstances.workless.value", "0 to 1"]),
    (
        ["circumstances", "young_parents", "note"],
        MISSING,
        ["circumstances.young_parents.note", "without a note"],
    ),
    (["social_workers", "counts"], [], ["social_workers.counts"]),
    (["social_workers", "counts", 0, "cases"], 0, ["social_workers.counts[0].cases", "above 0"]),
    (["social_workers", "counts", 0, "cases"], 2, ["social_workers.counts[0]", "without workers"]),
    (["social_workers", "counts", 0, "caseload"], MISSING, ["social_workers.counts[0]", "posts, or cases"]),
    (["social_workers", "counts", 0, "day"], "2019-09-30", ["social_workers.counts", "order"]),
    (
        ["key_workers", "families_a_worker_a_year", "value"],
        0,
        ["key_workers.families_a_worker_a_year", "above 0"],
    ),
    (["history", 0, "shift"], {"s17": 1.0}, ["history[0]", "stage.name"]),
    (["history", 0, "shift"], {"thresholds.s17": "up"}, ["history[0].shift.thresholds.s17", "number"]),
    (["history", 0, "shift"], MISSING, ["history[0]", "nothing changes"]),
    (["history", 1, "until"], "2016-04-30", ["history[1].until", "after 2016-05-01"]),
    (["history", 1, "ramp_weeks"], -1, ["history[1].ramp_weeks", "0 to 520"]),
    (["history", 1, "from"], "yesterday", ["history[1].from", "date"]),
    (["history", 1, "form"], "2016-12-01", ["history[1].form", "Did you mean from"]),
    (["history"], "none", ["history"]),
]


def _read_with(path, value, tmp_path):
    data = copy.deepcopy(TAMESIDE)
    below = data
    for step in path[:-1]:
        below = below[step]
    if value is MISSING:
        del below[path[-1]]
    else:
        below[path[-1]] = value
    file = tmp_path / "place.yaml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    return Place.read(file)


@pytest.mark.parametrize(("path", "value", "words"), WRONG, ids=lambda part: str(part)[:40])
def test_a_wrong_place_is_refused_with_its_culprit(path, value, words, tmp_path):
    with pytest.raises(InputError) as refused:
        _read_with(path, value, tmp_path)
    message = str(refused.value)
    assert all(word in message for word in ["place.yaml", *words]), message
    assert all(refused.value.parts().values())


@pytest.mark.parametrize("name", ["tamside", "", ".", "no/such/place.yaml", "a\0b", "x" * 5000])
def test_a_place_that_is_not_there_is_refused(name):
    with pytest.raises(InputError):
        Place.read(name)


def test_a_misspelt_name_gets_the_nearest():
    with pytest.raises(InputError, match="Did you mean tameside"):
        Place.read("tamside")


def test_a_folder_and_an_empty_file_are_refused(tmp_path):
    with pytest.raises(InputError, match="folder"):
        Place.read(tmp_path)
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="empty"):
        Place.read(tmp_path / "empty.yaml")


def test_a_place_needs_neither_priority_area_nor_history(tmp_path):
    data = {key: value for key, value in TAMESIDE.items() if key not in ("priority_area", "history")}
    file = tmp_path / "plain.yaml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    place = Place.read(file)
    assert place.zone_names == place.neighbourhood_names
    assert len(place.history) == len(place.social_workers.counts)


def test_history_may_hold_in_one_neighbourhood(tmp_path):
    item = {"from": "2017-04-01", "where": ["north"], "shift": {"thresholds.closing": 0.1}}
    place = _read_with(["history"], [item], tmp_path)
    assert history_changes(place)[-1].zones == (0, 4)
    with pytest.raises(InputError, match="Did you mean north"):
        history_changes(_read_with(["history"], [item | {"where": ["nroth"]}], tmp_path))


def test_posts_may_be_given_as_such(tmp_path):
    place = _read_with(["social_workers", "counts"], [{"day": "2018-09-30", "posts": 50}], tmp_path)
    assert list(place.social_worker_posts.values()) == [50.0]
    assert list(place.scaled(0.1).social_worker_posts.values()) == [5.0]
