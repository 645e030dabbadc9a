"""A place says how its numbers are known; what it cites must be there, and be what the table gives."""

import copy

import pytest
import yaml

from sim.check import check, describe_place
from sim.errors import InputError
from sim.population.known import account_of, figures_of, whose
from sim.population.place import Place
from sim.shape import checked
from sim.shipped import ROOT

TAMESIDE = yaml.safe_load((ROOT / "scenarios/places/tameside.yaml").read_text(encoding="utf-8"))


def place_with(path, **changed):
    """Return Tameside with some keys of one figure changed."""
    data = copy.deepcopy(TAMESIDE)
    figure = data
    for step in path:
        figure = figure[step]
    figure.update(changed)
    return checked(Place, data, "trial")


def test_every_figure_is_found_and_counted_once():
    place = Place.read("tameside")
    figures = figures_of(place)
    assert len(figures) == 34
    assert figures["key_workers.not_in_need"].value == 0.362
    assert figures["neighbourhoods[1].share"] is place.neighbourhoods[1].share
    told = "\n".join(account_of(place))
    assert "16 evidence: population, children" in told
    assert "1 derived: social_workers" in told
    assert "17 assumption: deprivation, neighbourhoods.share (4)" in told


def test_the_account_says_how_many_are_the_places_own():
    told = account_of(Place.read("leicestershire"))
    assert (
        "  - 7 the place's own: population, children, looked_after.count, looked_after.children," in told[-3]
    )
    assert "  - 9 national stand-ins: children_a_family, tenure.owned" in told[-2]
    assert told[-1] == "  - 1 from elsewhere: key_workers.families_a_worker_a_year"
    assert "  - 0 the place's own" in account_of(Place.read("england_average"))


@pytest.mark.parametrize(
    ("changed", "owner"),
    [
        ({}, "own"),
        ({"source": "ONS, mid-year population estimates"}, "own"),
        ({"source": "ONS, mid-year population estimates", "note": "England's"}, "national"),
        ({"source": "pop0_17_england"}, "national"),
        ({"source": "pop0_17_leicestershire"}, "elsewhere"),
        ({"source": ["pop0_17_england", "pop0_17_tameside"]}, "own"),
    ],
)
def test_a_figure_is_the_places_own_by_its_source_or_a_stand_in_by_its_note(changed, owner):
    place = place_with(["children"], **{"note": "aged 0-17", **changed})
    assert whose(figures_of(place)["children"], place) == owner


@pytest.mark.parametrize(
    ("path", "changed", "says"),
    [
        (["children"], {"source": "pop0_17_tamside"}, "Did you mean pop0_17_tameside"),
        (["children"], {"value": 50_000}, "50000 is not what pop0_17_tameside gives"),
        (["children"], {"source": "census"}, "a publication named in words"),
        (["tenure", "owned"], {"value": 0.6}, "tenure.owned.value: 0.6 is not what"),
        (["history", 0], {"source": "ref_rate_tamside"}, "history[0].source"),
    ],
)
def test_a_source_that_does_not_say_so_is_refused_by_check(path, changed, says, tmp_path):
    data = copy.deepcopy(TAMESIDE)
    figure = data
    for step in path:
        figure = figure[step]
    figure.update(changed)
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        check(tmp_path / "mine.yaml")
    assert says in str(refused.value)
    assert all(refused.value.parts().values())


def test_the_value_of_another_year_is_published_too():
    assert "16 evidence" in describe_place(place_with(["children"], value=49_338))
