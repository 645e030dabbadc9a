"""GP gateway: what a GP sees, or a form finds, reaches a service or early help; nobody else refers by it."""

import numpy as np

from sim.journey.gp_gateway import leads_on, need_on_form
from sim.state.agencies import SPECIALIST
from sim.state.codes import Agency, Need
from sim.state.events import Event, Reason
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

GATEWAY = {"practices": 1.0, "refers": 1.0}
WITH_FORM = {**GATEWAY, "form": 0.5}
REFERRED = tuple(f"gp_referrals_{need}" for need in ("mental_health", "substance_misuse", "domestic_abuse"))
HELPED = tuple(
    f"help_weeks_{agency}" for agency in ("adult_mental_health", "drug_and_alcohol", "domestic_abuse_service")
)


def found_on_forms(**severity: int) -> set[int]:
    """Return what forms find in a thousand weeks of a family with these needs, by name."""
    family, p = empty_families(1)[0], rules("gp_gateway")
    for need, level in severity.items():
        family.severity[Need[need.upper()]] = level
    return {int(need_on_form(family, p, 1, week)) for week in range(1000)}


def referrals(run) -> np.recarray:
    return run.events[run.events.event == Event.GP_REFERRED]


def test_a_gateway_leads_on_from_three_needs_and_no_other():
    assert [need for need in Need if leads_on(need)] == [
        Need.MENTAL_HEALTH, Need.SUBSTANCE_MISUSE, Need.DOMESTIC_ABUSE,
    ]  # fmt: skip


def test_a_form_finds_needs_that_are_established_and_of_these_three_alone():
    assert found_on_forms(substance_misuse=1, parenting=3, housing=3) == {-1}
    assert found_on_forms(substance_misuse=2) == {-1, Need.SUBSTANCE_MISUSE}
    both = found_on_forms(substance_misuse=2, mental_health=3)
    assert both == {-1, Need.SUBSTANCE_MISUSE, Need.MENTAL_HEALTH}


def test_the_severer_need_is_taken_up_where_a_form_finds_both():
    family = empty_families(1)[0]
    family.severity[Need.MENTAL_HEALTH], family.severity[Need.SUBSTANCE_MISUSE] = 2, 3
    everything = rules("gp_gateway", form_finds=(0.0, 1.0, 1.0, 1.0))
    assert need_on_form(family, everything, 1, 1) == Need.SUBSTANCE_MISUSE


def test_today_no_gp_refers_onward_and_with_a_gateway_a_few_are_and_many_more_with_a_form():
    today, gateway, form = under(), under(gp_gateway=GATEWAY), under(gp_gateway=WITH_FORM)
    assert total(today, *REFERRED) == 0
    assert 0 < 5 * total(gateway, *REFERRED) < total(form, *REFERRED)


def test_each_need_goes_to_the_service_for_it_and_its_weeks_are_counted():
    run, before = under(gp_gateway=WITH_FORM), under()
    went = referrals(run)
    assert len(went) == total(run, *REFERRED) > 50
    assert (went.agency == np.array(SPECIALIST)[went.need]).all()
    assert (went.rule == Reason.GP_GATEWAY).all()
    assert total(run, *HELPED) > total(before, *HELPED) + 6 * len(went)


def test_to_early_help_is_a_visit_in_place_of_a_service_for_all_without_a_case():
    run = under(gp_gateway={**WITH_FORM, "to": "early_help"})
    visited = int((referrals(run).agency == Agency.EARLY_HELP).sum())
    assert visited == total(run, "holistic_assessments") > 50
    assert total(run, "early_help_by_visit") > 10
    assert total(under(gp_gateway=WITH_FORM), "holistic_assessments") == 0


def test_half_the_practices_refer_about_half():
    half = {**WITH_FORM, "practices": 0.5}
    share = total(under(gp_gateway=half), *REFERRED) / total(under(gp_gateway=WITH_FORM), *REFERRED)
    assert 0.35 < share < 0.65


def test_who_was_referred_lately_is_helped_with_that_need_for_eight_weeks():
    run = under(gp_gateway=WITH_FORM)
    went = referrals(run)
    families = {int(family.number): family for family in run.families}
    lately = [event for event in went[went.week > run.calendar.weeks - 8] if int(event.family) in families]
    helped = [
        families[int(event.family)].own_help_need == event.need
        and families[int(event.family)].own_help_until == event.week + 8
        for event in lately
    ]
    assert len(helped) > 3
    assert np.mean(helped) > 0.8  # another agency may have helped since, with another need


def test_a_gateway_moves_needs_and_no_other_way_in():
    moved = differing(under(gp_gateway=WITH_FORM), under())
    assert {*REFERRED, "severity"} <= moved
    assert moved.isdisjoint({"families", "concerns_noted", "pathway_services"})
