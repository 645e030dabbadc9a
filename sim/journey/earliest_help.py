"""Earliest help: navigators hear of a family when an agency sees a need of it and does not take it up."""

from sim.compiled import compiled
from sim.state.codes import Agency, Tier


@compiled
def tell_navigators(town, row, agency, p):
    """Tell the navigators of a zone, if there are any, of a family without a case, until the week is over.

    Social care, and families and neighbours themselves, tell nobody. At most one sign a week is met in a
    family, so none is told of twice, and a family of which nothing is seen costs nothing.
    """
    family = town.families[row]
    if p.community_navigators[family.zone].places <= 0.0 or family.tier != Tier.UNIVERSAL:
        return
    if agency != Agency.SOCIAL_CARE and agency != Agency.FAMILY:
        town.told[0] += 1
        town.told[town.told[0]] = row
