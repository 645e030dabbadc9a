"""Information sharing: the kind decides what a look finds, consent of whom, and knowledge alone moves."""

import numpy as np
import pytest

from sim.journey.information_sharing import (
    chance_of_record,
    further_back,
    noise_with_records,
    usual_ties_used,
)
from sim.policy.information_sharing import KINDS
from sim.state.codes import Agency
from sim.state.families import empty_families
from sim.state.measures import PLACE_OF
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

ORDER = list(KINDS)
AGREEMENT = {"kind": "agreement"}
WAREHOUSE = {"kind": "data_warehouse"}
SCHOOL = int(Agency.SCHOOL)


def sharing(kind: str, **values: float) -> np.record:
    return rules("information_sharing", kind=ORDER.index(kind), **{"in_use": 1.0, **values})


def family_with_two_needs(known: int) -> np.record:
    """Return a family of two needs of one point and a half each, of which social care knows these."""
    family = empty_families(1)[0]
    family.severity[2] = family.severity[3] = 2
    family.known[Agency.SOCIAL_CARE] = known
    return family


def test_each_kind_finds_more_than_the_one_before_and_the_telephone_nothing():
    found = [chance_of_record(SCHOOL, True, sharing(kind)) for kind in ORDER]
    assert found[:2] == [0.0, 0.0]
    assert found[1:] == sorted(set(found))


@pytest.mark.parametrize("kind", ORDER)
def test_a_family_that_refuses_is_told_of_as_far_as_that_is_allowed(kind):
    found = chance_of_record(SCHOOL, True, sharing(kind))
    assert chance_of_record(SCHOOL, False, sharing(kind)) == 0.0
    assert chance_of_record(SCHOOL, False, sharing(kind, without_consent=0.4)) == pytest.approx(0.4 * found)


def test_records_of_agencies_that_do_not_take_part_are_not_found():
    others = tuple(float(agency != Agency.SCHOOL) for agency in Agency)
    assert chance_of_record(SCHOOL, True, sharing("data_warehouse", members=others)) == 0.0


@pytest.mark.parametrize("kind", ORDER)
def test_without_use_a_kind_does_nothing_and_none_alone_silences_the_telephone(kind):
    unused = sharing(kind, in_use=0.0)
    assert (usual_ties_used(unused), further_back(unused)) == (1.0, 0.0)
    assert chance_of_record(SCHOOL, True, unused) == 0.0
    assert usual_ties_used(sharing(kind, in_use=0.5)) == (0.5 if kind == "none" else 1.0)
    assert further_back(sharing(kind)) == (52.0 if kind == "data_warehouse" else 0.0)


def test_an_assessor_judges_the_more_steadily_the_more_was_known():
    p = sharing("data_warehouse", steadier=0.5)
    nothing, mental_health, all_of_it = (noise_with_records(family_with_two_needs(n), p) for n in (0, 4, 12))
    assert nothing == 1.0
    assert all_of_it == pytest.approx(1.0 - 0.9 * 0.5)
    assert all_of_it < mental_health < nothing
    assert noise_with_records(family_with_two_needs(12), sharing("informal", steadier=0.5)) == 1.0


def test_a_consent_form_alone_changes_who_agrees_and_no_record_is_looked_at():
    willing, wary = (
        under(information_sharing={"consent_form": 1.0, "agree": agree}) for agree in (0.95, 0.4)
    )
    assert total(willing, "information_checks", "needs_from_records") == 0
    assert total(willing, "consents_given") > total(willing, "consents_withdrawn")
    assert total(wary, "consents_withdrawn") > total(wary, "consents_given")
    assert wary.families.consents_to_share.mean() < under().families.consents_to_share.mean()


def test_by_agreement_nothing_refused_is_told_and_where_it_is_allowed_it_is_counted():
    asked, allowed = (under(information_sharing={**AGREEMENT, "without_consent": n}) for n in (0.0, 1.0))
    assert total(asked, "needs_from_records") > 50
    assert total(asked, "told_without_consent") == 0 < total(allowed, "told_without_consent")
    assert total(allowed, "needs_from_records") > total(asked, "needs_from_records")


def test_who_looks_first_brings_more_to_the_front_door_and_more_of_it_is_referred():
    warehouse, agreement = under(information_sharing=WAREHOUSE), under(information_sharing=AGREEMENT)
    assert total(warehouse, "contacts") > total(agreement, "contacts")
    assert total(warehouse, "referrals") > total(agreement, "referrals") > total(under(), "referrals")


def test_where_nothing_is_told_fewer_are_referred():
    assert total(under(information_sharing={"kind": "none"}), "referrals") < total(under(), "referrals")


def test_in_one_neighbourhood_records_are_looked_at_there_alone():
    run = under(information_sharing={**AGREEMENT, "where": {"most_deprived": 1}})
    looked = run.tally[:, :, PLACE_OF["information_checks"]].sum(axis=0)
    assert np.count_nonzero(looked) == 1


def test_sharing_moves_what_is_known_and_no_other_way_in():
    moved = differing(under(information_sharing=AGREEMENT), under())
    assert {"information_checks", "needs_from_records", "referrals"} <= moved
    assert moved.isdisjoint({"families", "hub_discussions", "self_assessments", "holistic_assessments"})
