"""Step-down: more families go on to early help, others are visited for a time; as shipped nobody is."""

from sim.state.events import Event
from tests.levers.trials import happened, total, tried

VISITS = "step_down: {follow_up_weeks: 26, visit_weeks: 6}"


def test_as_shipped_nobody_looks_in():
    assert total("", "follow_up_visits", "follow_up_returns") == 0
    assert len(happened("", Event.FOLLOW_UP_STARTED)) == 0


def test_a_larger_share_steps_down_and_none_when_none_is_offered():
    shares = [total(f"step_down: {{share: {share}}}", "stepped_down") for share in (1.0, 0.2)]
    assert shares[0] > 1.5 * shares[1]
    assert total("step_down: {share: 0.2}", "stepped_down") == total("", "stepped_down")
    assert tried("step_down: {share: 0.0}").tally.sum() != tried("").tally.sum()


def test_a_closed_case_is_visited_every_six_weeks_for_half_a_year():
    started, visits = len(happened(VISITS, Event.FOLLOW_UP_STARTED)), total(VISITS, "follow_up_visits")
    assert started > 50
    assert 0.5 * started < visits <= 4.0 * started  # 6, 12, 18 and 24 weeks; some come back before


def test_who_comes_back_from_a_visit_does_so_within_the_time_and_stands_in_the_queue():
    started, returns = happened(VISITS, Event.FOLLOW_UP_STARTED), happened(VISITS, Event.FOLLOW_UP_RETURN)
    assert len(returns) == total(VISITS, "follow_up_returns") > 0
    for one in returns:
        weeks = one.week - started.week[(started.family == one.family) & (started.week < one.week)]
        assert weeks.min() <= 26
        assert one.value >= one.threshold


def test_longer_between_visits_means_fewer_of_them():
    seldom = "step_down: {follow_up_weeks: 26, visit_weeks: 12}"
    assert total(seldom, "follow_up_visits") < 0.7 * total(VISITS, "follow_up_visits")
