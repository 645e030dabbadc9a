"""Conduct: a study from its file to its findings, going on from whatever its folder already holds."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sim.study.chunks import CHUNK_RUNS
from sim.study.condition import Condition, condition_of
from sim.study.corners import refuse_impossible
from sim.study.design import Design, design_of
from sim.study.discovery import refuse_lines
from sim.study.factor import Factor, noise_floor
from sim.study.findings import Findings, findings_of
from sim.study.identity import identity_of
from sim.study.model_subject import ModelSubject
from sim.study.processes import Processes
from sim.study.runner import Way, run_study
from sim.study.store import StudyStore
from sim.study.study import Study

Progress = Callable[[int, int, str], None]  # runs done, runs in all, what is being done


class Plan(NamedTuple):
    """What a study will do: its file, what it runs, its factors with the dummy last, its points."""

    study: Study
    subject: ModelSubject
    factors: tuple[Factor, ...]
    design: Design
    conditions: tuple[Condition, ...]

    @property
    def runs(self) -> int:
        """How many runs it makes, one a point and seed; a pair of policies counts as one."""
        return len(self.design.points) * self.study.seeds


def plan_of(study: str | Path | Study) -> Plan:
    """Read a study and draw its points. Raises `InputError` for a study that could not be run to its end."""
    asked = Study.read(study)
    subject, factors = asked.subject(), asked.factors()
    design = design_of(asked.method, factors, asked.points, asked.luck, asked.rows())
    asked.refuse_too_many(len(design.points))
    where = f"{asked.written_in}, discovery"
    conditions = tuple(condition_of(one.ask, one.when, subject.outcomes, where) for one in asked.discovery)
    refuse_lines(design, conditions)
    refuse_impossible(subject)
    return Plan(asked, subject, (*factors, noise_floor()), design, conditions)


def conduct(
    study: str | Path | Study,
    out: str | Path,
    way: Way | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Run what is not finished of a study, keep it in a folder, and return what it finds.

    study : a shipped name, a path, or the object; out : a new folder, or the one that holds this very
    study; way : `Processes` of this machine (all cores unless told) or a Dask `Cluster`.

    Raises `InputError` for a wrong input, before anything is written; `RunFailedError` when runs fail or
    give no number. Ctrl-C and a killed machine cost at most the chunks under way.
    """
    plan = plan_of(study)
    seeds = tuple(range(plan.study.seeds))
    made_by = identity_of(plan.subject, plan.design, plan.factors, seeds, CHUNK_RUNS)
    told = {"title": plan.study.title, "question": plan.study.question, "asked": plan.study.as_data()}
    store = StudyStore(Path(out), made_by | told)
    watched = progress or (lambda _done, _runs, _words: None)
    run_study(plan.subject, plan.design, plan.factors, seeds, store, way or Processes(), watched)
    return findings_of(plan, store)
