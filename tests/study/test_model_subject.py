"""The model as a subject: the same figures as `run` and `compare`, at the values of its factors."""

import pickle
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from calibration.posterior import read_posterior
from sim.compare import compare
from sim.errors import InputError
from sim.parameters import PARAMETERS
from sim.pilot_report import pilot_report
from sim.population.place import Place
from sim.results import outcomes as tables
from sim.run import run
from sim.scenario import Scenario
from sim.study.corners import refuse_impossible
from sim.study.study import Study, shipped_studies
from tests.study.tiny_studies import tiny, tiny_pair

POINT = {"needs.onset": 0.6, "dummy": 0.5}
SHARED = {"lever": "co_location.shared_outcomes", "low": 0, "high": 1}
EVERY = [one.name for one in tables.OUTCOMES if one.name != "gatekeeping"] + ["gatekeeping", "cost"]


def close(found: float, told: float) -> bool:
    return bool(np.isclose(found, told, rtol=1e-12, atol=1e-12, equal_nan=True))


@pytest.mark.slow
def test_one_scenario_gives_what_run_gives_to_rounding(tmp_path: Path):
    asked = [*EVERY, {"outcome": "cost", "years": [2, 2]}, {"outcome": "referrals", "years": [1, 1]}]
    subject = tiny(outcomes=asked).subject()
    found = subject.run(POINT, seed=3)
    scenario = Scenario.read("baseline").with_parameters({"needs.onset": 0.6})
    results = run(
        scenario, subject.place, 2, [3], out=tmp_path / "run", journeys=False, parameters="best", workers=1
    )
    told = tables.outcomes(results.demand, [2019, 2020]).loc[3]
    by_year = tables.cost_by_year(results.ledger, [2019, 2020])["cost"]
    for name in EVERY[:-1]:
        assert close(found[name], told[name]), name
    assert close(found["cost"], by_year.mean())
    assert close(found["cost_years_2_to_2"], by_year.loc[3, 2020])
    first = tables.outcomes(results.demand, [2019])["referrals"].loc[3]
    assert close(found["referrals_years_1_to_1"], first)


@pytest.mark.slow
def test_a_pair_gives_the_difference_that_compare_gives(tmp_path: Path):
    subject = tiny_pair(outcomes=["referrals", "cost", "severity"], share=0.05).subject()
    found = subject.run(POINT, seed=1)
    laid = [Scenario.read(name).with_parameters({"needs.onset": 0.6}) for name in ("baseline", "co_location")]
    given = {"journeys": False, "parameters": "best", "workers": 1}
    effect = compare(*laid, place=subject.place, years=2, seeds=[1], out=tmp_path / "pair", **given)
    effects = {}
    for results, sign in ((effect.alternatives[0], 1), (effect.baseline, -1)):
        counted = tables.outcomes(results.demand, [2019, 2020]).loc[1]
        cost = tables.cost_by_year(results.ledger, [2019, 2020])["cost"].mean()
        for name, value in {**counted, "cost": cost}.items():
            effects[name] = effects.get(name, 0.0) + sign * value
    for name, value in found.items():
        assert np.isclose(value, effects[name], rtol=1e-9, atol=1e-9), name
    assert found["severity"] != 0.0


@pytest.mark.slow
def test_a_policy_that_is_the_baseline_has_exactly_no_effect():
    subject = tiny_pair(compare={"baseline": "baseline", "with": "baseline"}).subject()
    assert subject.run(POINT, seed=2) == {"referrals": 0.0, "cost": 0.0}


@pytest.mark.slow
def test_a_lever_and_a_parameter_move_the_outcome_and_the_dummy_does_not():
    subject = tiny_pair(levers=[SHARED], outcomes=["severity", "cost"]).subject()
    point = {**POINT, SHARED["lever"]: 0.8}
    first = subject.run(point, seed=1)
    assert subject.run({**point, "dummy": 0.9}, seed=1) == first
    assert subject.run({**point, SHARED["lever"]: 0.0}, seed=1) != first
    assert subject.run({**point, "needs.onset": 0.75}, seed=1) != first


def test_a_subject_can_be_sent_to_another_process_and_is_the_same_there():
    subject = tiny_pair(levers=[SHARED]).subject()
    sent = pickle.loads(pickle.dumps(subject))
    assert sent.identity() == subject.identity()
    assert sent.outcomes == ("referrals", "cost")


