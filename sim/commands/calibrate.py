"""`revolving-door calibrate`: which parameters the targets inform, and which values they leave."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.options import PlaceName, Share, Workers, place_of, watched

if TYPE_CHECKING:
    from calibration.fit.distance import Goal
    from sim.population.place import Place

TargetsFile = Annotated[
    Path | None, typer.Option("--targets", help="Targets of your own, as in calibration/targets.yaml.")
]
OutFolder = Annotated[Path, typer.Option("--out", help="Folder of the fit; the same fit goes on from there.")]
Screen = Annotated[
    bool, typer.Option("--screen", help="Screen all candidate parameters (Morris) in place of a fit.")
]
Trajectories = Annotated[
    int, typer.Option("--trajectories", min=2, max=1000, help="With --screen: Morris trajectories.")
]
Population = Annotated[int, typer.Option("--population", min=5, max=10_000, help="Draws a generation.")]
Generations = Annotated[int, typer.Option("--generations", min=1, max=100, help="Generations at most.")]
Minutes = Annotated[float, typer.Option("--minutes", min=0.01, help="Minutes at most, breaks not counted.")]
Quantile = Annotated[
    float,
    typer.Option("--quantile", min=0.05, max=0.95, help="Of one generation's distances: bar of the next."),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Of the fit's own luck.")]


def calibrate(
    place: PlaceName = "tameside",
    targets: TargetsFile = None,
    out: OutFolder = Path("results/fit"),
    screen: Screen = False,
    trajectories: Trajectories = 12,
    population: Population = 200,
    generations: Generations = 4,
    minutes: Minutes = 45.0,
    quantile: Quantile = 0.5,
    seed: Seed = 1,
    workers: Workers = None,
    share: Share = 1.0,
) -> None:
    """Fit the free parameters to the targets (ABC-SMC) and write the posterior; goes on after a break."""
    town = place_of(place, share)
    goals = _goals(targets, town)
    if screen:
        _screen(town, goals, out, trajectories, workers)
    else:
        posterior = _fit(town, goals, out, (population, quantile, seed), (generations, minutes), workers)
        _hold_to_bar(posterior, town, targets, out, workers)


def _goals(targets: Path | None, town: "Place") -> "tuple[Goal, ...]":
    from calibration.fit.distance import goals_of
    from calibration.targets import targets as shipped_targets
    from calibration.targets_file import read_targets

    return goals_of(read_targets(targets) if targets else shipped_targets(), town.name)


def _screen(
    town: "Place", goals: "tuple[Goal, ...]", out: Path, trajectories: int, workers: int | None
) -> None:
    from calibration.fit.heat_map import draw_screen
    from calibration.fit.reach import reach
    from calibration.fit.screen import informed, keep_screen, screen
    from calibration.free import free_parameters

    free = free_parameters()
    with watched("screen", None, "runs", "a screen is kept when it is whole") as progress:
        table = screen(town, free, goals, trajectories, _cores(workers), progress)
    helping = reach(table, free, goals)
    keep_screen(table, helping, town, out)
    draw_screen(table, out / "screen.png")
    print(informed(table).to_string(index=False))
    print("\nAdded one at a time, the one that helps most first:")
    print(helping.head(20).to_string(index=False))
    print(f"Tables and picture: {out}")


def _fit(
    town: "Place",
    goals: "tuple[Goal, ...]",
    out: Path,
    way: tuple[int, float, int],
    limits: tuple[int, float],
    workers: int | None,
) -> Path:
    from calibration.fit.fitting import run_fit
    from calibration.fit.smc import Budget, Plan
    from calibration.free import free_parameters

    kept = f"whole generations are kept in {out}; the same command goes on from there"
    plan = Plan(town, goals, free_parameters(), *way)
    with watched("fit", out, "draws", kept) as progress:
        posterior, course = run_fit(plan, Budget(*limits), out, _cores(workers), progress)
    print(course.to_string(index=False))
    print(f"Posterior: {posterior}")
    return posterior


def _hold_to_bar(
    posterior: Path, town: "Place", targets: Path | None, out: Path, workers: int | None
) -> None:
    from calibration.fit.bar import hold_to_bar
    from calibration.targets import targets as shipped_targets
    from calibration.targets_file import read_targets

    chosen = read_targets(targets) if targets else shipped_targets()
    with watched("held to its bar", out) as progress:
        validation = hold_to_bar(posterior, town, chosen, _cores(workers), progress)
    print(*validation.conclusion(), sep="\n")


def _cores(workers: int | None) -> int:
    import os

    return workers or os.cpu_count() or 1
