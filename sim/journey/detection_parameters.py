"""Parameters of detection: how often families are met and how well needs are recognised."""

from typing import Annotated, NamedTuple

from sim.state.agencies import PRESENCE, SIGNS, TREATS, WORRIES
from sim.state.codes import AgeGroup, Agency, Need, Severity
from sim.state.families import AGENCIES
from sim.units import CODE, PER_WEEK, RATIO, SCORE, SHARE, WEEKS, assumption, by, calibrated, means

_SIGNS = "chance a week that a sign of the acute need is met, by agency (row) and need"


class Detection(NamedTuple):
    """How often agencies meet signs of a need and recognise them, and what they do short of a contact."""

    detection: Annotated[
        float,
        RATIO,
        calibrated("C01 C19", 0.2, 0.6),
        means("multiplies how often agencies meet signs of needs"),
    ] = 0.449
    recognition: Annotated[
        tuple,
        SHARE,
        assumption("by severity: none, emerging, established, acute", 0, 1),
        by(Severity),
        means("signs met that are recognised, by how severe the need is"),
    ] = (0.0, 0.2, 0.53, 1.0)
    signs: Annotated[
        tuple,
        PER_WEEK,
        calibrated(f"C15: {_SIGNS}", 0, 0.1),
        by(Agency, Need),
        means("how often an agency meets a sign of a need that is acute"),
    ] = SIGNS
    age_presence: Annotated[
        tuple,
        RATIO,
        assumption("meeting rate by age group at home, by agency", 0, 2),
        by(Agency, AgeGroup),
        means("how often an agency meets families by ages of children at home, against its usual"),
    ] = PRESENCE
    asking: Annotated[
        float,
        RATIO,
        assumption("own approaches at full trust against none", 1.0, 3.0),
        means("multiplies approaches by families and neighbours at full trust; fewer at less"),
    ] = 1.6
    shallow_contacts: Annotated[
        float,
        PER_WEEK,
        calibrated("C01 C19", 0.001, 0.005),
        means("contact about a family of which little or nothing is known"),
    ] = 0.00293
    shallow_majorant: Annotated[
        float,
        RATIO,
        assumption("candidates a due worry: bounds what a lever may add", 1.2, 4),
        means("room for levers: how far shallow contacts may rise above their usual rate"),
    ] = 1.7
    shallow_shares: Annotated[
        tuple,
        SHARE,
        calibrated("C15", 0, 0.4),
        by(Agency),
        means("contacts on a shallow worry that come from each agency"),
    ] = WORRIES
    sibling_share: Annotated[
        float,
        SHARE,
        assumption("siblings named in the same contact", 0.5, 1.0),
        means("brothers and sisters who are named in the same contact"),
    ] = 0.794
    agency_spread: Annotated[
        float,
        SCORE,
        assumption("logistic scale of an agency's own judgement", 0.2, 1.0),
        means("how much an agency's judgement of a family's need varies"),
    ] = 0.5
    own_help_line: Annotated[
        float,
        SCORE,
        assumption("below the contact line by so much an agency helps itself", 0.5, 2),
        means("how far below its line for a contact an agency still helps by itself"),
    ] = 1.0
    own_help_weeks: Annotated[
        float,
        WEEKS,
        assumption("brief help by one agency", 4, 16),
        means("how long one agency's brief help lasts"),
    ] = 8.0
    trust_when_sent_away: Annotated[
        float,
        SHARE,
        assumption("lost when asked for help and got none", 0.0, 0.1),
        means("trust lost by a family that asked for help and got none"),
    ] = 0.02
    treats: Annotated[
        tuple,
        CODE,
        assumption("1 where an agency can treat a need itself, by agency and need", 0, 1),
        by(Agency, Need),
        means("whether the agency can help briefly with the need by itself"),
    ] = TREATS
    there: Annotated[
        tuple,
        CODE,
        assumption("0 where the place has no such agency, by agency", 0, 1),
        by(Agency),
        means("whether the place has the agency"),
    ] = (1.0,) * AGENCIES
