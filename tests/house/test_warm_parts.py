"""What is compiled at the same time leaves only the putting together for the end."""

from sim import warm
from sim.week import live_whole_week


def plain(step):
    return getattr(step, "py_func", step)


def test_every_step_of_the_week_is_compiled_before_the_week_is_put_together():
    beside, last = warm.IN_TURN
    before = {plain(step).__name__ for part in beside for step, _ in warm.PARTS[part]}
    assert set(plain(live_whole_week).__code__.co_names) <= before
    assert [plain(step) for part in last for step, _ in warm.PARTS[part]] == [plain(live_whole_week)]
