"""Co-location: agencies sit together where the lever says; shared outcomes let a lead pull expertise in."""

from tests.levers.under import total, under

DESKS = {"agencies": ["social_care", "early_help", "school", "domestic_abuse_service"]}


def test_desks_are_counted_where_agencies_sit_together_and_nowhere_else():
    run = under(co_location=DESKS)
    assert total(under(), "co_located_agencies") == 0.0
    assert total(run, "co_located_agencies") > 0.0


def test_shared_outcomes_spare_families_separate_assessments():
    run = under(co_location={**DESKS, "shared_outcomes": 0.9})
    assert total(run, "repeat_assessments") < 0.8 * total(under(), "repeat_assessments")


def test_desks_alone_spare_fewer_than_desks_with_shared_outcomes():
    both = under(co_location={**DESKS, "shared_outcomes": 0.9})
    assert total(both, "repeat_assessments") < total(under(co_location=DESKS), "repeat_assessments")
