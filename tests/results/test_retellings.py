"""Retellings: how often a story is told again, from a log told by hand."""

import numpy as np

from sim.results.retellings import retelling_measures, retellings
from tests.made_up_log import journeys_of

RETOLD = {"rule": "story_retold", "agency": "police"}


def told(*rows):
    return retellings(journeys_of(*rows)).set_index("family")


def test_the_first_assessment_and_the_first_worker_are_no_retelling():
    table = told((1, 1, "assessment_ended"), (2, 1, "allocated"))
    assert table.loc[1].tolist() == [0, 0, 0, 0]


def test_every_occasion_after_it_is():
    rows = ((week, 1, event) for week, event in enumerate(["assessment_ended", "allocated"] * 3))
    table = told(*rows, (9, 1, "assessment_started", RETOLD), (9, 1, "wrong_door"))
    assert table.loc[1].to_dict() == {
        "asked_again": 2,
        "assessed_again": 2,
        "worker_again": 2,
        "retellings": 6,
    }


def test_an_assessment_brought_up_to_date_is_none():
    rows = ((week, 1, event) for week, event in enumerate(["assessment_ended", "assessment_ended"]))
    assert told(*rows, (1, 1, "assessment_updated")).loc[1, "retellings"] == 0


def test_the_start_of_social_cares_own_assessment_is_none():
    assert 1 not in told((1, 1, "assessment_started")).index


def test_means_are_over_families_asked_assessed_or_helped():
    table = told((1, 1, "allocated"), (2, 2, "assessment_started", RETOLD), (3, 3, "need_began"))
    assert retelling_measures(table)["retellings_a_family"] == 0.5
    assert np.isnan(retelling_measures(table.iloc[:0])["retellings_a_family"])
