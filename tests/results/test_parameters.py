"""Futures take their parameters from a posterior, two a draw, and every output says from which."""

import json

import pytest

from calibration.posterior import read_posterior, shipped_posteriors
from sim import Place, Scenario, compare, run
from sim.calendar import Calendar
from sim.charts.look import drawn, new_figure, save
from sim.errors import InputError
from sim.history import before_levers
from sim.parameter_source import parameters_of
from sim.results.parquet import provenance_of
from sim.shipped import shipped_names
from sim.state.measures import PLACE_OF
from sim.twins import parting_week
from tests.made_up_posterior import BEST, PARAMETER, VALUES, posterior_file

HIGHER = "higher_early_help_threshold"
TAMESIDE = Place.read("tameside")


@pytest.fixture
def posterior(tmp_path_factory):
    return posterior_file(tmp_path_factory.mktemp("fit") / "posterior.parquet")


@pytest.fixture
def shipped(made_up, tmp_path_factory, monkeypatch):
    """Ship the made-up posterior for Tameside."""
    folder = tmp_path_factory.mktemp("posteriors")
    monkeypatch.setattr("calibration.posterior.FOLDER", folder)
    return posterior_file(folder / "tameside.parquet")


@pytest.fixture
def lived(made_up, monkeypatch):
    """Let referrals follow what is drawn, and list what each future of each scenario was given."""
    given = {}

    def simulate(place, scenario, seed, years, journeys=True, last=False):
        given[scenario.name, seed] = dict(scenario.drawn)
        record = made_up.simulate(place, scenario, seed, years, journeys)
        record.tally[:, :, PLACE_OF["referrals"]] += 100.0 * scenario.drawn.get(PARAMETER, 0.0)
        return record

    monkeypatch.setattr("sim.futures.simulate", simulate)
    return given


def ran(out, parameters=None, seeds=6, **named):
    return run("baseline", years=2, seeds=seeds, out=out, workers=1, parameters=parameters, **named)


def test_pairs_of_futures_have_one_draw_under_every_scenario(lived, posterior):
    found = compare("baseline", HIGHER, years=3, seeds=6, workers=1, parameters=posterior)
    fitted = read_posterior(posterior)
    for seed in range(6):
        assert lived["baseline", seed] == lived[HIGHER, seed] == fitted.overrides(seed // 2)
    assert {draw[PARAMETER] for draw in lived.values()} == set(VALUES)
    assert found.draws.tolist() == [0, 0, 1, 1, 2, 2]


def test_the_summary_and_the_years_tell_chance_and_parameters_apart(lived, posterior):
    found = compare("baseline", HIGHER, years=3, seeds=7, workers=1, parameters=posterior)
    for table in (found.summary, found.by_year):
        assert {"p5", "p95", "chance_sd", "parameter_sd", "draws"} <= set(table)
        assert set(table["draws"]) == {4}
    best = compare("baseline", HIGHER, years=3, seeds=7, workers=1, parameters="best")
    assert set(best.summary["draws"]) == {0}
    assert best.summary["parameter_sd"].isna().all()
    assert best.draws is None


def test_none_is_the_shipped_posterior_and_best_where_none_is_shipped(lived, shipped):
    assert ran(None).parameters["kind"] == "posterior"
    assert lived["baseline", 0]
    tenth = run("baseline", TAMESIDE.scaled(0.1), 2, 2, workers=1)
    assert tenth.parameters["label"].startswith("calibrated: 3 draws, ")
    assert tenth.parameters["label"].endswith("fitted to the whole place and run on 10 % of it")


def test_with_none_shipped_all_is_as_before_and_says_it_is_illustrative(lived):
    found = ran(None)
    assert lived["baseline", 0] == {}
    assert found.parameters["label"] == "illustrative, not calibrated"
    assert found.provenance["draws"] is None
    with pytest.raises(InputError, match="no posterior is shipped for tameside"):
        ran(None, "posterior")


def test_best_is_the_fits_best_set_for_all_futures(lived, shipped):
    found = ran(None, "best")
    assert {draw[PARAMETER] for draw in lived.values()} == {BEST}
    assert found.parameters["label"].startswith("calibrated: the best of 3 draws, ")


def test_a_posterior_of_another_place_is_not_called_calibrated(lived, tmp_path):
    other = posterior_file(tmp_path / "other.parquet", place_digest="0123456789abcdef")
    label = ran(None, other).parameters["label"]
    assert label.startswith("illustrative, not calibrated: 3 draws, ")
    assert label.endswith("fitted to another place")


def test_what_a_scenario_sets_itself_wins_over_what_is_drawn(posterior):
    mine = Scenario.of({"parameters": {PARAMETER: 0.9}})
    laid = parameters_of(posterior, TAMESIDE).laid_on(mine, seed=0)
    set_to = [change.value for change in laid.changes(TAMESIDE) if change.parameter == PARAMETER]
    assert set_to == [0.9]


def test_drawn_values_are_in_force_from_the_first_week_of_the_history(posterior):
    drawn_on = parameters_of(posterior, TAMESIDE).laid_on(Scenario.read("baseline"), seed=2)
    before = before_levers(drawn_on)
    assert before.drawn == drawn_on.drawn
    assert before.digest() != before_levers(Scenario.read("baseline")).digest()
    (change,) = [one for one in before.changes(TAMESIDE) if one.parameter == PARAMETER]
    assert (change.value, change.from_date) == (drawn_on.drawn[PARAMETER], None)


def test_a_draw_leaves_the_week_in_which_a_policy_parts_from_its_twin(posterior):
    source, calendar = parameters_of(posterior, TAMESIDE), Calendar(Scenario.read("baseline").start, 3)
    policies = [Scenario.read(name) for name in ("baseline", HIGHER)]
    drawn_on = [source.laid_on(policy, seed=3) for policy in policies]
    week = parting_week(*policies, TAMESIDE, calendar)
    assert parting_week(*drawn_on, TAMESIDE, calendar) == week > calendar.start_week


def test_the_same_value_written_in_two_scenarios_is_no_parting():
    calendar = Calendar(Scenario.read("baseline").start, 3)
    one, other = (
        Scenario.of({"parameters": {PARAMETER: 0.9}}, name, f"{name}.yaml") for name in ("one", "other")
    )
    assert parting_week(one, other, TAMESIDE, calendar) == calendar.weeks


def test_the_provenance_says_which_posterior_and_each_seeds_draw(lived, posterior, tmp_path):
    ran(tmp_path, posterior, seeds=[5, 2])
    made_by = provenance_of(tmp_path / "demand.parquet")
    assert (made_by["seeds"], made_by["draws"]) == ([2, 5], [1, 2])
    assert made_by["parameters"]["posterior"] == read_posterior(posterior).digest
    assert json.loads((tmp_path / "provenance.json").read_text())["draws"] == [1, 2]


def test_a_folder_with_other_parameters_holds_another_run(lived, posterior, tmp_path):
    ran(tmp_path / "out", posterior)
    again = posterior_file(tmp_path / "same_draws_elsewhere.parquet")
    assert ran(tmp_path / "out", again, seeds=8).seeds == list(range(8))
    for parameters in ("best", posterior_file(tmp_path / "other.parquet", (0.5, 0.6))):
        with pytest.raises(InputError, match="another run .it differs in parameters"):
            ran(tmp_path / "out", parameters)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("postrior", "Did you mean posterior?"),
        ("missing.parquet", "no such file"),
        ("", "neither"),
        (3, "neither a word nor a path"),
    ],
)
def test_what_is_no_source_of_parameters_is_refused_in_four_parts(lived, tmp_path, wrong, says):
    with pytest.raises(InputError, match="(?i)" + says.replace("?", r"\?")) as refused:
        ran(tmp_path / "out", wrong)
    assert all(refused.value.parts().values())
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_posterior_is_refused(lived, tmp_path):
    (tmp_path / "wrong.parquet").write_text("precious")
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        ran(tmp_path / "out", tmp_path / "wrong.parquet")


