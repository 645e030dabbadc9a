"""Risk appetite: how readily care is entered, and at first nothing else."""

from sim.state.measures import PLACE_OF
from tests.levers.under import differing, total, under


def test_care_is_entered_more_or_less_readily():
    less, more = (under(risk_appetite={"factor": factor}) for factor in (0.4, 3.0))
    assert total(less, "care_starts") < total(under(), "care_starts") < total(more, "care_starts")


def test_until_the_first_child_enters_care_nothing_moves():
    run, before = under(risk_appetite={"factor": 3.0}), under()
    first = run.calendar.start_week
    same = [
        run.tally[week].tobytes() == before.tally[week].tobytes() for week in range(first, len(run.tally))
    ]
    moved = first + same.index(False)
    entered = PLACE_OF["care_starts"]
    assert run.tally[moved, :, entered].sum() > before.tally[moved, :, entered].sum()
    assert not {"families"} & differing(run, before)
