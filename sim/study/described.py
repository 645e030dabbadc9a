"""Described: what a study would do, in plain sentences, once it is known that it can be done."""

from sim.study.conduct import plan_of
from sim.study.factor import Factor
from sim.study.model_subject import ModelSubject
from sim.study.study import Study


def describe_study(study: Study) -> str:
    """Say what a study asks, moves and measures; raises `InputError` where it cannot be, corners included."""
    plan = plan_of(study)
    subject = plan.subject
    lines = [study.title, study.question, _what_is_run(study, subject)]
    lines += [f"  - {_moved(factor)}" for factor in subject.factors]
    return "\n".join([*lines, f"Measured: {', '.join(subject.outcomes)}.", *_asked(study)])


def _what_is_run(study: Study, subject: ModelSubject) -> str:
    names = [scenario.name for scenario in subject.scenarios]
    what = f"The effect of {names[-1]} against {names[0]}" if len(names) > 1 else names[0]
    where = f"in {subject.place.families:,} families of {subject.place.title}, {study.years} years"
    return f"{what}, {where}, {study.seeds} seeds a point, by {study.method}; it moves:"


def _moved(factor: Factor) -> str:
    unit = f" ({factor.unit})" if factor.unit else ""
    return f"{factor.label}: {factor.low:.4g} to {factor.high:.4g}{unit}"


def _asked(study: Study) -> list[str]:
    return [f"Asked of the futures: {one.ask}? ({one.when})" for one in study.discovery]
