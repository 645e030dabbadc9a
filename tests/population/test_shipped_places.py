"""Every shipped place reads, says only what the table gives, and takes every shipped scenario."""

from math import log

import pytest
from numpy.testing import assert_allclose

from calibration.evidence import evidence, value_of
from sim.errors import InputError
from sim.policy.history import history_changes
from sim.population.gradient import DEPRIVATION
from sim.population.known import check_sources, figures_of, is_published
from sim.population.place import Place, shipped_places
from sim.results.tables import demand_table
from sim.scenario import Scenario, shipped_scenarios
from sim.simulate import simulate

YEARS = ("2016", "2017", "2018", "2019", "2020")
AUTHORITIES = 152
COUNTIES = ("staffordshire", "leicestershire")
PLACES = ("england_average", "leicestershire", "staffordshire", "tameside")


def series(evidence_id, year):
    """Return the value of one year."""
    return evidence()[evidence_id].series[year]


def test_four_places_are_shipped():
    assert shipped_places() == sorted(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_every_evidence_figure_is_what_the_table_says(name):
    place = Place.read(name)
    check_sources(place)
    for path, figure in figures_of(place).items():
        assert all(source in evidence() for source in figure.source), path
        if figure.kind == "evidence":
            (source,) = figure.source
            assert is_published(figure.value, evidence()[source]), path


@pytest.mark.parametrize("name", PLACES)
def test_the_history_of_a_place_can_be_lived(name):
    place = Place.read(name)
    assert place.name == name
    assert len(history_changes(place)) >= len(place.social_workers.counts)
    assert_allclose(place.zone_shares @ place.tenth_shares, place.deprivation.values, atol=1e-6)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("scenario", shipped_scenarios())
def test_every_shipped_scenario_fits_every_shipped_place(scenario, place):
    Scenario.read(scenario).changes(Place.read(place))


@pytest.mark.slow
@pytest.mark.parametrize("name", PLACES)
def test_every_shipped_scenario_runs_on_every_shipped_place(name):
    place = Place.read(name).scaled(0.09)
    for scenario in shipped_scenarios():
        record = simulate(place, Scenario.read(scenario), 1, 2, journeys=False)
        weekly = demand_table([record])
        assert sorted(weekly["neighbourhood"].unique()) == sorted(place.neighbourhood_names), scenario
        assert weekly["referrals"].sum() > 0, scenario


@pytest.mark.parametrize("name", [name for name in PLACES if name != "tameside"])
def test_a_scenario_for_tamesides_neighbourhoods_is_refused_elsewhere(name):
    scenario = Scenario.of({"thresholds": {"shift": {"early_help": 1.0}, "where": ["north"]}})
    with pytest.raises(InputError) as refused:
        scenario.changes(Place.read(name))
    assert all(refused.value.parts().values())
    assert "has no neighbourhood 'north'" in str(refused.value)


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("where", [{"most_deprived": 2}, "priority_area"])
def test_places_that_need_no_name_are_found_where_there_are_any(name, where):
    place = Place.read(name)
    scenario = Scenario.of({"thresholds": {"shift": {"early_help": 0.1}, "where": where}})
    if where == "priority_area" and place.priority_area is None:
        with pytest.raises(InputError, match="most_deprived: n} fits every place"):
            scenario.changes(place)
    else:
        assert scenario.changes(place)[-1].zones


@pytest.mark.parametrize("name", ["england_average", *COUNTIES])
def test_only_tameside_has_a_break_in_its_history(name):
    assert Place.read(name).dated == ()
    assert Place.read("tameside").dated


def test_the_average_authority_is_englands_total_over_the_authorities():
    place = Place.read("england_average")
    assert place.children == round(value_of("pop0_17_england") / AUTHORITIES)
    assert_allclose(place.looked_after.count.value, series("cla_n_england", "2016") / AUTHORITIES, atol=0.05)
    assert_allclose(
        place.looked_after.children.value, series("pop0_17_england", "2015") / AUTHORITIES, atol=0.05
    )
    for year, count in zip(YEARS, place.social_workers.counts, strict=True):
        assert_allclose(count.cases, series("sw_cases_england", year) / AUTHORITIES, atol=0.05)
        assert count.caseload == series("sw_caseload_england", year)


@pytest.mark.parametrize("county", COUNTIES)
def test_what_is_derived_for_a_county_follows_from_its_figures(county):
    place = Place.read(county)
    referred = value_of(f"ref_n_{county}") / value_of(f"pop0_17_{county}") * 10_000
    assert_allclose(place.key_workers.referrals_per_10000.value, referred, atol=0.05)
    for year, posts in zip(YEARS, place.social_worker_posts.values(), strict=True):
        holding = series("sw_cases_england", year) / series("sw_caseload_england", year)
        share = holding / series("sw_fte_england", year)
        assert_allclose(posts, series(f"sw_fte_{county}", year) * share, atol=0.06)


@pytest.mark.parametrize("county", COUNTIES)
def test_a_countys_tenths_have_the_deprivation_that_its_poverty_tells(county):
    def against_england(name):
        return log(value_of(f"pov_{name}") / value_of("pov_england"))

    tameside = Place.read("tameside").deprivation.values @ DEPRIVATION - 0.5
    expected = 0.5 + against_england(county) / against_england("tameside") * tameside
    tenths = Place.read(county).deprivation.values
    assert_allclose(tenths @ DEPRIVATION, expected, atol=0.002)
    steps = [log(after / before) for before, after in zip(tenths, tenths[1:], strict=False)]
    assert_allclose(steps, sum(steps) / 9, atol=0.02)  # one tilt


def test_every_count_of_tamesides_social_workers_is_in_the_table():
    for count in Place.read("tameside").social_workers.counts:
        assert count.cases == series("sw_cases_tameside", str(count.day.year))
        assert count.caseload == series("sw_caseload_tameside", str(count.day.year))
