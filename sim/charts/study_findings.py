"""Pictures of a study: its findings handed to the album that draws them."""

from pathlib import Path

from sim.charts.study_album import draw_study
from sim.charts.study_words import StudyWords
from sim.study.findings import Findings


def draw_findings(findings: Findings, out: Path) -> list[Path]:
    """Draw all pictures that a study's method has into OUT/pictures and return their paths."""
    boxes = findings.boxes if len(findings.boxes.found) else None
    return draw_study(_words(findings), findings.plan.design, findings.analysis, out, boxes)


def _words(findings: Findings) -> StudyWords:
    plan = findings.plan
    study = plan.study
    place = f"{plan.subject.place.families:,} synthetic families of {plan.subject.place.title}"
    rests_on = (
        f"{place}, {study.years} years, {len(findings.points):,} points, {study.seeds} futures a point.\n"
        f"Parameters not moved: {plan.subject.parameters.label}"
    )
    return StudyWords.of(study, rests_on)
