"""Risk model: factors are what is and what is known; sensitivity and specificity follow by themselves."""

import numpy as np
import pytest

from sim.journey.risk_model import Foretold, factors_over, has_one_parent, is_of_age, risk_factors
from sim.state.codes import Agency, ChildStatus, Need, Tier
from sim.state.events import Event, Reason
from sim.state.families import NEVER, empty_families
from sim.state.measures import PLACE_OF
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

WEEK, A_YEAR = 1000, 52.18
ALL_VERDICTS = ("risk_true_positives", "risk_false_positives", "risk_true_negatives", "risk_false_negatives")


def family_of(age: float = 5.0, **columns: int) -> np.record:
    """Return a couple that works and owns its home in a middling tenth, with one child of an age in years."""
    family = empty_families(1)[0]
    family.children, family.tenth = 1, 5
    family.birth_week[0] = int(np.ceil(WEEK - age * A_YEAR))
    family.child_status[0] = ChildStatus.AT_HOME
    family.separation_week = family.repartner_week = NEVER
    for name, value in columns.items():
        family[name] = value
    return family


def model(trigger: str, needed: int) -> np.record:
    return rules("risk_model", **{f"{trigger}_factors": needed})


def under_truancy(needed: int, **more: object):
    return under(risk_model={"trigger": "truancy", "factors_needed": needed, **more})


@pytest.mark.parametrize(
    ("columns", "factors"),
    [
        ({}, 0),
        ({"lone_at_start": 1}, 1),
        ({"lone_at_start": 1, "young_parent": 1, "workless": 1}, 3),
        ({"tenure": 2, "tenth": 1}, 2),
        ({"tenth": 2}, 0),
    ],
)
def test_what_a_family_is_counts_for_either_model(columns, factors):
    for foretold in Foretold:
        assert risk_factors(family_of(**columns), foretold, WEEK) == factors


@pytest.mark.parametrize(
    ("need", "truancy", "asb"),
    [
        (Need.DOMESTIC_ABUSE, 1, 1),
        (Need.SUBSTANCE_MISUSE, 1, 1),
        (Need.PARENTING, 1, 1),
        (Need.CRIME_AND_ASB, 0, 1),
        (Need.CHILD_WELLBEING, 0, 0),
        (Need.MONEY_AND_WORK, 0, 0),
    ],
)
def test_what_any_agency_knows_counts_once_and_what_nobody_knows_does_not(need, truancy, asb):
    family = family_of()
    family.severity[Need.DOMESTIC_ABUSE] = 3
    assert [risk_factors(family, foretold, WEEK) for foretold in Foretold] == [0, 0]
    family.known[Agency.POLICE] = family.known[Agency.HOUSING_PROVIDER] = 1 << need
    assert [risk_factors(family, foretold, WEEK) for foretold in Foretold] == [truancy, asb]


def test_first_absences_are_on_a_register_whoever_knows_of_them():
    family = family_of()
    family.severity[Need.CHILD_WELLBEING] = 1
    assert [risk_factors(family, foretold, WEEK) for foretold in Foretold] == [1, 0]


@pytest.mark.parametrize(
    ("columns", "alone"),
    [
        ({}, False),
        ({"lone_at_start": 1}, True),
        ({"lone_at_start": 1, "repartner_week": WEEK}, False),
        ({"separation_week": WEEK}, True),
        ({"separation_week": WEEK + 1}, False),
        ({"separation_week": WEEK - 90, "repartner_week": WEEK - 1}, False),
    ],
)
def test_one_parent_is_who_has_no_partner_now(columns, alone):
    assert has_one_parent(family_of(**columns), WEEK) == alone


@pytest.mark.parametrize(
    ("age", "truancy", "asb"),
    [(2.9, False, False), (3.1, True, False), (6.5, True, True), (7.9, True, True), (8.1, False, True)],
)
def test_a_model_looks_at_families_with_a_child_of_its_ages(age, truancy, asb):
    assert is_of_age(family_of(age), model("truancy", 2), WEEK) == truancy
    assert is_of_age(family_of(age), model("asb", 2), WEEK) == asb
    assert not is_of_age(family_of(age), rules("risk_model"), WEEK)


def test_a_child_who_is_not_at_home_is_not_looked_at():
    family = family_of(5.0)
    family.child_status[0] = ChildStatus.LOOKED_AFTER
    assert not is_of_age(family, model("truancy", 2), WEEK)


def test_a_family_is_picked_out_from_as_many_factors_as_it_takes():
    family = family_of(5.0, lone_at_start=1, workless=1, tenure=1)
    over = [factors_over(family, model("truancy", needed), WEEK) for needed in (2, 3, 4)]
    assert over == [1, 0, -1]


def test_the_more_factors_it_takes_the_fewer_are_picked_out_and_the_more_of_those_in_need_are_missed():
    runs = [under_truancy(needed) for needed in (2, 3, 4)]
    counts = [[total(run, name) for name in ALL_VERDICTS] for run in runs]
    picked = [right + wrong for right, wrong, _, _ in counts]
    sensitivity = [right / (right + missed) for right, _, _, missed in counts]
    specificity = [passed / (passed + wrong) for _, wrong, passed, _ in counts]
    assert picked == sorted(picked, reverse=True) and picked[2] > 0
    assert sensitivity == sorted(sensitivity, reverse=True)
    assert specificity == sorted(specificity)
    assert 0.0 < sensitivity[2] < sensitivity[0] < 1.0


def test_families_without_any_need_are_visited_in_vain_and_nobody_is_made_to_take_help():
    run = under_truancy(2)
    visits = run.events[run.events.event == Event.HOLISTIC_ASSESSMENT]
    assert (visits.rule == Reason.RISK_FACTORS).all() and (visits.value >= 0).all()
    assert len(visits) == total(run, "holistic_assessments") > 100
    assert 0 < total(run, "early_help_by_visit") < 0.8 * len(visits)
    assert total(run, "risk_false_positives") > 0


def test_a_family_is_visited_once_a_year_at_most():
    run = under_truancy(2)
    visits = run.events[run.events.event == Event.HOLISTIC_ASSESSMENT]
    again = 0
    for number in np.unique(visits.family):
        weeks = np.sort(visits.week[visits.family == number])
        assert (np.diff(weeks) >= 52).all()
        again += len(weeks) > 1
    assert again > 0


def test_only_families_without_a_case_are_scanned_once_in_four_weeks():
    run = under_truancy(3)
    scanned = sum(run.tally[:, :, PLACE_OF[name]] for name in ALL_VERDICTS).sum(axis=1)
    weeks = np.flatnonzero(scanned)
    assert (np.diff(weeks) == 4).all() and len(weeks) >= 26
    assert 0 < scanned[weeks].max() < (run.families.tier == Tier.UNIVERSAL).sum()


def test_half_the_records_matched_are_about_half_the_families():
    everyone, half = under_truancy(3), under_truancy(3, coverage=0.5)
    assert 0.4 < total(half, *ALL_VERDICTS) / total(everyone, *ALL_VERDICTS) < 0.6


def test_two_models_side_by_side_scan_more_families_than_either():
    blocks = [{"trigger": trigger, "factors_needed": 3} for trigger in ("truancy", "asb")]
    both = total(under(risk_model=blocks), *ALL_VERDICTS)
    assert both > max(total(under(risk_model=block), *ALL_VERDICTS) for block in blocks)


def test_a_risk_model_moves_needs_and_no_other_way_in():
    moved = differing(under_truancy(3), under())
    assert {"holistic_assessments", "severity"} <= moved
    assert moved.isdisjoint({"families", "concerns_noted", "register_true_positives"})
