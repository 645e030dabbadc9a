"""Pooled fund: partners pay into one pot each year, and the pot buys early-help posts.

Leicestershire's practitioners (2011) asked for a shared pool of funds for prevention, and for budgets to be
aligned or pooled where citizens gain. What comes of it comes of the posts, and of nothing else.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.state.codes import Agency
from sim.state.families import AGENCIES
from sim.units import POUNDS, assumption, by, evidence, means


class PooledFund(NamedTuple):
    """What each agency pays into the pot, for the whole place [£ of 2024/25 a year]."""

    pounds_a_year: Annotated[
        tuple,
        POUNDS,
        assumption("by agency; nobody pays, as shipped", 0, 2_000_000),
        by(Agency),
        means("what each agency pays into the pot a year, for the whole place"),
    ] = (0.0,) * AGENCIES
    pounds_a_post: Annotated[
        float,
        POUNDS,
        evidence("gmca_fsw_hr", 50_000, 80_000),
        means("what one early-help post costs the pot a year"),
    ] = 64_218.0


@compiled
def posts_bought(p):
    """Early-help posts that the pot pays for all year round."""
    pot = 0.0
    for agency in range(AGENCIES):
        pot += p.pounds_a_year[agency]
    return pot / p.pounds_a_post
