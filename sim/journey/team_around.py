"""Team around the school: early help goes to nursery, school and college, for families whose need they know.

Tameside (2018): "Early Help and Specialist/Social Care services going to the universal provider
systematically to consider children causing concern at an earlier stage". No estimate exists of any of it.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.state.codes import Agency
from sim.units import CODE, PLACES, SCORE, SHARE, assumption, codes, means

AGES = (
    "none",
    "under five",
    "five to ten",
    "under eleven",
    "eleven and over",
    "all but five to ten",
    "five and over",
    "all ages",
)  # by sum of the bits of `AgeGroup`


class TeamAround(NamedTuple):
    """Teams round nurseries, schools and colleges; no places as shipped."""

    places: Annotated[
        float,
        PLACES,
        assumption("of a team; none as things stand", 0, 200),
        means("families whom a team round the schools holds"),
    ] = 0.0
    ages: Annotated[
        float,
        CODE,
        assumption("children it is for, added up: 1 under five, 2 five to ten, 4 older", 0, 7),
        codes(*AGES),
        means("ages of the children whom the team is for"),
    ] = 7.0
    acceptance: Annotated[
        float,
        SHARE,
        assumption("more families accept what comes to their school; no estimate", 0.0, 0.2),
        means("added to the share who accept early help where the team would give it"),
    ] = 0.1
    held_while_waiting: Annotated[
        float,
        SHARE,
        assumption("of trust lost and drop-out in the queue spared; no estimate", 0.0, 0.8),
        means("part of trust lost and of families lost in the queue that the team prevents"),
    ] = 0.5
    earlier: Annotated[
        float, SCORE, assumption("points by which schools bring concerns earlier; no estimate", 0.0, 1.0)
    ] = 0.3


@compiled
def is_theirs(family, p):
    """Whether a family is one for the team: a child of its ages at home, and a need that the school knows."""
    if p.places <= 0.0 or family.ages & int(p.ages) == 0:
        return False
    return family.referrer == Agency.SCHOOL or family.known[Agency.SCHOOL] != 0


@compiled
def has_place(town, neighbourhood, p):
    """Whether the team of a neighbourhood has a place free for one more family."""
    taken = 0
    for place in range(1, town.opened[0] + 1):
        family = town.families[town.opened[place]]
        taken += family.at_school == 1 and family.neighbourhood == neighbourhood
    return taken + 1 <= p.places


@compiled
def join_team(town, family, p):
    """Give a family that accepts early help a place in the team, if it is one of theirs and one is free."""
    if is_theirs(family, p) and has_place(town, family.neighbourhood, p):
        family.at_school = 1
        family.held_at_school = p.held_while_waiting


@compiled
def line_of(agency, usual, p):
    """Line from which an agency brings a family to the front door [points]; a school with a team: earlier."""
    return usual - p.earlier if p.places > 0.0 and agency == Agency.SCHOOL else usual
