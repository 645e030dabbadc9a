"""Neighbourhood teams: whose families a worker serves, and what working in one patch makes of ties.

Tameside (2018) proposed four neighbourhoods to support "strong relationships between professionals".
What they add to ties nobody has measured: an assumption whose range begins at nothing.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.state.codes import Agency, Patch
from sim.state.families import AGENCIES
from sim.units import CODE, FAMILIES, SHARE, assumption, by, codes, means
from sim.workforce.caseload import lightest_post


class NeighbourhoodTeams(NamedTuple):
    """Patch working against one team for the whole place."""

    serve: Annotated[
        float,
        CODE,
        assumption("0 the own patch first, 1 it alone, 2 anyone in the place", 0, 2),
        codes(Patch),
        means("whose families a worker serves"),
    ] = 0.0
    local: Annotated[
        tuple,
        SHARE,
        assumption("which agencies work by the same patch, by agency; none added", 0, 1),
        by(Agency),
    ] = (0.0,) * AGENCIES
    tie_added: Annotated[
        float,
        SHARE,
        assumption("to the tie of two that share a patch; less than a shared roof", 0.0, 0.3),
        means("strength added to the tie of two agencies that work by one patch"),
    ] = 0.15
    tie_lost: Annotated[
        float,
        SHARE,
        assumption("of ties of workers who serve the whole place; no estimate", 0.0, 0.3),
        means("part of their ties that workers lose who serve the whole place"),
    ] = 0.1
    families_a_team: Annotated[
        float,
        FAMILIES,
        assumption("one team a neighbourhood of Tameside; a matter of cost only", 3000, 15000),
        means("families whom one team serves, to reckon what teams cost"),
    ] = 6500.0


@compiled
def find_post(town, agency, neighbourhood, limit, p, ages=-1):
    """Find the post that takes a family of a neighbourhood, with a caseload below `limit`, or -1.

    ages : age groups at home [bits], for posts that are kept for some of them.
    Social care takes every family: where nobody of the patch is in post, anyone does, whatever the rule.
    """
    serve = int(p.serve)
    if serve == Patch.ANYONE:
        return lightest_post(town, agency, -1, limit, ages)
    post = lightest_post(town, agency, neighbourhood, limit, ages)
    if post < 0 and (serve == Patch.FIRST or agency == Agency.SOCIAL_CARE):
        post = lightest_post(town, agency, -1, limit, ages)
    return post


@compiled
def tie_by_patch(end, one, other, p):
    """Strength toward which a tie moves once patches are reckoned with [0-1].

    end : where it would end else. Agencies of one patch know each other better; of early help and social
    care, whose workers serve the whole place, others know less.
    """
    if int(p.serve) == Patch.ANYONE and (_has_workers(one) or _has_workers(other)):
        return end * (1.0 - p.tie_lost)
    return min(1.0, end + p.tie_added * min(p.local[one], p.local[other]))


@compiled
def _has_workers(agency):
    return agency == Agency.EARLY_HELP or agency == Agency.SOCIAL_CARE
