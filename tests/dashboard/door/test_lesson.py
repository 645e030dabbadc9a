"""What the lesson reveals is what the run of the lesson says, reckoned another way."""

import re

import pandas as pd
import pytest

from dashboard.door import lesson, lesson_figures
from dashboard.door.lesson_cues import cue_for
from dashboard.door.scene import scene_of
from sim.story.persona import read_persona


@pytest.fixture(scope="module")
def one(lives, scene):
    return lesson.Future(lives, scene)


@pytest.fixture(scope="module")
def twin(other_lives):
    return lesson.Future(other_lives, scene_of(other_lives))


@pytest.fixture(scope="module")
def fred():
    return read_persona("fred")


@pytest.fixture(scope="module")
def chosen(fred, one):
    return lesson.family_like(fred, one.lives)


@pytest.mark.parametrize("name", lesson.STOPS)
def test_a_stop_is_whole(name, chosen, fred, one, twin):
    stop = lesson.stop(name, chosen, fred, one, twin)
    said = [stop.title, stop.say, stop.question, stop.source, *stop.choices, *stop.reveal]
    assert all(said) and not any("{" in words for words in said)
    assert 0 <= stop.right < len(stop.choices)


def _contacts(future, family=None):
    journeys = future.lives.journeys
    mine = journeys[(journeys["event"] == "contact") & (journeys["week"] >= pd.Timestamp(future.scene.start))]
    mine = mine if family is None else mine[mine["family"] == family]
    return mine.drop_duplicates(["family", "week"])


def test_the_visits_of_the_family_are_its_contacts_in_the_log(chosen, fred, one, twin):
    many = len(_contacts(one, chosen.family))
    first = lesson.stop("family", chosen, fred, one, twin)
    assert f"comes to the door {lesson.times(many)}," in first.reveal[0]
    assert first.right == [many <= 1, many <= 3, many <= 5, True].index(True)
    last = lesson.stop("advocate", chosen, fred, one, twin)
    theirs = len(_contacts(twin, chosen.family))
    assert lesson.times(theirs) in last.reveal[0]
    assert last.right == (0 if theirs < many else 1 if theirs == many else 2)


def test_the_threshold_counts_all_visits(chosen, fred, one, twin):
    stop = lesson.stop("threshold", chosen, fred, one, twin)
    turned, visits = (
        int(n.replace(",", "")) for n in re.findall(r"([\d,]+) of ([\d,]+) visits", stop.reveal[0])[0]
    )
    assert visits == len(_contacts(one))
    assert turned == one.scene.counts["turned_away"].sum()


def test_a_return_within_a_year_is_counted_once_and_only_where_it_could_be_seen(scene):
    family = scene.visits["family"].value_counts().index[0]
    weeks = sorted(scene.visits.loc[scene.visits["family"] == family, "week"])
    moments = pd.DataFrame({"family": family, "week": weeks})
    watched = [week for week in weeks if week < scene.weeks - lesson_figures.YEAR]
    back = sum(any(0 < other - week <= lesson_figures.YEAR for other in weeks) for week in watched)
    assert lesson_figures.back_within_a_year(moments, scene) == (back, len(watched))
    assert lesson_figures.back_within_a_year(moments[:0], scene).in_words().startswith("none")


def test_a_closing_knows_the_worst_need_of_its_week(one):
    closed = lesson_figures.closings(one.lives, one.scene)
    assert len(closed) > 20 and closed["worst"].between(0, 3).all()
    row = closed.iloc[len(closed) // 2]
    mine = one.scene.severity[one.scene.severity["family"] == row["family"]]
    assert row["worst"] == mine.loc[mine["week"] <= row["week"], "value"].iloc[-1]


@pytest.mark.parametrize("name", lesson.STOPS)
def test_the_stage_is_set_shortly_before_what_a_stop_is_about(name, chosen, one, twin):
    cue = cue_for(name, chosen, one, twin)
    assert cue.family == chosen.family and 0 <= cue.week < one.scene.weeks
    assert cue.play == (name != "family")


def test_the_last_stop_stands_before_the_parting(chosen, one, twin):
    parts = lesson.parting(chosen.family, one, twin)
    if parts is not None:
        week = (parts.week - pd.Timestamp(one.scene.start)).days // 7
        assert 0 <= week - cue_for("advocate", chosen, one, twin).week <= 3
