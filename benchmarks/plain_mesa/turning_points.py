"""Turning points: what history does once, before the week in which it falls begins."""

import math

from sim.draws import weeks_until
from sim.history import FREEZE_YEARS
from sim.journey.care import chance_of_care
from sim.journey.thresholds import ALL_NEEDS, harm_score
from sim.population.households import WEEKS_TO_EIGHTEEN, frailty_band
from sim.population.settlement import BANDS, SAMPLES
from sim.state.codes import Tier
from sim.state.decisions import Decision


def pass_turning_points(model) -> None:
    """Freeze the needs that movers bring, and set the children in care, each in its week."""
    calendar = model.calendar
    first = calendar.begins(0)
    if model.week == calendar.week_of(first.replace(year=first.year + FREEZE_YEARS)):
        freeze_arrival_needs(model)
    if model.week == calendar.care_seed_week:
        seed_children_in_care(model)


def freeze_arrival_needs(model) -> None:
    """Keep the needs of families here now, by band of frailty, as those that movers bring."""
    for band in range(BANDS):
        here = [
            list(family.severity)
            for family in model.families
            if frailty_band(family.frailty_score, BANDS) == band
        ]
        if here:
            model.arrival_needs[band] = [here[nth % len(here)] for nth in range(SAMPLES)]


def seed_children_in_care(model) -> None:
    """Put as many children in care as were on that day, the likeliest by harm, with stays so far drawn."""
    stock = round(model.care_rate * sum(family.children_living for family in model.families))
    rules = model.rules.care[0]
    long_now = (1.0 - rules.short_share) / rules.long_exit
    share_long = long_now / (long_now + rules.short_share / rules.short_exit)
    keyed = [child for family in model.families for child in keyed_children(family)]
    for _, row, slot in sorted(keyed)[:stock]:
        seed_child(model.families[row], slot, share_long)


def keyed_children(family) -> list[tuple[float, int, int]]:
    """Key each child at home so that the smallest keys are a sample weighted by chance of care."""
    rules = family.model.rules.care[family.zone]
    weight = chance_of_care(harm_score(family.severity, ALL_NEEDS), 0.0, Tier.CHILD_PROTECTION, rules)
    if weight <= 0.0:
        return []
    return [
        (-math.log(seeding(family, slot, 0)) / weight, family.row, slot) for slot in family.children_at_home()
    ]


def seeding(family, slot: int, nth: int) -> float:
    """Draw the luck of a child on the day of the seeding."""
    return family.model.luck.uniform(Decision.CARE_SEED, family.number, slot, nth)


def seed_child(family, slot: int, share_long: float) -> None:
    """Put one child in care, with the stay so far that its kind of stay makes likely."""
    family.give_into_care(slot)
    spell, rules, week = family.spell[slot], family.model.rules.care[family.zone], family.model.week
    spell.long_stay = seeding(family, slot, 1) < share_long
    chance = rules.long_exit if spell.long_stay else rules.short_exit
    so_far = weeks_until(chance, seeding(family, slot, 2)) - 1
    spell.start_week = week - min(so_far, WEEKS_TO_EIGHTEEN, week - family.birth_week[slot])
    spell.episode_week = spell.start_week
