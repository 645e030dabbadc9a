"""Neighbourhood teams: whose families workers serve, and whose ties grow; the two ends and the usual."""

from itertools import pairwise

import numpy as np
import pytest

from sim.scenario import Scenario
from sim.state.codes import Agency
from sim.workforce.neighbourhood_teams import tie_by_patch
from tests.journey.given_rules import rules
from tests.levers.examples import START
from tests.levers.trials import total
from tests.properties.town_by_week import TownByWeek

LOCAL = (Agency.EARLY_HELP, Agency.POLICE)
PATCH = rules("neighbourhood_teams", local=tuple(float(agency in LOCAL) for agency in Agency))
WHOLE_PLACE = rules("neighbourhood_teams", serve=2.0)


def test_a_shared_patch_adds_to_the_tie_of_its_agencies_and_to_no_other():
    assert tie_by_patch(0.4, *LOCAL, PATCH) == pytest.approx(0.55)
    assert tie_by_patch(0.95, *LOCAL, PATCH) == 1.0
    assert tie_by_patch(0.4, Agency.POLICE, Agency.GP, PATCH) == 0.4
    assert tie_by_patch(0.4, *LOCAL, rules("neighbourhood_teams")) == 0.4


def test_workers_of_the_whole_place_have_weaker_ties_and_others_keep_theirs():
    assert tie_by_patch(0.4, *LOCAL, WHOLE_PLACE) == pytest.approx(0.36)
    assert tie_by_patch(0.4, Agency.POLICE, Agency.GP, WHOLE_PLACE) == 0.4


def share_of_own_patch(workers: str, agency: Agency) -> float:
    """Live a year; return the share of families whose worker, of this agency, is of their patch."""
    block = {"neighbourhood_teams": {"workers": workers}}
    town = TownByWeek(Scenario.of(block if workers != "usual" else {}), seed=2, share=0.04)
    start = town.calendar.week_of(START)
    for _ in town.weeks():
        pass
    families, posts = town.town.families, town.town.workers
    taken = (families.worker >= 0) & (families.with_worker_since > start)
    rows = np.flatnonzero(taken & (posts.agency[families.worker] == agency))
    assert len(rows) > 10
    return float((posts.team[families.worker[rows]] == families.neighbourhood[rows]).mean())


def test_key_workers_serve_their_patch_alone_or_first_or_anyone():
    only, usual, anyone = (
        share_of_own_patch(workers, Agency.EARLY_HELP) for workers in ("patch_only", "usual", "whole_place")
    )
    assert only == 1.0 > usual > anyone


def test_a_team_of_agencies_is_counted_by_families_and_none_without():
    blocks = [
        f"neighbourhood_teams: {{agencies: [police, early_help]{more}}}" for more in ("", ", where: north")
    ]
    everywhere, north = (total(block, "neighbourhood_teams") for block in blocks)
    assert 0 < north < 0.5 * everywhere
    assert total("", "neighbourhood_teams") == 0


def test_the_usual_way_to_serve_is_the_baseline():
    names = ("early_help_starts", "waited_weeks", "care_starts")
    for one, other in pairwise(
        (total("", *names), total("neighbourhood_teams: {workers: patch_first}", *names))
    ):
        assert one == other
