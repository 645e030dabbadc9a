"""Study files: what they may say, and the one message that each wrong thing gets."""

from pathlib import Path

import pytest
import yaml

from calibration.evidence import evidence
from calibration.posterior import read_posterior
from sim.check import check
from sim.errors import InputError
from sim.parameters import PARAMETERS
from sim.study.factor import Factor
from sim.study.study import METHODS, Study, shipped_studies
from tests.study.tiny_studies import tiny, tiny_pair

WRONG = yaml.safe_load(Path(__file__).with_name("wrong_studies.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong["what"])
def test_each_wrong_thing_is_refused_with_one_message_that_says_where_and_what_to_do(wrong):
    with pytest.raises(InputError) as problem:
        tiny(**wrong["given"]).subject()
    message = str(problem.value)
    assert problem.value.where.startswith(wrong["where"]), message
    assert wrong["says"].lower() in message.lower()
    assert "\n" not in message


def test_more_runs_than_the_budget_are_refused():
    study = tiny(seeds=3, budget=20)
    study.refuse_too_many(6)
    with pytest.raises(InputError, match=r"21 runs \(7 points, 3 seeds each\).*at most 20"):
        study.refuse_too_many(7)


def test_a_name_alone_takes_the_declared_range_and_one_of_the_fit_its_own():
    factors = tiny(parameters=[{"name": "workforce.turnover_a_year"}, {"name": "police"}]).factors()
    known = PARAMETERS["workforce.turnover_a_year"].provenance
    assert (factors[0].low, factors[0].high) == (known.low, known.high)
    assert factors[1].low < 1.0 < factors[1].high
    assert [factor.name for factor in factors] == ["workforce.turnover_a_year", "police"]


def test_a_range_of_the_posterior_holds_nine_of_ten_draws():
    [factor] = tiny(parameters=[{"name": "support.help", "range": "posterior"}]).factors()
    posterior = read_posterior("tameside")
    drawn = posterior.free[:, posterior.free_names.index("support.help")]
    inside = (drawn >= factor.low) & (drawn <= factor.high)
    assert 0.88 <= inside.mean() <= 0.92


def test_a_whole_factor_gives_each_number_the_same_share_and_stands_for_itself():
    factor = Factor("a", "", "", 2.0, 5.0, whole=True)
    drawn = [factor.value(2.0 + 3.0 * step / 400) for step in range(401)]
    assert {number: drawn.count(number) for number in (2.0, 3.0, 4.0)} == {2.0: 100, 3.0: 100, 4.0: 100}
    assert all(factor.value(number) == number for number in (2.0, 3.0, 4.0, 5.0))


def test_a_study_read_back_from_its_own_data_is_the_same():
    for study in (tiny_pair(levers=[{"lever": "co_location.shared_outcomes", "low": 0, "high": 1}]),
                  tiny(parameters="posterior")):  # fmt: skip
        again = Study.of(study.as_data(), "tiny", "tiny.yaml")
        assert again.as_data() == study.as_data()
        assert again.factors() == study.factors()


@pytest.mark.parametrize("name", shipped_studies())
def test_a_shipped_study_reads_asks_a_question_and_says_why_of_every_range(name):
    study = Study.read(name)
    assert study.question.endswith("?")
    assert len(study.factors()) == len(study.parameters) + len(study.levers)
    ids = set(evidence())
    for entry in (*study.parameters, *study.levers):
        first = entry.why.split()[0]
        assert (
            first in ids or entry.why.startswith(("assumption", "calibrated to C")) or hasattr(entry, "lever")
        )
        assert entry.label
    assert study.subject().outcomes == tuple(outcome.column for outcome in study.outcomes)


def test_the_five_questions_are_shipped_and_only_known_methods_used():
    assert len(shipped_studies()) >= 5
    assert {Study.read(name).method for name in shipped_studies()} <= set(METHODS)
    assert "what_drives_re_referral" in shipped_studies()


def test_a_file_is_read_by_its_path_and_named_in_messages(tmp_path: Path):
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump({**tiny().as_data(), "points": 1}), encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.yaml, points"):
        Study.read(path)


def test_check_says_what_a_study_would_do(tmp_path: Path):
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(tiny().as_data()), encoding="utf-8")
    said = check(path)
    assert "it moves:\n  - needs: onset: 0.5 to 0.8 (ratio)" in said
    assert "Measured: referrals, cost." in said
    assert "What drives re-referral" in check("what_drives_re_referral")
