"""Parameters of support: how hours, trust and engagement become help."""

from typing import Annotated, NamedTuple

from sim.state.agencies import SPECIALIST
from sim.state.codes import Agency, Need
from sim.state.forms import TrustMoves
from sim.units import (
    AGENCY,
    CODE,
    LOG_ODDS,
    PER_WEEK,
    RATIO,
    SHARE,
    TRUST,
    WEEKS,
    assumption,
    by,
    calibrated,
    codes,
    means,
)


class Support(NamedTuple):
    """How a worker's hours become help, by way of a family's engagement and trust."""

    help: Annotated[
        float,
        PER_WEEK,
        calibrated("C05 C10 C12", 0.03, 0.06),
        means("chance that help eases a need by a step, at full engagement and usual hours"),
    ] = 0.0462
    dose_cap: Annotated[
        float,
        RATIO,
        assumption("hours help less and less, up to this", 1.2, 2.0),
        means("most that more hours can do, against a usual week's"),
    ] = 1.6
    induction_weeks: Annotated[
        float,
        WEEKS,
        assumption("a new worker's first weeks", 8, 26),
        means("time until a new worker's hours do all they can"),
    ] = 13.0
    induction_share: Annotated[
        float,
        SHARE,
        assumption("what a new worker's hour does at first", 0.4, 0.8),
        means("what a new worker's hour does on day one, against a settled worker's"),
    ] = 0.6
    engagement_pace: Annotated[
        float,
        PER_WEEK,
        assumption("share of the gap closed a week", 0.05, 0.2),
        means("how fast engagement moves to where trust and help draw it"),
    ] = 0.1
    engagement_at_rest: Annotated[
        float,
        LOG_ODDS,
        assumption("at middling trust on day one", -1.2, 0.0),
        means("where engagement is drawn on the first day with a worker, at middling trust"),
    ] = -0.6
    engagement_by_trust: Annotated[
        float,
        LOG_ODDS,
        assumption("a unit of trust", 2.0, 4.0),
        means("added to engagement by full trust, against none"),
    ] = 3.0
    engagement_by_continuity: Annotated[
        float,
        LOG_ODDS,
        assumption("half a year with one worker", 0.4, 1.2),
        means("added to engagement by half a year with one worker"),
    ] = 0.8
    engagement_by_dose: Annotated[
        float,
        LOG_ODDS,
        assumption("a usual caseload's hours more", 0.3, 0.9),
        means("added to engagement by help worth twice a usual week's"),
    ] = 0.6
    engagement_by_service: Annotated[
        float,
        LOG_ODDS,
        assumption("each further professional", -0.4, 0.0),
        means("added to engagement by each further agency that helps; below 0 it costs"),
    ] = -0.25
    engagement_on_plan: Annotated[
        float,
        LOG_ODDS,
        assumption("coercion of a plan", -0.8, 0.0),
        means("added to engagement on a child protection plan; below 0 it costs"),
    ] = -0.5
    trust_at_rest: Annotated[
        float,
        SHARE,
        assumption("what trust drifts to", 0.45, 0.65),
        means("trust to which a family returns when nothing happens"),
    ] = 0.55
    trust_drift: Annotated[
        float,
        PER_WEEK,
        assumption("share of the gap closed a week", 0.004, 0.016),
        means("how fast trust returns to rest"),
    ] = 0.008
    trust_by_engagement: Annotated[
        float,
        TRUST,
        assumption("gained a fully engaged week", 0.006, 0.02),
        means("trust gained in a week with a worker, at full engagement"),
    ] = 0.012
    trust_waiting: Annotated[
        float,
        TRUST,
        assumption("lost a week in the early-help queue", 0.004, 0.016),
        means("trust lost in a week of waiting for early help"),
    ] = 0.008
    trust_unallocated: Annotated[
        float,
        TRUST,
        assumption("lost a week with no social worker", 0.0, 0.01),
        means("trust lost in a week without a social worker"),
    ] = 0.004
    trust_worker_lost: Annotated[
        float,
        TRUST,
        assumption("lost with a worker", 0.05, 0.15),
        means("trust lost when a family's worker leaves"),
    ] = 0.10
    trust_retelling: Annotated[
        float,
        TRUST,
        assumption("lost each time the story is asked again", 0.01, 0.05),
        means("trust lost when a family has to tell its story again"),
    ] = 0.03
    trust_moves: Annotated[
        float,
        CODE,
        assumption("0 by amounts, 1 by shares of what is left: a rival form", 0, 1),
        codes(TrustMoves),
        means("how a gain or loss of trust depends on the trust there is"),
    ] = 0.0
    shared_outcomes: Annotated[
        float,
        SHARE,
        assumption("joint accountability of agencies", 0.0, 0.3),
        means("chance that an agency with the closest tie lends the lead its expertise"),
    ] = 0.1
    silo_opens: Annotated[
        float,
        SHARE,
        assumption("a need outside the lead's scope goes to a separate agency", 0.3, 0.8),
        means("needs outside the lead's trade that go to a separate agency, if none is lent"),
    ] = 0.5
    services_reviewed_weeks: Annotated[
        float,
        WEEKS,
        assumption("how often who helps is looked at again", 6, 26),
        means("time until the lead looks again at who helps a family"),
    ] = 13.0
    story_passed_on: Annotated[
        float,
        SHARE,
        assumption("of hand-offs to a separate agency that need no second telling", 0.0, 0.9),
        means("hand-overs to a separate agency in which the story need not be told again"),
    ] = 0.0
    specialist: Annotated[
        tuple,
        AGENCY,
        assumption("the agency that treats each need when the lead does not", -1, 18),
        by(Need),
        codes(Agency, nobody=-1),
    ] = SPECIALIST
