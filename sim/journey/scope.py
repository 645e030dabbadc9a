"""Scope: which needs a lead's help reaches, and how far: its trade, the presenting need, or the family."""

from sim.compiled import compiled
from sim.state.codes import Scope, Tier

OWN_NEEDS_EARLY_HELP = 0b01100011  # money, housing, parenting, child wellbeing
OWN_NEEDS_SOCIAL_CARE = 0b00110000  # domestic abuse, parenting


@compiled
def own_needs(tier):
    """Needs that the lead's own worker treats, bits by need; others take another agency's expertise."""
    return OWN_NEEDS_EARLY_HELP if tier == Tier.EARLY_HELP else OWN_NEEDS_SOCIAL_CARE


@compiled
def is_in_scope(family, need, scope):
    """Whether a lead means to work on a need at all: with a scope of the presenting need, on that alone.

    A family whose presenting need nobody noted is worked with as usual, and so is what it names itself.
    """
    if int(scope) != Scope.PRESENTING or family.presenting < 0 or family.presenting == need:
        return True
    return (family.named >> need) & 1 == 1


@compiled
def reach_of_help(family, need, p):
    """Share of a lead's help that reaches a need [0-1].

    p : `Needs`, whose `help_scope` is a `Scope`. By trade: in full what the lead treats or has pulled in,
    and what the family's own budget buys; in part what a separate agency treats, little else. For the whole
    family a lead works on the rest too, and on what a family has named itself.
    """
    if (family.bought >> need) & 1:
        return 1.0
    if (family.siloed >> need) & 1:
        return p.scope_siloed
    if not is_in_scope(family, need, p.help_scope):
        return p.scope_outside
    if ((own_needs(family.tier) | family.pulled_in) >> need) & 1:
        return 1.0
    worked_on = int(p.help_scope) == Scope.WHOLE_FAMILY or (family.named >> need) & 1 == 1
    return p.scope_whole_family if worked_on else p.scope_outside


@compiled
def is_helped(family, own, need):
    """Whether a need is in somebody's hands: the lead's own [bits by need], shared, elsewhere, or bought."""
    return ((own | family.pulled_in | family.siloed | family.bought) >> need) & 1 == 1
