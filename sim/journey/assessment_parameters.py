"""Parameters of assessment: how long looking closely takes and what comes of it."""

from typing import Annotated, NamedTuple

from sim.units import RATIO, SHARE, WEEKS, assumption, calibrated, evidence, means


class Assessment(NamedTuple):
    """How long looking closely takes and what comes of it."""

    shortest_weeks: Annotated[
        float, WEEKS, evidence("assess_days_tameside", 1, 3), means("shortest time that an assessment takes")
    ] = 2.0
    longest_weeks: Annotated[
        float, WEEKS, evidence("assess45_tameside", 8, 12), means("longest time that an assessment takes")
    ] = 10.0
    enquiry_weeks: Annotated[
        float,
        WEEKS,
        evidence("s47_icpc_days_england", 2, 4),
        means("time from the start of a section 47 enquiry to its end"),
    ] = 3.0
    conference_spread: Annotated[
        float,
        RATIO,
        assumption("noise of an enquiry against an assessor's", 0.5, 2),
        means("how much judgement of harm varies after an enquiry, against an assessor's"),
    ] = 1.0
    plan_share: Annotated[
        float, SHARE, calibrated("C09 C11", 0.8, 0.95), means("conferences that make a child protection plan")
    ] = 0.88
    plan_review_weeks: Annotated[
        float,
        WEEKS,
        evidence("Working Together 2018: first review at 3 months [guidance]", 13, 26),
        means("time between reviews of a child protection plan"),
    ] = 13.0
    factor_recorded: Annotated[
        float,
        SHARE,
        calibrated("C16", 0.6, 0.95),
        means("chance that an assessment names a need that is there among its factors"),
    ] = 0.889
    passes_to_early_help: Annotated[
        float,
        SHARE,
        calibrated("C19", 0.4, 1.0),
        means("passed on to early help, of those not in need but at the early-help line"),
    ] = 0.762
    first_review_weeks: Annotated[
        float,
        WEEKS,
        assumption("after assessment", 3, 6),
        means("time until a child in need is first reviewed"),
    ] = 4.0
    trust_when_refused: Annotated[
        float,
        SHARE,
        assumption("lost when assessed and turned away", 0.0, 0.12),
        means("trust lost by a family assessed and found not in need"),
    ] = 0.06
