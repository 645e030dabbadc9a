"""Lesson cues: in which week of the family's life the stage stands at each stop, and whether it plays."""

import pandas as pd

from dashboard.door import lesson_figures as figures
from dashboard.door.lesson import Future, parting
from dashboard.door.stage import Cue
from dashboard.door.visits import CameOf
from sim.story.choosing import Chosen

BEFORE = 3  # weeks before what is to be seen
SLOW = 1.0  # weeks a second


def cue_for(name: str, chosen: Chosen, one: Future, twin: Future) -> Cue:
    """Return what the stage is asked at a stop: mark the family, shortly before what the stop is about."""
    week = _week(name, chosen, one, twin)
    last = one.scene.weeks - 1
    return Cue(chosen.family, min(max(0, week - BEFORE), last), play=name != "family", speed=SLOW)


def _week(name: str, chosen: Chosen, one: Future, twin: Future) -> int:
    """Return the week that a stop is about; that of the family's first visit where it has none."""
    mine = figures.visits_of(one.scene, chosen.family)
    first = int(mine["week"].iloc[0]) if len(mine) else 0
    if name == "family" and chosen.day is not None:
        return _week_of(chosen.day, one)
    if name == "threshold":
        turned = mine[mine["came_of"] == CameOf.TURNED_AWAY]
        return int(turned["week"].iloc[0]) if len(turned) else first
    if name == "presenting":
        closed = figures.closings(one.lives, one.scene)
        closed = closed[closed["family"] == chosen.family]
        return int(closed["week"].iloc[0]) if len(closed) else first
    if name == "worker":
        lost = one.scene.workers[one.scene.workers["family"] == chosen.family]
        return int(lost["week"].iloc[0]) if len(lost) else first
    parts = parting(chosen.family, one, twin)
    return first if parts is None else _week_of(parts.week, one)


def _week_of(day: pd.Timestamp, one: Future) -> int:
    return max(0, (day - pd.Timestamp(one.scene.start)).days // 7)
