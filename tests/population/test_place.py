"""The shipped place says what was published, and computes the rest from what it says."""

from datetime import date

import pytest
from numpy.testing import assert_allclose

from sim.errors import InputError
from sim.population.gradient import DEPRIVATION
from sim.population.place import Place, shipped_places
from sim.shipped import ROOT

TAMESIDE = ROOT / "scenarios/places/tameside.yaml"


@pytest.fixture(scope="module")
def tameside():
    return Place.read("tameside")


def test_tameside_is_shipped_and_found_by_name_and_by_path(tameside):
    assert "tameside" in shipped_places()
    assert Place.read(TAMESIDE).digest() == tameside.digest()
    assert Place.read(tameside) is tameside


def test_families_and_care_follow_from_published_figures(tameside):
    assert tameside.children == 50_549
    assert tameside.families == round(50_549 / 1.7)
    assert round(tameside.care_rate * 10_000) == 87
    assert tameside.care_stock == round(428 / 49_338 * 50_549)


def test_posts_are_cases_over_caseload(tameside):
    posts = {day.year: round(count) for day, count in tameside.social_worker_posts.items()}
    assert posts == {2016: 67, 2017: 111, 2018: 114, 2019: 100, 2020: 111}
    assert 60 <= tameside.key_worker_posts <= 80


def test_key_worker_posts_are_families_over_throughput(tameside):
    children = 206 + 720.1 * (0.362 * 0.25 + 0.638 * 0.15)
    assert_allclose(tameside.key_worker_posts, children * 5.0549 / 1.7 / 13.8)


def test_zones_are_the_neighbourhoods_and_the_priority_area(tameside):
    assert tameside.zone_names == ["north", "east", "south", "west", "priority_area"]
    assert tameside.zone_neighbourhoods.tolist() == [0, 1, 2, 3, 0]
    assert_allclose(tameside.zone_shares, [0.178, 0.25, 0.25, 0.25, 0.072])


def test_tenths_of_the_zones_add_up_to_the_place(tameside):
    assert_allclose(tameside.zone_shares @ tameside.tenth_shares, tameside.deprivation.values, atol=1e-9)
    assert_allclose(tameside.tenth_shares.sum(axis=1), 1.0)


def test_tenures_add_up_to_the_census(tameside):
    found = tameside.deprivation.values @ tameside.tenure_shares
    assert_allclose(found, [0.608 / 0.995, 0.212 / 0.995, 0.175 / 0.995], atol=1e-9)


def test_the_priority_area_is_deprived_as_published(tameside):
    area = tameside.tenth_shares[-1]
    assert area[:3].sum() > 0.85
    assert_allclose(area @ tameside.tenure_shares[:, 1], 0.333, atol=0.02)  # seed_place_social_rent
    assert tameside.community_capacity.argmin() == 4


def test_community_capacity_falls_with_deprivation(tameside):
    means = tameside.tenth_shares @ DEPRIVATION
    assert_allclose(
        tameside.community_capacity, 0.5 - 0.3 * (means - tameside.deprivation.values @ DEPRIVATION)
    )


def test_history_begins_with_posts_and_each_count_is_reached_on_its_day(tameside):
    posts = [item for item in tameside.history if "workforce.social_worker_posts" in item["set"]]
    assert [item["from"] for item in posts] == [None, *(date(year, 9, 30) for year in range(2016, 2020))]
    assert [item["ramp_weeks"] for item in posts] == [0, 52, 52, 52, 52]
    assert set(posts[0]) == {
        "from",
        "until",
        "ramp_weeks",
        "where",
        "set",
        "shift",
        "scale",
        "note",
        "source",
    }


def test_the_break_leaves_todays_thresholds_as_they_are(tameside):
    total: dict[str, float] = {}
    for item in tameside.history:
        assert item["from"] is None or item["from"] < date(2020, 4, 1)
        for path, shift in item["shift"].items():
            total[path] = total.get(path, 0.0) + shift
    assert total and all(abs(left) < 1e-9 for left in total.values())


def test_a_smaller_place_keeps_every_rate(tameside):
    half = tameside.scaled(0.5)
    assert abs(half.families - tameside.families / 2) <= 1
    assert half.care_rate == tameside.care_rate
    assert_allclose(half.key_worker_posts, tameside.key_worker_posts / 2)
    whole = list(tameside.social_worker_posts.values())
    assert_allclose(list(half.social_worker_posts.values()), [posts / 2 for posts in whole])
    assert_allclose(half.tenth_shares, tameside.tenth_shares)
    assert half.digest() != tameside.digest()
    assert tameside.scaled(1.0).digest() == tameside.digest()


def test_the_smallest_place_still_has_a_worker(tameside):
    small = tameside.scaled(0.002)
    assert min(small.social_worker_posts.values()) == 1.0
    assert small.key_worker_posts == 1.0


@pytest.mark.parametrize("share", [0.0, -1.0, 0.00001, 1000.0, float("nan")])
def test_a_share_that_leaves_no_place_is_refused(tameside, share):
    with pytest.raises(InputError):
        tameside.scaled(share)
