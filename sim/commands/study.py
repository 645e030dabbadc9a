"""`revolving-door study`: which assumptions drive an answer, and in which futures a policy fails."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.options import Json, Workers, watched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sim.study.conduct import Plan
    from sim.study.findings import Findings
    from sim.study.runner import Way
    from sim.study.study import Study

StudyName = Annotated[
    str | None,
    typer.Argument(metavar="[STUDY]", help="Shipped name or path of a study file; left out, all are listed."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="Folder of the study, results/STUDY unless told; a stopped study goes on."),
]
ClusterAt = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Run on the workers of a Dask scheduler."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a study, and never begin one anew.")]
OnlyPlan = Annotated[bool, typer.Option("--plan", help="Say what would be run, and run nothing.")]
Points = Annotated[
    int | None, typer.Option("--points", min=2, help="In place of the file's: N of its method.")
]
Seeds = Annotated[
    int | None, typer.Option("--seeds", min=2, max=1000, help="In place of the file's: futures a point.")
]
Years = Annotated[int | None, typer.Option("--years", min=1, max=50, help="In place of the file's.")]
Share = Annotated[
    float | None,
    typer.Option("--share", min=0.001, max=1.0, help="In place of the file's: share of the place."),
]


def study(
    study: StudyName = None,
    out: Out = None,
    workers: Workers = None,
    cluster: ClusterAt = None,
    resume: Resume = False,
    plan: OnlyPlan = False,
    points: Points = None,
    seeds: Seeds = None,
    years: Years = None,
    share: Share = None,
    json: Json = False,
) -> None:
    """Run a study: which assumptions drive an answer, and in which futures a policy fails."""
    if study is None:
        _list(json)
        return
    from sim.study.conduct import plan_of
    from sim.study.study import Study

    sizes = {"points": points, "seeds": seeds, "years": years, "share": share}
    asked = Study.read(study).sized({key: size for key, size in sizes.items() if size is not None})
    folder = out or Path("results") / asked.name
    if plan:
        _tell_plan(plan_of(asked), json)
        return
    if resume:
        _refuse_nothing_to_resume(folder)
    again = again_words(study, folder, {**sizes, "workers": workers, "cluster": cluster})
    findings = _conducted(asked, folder, _way(workers, cluster), again)
    _tell(findings, folder, json)


def again_words(study: str, folder: Path, options: "Mapping[str, object]") -> str:
    """Return the command that goes on with a study: the same options, since other sizes are another study."""
    words = ["revolving-door", "study", study, "--out", str(folder)]
    for name, value in options.items():
        words += [] if value is None else [f"--{name}", str(value)]
    return shlex.join([*words, "--resume"])


def _list(json: bool) -> None:
    from sim import screen
    from sim.study.screen import studies_table
    from sim.study.study import Study, shipped_studies

    known = [Study.read(name) for name in shipped_studies()]
    if json:
        rows = [{"name": one.name, "title": one.title, "question": one.question} for one in known]
        screen.show_json({"studies": rows})
    else:
        screen.show(studies_table(known))


def _way(workers: int | None, cluster: str | None) -> "Way":
    from sim.errors import InputError
    from sim.study.cluster import Cluster
    from sim.study.processes import Processes

    if cluster is None:
        return Processes(workers)
    if workers is not None:
        advice = "a cluster has the workers that were started for it"
        raise InputError("--workers", "it is given beside --cluster", "one of the two", advice)
    return Cluster(cluster)


def _refuse_nothing_to_resume(folder: Path) -> None:
    from sim.errors import InputError
    from sim.study.store import STUDY

    if not (folder / STUDY).exists():
        allowed = "a folder that holds a study"
        raise InputError(str(folder), "there is no study to go on with", allowed, "leave --resume out")


def _conducted(asked: "Study", folder: Path, way: "Way", again: str) -> "Findings":
    from sim.study.conduct import conduct

    kept = f"finished chunks are kept in {folder}; go on with `{again}`"
    with watched(asked.name, folder, "runs", kept) as progress:
        return conduct(asked, folder, way, progress)


def _tell_plan(plan: "Plan", json: bool) -> None:
    from sim import screen
    from sim.study.screen import factors_table

    counted: dict[str, Any] = {
        "study": plan.study.name,
        "method": plan.study.method,
        "points": len(plan.design.points),
        "seeds": plan.study.seeds,
        "runs": plan.runs,
        "budget": plan.study.budget,
    }
    if json:
        screen.show_json({**counted, "factors": [factor._asdict() for factor in plan.factors]})
        return
    screen.show(factors_table(plan))
    screen.show(
        f"{plan.runs:,} runs: {counted['points']:,} points of {counted['method']}, "
        f"{counted['seeds']} futures a point. Budget: {counted['budget']:,} runs."
    )


def _tell(findings: "Findings", folder: Path, json: bool) -> None:
    from sim import screen
    from sim.charts.study_findings import draw_findings
    from sim.study.screen import index_table

    charts = draw_findings(findings, folder)
    if json:
        kept = {"out": str(folder), "charts": [str(chart) for chart in charts]}
        screen.show_json({**findings.as_data(), **kept})
        return
    screen.show(*(index_table(findings, entry) for entry in findings.plan.study.outcomes))
    screen.show(*findings.sentences, f"Tables: {folder / 'tables'}", f"Charts: {folder / 'pictures'}")
