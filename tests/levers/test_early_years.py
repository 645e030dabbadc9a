"""Early years: nurses for young first-time parents, courses for all; both touch needs of parenting first."""

import pytest

from sim.journey.births import meet_newborn
from sim.journey.hazards import is_prevented
from sim.population.households import WEEKS_TO_SCHOOL
from sim.state.codes import Need, Service
from sim.state.events import Event, Reason
from sim.workforce.service_roster import end_service
from tests.levers.trials import happened, total, tried
from tests.vignettes.one_family import SEED, WEEK, OneFamily

NURSES = "early_years: {places: 4000, hours: 2}"
COURSES = "early_years: {parenting_education: 1.0}"


def with_a_baby(young=1, places=1.0, share=0.0, least_needs=0.0):
    """Return a town whose first family has its first child this week."""
    one = OneFamily({})
    one.p.services["accepts"], one.p.family_nurses["places"] = 2.0, places
    one.p.parenting_education["share"] = share
    one.p.family_nurses["least_needs"] = least_needs
    one.family.birth_week[:2] = WEEK, WEEK + 100
    one.family.young_parent, one.family.ages = young, 1
    meet_newborn(one.here, 0, one.rules, SEED, WEEK)
    return one


def prevented(one, luck, need=Need.PARENTING):
    """Whether an onset whose draws reach from 0.2 to 0.3 is prevented."""
    return is_prevented(one.family, need, luck, 0.1, 0.3)


def test_a_nurse_comes_to_young_first_time_parents_if_a_place_is_free():
    assert with_a_baby().family.service == Service.FAMILY_NURSE
    assert with_a_baby(young=0).family.service == Service.NONE
    assert with_a_baby(places=0.0).family.service == Service.NONE
    assert with_a_baby(least_needs=8.0).family.service == Service.NONE


def test_a_second_place_is_not_given_where_there_is_one():
    one = with_a_baby()
    other = one.town.families[1]
    other.birth_week[0], other.young_parent, other.zone = WEEK, 1, one.family.zone
    meet_newborn(one.here, 1, one.rules, SEED, WEEK)
    assert other.service == Service.NONE


def test_a_nurse_prevents_some_onset_of_parenting_need_and_only_while_she_comes():
    one = with_a_baby()
    one.family.service_spared = 0.4  # the upper four tenths of the draws
    assert prevented(one, 0.29) and prevented(one, 0.261)
    assert not prevented(one, 0.259) and not prevented(one, 0.2)
    assert not prevented(one, 0.29, Need.CHILD_WELLBEING)
    end_service(one.here, 0, WEEK + 104, Reason.TIME_WAS_UP)
    assert not prevented(one, 0.2999)


def test_a_course_prevents_a_little_until_the_child_starts_school():
    one = with_a_baby(young=0, share=1.0)
    assert one.family.course_spared == pytest.approx(0.02)
    assert prevented(one, 0.299) and not prevented(one, 0.29)
    meet_newborn(one.here, 0, one.rules, SEED, WEEK + WEEKS_TO_SCHOOL - 1)
    assert prevented(one, 0.299)
    meet_newborn(one.here, 0, one.rules, SEED, WEEK + WEEKS_TO_SCHOOL)
    assert not prevented(one, 0.299)


def test_course_and_nurse_prevent_together_what_each_leaves():
    one = with_a_baby(share=1.0)
    one.family.course_spared, one.family.service_spared = 0.5, 0.5
    assert prevented(one, 0.2251) and not prevented(one, 0.2249)


def test_nurses_start_at_the_birth_of_the_first_child_of_a_young_parent():
    started, births = happened(NURSES, Event.SERVICE_STARTED), happened(NURSES, Event.BIRTH)
    assert len(started) >= 8
    first = births[births.child < 0]  # a family begins with its first birth
    assert set(zip(started.week, started.family, strict=True)) <= set(
        zip(first.week, first.family, strict=True)
    )
    assert set(started.rule) == {Reason.FAMILY_NURSE}


def test_all_first_time_parents_take_a_course_where_the_share_is_all_and_no_one_otherwise():
    births = happened(COURSES, Event.BIRTH)
    first = births[(births.child < 0) & (births.week >= tried().calendar.start_week)]
    assert total(COURSES, "parenting_courses") == len(first) > 50
    assert total("", "parenting_courses") == total(NURSES, "parenting_courses") == 0


def test_courses_prevent_needs_of_parenting_before_they_touch_anything_else():
    """Up to the first week that differs, and in it, the baseline has an onset of parenting need more."""
    strong = f"parameters: {{parenting_education.parenting_spared: 1.0}}\n{COURSES}"
    began, usual = happened(strong, Event.NEED_BEGAN), happened("", Event.NEED_BEGAN)
    ours, theirs = ({(row.week, row.family, row.need) for row in events} for events in (began, usual))
    week, _, need = min(theirs ^ ours)
    assert need == Need.PARENTING
    assert not {onset for onset in ours - theirs if onset[0] <= week}
