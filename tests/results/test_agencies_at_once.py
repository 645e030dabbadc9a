"""Agencies at once: how many help a family in the same week, from a log told by hand."""

import pandas as pd
import pytest

from sim.results.agencies_at_once import at_once_measures, helping, separate_agencies, shared_families
from sim.results.tiers import tier_steps
from sim.state.codes import Agency, name_of
from tests.made_up_log import log_of, place_of

POLICE_AND_HOUSING = float(1 << Agency.POLICE | 1 << Agency.HOUSING_PROVIDER)
WANTED = (Agency.EARLY_HELP, Agency.POLICE, Agency.HOUSING_PROVIDER, Agency.GP)
FAMILY_1 = (
    (2, 1, "waiting"),
    (4, 1, "early_help_started", {"rule": "place_in_team"}),
    (6, 1, "help_changed", {"value": POLICE_AND_HOUSING}),
    (10, 1, "help_changed", {"value": 0.0}),
    (12, 1, "closed", {"rule": "review_settled"}),
    (12, 1, "early_help_ended", {"rule": "review_settled"}),
)
FAMILY_2 = ((8, 2, "brief_help", {"agency": "gp", "value": 3.0}),)


def helped(*told):
    log = log_of(*told, weeks=20)
    return log, helping(log, tier_steps(log))


def test_the_lead_and_those_beside_it_count_together():
    log, found = helped(*FAMILY_1)
    agencies = (found.level > 0).sum(axis=1)
    mine = found.family == place_of(log, 1)
    rows = zip(found.since[mine], found.until[mine], agencies[mine], strict=True)
    assert list(rows) == [(4, 6, 1), (6, 10, 3), (10, 12, 1)]


def test_families_are_counted_by_how_many_help_at_once():
    _, found = helped(*FAMILY_1, *FAMILY_2)
    measures = at_once_measures(found, weeks=20)
    assert measures["families_with_1_agency"] == pytest.approx((4 + 3) / 20)
    assert measures["families_with_3_agencies"] == pytest.approx(4 / 20)
    assert measures["families_with_4_or_more_agencies"] == 0
    assert measures["mean_agencies_at_once"] == pytest.approx((7 * 1 + 4 * 3) / 11)
    assert measures["most_agencies_at_once"] == 3


def test_a_place_in_the_queue_is_no_help():
    _, found = helped(*FAMILY_1[:1])
    assert not len(found.family)


def test_families_shared_are_those_for_whom_both_worked():
    _, found = helped(*FAMILY_1, *FAMILY_2)
    names = {agency: name_of(agency) for agency in WANTED}
    shared = shared_families(found, 0, 20, names).set_index(["one", "other"])["families"]
    assert shared["police", "housing_provider"] == shared["early_help", "police"] == 1
    assert shared["gp", "gp"] == shared["early_help", "early_help"] == 1
    assert shared["early_help", "gp"] == 0


def test_only_families_helped_in_the_weeks_asked_for_are_shared():
    _, found = helped(*FAMILY_1)
    names = {agency: name_of(agency) for agency in WANTED}
    later = shared_families(found, 10, 20, names).set_index(["one", "other"])["families"]
    assert (later["early_help", "early_help"], later["police", "police"]) == (1, 0)


def test_separate_agencies_are_a_mean_over_families_with_a_case():
    demand = pd.DataFrame({"services_of_open": [3.0, 1.0], "open_families": [2.0, 2.0]})
    assert separate_agencies(demand) == 1.0
