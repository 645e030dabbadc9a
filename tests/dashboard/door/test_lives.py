"""Lives watched week by week are the lives of any other run, and trust is the town's own."""

import numpy as np
import pandas as pd
import pytest

from dashboard.door.levels import in_week
from dashboard.door.lives import TRUST_BANDS, TrustWatch, live
from sim import run
from sim.errors import InputError
from sim.population.place import Place
from sim.scenario import Scenario


def test_a_watched_run_is_the_same_as_one_that_nobody_watches(lives):
    plain = run("baseline", Place.read("tameside").scaled(0.02), 3, [0], workers=1)
    pd.testing.assert_frame_equal(lives.journeys, plain.journeys_of(0))
    pd.testing.assert_frame_equal(lives.results.ledger, plain.ledger)


def test_the_band_of_trust_at_the_end_is_that_of_the_table_of_families(lives):
    families = lives.results.families.set_index("family")
    last = in_week(lives.trust.sort_values(["family", "week"]), lives.weeks - 1).loc[families.index]
    assert (last.to_numpy() == np.digitize(families["trust"], TRUST_BANDS)).all()
    assert last.nunique() > 1


def test_only_a_change_of_band_is_noted():
    watch = TrustWatch()
    for week, trust in enumerate([(0.55, 0.2), (0.56, 0.4), (0.3, 0.4)]):
        watch.look(np.array([(7, trust[0]), (2000, trust[1])], [("number", "i4"), ("trust", "f8")]), week)
    told = watch.changes().to_numpy().tolist()
    assert told == [[7, 0, 2], [2000, 0, 0], [2000, 1, 1], [7, 2, 0]]


def test_years_that_cannot_be_lived_are_refused():
    with pytest.raises(InputError):
        live(Scenario.read("baseline"), Place.read("tameside").scaled(0.02), 0, 0)
