"""Thresholds: where agencies, the front door and reviews draw their lines, all on one score.

A family's *need score* adds up what is known of its eight needs: weight of the need x value of its
severity (0, 0.6, 1.6, 3). *Harm* is scored on the same points with weights that count what hurts
children. Gate-keeping raises every line, the closing one included, when caseloads rise.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.state.codes import ClosingRule
from sim.state.families import NEEDS
from sim.state.forms import Weighing
from sim.units import CODE, RATIO, SCORE, assumption, calibrated, codes, means


class Thresholds(NamedTuple):
    """Where the lines are drawn and how steadily."""

    agency: Annotated[
        float,
        SCORE,
        calibrated("C01 C19", 1.0, 3.0),
        means("need score from which an agency brings a family to the front door"),
    ] = 1.87
    signpost: Annotated[
        float,
        SCORE,
        assumption("half a point below the baseline early-help line", -2.0, 3.0),
        means("need score from which the front door signposts; below it does nothing"),
    ] = 0.6
    early_help: Annotated[
        float,
        SCORE,
        calibrated("C18", 1.0, 3.2),
        means("need score from which the front door offers early help"),
    ] = 2.18
    s17: Annotated[
        float,
        SCORE,
        calibrated("C01 C19", 2.5, 5.0),
        means("need score from which the front door refers for an assessment (section 17)"),
    ] = 3.38
    need: Annotated[
        float,
        SCORE,
        calibrated("C04 C05", 2.5, 5.0),
        means("need score from which an assessment finds the children in need"),
    ] = 3.2
    s47: Annotated[
        float,
        SCORE,
        calibrated("C08", 3.0, 7.0),
        means("harm score from which social care starts a section 47 enquiry"),
    ] = 4.84
    conference: Annotated[
        float,
        SCORE,
        calibrated("C09", 3.0, 8.0),
        means("harm score from which an enquiry leads to a child protection conference"),
    ] = 4.94
    plan_end: Annotated[
        float,
        SCORE,
        calibrated("C10", 2.0, 6.0),
        means("harm score below which a review ends a child protection plan"),
    ] = 3.75
    closing: Annotated[
        float,
        SCORE,
        calibrated("C05 C07", 2.5, 6.0),
        means("need score below which a review may close the case of a child in need"),
    ] = 4.18
    judgement_spread: Annotated[
        float,
        SCORE,
        calibrated("C01 C04 C19", 0.8, 1.8),
        means("how much the front door's judgement of like families varies"),
    ] = 1.25
    assessor_spread: Annotated[
        float,
        SCORE,
        calibrated("C04", 0.3, 1.0),
        means("how much assessors and reviewers judge like families differently"),
    ] = 0.55
    gatekeeping: Annotated[
        float,
        RATIO,
        assumption("points a unit of pressure; no estimate published", 0.0, 1.0),
        means("points by which social care's lines rise when caseloads are twice the usual"),
    ] = 0.5
    pressure_cap: Annotated[
        float,
        RATIO,
        assumption("keeps the loop bounded; binding weeks are reported", 0.5, 2.0),
        means("highest pressure that counts; 1 is caseloads of twice the usual"),
    ] = 1.0
    suspicion: Annotated[
        float,
        SCORE,
        calibrated("C02", 0.0, 1.5),
        means("points added at the front door to a family referred not long before"),
    ] = 1.21
    closing_rule: Annotated[
        float,
        CODE,
        assumption("0 settled score, 1 presenting need, 2 whole family, 3 time limit", 0, 3),
        codes(ClosingRule),
        means("when a review closes the case of a child in need"),
    ] = 0.0


ALL_NEEDS = -1  # every bit of a set of needs: who looks at everything sees them all
SEVERITY_VALUE = (0.0, 0.6, 1.6, 3.0)
NEED_WEIGHT = (0.35, 0.35, 0.7, 0.9, 1.0, 1.3, 0.8, 0.6)
HARM_WEIGHT = (0.0, 0.0, 0.35, 0.84, 0.84, 1.4, 0.21, 0.21)


@compiled
def need_score(severity, known):
    """Score what is known of a family's needs [points].

    severity : eight severities [0-3]; known : needs known [bits by need, -1 all].
    Evidence: the levels of need of safeguarding partnerships [guidance]; weights are assumptions.
    """
    score = 0.0
    for need in range(NEEDS):
        if severity[need] > 0 and (known >> need) & 1:
            score += NEED_WEIGHT[need] * SEVERITY_VALUE[severity[need]]
    return score


@compiled
def score_at_the_door(severity, known, weighing):
    """Score known needs as the front door weighs them [points].

    weighing : `Weighing`. SUM is the need score. GRAVEST has the gravest need count half as much again and
    the rest half: who judges by the worst thing known. Two equal needs score the same either way.
    """
    score = need_score(severity, known)
    if int(weighing) == Weighing.GRAVEST:
        score = 0.5 * score + gravest_score(severity, known)
    return score


@compiled
def gravest_score(severity, known):
    """Score the gravest of the needs known alone [points]."""
    gravest = 0.0
    for need in range(NEEDS):
        if severity[need] > 0 and (known >> need) & 1:
            gravest = max(gravest, NEED_WEIGHT[need] * SEVERITY_VALUE[severity[need]])
    return gravest


@compiled
def harm_score(severity, known):
    """Score what is known that harms children, on the same points as `need_score`."""
    harm = 0.0
    for need in range(NEEDS):
        if severity[need] > 0 and (known >> need) & 1:
            harm += HARM_WEIGHT[need] * SEVERITY_VALUE[severity[need]]
    return harm


@compiled
def needs_present(severity):
    """Bits of the needs a family has now."""
    present = 0
    for need in range(NEEDS):
        if severity[need] > 0:
            present |= 1 << need
    return present


@compiled
def strain(pressure, thresholds):
    """Raise every line by this much when caseloads are over the usual one [points]."""
    return thresholds.gatekeeping * min(thresholds.pressure_cap, max(0.0, pressure))
