"""Joint allocation: who is best placed leads: a worker whom the family knows, else its patch; partners too.

Tameside (2018): "who is best placed to help this family?", "supporting those with existing positive
relationships to continue to meet need". What a known face is worth is an assumption.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.units import CODE, LEADS, WEEKS, assumption, means
from sim.workforce.caseload import is_kept_for_others
from sim.workforce.neighbourhood_teams import find_post


class JointAllocation(NamedTuple):
    """Who leads when a panel of agencies decides together."""

    trusted_first: Annotated[
        float,
        CODE,
        assumption("1: the worker a family had last, if still in post with room", 0, 1),
        means("whether the worker whom a family had last comes first"),
    ] = 0.0
    known_weeks: Annotated[
        float,
        WEEKS,
        assumption("together count as so many when a known worker returns", 0, 26),
        means("weeks together with which a known worker who returns begins"),
    ] = 13.0
    partner_posts: Annotated[
        float,
        LEADS,
        assumption("of partners who lead cases; among workforce.key_worker_posts", 0, 40),
        means(
            "how many of the key workers in workforce.key_worker_posts partners employ; counted, not added"
        ),
    ] = 0.0


@compiled
def is_known(town, family, post):
    """Whether the holder of a post is the worker whom a family had last."""
    return post >= 0 and family.last_worker == post and family.last_holder == town.workers[post].generation


@compiled
def best_placed(town, family, agency, limit, p):
    """Find the post that takes a family, or -1: the worker it knows, if a panel asks, else by patch."""
    post = family.last_worker
    if p.joint_allocation[family.zone].trusted_first > 0.0 and is_known(town, family, post):
        worker = town.workers[post]
        is_kept = is_kept_for_others(worker, family.ages)
        if worker.filled and worker.agency == agency and worker.caseload < limit and not is_kept:
            return post
    teams = p.neighbourhood_teams[family.zone]
    return find_post(town, agency, family.neighbourhood, limit, teams, family.ages)


@compiled
def greet_again(family, known, p, week):
    """Count some of the earlier weeks together where a family meets a worker it knows, as continuity.

    known : whether it does, as `is_known` said before the case was taken; p : `JointAllocation`.
    """
    if known and p.trusted_first > 0.0:
        family.with_worker_since = week - int(p.known_weeks)