@pytest.mark.parametrize(
    ("parameter", "values", "says"),
    [
        ("needs.onst", VALUES, "there is no parameter"),
        (PARAMETER, (0.5, -1.0), "out of range"),
        ("thresholds.s17", (3.4, 3.0), "with the parameters of future [0-9]"),
    ],
)
def test_draws_that_a_scenario_cannot_have_are_refused_before_anything_is_run(
    lived, tmp_path, parameter, values, says
):
    unfit = posterior_file(tmp_path / "unfit.parquet", values, parameter)
    with pytest.raises(InputError, match=says):
        compare("baseline", HIGHER, years=2, seeds=6, out=tmp_path / "out", workers=1, parameters=unfit)
    assert lived == {}
    assert not (tmp_path / "out").exists()


@pytest.mark.slow  # some hundredths of a second a draw and scenario
@pytest.mark.parametrize("place", shipped_posteriors())
def test_every_shipped_scenario_can_have_the_draws_of_a_shipped_posterior(place):
    """All scenarios with the outermost draws, and all draws with the baseline and an eighth of the rest."""
    here = Place.read(place)
    source = parameters_of("posterior", here)
    policies = [Scenario.read(name) for name in shipped_names("scenarios")]
    posterior = source.posterior
    future_of = {posterior.row(draw): 2 * draw for draw in range(4 * posterior.draws)}
    ends = {*posterior.free.argmin(axis=0), *posterior.free.argmax(axis=0)}
    source.refuse_unfit(policies, here, [future_of[row] for row in ends])
    for row, seed in future_of.items():
        source.refuse_unfit([Scenario.read("baseline"), *policies[row % 8 :: 8]], here, [seed])
    assert set(future_of) == set(range(posterior.draws))


def test_two_cores_give_the_same_bytes(lived, posterior, tmp_path):
    for workers in (1, 2):
        run("baseline", years=2, seeds=4, out=tmp_path / str(workers), workers=workers, parameters=posterior)
    one, two = (tmp_path / str(workers) / "demand.parquet" for workers in (1, 2))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.slow
def test_a_precision_counts_draws_and_not_futures(lived, posterior):
    asked = {"years": 3, "workers": 1, "journeys": False, "precision": 0.5, "parameters": posterior}
    for seeds in (10, 21):
        with pytest.raises(InputError, match="at least 20 and even"):
            compare("baseline", HIGHER, seeds=seeds, **asked)
    found = compare("baseline", HIGHER, seeds=20, **asked)
    row = found.precision.outcomes.set_index("measure").loc["referrals"]
    summary = found.summary.set_index("measure").loc["referrals"]
    assert found.precision.reached
    assert row["half_width"] == pytest.approx((summary["high"] - summary["low"]) / 2)
    assert summary["draws"] == 10


def test_the_foot_of_a_chart_says_how_far_it_may_be_trusted(tmp_path):
    with drawn():
        figure = new_figure("title", 4, 3)
        save(figure, tmp_path / "chart.png", "What is drawn.", {"label": "calibrated: 3 draws, abc"})
    assert figure.get_supxlabel().endswith("Synthetic families; calibrated: 3 draws, abc.")
