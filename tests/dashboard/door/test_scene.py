"""The scene holds what the journeys and the tables of the same run say, week by week."""

import base64
import json

import numpy as np
import pandas as pd
import pytest

from dashboard.door.levels import in_week
from dashboard.door.places import WAITS, Spot
from dashboard.door.scene import encoded, packed
from sim.state.codes import Severity
from sim.story.histories import NEEDS
from sim.story.spells import spells_of_all
from sim.story.state import weekly_states

WEEKS = (0, 1, 40, 100, 150)


@pytest.fixture(scope="module")
def weekly(lives, scene):
    """The state of every family on the stage at the end of some weeks, by `sim.story`."""
    end = (lives.journeys["week"].max() + pd.Timedelta(weeks=1)).to_numpy()
    days = scene.start + np.array(WEEKS) * np.timedelta64(7, "D")
    return weekly_states(spells_of_all(lives.journeys, end), days, scene.families.index.to_numpy())


@pytest.fixture(scope="module")
def demand(lives, scene):
    table = lives.results.demand.groupby("week").sum(numeric_only=True)
    return table[table.index >= pd.Timestamp(scene.start)]


def _by_floor(scene, week):
    return in_week(scene.places, week).reindex(scene.families.index, fill_value=Spot.GONE).to_numpy()


def test_each_floor_holds_whom_the_story_has_in_that_tier(scene, weekly):
    floors = {2: Spot.EARLY_HELP, 3: Spot.ASSESSMENT, 4: Spot.CHILD_IN_NEED, 5: Spot.PROTECTION}
    for nth, week in enumerate(WEEKS):
        stands = _by_floor(scene, week)
        care = np.any([weekly[f"child_{slot}"][:, nth] == "looked_after" for slot in range(6)], axis=0)
        here = stands != Spot.GONE
        assert ((stands == Spot.CARE) == (care & here)).all()
        for tier, spot in floors.items():
            mine = (weekly["tier"][:, nth] == tier) & ~care & here
            assert (np.isin(stands, (spot, spot + WAITS)) == mine).all()
            assert ((stands == spot + WAITS) == (mine & weekly["waiting"][:, nth])).all()


def test_whoever_waits_for_early_help_sits_on_its_bench(scene, weekly):
    for nth, week in enumerate(WEEKS):
        queued = _by_floor(scene, week) == Spot.QUEUE
        assert queued.sum() == ((weekly["tier"][:, nth] == 1) & queued).sum()


def test_the_worst_need_is_that_of_the_story(scene, weekly):
    for nth, week in enumerate(WEEKS):
        worst = np.max([weekly[need][:, nth] for need in NEEDS], axis=0)
        seen = in_week(scene.severity, week).reindex(scene.families.index, fill_value=Severity.NONE)
        assert (seen.to_numpy() == worst).all()
    assert worst.max() == Severity.ACUTE


def test_those_in_the_door_are_those_of_the_demand_table(scene, demand):
    assert (scene.counts["in_the_door"] == demand["contact_families"].to_numpy()).all()
    assert scene.counts["in_the_door"].sum() > 300


def test_those_turned_away_are_counted_from_the_log(lives, scene):
    here = lives.journeys[lives.journeys["week"] >= pd.Timestamp(scene.start)]
    met: dict[tuple, set] = {}
    for family, week, event in zip(here["family"], here["week"], here["event"], strict=True):
        met.setdefault((family, week), set()).add(event)
    away = {"no_further_action", "signposted"}
    turned = [week for (_, week), events in met.items() if "contact" in events and events & away]
    days = pd.date_range(scene.start, periods=scene.weeks, freq="7D")
    counts = pd.Series(turned).value_counts().reindex(days, fill_value=0)
    assert (counts.to_numpy() == scene.counts["turned_away"]).all()
    assert 0 < len(turned) < scene.counts["in_the_door"].sum()


def test_a_return_is_a_contact_of_a_family_that_had_one_before(lives, scene):
    told = lives.journeys[lives.journeys["event"] == "contact"].drop_duplicates(["family", "week"])
    again = told[told.duplicated("family")]
    stood = set(lives.journeys.loc[lives.journeys["event"] == "case_standing", "family"])
    again = pd.concat([again, told[~told.duplicated("family") & told["family"].isin(stood)]])
    since = pd.Timestamp(scene.start)
    assert scene.counts["again"].sum() == (again["week"] >= since).sum() > 50


def test_families_here_are_as_many_as_the_table_says(scene, demand):
    for week in WEEKS:
        here = (_by_floor(scene, week) != Spot.GONE).sum()
        assert here == demand["families"].iloc[week]


def test_no_two_families_stand_on_one_mark(scene):
    for week in WEEKS:
        now = scene.places[scene.places["week"] <= week].groupby("family").last()
        inside = now[now["value"] > Spot.HOME]
        assert not inside.duplicated(["value", "mark"]).any()
        homes = scene.families.loc[now.index[now["value"] != Spot.GONE]]
        assert not homes.duplicated(["neighbourhood", "home"]).any()


def test_helped_counts_those_on_a_floor(scene):
    for week in WEEKS:
        assert scene.counts["helped"][week] == np.isin(_by_floor(scene, week), range(6, 11)).sum()


def test_what_the_browser_gets_reads_back_as_the_scene(scene):
    told = json.loads(json.dumps(encoded(scene)))
    family = np.frombuffer(base64.b64decode(told["family"]), "<u4")
    assert (family == scene.families.index).all()
    at = np.frombuffer(base64.b64decode(told["places"]["at"]), "<u4")
    value = np.frombuffer(base64.b64decode(told["places"]["value"]), "u1")
    row = len(family) // 2
    mine = scene.places[scene.places["family"] == family[row]]
    assert value[at[row] : at[row + 1]].tolist() == mine["value"].tolist()
    assert at[-1] == len(scene.places)


def test_a_number_that_does_not_fit_is_refused():
    with pytest.raises(OverflowError, match="uint8"):
        packed(np.array([3, 256]), np.uint8)
