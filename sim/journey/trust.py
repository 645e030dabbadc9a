"""Trust: other stages leave marks, and this one place turns the marks into the value."""

import math

from sim.compiled import compiled
from sim.state.forms import TrustMoves


@compiled
def trust_now(family, week, p):
    """Bring a family's trust up to this week: drift towards rest since last time, then the marks."""
    quiet = week - family.trust_week
    if quiet > 0:
        family.trust = drifted(family.trust, quiet, p)
        family.trust_week = week
    if family.trust_marks != 0.0:
        family.trust = moved(family.trust, family.trust_marks, p)
        family.trust_marks = 0.0
    return family.trust


@compiled
def trust_as_seen(family, week, p):
    """Return what `trust_now` would, without bringing the family's trust up to date: asking moves nothing."""
    quiet = week - family.trust_week
    trust = drifted(family.trust, quiet, p) if quiet > 0 else family.trust
    return moved(trust, family.trust_marks, p) if family.trust_marks != 0.0 else trust


@compiled
def drifted(trust, weeks, p):
    """Return what trust has become after so many weeks in which nothing happened to it."""
    return p.trust_at_rest + (trust - p.trust_at_rest) * math.pow(1.0 - p.trust_drift, float(weeks))


@compiled
def moved(trust, change, p):
    """Return trust after something that moves it, within 0 to 1.

    change : gained or lost [trust] at middling trust. By amounts it is the same for everyone. By shares
    what there is left bounds it: twice as much of what is missing is gained, or of what there is lost.
    """
    if int(p.trust_moves) == TrustMoves.BY_SHARES:
        change *= 2.0 * (1.0 - trust) if change > 0.0 else 2.0 * trust
    return min(1.0, max(0.0, trust + change))


@compiled
def change_trust(family, change, p, week):
    """Move a family's trust, within 0 to 1."""
    family.trust = moved(trust_now(family, week, p), change, p)
