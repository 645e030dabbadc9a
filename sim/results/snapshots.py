"""Snapshots: children, in care, with parents' needs, at school and starting it, by tenth, each 31 March."""

import numpy as np

from sim.compiled import compiled
from sim.state.codes import ChildStatus, Need
from sim.state.families import NEVER
from sim.state.town import Town

COUNTS = (
    "children",
    "looked_after",
    "parent_severe_mh",
    "domestic_abuse",
    "parent_substance",
    "all_three_moderate",
    "all_three_severe",
    "pupils",
    "persistently_absent",
    "aged_five",
    "ready_for_school",
)
WEEKS_TO_FIVE, WEEKS_TO_SIX, WEEKS_TO_SIXTEEN = 261, 313, 835
SNAPSHOT = np.dtype(
    [("year", "i4"), ("neighbourhood", "i2"), ("tenth", "i2"), *((name, "f8") for name in COUNTS)]
)


def snapshot(town: Town, year: int, week: int) -> np.recarray:
    """Count children on 31 March of a year, one row a neighbourhood and tenth, shape (N x 10,).

    week : the last that begins in the year. Severe means severity 2 (established) or 3 (acute); all three
    moderate means 1 or more in each. Pupils are children at home of 5 to 15 years; what makes one absent
    or ready is told in `sim.results.markers`.
    """
    parts = town.tally.shape[1]
    counts = np.zeros((parts * 10, len(COUNTS)))
    count_children(town.families, town.spells, week, counts)
    rows = np.zeros(parts * 10, SNAPSHOT).view(np.recarray)
    rows["year"] = year
    rows["neighbourhood"], rows["tenth"] = np.divmod(np.arange(parts * 10), 10)
    rows["tenth"] += 1
    for place, name in enumerate(COUNTS):
        rows[name] = counts[:, place]
    return rows


@compiled
def count_children(families, spells, week, counts):
    """Add up `COUNTS` by neighbourhood and tenth, shape (N x 10, counts), in the order of the names."""
    for row in range(len(families)):
        family = families[row]
        children = _children_of(family)
        here = counts[family.neighbourhood * 10 + family.tenth - 1]
        here[0] += children
        mental_health = family.severity[Need.MENTAL_HEALTH]
        abuse = family.severity[Need.DOMESTIC_ABUSE]
        substance = family.severity[Need.SUBSTANCE_MISUSE]
        least = min(mental_health, abuse, substance)
        here[2] += children * (mental_health >= 2)
        here[3] += children * (abuse >= 2)
        here[4] += children * (substance >= 2)
        here[5] += children * (least >= 1)
        here[6] += children * (least >= 2)
        pupils, aged_five = _pupils_of(family, week)
        troubled = family.severity[Need.CHILD_WELLBEING] > 0
        ready = not troubled and family.severity[Need.PARENTING] == 0
        here[7] += pupils
        here[8] += pupils * troubled
        here[9] += aged_five
        here[10] += aged_five * ready
    for record in range(len(spells)):
        spell = spells[record]
        if spell.held == 1 and spell.until_week >= NEVER:
            counts[spell.neighbourhood * 10 + spell.tenth - 1, 1] += 1


@compiled
def _pupils_of(family, week):
    """Count a family's children at home of school age, and those of them aged five."""
    pupils, aged_five = 0, 0
    for slot in range(family.children):
        age = week - family.birth_week[slot]
        # all three are asked each time: a guess of the processor gone wrong costs more
        pupil = (age >= WEEKS_TO_FIVE) & (age < WEEKS_TO_SIXTEEN)
        pupil &= family.child_status[slot] == ChildStatus.AT_HOME
        pupils += pupil
        aged_five += pupil & (age < WEEKS_TO_SIX)
    return pupils, aged_five


@compiled
def _children_of(family):
    """Children of a family under 18, at home or looked after."""
    children = 0
    for slot in range(family.children):
        status = family.child_status[slot]
        children += status == ChildStatus.AT_HOME or status == ChildStatus.LOOKED_AFTER
    return children
