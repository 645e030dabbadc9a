"""Risk model: families are picked out by what they are and have, before anything has happened, and visited.

Leicestershire (2011, 4.9): access to help "triggered by a robust understanding of risk factors", for truancy
at 3 to 7 and anti-social behaviour at 6 to 11, when 2, 3 or 4 of the factors are met. How many are rightly
picked out, wrongly, or missed is not set anywhere: it follows from who has which factors and who has needs.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.holistic import assess_whole_family, is_in_need
from sim.state.codes import ChildStatus, Need, Tier
from sim.state.decisions import Decision
from sim.state.events import Reason
from sim.state.families import AGENCIES
from sim.state.measures import M
from sim.state.record import NONE, count
from sim.units import AGE, RISK_FACTORS, SHARE, WEEKS, assumption, means

WEEKS_A_YEAR = 52.18


class Foretold(IntEnum):
    """What a risk model is to foretell."""

    TRUANCY = 0
    ASB = 1


class RiskModel(NamedTuple):
    """Whose records are matched, how often, and how many risk factors set off a visit."""

    coverage: Annotated[
        float,
        SHARE,
        assumption("of families whose records are matched; none, as shipped", 0.0, 1.0),
        means("families whose records are matched"),
    ] = 0.0
    truancy_factors: Annotated[
        float,
        RISK_FACTORS,
        assumption("that set off a visit, of nine; 0 there is no such model", 0, 4),
        means("risk factors of truancy from which a family is visited"),
    ] = 0.0
    truancy_from_age: Annotated[
        float,
        AGE,
        assumption("Leicestershire (2011) 4.9.1: 3 to 7", 0, 11),
        means("youngest child at whom the truancy model looks"),
    ] = 3.0
    truancy_to_age: Annotated[
        float,
        AGE,
        assumption("Leicestershire (2011) 4.9.1: 3 to 7", 3, 17),
        means("oldest child at whom the truancy model looks, that year included"),
    ] = 7.0
    asb_factors: Annotated[
        float,
        RISK_FACTORS,
        assumption("that set off a visit, of nine; 0 there is no such model", 0, 4),
        means("risk factors of anti-social behaviour from which a family is visited"),
    ] = 0.0
    asb_from_age: Annotated[
        float,
        AGE,
        assumption("Leicestershire (2011) 4.9.1: 6 to 11", 0, 11),
        means("youngest child at whom the anti-social behaviour model looks"),
    ] = 6.0
    asb_to_age: Annotated[
        float,
        AGE,
        assumption("Leicestershire (2011) 4.9.1: 6 to 11", 6, 17),
        means("oldest child at whom the anti-social behaviour model looks, that year included"),
    ] = 11.0
    every_weeks: Annotated[
        float,
        WEEKS,
        assumption("records are matched once a month", 1, 52),
        means("time between two matchings of records"),
    ] = 4.0
    rest_weeks: Annotated[
        float,
        WEEKS,
        assumption("until a family that was visited is visited again", 26, 156),
        means("time until a family that the model had visited can be visited again"),
    ] = 52.0


@compiled
def scan_risks(town, p, seed, week):
    """End of step 3: on the days of a scan, match the records of every family without a case."""
    due = False
    for zone in range(len(p.risk_model)):
        due = due or is_scanned(p.risk_model[zone], week)
    if due:
        for row in range(len(town.families)):
            scan_family(town, row, p, seed, week)


@compiled
def is_scanned(p, week):
    """Whether records are matched in a week."""
    return p.coverage > 0.0 and week % max(1, int(p.every_weeks)) == 0


@compiled
def scan_family(town, row, p, seed, week):
    """Match one family's records: count whether it is rightly or wrongly picked out or passed over; visit."""
    family = town.families[row]
    rules = p.risk_model[family.zone]
    if family.tier != Tier.UNIVERSAL or not is_scanned(rules, week) or not is_of_age(family, rules, week):
        return
    if uniform(seed, Decision.RISK_RECORDED, family.number, 0, 0) >= rules.coverage:
        return
    over = factors_over(family, rules, week)
    in_need = is_in_need(family.severity, p.thresholds[family.zone])
    count(town, week, family.neighbourhood, _verdict(over >= 0.0, in_need), 1)
    if over >= 0.0 and week >= family.risk_visit_again:
        family.risk_visit_again = week + int(rules.rest_weeks)
        reason = Reason.RISK_FACTORS
        assess_whole_family(town, row, NONE, reason, over, 0.0, p, seed, week)


@compiled
def _verdict(picked, in_need):
    """Measure of a verdict of the model against the truth of that week."""
    if picked:
        return M.RISK_TRUE_POSITIVES if in_need else M.RISK_FALSE_POSITIVES
    return M.RISK_FALSE_NEGATIVES if in_need else M.RISK_TRUE_NEGATIVES


@compiled
def is_of_age(family, p, week):
    """Whether a child at home is of the age of any model that is in use."""
    truant = p.truancy_factors > 0.0 and _has_child(family, p.truancy_from_age, p.truancy_to_age, week)
    return truant or (p.asb_factors > 0.0 and _has_child(family, p.asb_from_age, p.asb_to_age, week))


@compiled
def factors_over(family, p, week):
    """By how many risk factors a family is over a line, the most of its models; below 0 it is under all."""
    over = -1.0
    if p.truancy_factors > 0.0 and _has_child(family, p.truancy_from_age, p.truancy_to_age, week):
        over = max(over, risk_factors(family, Foretold.TRUANCY, week) - p.truancy_factors)
    if p.asb_factors > 0.0 and _has_child(family, p.asb_from_age, p.asb_to_age, week):
        over = max(over, risk_factors(family, Foretold.ASB, week) - p.asb_factors)
    return over


@compiled
def _has_child(family, from_age, to_age, week):
    """Whether a child at home is of these ages, the last year included."""
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            age = (week - family.birth_week[slot]) / WEEKS_A_YEAR
            if from_age <= age < to_age + 1.0:
                return True
    return False


@compiled
def risk_factors(family, foretold, week):
    """Count the risk factors of nine: five of what a family is, three of what is known of it, and one marker.

    One parent, young parent, nobody in work, rented home, most deprived tenth; domestic abuse, substance
    misuse and parenting known to any agency; for truancy a need in a child's wellbeing, which a register of
    absences shows whoever knows of it; for anti-social behaviour known crime of anybody in the family.
    """
    known = 0
    for agency in range(AGENCIES):
        known |= family.known[agency]
    factors = int(has_one_parent(family, week)) + int(family.young_parent != 0) + int(family.workless != 0)
    factors += int(family.tenure > 0) + int(family.tenth == 1)
    factors += (known >> Need.DOMESTIC_ABUSE) & 1
    factors += (known >> Need.SUBSTANCE_MISUSE) & 1
    factors += (known >> Need.PARENTING) & 1
    if foretold == Foretold.TRUANCY:
        return factors + int(family.severity[Need.CHILD_WELLBEING] > 0)
    return factors + ((known >> Need.CRIME_AND_ASB) & 1)


@compiled
def has_one_parent(family, week):
    """Whether one parent lives here now: from the start or since a parting, until there is a new partner."""
    alone = family.lone_at_start != 0 or family.separation_week <= week
    return alone and week < family.repartner_week
