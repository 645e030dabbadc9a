"""The arms of the experiments: policies that start on one day and share one history, seed by seed."""

from datetime import date

from sim.policy.change import Change
from sim.population.place import Place
from sim.scenario import Scenario
from tests.statistics.lives import Life, live

Lives = dict[str, list[Life]]  # by arm, one life a seed

STARTS = date(2019, 4, 1)  # the day on which higher_early_help_threshold starts
CROWDED_FROM = date(2018, 4, 1)  # a year earlier, so that the queue stands when the line moves
HALF, WHOLE = 0.5, 1.0  # shares of the place
PAIRED_SEEDS, TURNOVER_SEEDS = range(1000, 1012), range(4000, 4024)
ADVOCATE_SEEDS = range(5000, 5012)
WHOLE_SEEDS, HALF_SEEDS = range(10000, 10012), range(11000, 11024)
CO_LOCATION_SEEDS = range(6000, 6012)
QUEUE_SEEDS, PREVENTION_SEEDS = range(8140, 8152), range(8200, 8212)
CLOSING_SEEDS = range(8020, 8032)
WHOLE_PAIRED_SEEDS = range(7000, 7036)


class DatedScenario(Scenario):
    """A scenario with further changes from a day on; unlike `parameters` they leave the past alone."""

    further: tuple[Change, ...] = ()

    def changes(self, place: Place) -> list[Change]:
        """Return the scenario's changes, and then the further ones."""
        return super().changes(place) + list(self.further)


def arms() -> dict[str, Scenario]:
    """Return the arms by name; all have the same history up to April 2018."""
    higher = Scenario.read("higher_early_help_threshold")
    crowded = Change("workforce.key_worker_posts", "scale", 0.7, CROWDED_FROM)
    detection = Change("detection.detection", "scale", 1.3, STARTS)
    return {
        "baseline": Scenario.read("baseline"),
        "higher threshold": higher,
        "crowded": DatedScenario(further=(crowded,)),
        "crowded and higher threshold": DatedScenario(thresholds=higher.thresholds, further=(crowded,)),
        "more detection": DatedScenario(further=(detection,)),
    }


def paired_lives() -> Lives:
    """Live every arm in half of the place."""
    return _live_all(arms(), PAIRED_SEEDS)


def whole_paired_lives() -> Lives:
    """Live the baseline and the higher threshold in the whole place, where care is less a matter of luck."""
    compared = {"baseline": arms()["baseline"], "higher threshold": arms()["higher threshold"]}
    return _live_all(compared, WHOLE_PAIRED_SEEDS, WHOLE)


def turnover_lives() -> Lives:
    """Live the baseline and a turnover of 8 % a year, not 19 %, in half of the place.

    Posts that fewer leave also stand empty less. *As many in post*: each stands empty 12 weeks and not
    5 (19 / 8 times as long, in whole weeks), so that the vacancy is the baseline's.
    """
    fewer_leave = Change("workforce.turnover_a_year", "set", 0.08, STARTS)
    longer_empty = Change("workforce.recruitment_weeks", "set", 12.0, STARTS)
    compared = {
        "baseline": arms()["baseline"],
        "less turnover": DatedScenario(further=(fewer_leave,)),
        "less turnover, as many in post": DatedScenario(further=(fewer_leave, longer_empty)),
    }
    return _live_all(compared, TURNOVER_SEEDS)


def co_location_lives() -> Lives:
    """Live the baseline, co-location alone, shared outcomes alone, and both, in half of the place."""
    both = Scenario.read("co_location")
    (lever,) = both.resolved()["co_location"]
    outcomes_alone = {key: value for key, value in lever.items() if key != "agencies"}
    compared = {
        "baseline": Scenario.read("baseline"),
        "co-location": Scenario.read("co_location_without_shared_outcomes"),
        "shared outcomes": Scenario.of({"co_location": outcomes_alone}),
        "both": both,
    }
    return _live_all(compared, CO_LOCATION_SEEDS)


def advocate_lives() -> Lives:
    """Live the baseline and the same advocates at 5 hours, at 20, and at 5 with no effect at all."""
    nothing = ("engagement", "drop_out_prevented", "chasing", "trust_a_week", "trust_withdrawn")
    idle = tuple(Change(f"advocates.{name}", "set", 0.0, STARTS) for name in nothing)
    few = Scenario.read("advocates_5h")
    compared = {
        "baseline": arms()["baseline"],
        "5 hours": few,
        "20 hours": Scenario.read("advocates_20h"),
        "who do nothing": DatedScenario(advocates=few.advocates, further=idle),
    }
    return _live_all(compared, ADVOCATE_SEEDS)


def queue_lives() -> Lives:
    """Live a long queue for early help, a longer one, and the longer one when waiting costs no trust.

    A key worker never holds more families than the usual caseload, and while a queue stands never fewer:
    so hours a family are the same in all three.
    """
    crowded, fewer = (Change("workforce.key_worker_posts", "scale", s, CROWDED_FROM) for s in (0.7, 0.6))
    patient = Change("support.trust_waiting", "set", 0.0, STARTS)
    compared = {
        "queue": DatedScenario(further=(crowded,)),
        "longer queue": DatedScenario(further=(fewer,)),
        "longer queue, patient families": DatedScenario(further=(fewer, patient)),
    }
    return _live_all(compared, QUEUE_SEEDS, stays_from=STARTS)


def closing_lives() -> Lives:
    """Live closing by the presenting need, by the whole family, and that with as many posts a case.

    Closing later holds 2.9 % more children a social worker (seeds 9900 to 9911, that no test has), so as many
    posts a case are 3 % more posts, of which there are 54 in half of the place.
    """
    rules = {
        rule: Scenario.of({"closure": {"rule": rule, "from": STARTS.isoformat()}})
        for rule in ("presenting", "whole_family")
    }
    more = Change("workforce.social_worker_posts", "scale", 1.03, STARTS)
    compared = {
        "presenting need": rules["presenting"],
        "whole family": rules["whole_family"],
        "whole family, as many posts a case": DatedScenario(
            closure=rules["whole_family"].closure, further=(more,)
        ),
    }
    return _live_all(compared, CLOSING_SEEDS)


def prevention_lives() -> Lives:
    """Live the baseline and 30 % more key workers, whose recruitment and induction take their time."""
    more = Change("workforce.key_worker_posts", "scale", 1.3, STARTS, ramp_weeks=26)
    compared = {"baseline": arms()["baseline"], "more key workers": DatedScenario(further=(more,))}
    return _live_all(compared, PREVENTION_SEEDS)


def size_lives() -> Lives:
    """Live the baseline in the whole place and, with other seeds, in half of it."""
    baseline = arms()["baseline"]
    return {
        "whole": [live(WHOLE, baseline, seed) for seed in WHOLE_SEEDS],
        "half": [live(HALF, baseline, seed) for seed in HALF_SEEDS],
    }


def _live_all(
    compared: dict[str, Scenario], seeds: range, share: float = HALF, stays_from: date | None = None
) -> Lives:
    lived: Lives = {name: [] for name in compared}
    for seed in seeds:  # one after another, so that arms share the history of the seed
        for name, scenario in compared.items():
            lived[name].append(live(share, scenario, seed, stays_from))
    return lived
