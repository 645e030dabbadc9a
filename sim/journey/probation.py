"""Probation: it meets families in which somebody comes out of prison, and then knows what stands in the way.

That it sees signs of crime week by week is a row of `detection.signs`, as with every other agency.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.record import NO_NUMBER, NONE, log
from sim.units import SHARE, assumption, means


class Probation(NamedTuple):
    """What probation learns when somebody of a family is released; nothing as shipped."""

    meets_at_release: Annotated[
        float,
        SHARE,
        assumption("of releases after which probation gets to know the family", 0.0, 0.9),
        means("releases from prison after which probation gets to know the family"),
    ] = 0.0


@compiled
def meet_at_release(family, p, seed, week):
    """Let probation learn the established and acute needs where somebody is released; say if it does."""
    if uniform(seed, Decision.PROBATION_MEETS, family.number, week, 0) >= p.meets_at_release:
        return False
    for need in range(NEEDS):
        if family.severity[need] >= 2:
            family.known[Agency.PROBATION] |= 1 << need
    family.agencies_ever |= 1 << Agency.PROBATION
    return True


@compiled
def note_release(town, family, p, seed, week):
    """Tell the journey of a family that probation has met it after a release."""
    if p.meets_at_release > 0.0 and meet_at_release(family, p, seed, week):
        agency, share = Agency.PROBATION, p.meets_at_release
        luck = uniform(seed, Decision.PROBATION_MEETS, family.number, week, 0)
        log(
            town,
            week,
            family,
            Event.RELEASE_MET,
            agency,
            NONE,
            Reason.PRISON_RELEASE,
            NO_NUMBER,
            share,
            luck,
        )
