"""A new place file, filled in with the figures that Tameside's file gives."""

import re
from datetime import date

from sim.population.place import Place

FILL = re.compile(r"\bFILL\b")
SHARES = (0.5, 0.25, 0.25)
DAYS = (date(2016, 9, 30), date(2018, 9, 30), date(2020, 9, 30))


def without_comments(text):
    """Return the lines that are no comment."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def figures_of_tameside():
    """Return what Tameside's file puts where the template has its marks, in order."""
    place = Place.read("tameside")
    counts = [count for count in place.social_workers.counts if count.day in DAYS]
    return [
        place.population.value, place.published_children.value, place.children_a_family.value,
        place.looked_after.count.value, place.looked_after.children.value, *place.deprivation.values,
        *SHARES, *place.tenure.shares, place.circumstances.lone_parents.value,
        place.circumstances.workless.value, place.circumstances.young_parents.value,
        *(number for count in counts for number in (count.cases, count.caseload)),
        place.key_workers.assessments_per_10000.value, place.key_workers.referrals_per_10000.value,
        place.key_workers.not_in_need.value,
    ]  # fmt: skip


def filled(text, figures):
    """Put the figures in place of the marks, in order."""
    left = iter(figures)
    text = FILL.sub(lambda _: str(float(next(left))), without_comments(text))
    assert next(left, None) is None
    return text