def test_whatever_decides_a_run_is_in_the_identity():
    known = tiny().subject().identity()
    others = [
        tiny(years=3), tiny(share=0.02), tiny(scenario="co_location"), tiny(outcomes=["cost"]),
        tiny(parameters=[{"name": "needs.onset", "low": 0.5, "high": 0.7}]),
    ]  # fmt: skip
    assert all(other.subject().identity() != known for other in others)
    assert tiny(title="Another", points=4).subject().identity() == known


def test_values_are_laid_on_what_stands_and_the_rest_is_the_best_of_the_fit():
    below = {"thresholds.early_help": "thresholds.s17"}
    study = tiny(parameters=[
        {"name": "ease", "times": {"needs.recovery_base": "all"}, "low": 0.9, "high": 1.1},
        {"name": "worries", "times": {"needs.onset_base": ["mental_health"]}, "low": 0.9, "high": 1.1},
        {"name": "early", "below": below, "low": 1.0, "high": 1.5},
    ])  # fmt: skip
    subject = study.subject()
    [laid] = subject.laid({"ease": 1.1, "worries": 0.9, "early": 1.25})
    best = read_posterior("tameside").best()
    easing = np.array(PARAMETERS["needs.recovery_base"].default)
    assert laid.parameters["needs.recovery_base"] == pytest.approx(tuple(1.1 * easing))
    ratio = np.array(laid.parameters["needs.onset_base"]) / np.array(best["needs.onset_base"])
    assert sorted(set(ratio.round(12))) == [0.9, 1.0]
    assert laid.parameters["thresholds.early_help"] == pytest.approx(best["thresholds.s17"] - 1.25)
    assert laid.drawn["support.help"] == best["support.help"]


def test_a_multiplier_over_the_range_of_the_posterior_spans_what_its_draws_span():
    [factor] = tiny(parameters=[{"name": "police", "range": "posterior"}]).factors()
    posterior = read_posterior("tameside")
    drawn = posterior.free[:, posterior.free_names.index("police")]
    assert drawn.min() < factor.high * drawn.mean() < drawn.max()
    assert factor.high / factor.low == pytest.approx(
        np.quantile(drawn, 0.95) / np.quantile(drawn, 0.05), rel=0.02
    )


def test_points_of_the_posterior_lay_what_its_draws_lay():
    study = tiny(parameters="posterior", points=5)
    subject, rows, posterior = study.subject(), study.rows(), read_posterior("tameside")
    assert rows.shape == (5, len(posterior.free_names))
    for number, row in enumerate(rows):
        [laid] = subject.laid(dict(zip([one.name for one in subject.factors], row, strict=True)))
        for path, value in posterior.overrides(number).items():
            mine = np.array(laid.parameters[path])
            assert mine.ravel()[: np.size(value)] == pytest.approx(np.ravel(value), rel=1e-9, abs=1e-12), path


def test_levers_stand_beside_draws_of_the_posterior_and_too_many_points_are_refused():
    study = tiny_pair(parameters="posterior", levers=[SHARED], points=20)
    rows = study.rows()
    assert rows.shape[1] == len(study.factors())
    assert np.histogram(rows[:, -1], 20, (0.0, 1.0))[0].tolist() == [1] * 20
    with pytest.raises(InputError, match="at most 200"):
        tiny(parameters="posterior", points=201).rows()


def test_a_choice_sets_the_value_in_the_list_and_whole_numbers_stay_whole():
    levers = [
        {"lever": "advocates.kind", "values": ["professional", "volunteer"]},
        {"lever": "advocates.ramp_weeks", "low": 0, "high": 52},
        {"lever": "advocates.number", "low": 100, "high": 400},
    ]
    pair = {"baseline": "baseline", "with": "advocates_5h"}
    subject = tiny_pair(compare=pair, levers=levers, parameters=None).subject()
    assert [factor.whole for factor in subject.factors] == [True, True, False]
    baseline, policy = subject.laid(
        {"advocates.kind": 0.9, "advocates.ramp_weeks": 26.4, "advocates.number": 150.5}
    )
    [block] = policy.advocates
    assert (block.kind, block.ramp_weeks, block.number) == ("volunteer", 26, 150.5)
    assert type(block.ramp_weeks) is int
    assert not baseline.advocates


def test_a_key_below_a_key_moves_one_line_and_leaves_its_neighbours():
    entry = {"lever": "thresholds.shift.s17", "low": 0.0, "high": 0.2}
    pair = {"baseline": "baseline", "with": "higher_early_help_threshold"}
    subject = tiny_pair(compare=pair, levers=[entry], parameters=None).subject()
    [block] = subject.laid({"thresholds.shift.s17": 0.1})[-1].thresholds
    assert block.shift == {"early_help": 1.0, "s17": 0.1}


