"""Parameters of the front door: how contacts are screened."""

from typing import Annotated, NamedTuple

from sim.state.forms import Weighing
from sim.units import CODE, RATIO, SHARE, WEEKS, assumption, codes, evidence, means


class FrontDoor(NamedTuple):
    """How contacts are screened."""

    weighing: Annotated[
        float,
        CODE,
        assumption("0 sum of known needs, 1 the gravest first: a rival form", 0, 1),
        codes(Weighing),
        means("how the needs known of a family add up at the front door"),
    ] = 0.0
    looks_back_weeks: Annotated[
        float,
        WEEKS,
        assumption("how long a referral is remembered against a family", 26, 104),
        means("how long a referral counts against a family at the front door"),
    ] = 52.0
    no_assessment_share: Annotated[
        float,
        SHARE,
        evidence("ref_nfa_tameside", 0.0, 0.039),
        means("referrals that are closed at triage, with no assessment"),
    ] = 0.013
    enquiry_spread: Annotated[
        float,
        RATIO,
        assumption("noise of the strategy discussion against the door's", 0.5, 1.0),
        means("how much judgement of harm varies before an enquiry, against the front door's"),
    ] = 0.8
    accepts_early_help: Annotated[
        float,
        SHARE,
        assumption("families who accept at middling trust", 0.6, 0.9),
        means("families offered early help who accept, at middling trust"),
    ] = 0.78
    accepts_by_trust: Annotated[
        float,
        RATIO,
        assumption("added share a unit of trust above 0.55", 0.2, 1.5),
        means("added to the share who accept early help by a unit of trust"),
    ] = 0.8
    trust_when_refused: Annotated[
        float,
        SHARE,
        assumption("lost when a contact ends in nothing", 0.0, 0.1),
        means("trust lost when a contact ends in nothing"),
    ] = 0.02
    trust_when_referred: Annotated[
        float,
        SHARE,
        assumption("lost when referred to social care", 0.0, 0.1),
        means("trust lost when a family is referred to social care"),
    ] = 0.05
