"""Investment: key workers kept for children of some ages, and a team that brings agencies together.

The three parts of the business case of Tameside (2018, section 4.1): family support for families with
children aged 0 to 11, family support for those aged 11 to 16, and capacity to enable neighbourhood working.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.state.workers import Serves
from sim.units import EXTRA_POSTS, FAMILIES, SHARE, assumption, means


class Investment(NamedTuple):
    """Posts beyond the usual ones, for the whole place; none, as shipped."""

    posts_under_eleven: Annotated[
        float,
        EXTRA_POSTS,
        assumption("key workers for families with a child under eleven; none, as shipped", 0, 40),
    ] = 0.0
    posts_eleven_and_over: Annotated[
        float,
        EXTRA_POSTS,
        assumption("key workers for families with a child of 11 or more; none, as shipped", 0, 40),
    ] = 0.0
    enabling_posts: Annotated[
        float,
        EXTRA_POSTS,
        assumption("who hold no cases and bring agencies together; none, as shipped", 0, 12),
        means("posts that hold no cases and bring agencies together"),
    ] = 0.0
    families_an_enabling_post: Annotated[
        float,
        FAMILIES,
        assumption("one for each of four patches is a full team", 3000, 15000),
        means("families in the place for each enabling post, where the team is a full one"),
    ] = 6500.0
    tie_by_enabling: Annotated[
        float,
        SHARE,
        assumption("added by a full team to each tie; no estimate published", 0.0, 0.3),
        means("strength added to the tie of any two agencies by a full enabling team"),
    ] = 0.1


@compiled
def is_ring_fenced(p):
    """Whether any post is kept for families with children of some ages."""
    return p.posts_under_eleven > 0.0 or p.posts_eleven_and_over > 0.0


@compiled
def posts_for(ages, p):
    """Return the posts kept for these ages (`Serves`)."""
    return p.posts_under_eleven if ages == Serves.UNDER_ELEVEN else p.posts_eleven_and_over


@compiled
def tie_enabled(families, p):
    """Return what an enabling team adds to the tie of any two agencies in the end [0-1].

    families : in the whole place. Beyond a full team more posts add nothing.
    """
    if p.enabling_posts <= 0.0:
        return 0.0
    return p.tie_by_enabling * min(1.0, p.enabling_posts * p.families_an_enabling_post / max(1.0, families))
