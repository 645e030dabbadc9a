"""Parameters of demography: who lives here, and what families are born with."""

from typing import Annotated, NamedTuple

from sim.state.codes import Substance
from sim.units import PER_YEAR, RATIO, SHARE, WEEKS, assumption, by, calibrated, evidence, means

FAMILY_SIZES = ("one child", "two", "three", "four", "five", "six")


class Demography(NamedTuple):
    """Who lives here, and what families are born with."""

    planned_children_shares: Annotated[
        tuple,
        SHARE,
        assumption("completed families; gives fam_size_one, _two, _threeplus at any time", 0.5, 2),
        by(FAMILY_SIZES),
        means("new families who will have one child, two, up to six"),
    ] = (0.27, 0.43, 0.20, 0.065, 0.023, 0.012)
    midlife_children_shares: Annotated[
        tuple,
        SHARE,
        assumption("the same weighted by how long such families last", 0.5, 2),
        by(FAMILY_SIZES),
        means("the same of families met midway, at the start or moving in"),
    ] = (0.237, 0.434, 0.228, 0.082, 0.032, 0.018)
    birth_gap_lowest: Annotated[
        float,
        WEEKS,
        assumption("weeks between births", 45, 90),
        means("shortest time between two births in a family"),
    ] = 60.0
    birth_gap_highest: Annotated[
        float,
        WEEKS,
        assumption("weeks between births", 180, 300),
        means("longest time between two births in a family"),
    ] = 220.0
    moves_a_year: Annotated[
        float,
        PER_YEAR,
        assumption("families leaving the borough", 0.03, 0.07),
        means("chance that a family moves away from the place"),
    ] = 0.045
    separation_a_year: Annotated[
        float,
        PER_YEAR,
        assumption("couples with children parting", 0.01, 0.04),
        means("chance that a couple with children parts"),
    ] = 0.02
    repartnering_a_year: Annotated[
        float,
        PER_YEAR,
        assumption("lone parents finding a partner", 0.03, 0.12),
        means("chance that a lone parent finds a partner"),
    ] = 0.07
    prison_release_a_year: Annotated[
        float,
        PER_YEAR,
        assumption("a parent released from prison", 0.001, 0.01),
        means("chance that a parent comes out of prison, at middling deprivation"),
    ] = 0.004
    circumstances_gradient: Annotated[
        float,
        RATIO,
        assumption("how much commoner in the most than in the least deprived tenth", 0.2, 1.2),
        means("gap in lone and young parents between most and least deprived tenth, against the mean"),
    ] = 0.8
    lone_share: Annotated[
        float,
        SHARE,
        evidence("lone_parent_share", 0.2, 0.3),
        means("families that begin with one parent, at middling deprivation"),
    ] = 0.23
    young_parent_share: Annotated[
        float,
        SHARE,
        assumption("first birth before 20", 0.03, 0.12),
        means("families whose first child comes before the mother is 20, at middling deprivation"),
    ] = 0.07
    consent_share: Annotated[
        float,
        SHARE,
        assumption("families who agree to share their story", 0.6, 0.9),
        means("families who agree that agencies tell each other what they know"),
    ] = 0.75
    substance_shares: Annotated[
        tuple,
        SHARE,
        calibrated("C16", 0.1, 0.6),
        by(Substance),
        means("whose substance misuse would be of drugs, of alcohol or of both"),
    ] = (0.30, 0.22, 0.48)
    inheriting_share: Annotated[
        float,
        SHARE,
        assumption("new families begun by children of families here", 0.3, 0.8),
        means("new families whose proneness to needs follows that of the family before"),
    ] = 0.5
    inheritance: Annotated[
        float,
        SHARE,
        assumption("correlation of frailty between generations", 0.2, 0.6),
        means("how closely proneness to needs follows that of the parents' family"),
    ] = 0.4
    frailty_by_deprivation: Annotated[
        float,
        RATIO,
        calibrated("C20", 0.8, 2.2),
        means("gap in proneness to needs, as a log, between most and least deprived tenth"),
    ] = 1.45
    frailty_by_child: Annotated[
        float,
        RATIO,
        assumption("log frailty a child beyond 1.7", 0.1, 0.4),
        means("added to proneness to needs, as a log, by each planned child"),
    ] = 0.25
    frailty_spread: Annotated[
        float,
        RATIO,
        calibrated("C02 C20", 0.8, 1.3),
        means("how much proneness to needs varies, as a log, in families of like place and size"),
    ] = 0.882
    frailty_cap: Annotated[
        float,
        RATIO,
        assumption("keeps the tail finite", 15, 30),
        means("highest proneness to needs a family may have; a middling one has about 1"),
    ] = 20.0
    resilience: Annotated[
        float,
        SHARE,
        assumption("mean of a family of mean frailty", 0.5, 0.7),
        means("resilience of a middling family: needs begin less often and ease faster"),
    ] = 0.62
    resilience_by_frailty: Annotated[
        float,
        SHARE,
        assumption("lost for each unit of log frailty", 0.05, 0.15),
        means("resilience lost by families who are proner to needs"),
    ] = 0.10
    resilience_spread: Annotated[
        float,
        SHARE,
        assumption("half width", 0.05, 0.2),
        means("how far resilience lies above or below at most, in families otherwise alike"),
    ] = 0.12