def test_a_corner_that_cannot_be_is_refused_before_anything_runs_and_its_values_are_named():
    lines = [
        {"name": "thresholds.early_help", "low": 1.5, "high": 2.75},
        {"name": "thresholds.s17", "low": 2.95, "high": 3.85},
        {"name": "workforce.turnover_a_year"},
    ]
    with pytest.raises(InputError) as problem:
        refuse_impossible(tiny(parameters=lines).subject())
    assert "thresholds.early_help 2.75, thresholds.s17 2.95" in str(problem.value)
    assert "turnover" not in problem.value.found
    assert "narrow the ranges" in problem.value.advice


def test_a_lever_out_of_reach_is_refused_with_its_value():
    entry = {"lever": "thresholds.shift.early_help", "low": 0.0, "high": 4.0}
    pair = {"baseline": "baseline", "with": "higher_early_help_threshold"}
    with pytest.raises(InputError, match=r"thresholds\.shift\.early_help 4"):
        refuse_impossible(tiny_pair(compare=pair, levers=[entry], parameters=None).subject())


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped_studies())
def test_every_corner_of_a_shipped_study_is_possible(name):
    subject = Study.read(name).subject()
    assert refuse_impossible(subject) >= 2 * len(subject.factors)


@pytest.mark.slow
def test_what_an_evaluator_reports_and_what_is_true_are_those_of_the_pilot_report(tmp_path: Path):
    asked = [
        {"outcome": outcome, "pilot": who, "after": after}
        for outcome in ("looked_after", "severity", "persistent_absence")
        for who, after in (("evaluator", 1), ("evaluator", 2), ("twin", 2))
    ]
    pair = {"baseline": "baseline", "with": "three_area_prototype"}
    subject = tiny_pair(compare=pair, outcomes=asked, years=4, share=0.05).subject()
    found = subject.run(POINT, seed=1)
    laid = [Scenario.read(name).with_parameters({"needs.onset": 0.6}) for name in pair.values()]
    effect = compare(*laid, place=subject.place, years=4, seeds=[1], out=tmp_path / "pilot", journeys=False,
                     parameters="best", workers=1)  # fmt: skip
    pilot = effect.pilots["three_area_prototype"]
    report = pilot_report(pilot, effect.baseline, effect.alternatives[0], [1], effect.calendar)
    told = report.set_index(["measure", "years"])
    for entry in asked:
        row = told.loc[(entry["outcome"], entry["after"])]
        value = found[f"{entry['outcome']}_{entry['pilot']}_after_{entry['after']}"]
        assert np.isclose(value, row["estimate" if entry["pilot"] == "evaluator" else "effect"], rtol=1e-9), (
            entry
        )
    assert isinstance(told, pd.DataFrame)


def test_the_days_of_a_pilot_stand_still_and_a_policy_for_all_is_no_pilot():
    asked = [{"outcome": "looked_after", "pilot": "evaluator", "after": 1}]
    pair = {"baseline": "baseline", "with": "three_area_prototype"}
    days = {"lever": "key_worker.from", "values": ["2018-09-01", "2019-04-01"]}
    with pytest.raises(InputError, match="moves the pilot's days"):
        tiny_pair(compare=pair, outcomes=asked, levers=[days], share=0.05, years=3).subject()
    with pytest.raises(InputError, match="co_location is no pilot"):
        tiny_pair(outcomes=asked, years=3).subject()
    with pytest.raises(InputError, match="Give more `years`"):
        tiny_pair(compare=pair, outcomes=[{**asked[0], "after": 5}], share=0.05, years=3).subject()


def test_a_place_with_nobody_of_a_kind_gives_nan_and_never_a_number(monkeypatch):
    subject = tiny(outcomes=["waiting_weeks"], share=0.004).subject()
    from sim.state.measures import PLACE_OF
    from sim.study import model_subject

    lived = model_subject.simulate

    def nobody_waits(*given, **more):
        record = lived(*given, **more)
        record.tally[:, :, PLACE_OF["early_help_starts"]] = 0.0
        return record

    monkeypatch.setattr(model_subject, "simulate", nobody_waits)
    assert np.isnan(subject.run(POINT, seed=1)["waiting_weeks"])
    assert Place.read("tameside").families > subject.place.families
