"""Towns: what one process of the desk does, one future of one sample under one scenario at a time.

It keeps the history of each future, and its life under the baseline, since a board asks again and again
from the same start. Questions come and answers go as pickles, over the line to the process that started it.
"""

import os
import pickle
import sys
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from sim.child import begin_child

if TYPE_CHECKING:
    import pandas as pd

    from sim.population.place import Place
    from sim.scenario import Scenario
    from sim.simulate import RunRecord

NOT_COUNTED = ("gatekeeping_binds",)  # weeks of a neighbourhood, not people: the same in a sample
KEYS = ("scenario", "seed", "week", "year", "neighbourhood", "tenth")
MOST_KEPT = 24  # futures of a sample, about 20 MB each


class Question(NamedTuple):
    """One future to live.

    baseline, policy : with the parameters of this future laid on; policy None for the baseline itself;
    parts : the week before which the two must be the same to the last bit; share : of the whole place.
    """

    place: "Place"
    baseline: "Scenario"
    policy: "Scenario | None"
    parts: int
    years: int
    seed: int
    share: float


class Lived(NamedTuple):
    """Tables of one future as `run` writes them, in numbers of the whole place."""

    demand: "pd.DataFrame"
    snapshots: "pd.DataFrame"


_baselines: "OrderedDict[tuple, RunRecord]" = OrderedDict()


def live(question: Question) -> Lived:
    """Live a future.

    Raises `TwinsDifferError` when it parts from the baseline before its policy starts.
    """
    from sim.results.tables import demand_table, snapshots_table
    from sim.simulate import simulate
    from sim.twins import refuse_early_parting

    record = _baseline(question)
    if question.policy is not None:
        twin = record
        record = simulate(question.place, question.policy, question.seed, question.years, journeys=False)
        refuse_early_parting(twin, record, question.parts)
    tables = demand_table([record]), snapshots_table(record)
    return Lived(*(_whole(table, question.share) for table in tables))


def _whole(table: "pd.DataFrame", share: float) -> "pd.DataFrame":
    """Scale counts of a sample up to the place, here, where futures are beside one another."""
    import pandas as pd

    counted = table.columns.difference([*KEYS, *NOT_COUNTED], sort=False)
    return pd.concat([table.drop(columns=counted), table[counted] / share], axis=1)


def _baseline(question: Question) -> "RunRecord":
    from sim.simulate import simulate

    place, seed, years = question.place, question.seed, question.years
    key = (place.digest(), question.baseline.digest(), years, seed)
    if key not in _baselines:
        _baselines[key] = simulate(place, question.baseline, seed, years, journeys=False)
        while len(_baselines) > MOST_KEPT:
            _baselines.popitem(last=False)
    _baselines.move_to_end(key)
    return _baselines[key]


def main() -> None:
    """Answer questions until the line closes; an exception is an answer too."""
    begin_child(os.getppid())
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library may print is no answer
    from sim.history import keep_histories

    keep_histories(MOST_KEPT)
    while True:
        try:
            question = pickle.load(asked)
        except EOFError:
            return
        try:
            answer: Lived | Exception = live(question)
        except Exception as problem:
            answer = problem
        pickle.dump(answer, answered, protocol=pickle.HIGHEST_PROTOCOL)
        answered.flush()


if __name__ == "__main__":
    # under its own name, so that what is pickled here is known there
    from dashboard.what_if import towns

    towns.main()
