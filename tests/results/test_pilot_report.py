"""A pilot's report on records made up so that effect, spill and drift are known exactly."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.calendar import Calendar
from sim.pilot_report import believed_from, pilot_report, whole_years, years_shown
from sim.pilots import Pilot
from sim.results.markers import FROM_SNAPSHOTS
from sim.results.neighbourhoods import MEASURES_USED

STARTS = date(2019, 4, 1)
PILOT = Pilot("tried", STARTS, None, ("north", "east"), ("south", "west"), everywhere=False, in_part=())
CALENDAR = Calendar(date(2018, 4, 1), 4)
SEEDS = [0, 1, 2, 3]
PLACES = ("west", "north", "south", "east")


def record(effect=0.0, spill=0.0, drift=(0.0,) * 4):
    """Return results whose looked-after children move, from the start on, by what is given; drift by seed."""
    weeks = pd.date_range("2018-04-01", "2022-03-31", freq="7D", unit="ms")
    rows = [(seed, week, part) for seed in SEEDS for week in weeks for part in PLACES]
    table = pd.DataFrame(rows, columns=["seed", "week", "neighbourhood"])
    counts = pd.DataFrame(10.0, table.index, MEASURES_USED).assign(children=10_000.0)
    after = table["week"] >= pd.Timestamp(STARTS)
    tried = table["neighbourhood"].isin(PILOT.neighbourhoods)
    counts["looked_after"] += after * np.where(tried, effect + np.array(drift)[table["seed"]], spill)
    columns = ["seed", "year", "neighbourhood", *FROM_SNAPSHOTS]
    marches = pd.DataFrame(np.zeros((0, len(columns))), columns=columns)  # none was kept
    return SimpleNamespace(demand=pd.concat([table, counts], axis=1), snapshots=marches)


def report(**moved):
    drift = moved.pop("drift", (0.0,) * 4)
    rows = pilot_report(PILOT, record(drift=drift), record(drift=drift, **moved), SEEDS, CALENDAR)
    return rows[rows["measure"] == "looked_after"].set_index("years")


def test_a_planted_effect_comes_out_as_true_effect_and_as_every_estimate():
    rows = report(effect=-4.0)
    assert rows.index.tolist() == [1, 2, 3]
    assert rows["effect"].tolist() == pytest.approx([-4.0] * 3)
    assert rows["estimate"].tolist() == pytest.approx([-4.0] * 3)
    assert rows["sign_right"].tolist() == [4, 4, 4]
    assert rows["sign_undone"].tolist() == [0, 0, 0]
    assert rows["believed_from"].tolist() == [1.0, 1.0, 1.0]


def test_the_estimate_is_the_effect_less_what_spills_over_plus_drift():
    rows = report(effect=-4.0, spill=-1.0, drift=(2.0, -1.0, 5.0, 4.0))
    last = rows.loc[3]
    assert last["effect_on_controls"] == pytest.approx(-1.0)
    assert last["drift"] == pytest.approx(2.5)
    assert last["estimate"] == pytest.approx(-4.0 + 1.0 + 2.5)
    # -4 + 1 and drift: -1, -4, +2, +1
    assert (last["futures"], last["sign_right"], last["sign_undone"]) == (4, 2, 1)
    assert np.isnan(last["believed_from"])


def test_where_nothing_is_changed_nobody_can_be_right():
    rows = report(drift=(2.0, -1.0, 5.0, 4.0))
    assert set(rows["verdict"]) == {"no difference"}
    assert rows["sign_right"].tolist() == [0, 0, 0]
    assert rows["believed_from"].isna().all()


def test_a_pilot_of_less_than_a_whole_year_has_no_report():
    late = PILOT._replace(starts=date(2021, 4, 12))
    assert whole_years(late, CALENDAR) == 0
    assert whole_years(PILOT, CALENDAR) == 3
    assert not len(pilot_report(late, record(), record(), SEEDS, CALENDAR))


def rows_of(*told):
    return [
        {"years": float(year), "verdict": verdict, "futures": 10, "sign_right": right}
        for year, (verdict, right) in enumerate(told, 1)
    ]


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ([("lower", 7), ("lower", 8), ("lower", 10)], 2.0),
        ([("lower", 9), ("lower", 7), ("lower", 8)], 3.0),
        ([("lower", 9), ("lower", 9), ("lower", 7)], np.nan),
        ([("higher", 10), ("cannot tell", 0), ("lower", 9), ("lower", 9)], 3.0),
        ([("lower", 9), ("cannot tell", 0)], np.nan),
    ],
)
def test_a_pilot_is_believed_from_the_year_from_which_four_in_five_are_right_for_good(told, since):
    assert believed_from(rows_of(*told)) == pytest.approx(since, nan_ok=True)


def test_the_years_shown_are_few_and_end_with_the_last():
    assert years_shown(pd.DataFrame({"years": range(1, 13)})) == [1, 2, 3, 5, 10, 12]
