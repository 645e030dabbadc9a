"""Compare: a baseline and alternatives on the same luck, and what the difference comes to."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.aims import Asked
    from sim.comparison import Comparison
    from sim.futures import Progress
    from sim.parameter_source import Asked as Parameters
    from sim.population.place import Place
    from sim.scenario import Scenario


def compare(
    baseline: "str | Path | Scenario",
    *scenarios: "str | Path | Scenario",
    place: "str | Path | Place" = "tameside",
    years: int = 10,
    seeds: Iterable[int] | int = range(20),
    out: str | Path | None = None,
    workers: int | None = None,
    progress: "Progress | None" = None,
    journeys: bool = True,
    parameters: "Parameters" = None,
    precision: "Asked | None" = None,
    most_seeds: int | None = None,
) -> "Comparison":
    """Run a baseline and one or more alternatives, paired by seed.

    Arguments are those of `run`; several scenarios are several alternatives, and `a+b` is one. Where one
    says a start, those that say none start on that day. With `out`, each scenario has a folder of its own
    name in it.

    precision
        Futures are added to `seeds`, the first batch, until the differences are known this well: half
        the width of their interval is at most this share of the baseline's mean for every headline
        outcome (0.01 is 1 %), or this much of their own unit for the outcomes named (`{"referrals": 5}`).
        `sim.precision` has the rule; what was reached is the comparison's `precision`.
    most_seeds
        Futures at most, 200 unless told; only with `precision`.

    Errors
    ------
    As `run`; `TwinsDifferError` when runs differ, to the last bit, before the policy starts.
    """
    from sim.comparison import Comparison, folders_of, on_one_day
    from sim.futures import Plan, run_futures, seeds_given, years_given
    from sim.parameter_source import parameters_of
    from sim.population.place import Place
    from sim.precision import design_of, until_known
    from sim.results.nested import CONFIDENCE
    from sim.results.provenance import provenance
    from sim.results.store import Store
    from sim.run import News, remove_with, silent, temporary_folder
    from sim.scenario import Scenario

    town = place if isinstance(place, Place) else Place.read(place)
    policies = on_one_day([Scenario.read(scenario) for scenario in (baseline, *scenarios)])
    given = seeds_given(seeds)
    source = parameters_of(parameters, town)
    design = design_of(precision, given, most_seeds, journeys, source.futures_a_draw)
    calendar = years_given(years, policies[0])
    folders_of(policies, Path())  # refuses a pair that cannot be compared
    for policy in policies:
        policy.changes(town)
    source.refuse_unfit(policies, town, given if design is None else range(design.most))
    home = Path(out) if out is not None else temporary_folder()
    stores = tuple(
        Store(folder, provenance(policy, town, years, given, journeys, source))
        for policy, folder in zip(policies, folders_of(policies, home), strict=True)
    )
    plan, told = Plan(town, policies, stores, years, journeys, source), progress or silent

    def batch(batch_seeds: list[int], confidence: float = CONFIDENCE) -> Comparison:
        run_futures(plan, batch_seeds, workers, told)
        return Comparison.of(town, policies, calendar, home, batch_seeds, confidence)

    def tell(finished: int, words: str) -> None:
        told(finished, finished, News(words))

    comparison = batch(given) if design is None else until_known(design, batch, tell)
    if out is None:
        remove_with(comparison, home)
    else:
        comparison.write()
    return comparison
