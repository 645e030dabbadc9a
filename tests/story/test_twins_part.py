"""Twins part: identical until the first departure, and the explanation names the cause that was planted."""

import numpy as np
import pandas as pd
import pytest

from sim.scenario import Scenario
from sim.story.twin import departure
from sim.story.twin_pieces import Piece
from sim.story.twin_towns import TwinTowns
from sim.story.twin_trial import OWN_COLUMNS, Trial, deeds
from sim.story.why import Kind
from tests.story.planted_twins import (
    PILOT,
    SEED,
    YEARS,
    departures,
    explained,
    lives,
    neighbourhood_of,
    planted,
    town,
)

PLANTED = {
    "LINE": "thresholds.early_help",
    "CASELOAD": "key_worker.most_families",
    "CLOSING": "thresholds.closing_rule",
    "TURNOVER": "workforce.turnover_a_year",
    "ADVOCATES": "advocates.number",
}
SLOW = ("TURNOVER", "CASELOAD")


def row(week, event, **other):
    blank = {"child": pd.NA, "agency": None, "worker": pd.NA, "need": None, "rule": "in_need"}
    figures = {"value": np.nan, "threshold": np.nan, "draw": np.nan}
    return {"week": pd.Timestamp(week), "event": event, **blank, **figures, **other}


def log(*rows):
    return pd.DataFrame(list(rows))


def test_logs_that_tell_the_same_never_part():
    rows = [row("2019-04-01", "contact", value=2.5), row("2019-05-06", "referral", value=np.nan)]
    assert departure(log(*rows), log(*rows)) is None


def test_the_departure_is_the_first_row_that_only_one_of_them_has():
    same, later = row("2019-04-01", "contact"), row("2019-06-03", "closed")
    one, other = log(same, later), log(same, row("2019-04-01", "referral"), later)
    found = departure(one, other)
    assert found.week == pd.Timestamp("2019-04-01")
    assert (found.place, found.event) == (1, "referral")
    assert list(found.one["event"]) == []
    assert list(found.other["event"]) == ["referral"]


def test_a_judgement_that_comes_out_the_same_is_no_departure_yet():
    one = log(row("2019-04-01", "signposted", threshold=2.0), row("2019-05-06", "closed"))
    other = log(row("2019-04-01", "signposted", threshold=3.0), row("2019-06-03", "closed"))
    found = departure(one, other)
    assert found.judged_from == pd.Timestamp("2019-04-01")
    assert found.week == pd.Timestamp("2019-05-06")


def test_scenarios_that_say_the_same_never_part_a_family():
    scenarios = [Scenario.of({}, "one"), Scenario.of({}, "other")]
    assert departures(TwinTowns(town(), scenarios, SEED, YEARS)) == []


@pytest.mark.parametrize("name", ["LINE", "CLOSING"])
def test_nothing_in_the_log_of_any_family_differs_before_its_departure(name):
    twins = planted(name)
    mine, theirs = lives(twins)
    parted = {family: week for week, _, family in departures(twins)}
    assert len(parted) > 10
    for family, rows in mine.items():
        end = parted.get(family, twins.calendar.weeks)
        before = [deeds(one[one["week"] < end], family) for one in (rows, theirs[family])]
        assert before[0] == before[1], family


def test_a_week_on_trial_is_the_week_that_was_lived_and_with_all_pieces_the_other_s():
    """Else a cause would be named for what the trial itself did."""
    twins = planted("CLOSING")
    week, _, family = departures(twins)[6]
    twins.to(week)
    trial = Trial(twins, family)
    tried = [trial.lived(pieces) for pieces in ((), list(Piece))]
    twins.live()
    for ended, was, told in zip(tried, twins.towns, lives(twins), strict=True):
        of_week = told[family][told[family]["week"] == week]
        assert trial.told(ended) == deeds(of_week, family)
        for name in set(OWN_COLUMNS) - {"zone"}:
            assert ended.families[name].tobytes() == was.families[name].tobytes(), name
        assert ended.workers.tobytes() == was.workers.tobytes()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in PLANTED]
)
def test_the_first_families_to_part_do_so_by_the_rule_that_was_planted(name):
    """Nobody has been touched before them, so it can be nothing else."""
    twins = planted(name)
    first = departures(twins)[0][0]
    for week, place, family in [one for one in departures(twins) if one[0] == first][:3]:
        found = explained(twins, week, place, family)
        assert found.kind is Kind.LEVER
        assert [setting.parameter for setting in found.causes[-1].settings] == [PLANTED[name]]
        assert found.causes[-1].settings[0].blocks


def test_a_cause_is_named_with_its_values_and_the_block_of_the_file():
    twins = planted("LINE")
    (setting,) = explained(twins, *departures(twins)[0]).causes[-1].settings
    assert float(setting.new) - float(setting.old) == pytest.approx(0.6, abs=0.002)
    assert setting.blocks == ("scenario, thresholds",)
    assert any("front_door.py" in rule for rule in setting.rules)


def test_where_no_lever_holds_families_part_by_capacity_and_never_by_a_rule_of_their_own():
    twins = planted("PILOT_LINE")
    outside = [one for one in departures(twins) if neighbourhood_of(twins, one[2]) != PILOT][:5]
    kinds = [explained(twins, *one).kind for one in outside]
    assert len(kinds) == 5
    assert set(kinds) == {Kind.CAPACITY}


@pytest.mark.parametrize(("name", "parameter"), [("PILOT_LINE", "thresholds"), ("TOGETHER", "support")])
def test_where_a_pilot_holds_the_first_to_part_do_so_by_its_rule(name, parameter):
    twins = planted(name)
    inside = next(one for one in departures(twins) if neighbourhood_of(twins, one[2]) == PILOT)
    found = explained(twins, *inside)
    assert found.kind is Kind.LEVER
    assert found.causes[-1].settings[0].parameter.startswith(parameter)


@pytest.mark.slow
def test_what_differs_unseen_never_begins_after_the_departure_that_is_seen():
    twins = planted("CLOSING")
    found = [(explained(twins, *one), one[0]) for one in departures(twins)[:8]]
    assert all(one.hidden_week <= week for one, week in found)
    assert any(one.hidden_week < week for one, week in found)
