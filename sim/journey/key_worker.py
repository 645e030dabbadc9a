"""Key worker: one worker for the whole family, or one for each need; how many families each, how skilled.

In Greater Manchester (2016) families with one key worker "no need to tell their story multiple times".
How much that does nobody has measured, so each effect is an assumption whose range begins at none.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.journey.scope import own_needs
from sim.state.codes import Scope, Tier, WorkerModel
from sim.units import CODE, FAMILIES_HELD, RATIO, SHARE, assumption, codes, means


class KeyWorker(NamedTuple):
    """How key workers of early help are organised round a family."""

    model: Annotated[
        float,
        CODE,
        assumption("0 as things stand, 1 one for the whole family, 2 one for each need", 0, 2),
        codes(WorkerModel),
        means("how many workers a family in early help has"),
    ] = 0.0
    brings_in: Annotated[
        float,
        SHARE,
        assumption("expertise that a whole-family worker brings in by itself", 0.0, 0.6),
        means("part of the expertise not shared that a whole-family worker still brings in"),
    ] = 0.3
    sends_on: Annotated[
        float,
        SHARE,
        assumption("of what would go to a separate agency, still does; no estimate", 0.2, 1.0),
        means("needs that a whole-family worker sends to a separate agency, against the usual"),
    ] = 0.5
    silo_continuity: Annotated[
        float,
        RATIO,
        assumption("of the weeks together count, with one of several workers", 0.5, 1.0),
        means("part of the weeks together that counts where each need has its own worker"),
    ] = 0.5
    most_families: Annotated[
        float,
        FAMILIES_HELD,
        assumption("cap; 0 is workforce.key_worker_caseload (fip_caseload: 6)", 0, 16),
        means("most families a key worker holds at once"),
    ] = 0.0
    skill: Annotated[
        float,
        RATIO,
        assumption("what an hour does after training, against before; no estimate", 1.0, 1.3),
        means("what a trained key worker's hour does, against an untrained one's"),
    ] = 1.0
    scope: Annotated[
        float,
        CODE,
        assumption("which needs others are asked to help with; see needs.help_scope", 0, 2),
        codes(Scope),
        means("which needs a lead asks others to help with"),
    ] = 0.0


@compiled
def is_organised(family, p, model):
    """Whether a family in early help has its workers organised by a model."""
    return family.tier == Tier.EARLY_HELP and int(p.model) == model


@compiled
def needs_held(family, p):
    """Needs that the lead keeps in its own hands, bits by need: in silos the presenting one alone."""
    own = own_needs(family.tier)
    if is_organised(family, p, WorkerModel.SILO) and family.presenting >= 0:
        return own & (1 << family.presenting)
    return own


@compiled
def chance_to_pull_in(tie, shared_outcomes, family, p):
    """Chance that a lead pulls an agency's expertise in [0-1]: by their tie, as far as outcomes are shared.

    A whole-family worker holds the one plan, so others help through it oftener even where they are not.
    """
    if is_organised(family, p, WorkerModel.WHOLE_FAMILY):
        shared_outcomes += p.brings_in * (1.0 - shared_outcomes)
    return tie * shared_outcomes


@compiled
def chance_of_separate_agency(usual, family, p):
    """Chance that what is not pulled in goes to a separate agency [0-1]: in silos every need does.

    A whole-family worker sends a family on less often; what stays with it is helped outside its trade.
    """
    if is_organised(family, p, WorkerModel.SILO):
        return 1.0
    return usual * p.sends_on if is_organised(family, p, WorkerModel.WHOLE_FAMILY) else usual


@compiled
def weeks_known(weeks, family, p):
    """Weeks together as far as they make for continuity: in silos a family's time has several owners."""
    return weeks * p.silo_continuity if is_organised(family, p, WorkerModel.SILO) else weeks


@compiled
def most_families(posts, p):
    """Families a key worker may have at once: the usual, unless a cap is set."""
    return p.most_families if p.most_families > 0.0 else posts.key_worker_caseload
