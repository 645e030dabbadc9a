"""Parameters of needs: how needs arise, spread and ease."""

from typing import Annotated, NamedTuple

from sim.state.codes import Need, Scope, Severity
from sim.state.forms import PeersCount
from sim.units import CODE, PER_WEEK, RATIO, WEEKS, assumption, by, calibrated, codes, means

_EACH = "by need, in the order of the codes"


class Needs(NamedTuple):
    """How needs begin, worsen, drive one another, spread between peers, and ease with help or without."""

    onset: Annotated[
        float, RATIO, calibrated("C20", 0.4, 1.6), means("multiplies the chance that any need begins")
    ] = 0.637
    onset_base: Annotated[
        tuple, PER_WEEK, calibrated(f"C16 C20, {_EACH}", 1e-4, 2e-3), by(Need),
        means("chance that a need begins, before a family's circumstances count"),
    ] = (0.001, 0.00052, 0.00108, 0.000372, 0.00141, 0.000557, 0.00068, 0.0003)  # fmt: skip
    onset_if_lone: Annotated[
        tuple, RATIO, assumption(f"added share, {_EACH}", 0, 1), by(Need),
        means("how much oftener a need begins with one parent; 1 is twice as often"),
    ] = (0.5, 0.2, 0.2, 0, 0, 0.2, 0.2, 0)  # fmt: skip
    onset_if_workless: Annotated[
        tuple, RATIO, assumption(f"added share, {_EACH}", 0, 2), by(Need),
        means("how much oftener a need begins where nobody works; 1 is twice as often"),
    ] = (1.0, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.2)  # fmt: skip
    onset_if_renting: Annotated[
        tuple, RATIO, assumption(f"added share, {_EACH}", 0, 1), by(Need),
        means("how much oftener a need begins where the home is rented; 1 is twice as often"),
    ] = (0.2, 0.6, 0, 0, 0, 0, 0, 0.1)  # fmt: skip
    onset_if_young_parent: Annotated[
        tuple, RATIO, assumption(f"added share, {_EACH}", 0, 1), by(Need),
        means("how much oftener a need begins for young parents; 1 is twice as often"),
    ] = (0.3, 0.3, 0.2, 0.1, 0.3, 0.5, 0.2, 0.1)  # fmt: skip
    shock: Annotated[
        tuple, RATIO, assumption(f"multiplies onset while a shock lasts, {_EACH}", 0.5, 2.4), by(Need),
        means("multiplies the chance that a need begins while a shock to the place lasts"),
    ] = (1.0,) * 8  # fmt: skip
    life_event: Annotated[
        tuple, RATIO, assumption(f"multiplies onset in a risk window, {_EACH}", 1, 3), by(Need),
        means("multiplies the chance that a need begins in the weeks after a life event"),
    ] = (1.5, 1.3, 1.8, 1.3, 1.5, 1.6, 1.6, 1.5)  # fmt: skip
    life_event_weeks: Annotated[
        float,
        WEEKS,
        assumption("length of a risk window", 13, 52),
        means("how long risk is raised after a birth, a change of school, a parting or a release"),
    ] = 26.0
    peer_pressure: Annotated[
        tuple,
        RATIO,
        assumption(f"added share a peer with it acute, {_EACH}", 0, 0.6),
        by(Need),
        means("how much oftener a need begins for each peer in whom it is acute; 1 is twice"),
    ] = (0, 0, 0, 0.25, 0, 0, 0.1, 0.3)
    peers_count: Annotated[
        float,
        CODE,
        assumption("0 each acute peer up to three, 1 only from two on: a rival form", 0, 1),
        codes(PeersCount),
        means("how acute needs of peers add up"),
    ] = 0.0
    peer_protection: Annotated[
        float, RATIO, assumption("share of onset a unit of peers' resilience prevents", 0, 1)
    ] = 0.5
    community_protection: Annotated[
        float, RATIO, assumption("share of onset a unit of community capacity prevents", 0, 0.6)
    ] = 0.2
    majorant: Annotated[
        float,
        RATIO,
        assumption("candidates a due onset: bounds multipliers, costs time", 2.5, 10),
        means("room for levers: how far onsets may rise above their usual rate"),
    ] = 3.0
    cascade: Annotated[
        float,
        RATIO,
        calibrated("C16 C20", 1.0, 3.0),
        means("multiplies how strongly needs drive one another"),
    ] = 1.37
    cascade_from_to: Annotated[
        tuple,
        RATIO,
        assumption("drive of need (row) on need (column)", 0, 2),
        by(Need, Need),
        means("how strongly an acute need (row) has another (column) begin and worsen"),
    ] = (
        (0.0, 1.2, 0.8, 0.0, 0.0, 0.5, 0.0, 0.0),
        (0.0, 0.0, 0.6, 0.0, 0.0, 0.5, 0.0, 0.0),
        (0.6, 0.0, 0.0, 1.4, 0.8, 1.0, 0.0, 0.0),
        (0.8, 0.0, 1.2, 0.0, 1.4, 1.3, 0.0, 0.9),
        (0.0, 0.5, 1.4, 0.9, 0.0, 1.3, 1.0, 0.0),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.3, 0.5),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.4, 0.0, 1.0),
        (0.0, 0.0, 0.0, 0.0, 0.4, 0.3, 0.0, 0.0),
    )
    escalation: Annotated[
        float,
        RATIO,
        calibrated("C20", 0.15, 0.35),
        means("multiplies the chance that a need worsens by a step"),
    ] = 0.194
    worsening_by_severity: Annotated[
        tuple,
        RATIO,
        assumption("none, emerging, established, acute: pace of the next step up (A1)", 0, 3),
        by(Severity),
        means("how readily a need worsens, by how severe it is"),
    ] = (0.0, 2.1, 0.55, 0.0)
    escalation_base: Annotated[
        tuple, PER_WEEK, assumption(_EACH, 0.005, 0.03), by(Need),
        means("chance that a need worsens by a step, before severity and frailty count"),
    ] = (0.010, 0.008, 0.014, 0.012, 0.022, 0.012, 0.012, 0.010)  # fmt: skip
    recovery_base: Annotated[
        tuple, PER_WEEK, assumption(_EACH, 0.01, 0.04), by(Need),
        means("chance that a need eases by a step of itself, before severity and resilience"),
    ] = (0.022, 0.022, 0.020, 0.015, 0.026, 0.022, 0.020, 0.025)  # fmt: skip
    recovery_by_severity: Annotated[
        tuple,
        RATIO,
        assumption("none, emerging, established, acute", 0.5, 4),
        by(Severity),
        means("how readily a need eases of itself, by how severe it is"),
    ] = (0.0, 0.6, 1.03, 3.0)
    scope_outside: Annotated[
        float,
        RATIO,
        assumption("effect on a need nobody treats", 0.1, 0.5),
        means("share of a lead's help that reaches a need nobody treats"),
    ] = 0.3
    scope_siloed: Annotated[
        float,
        RATIO,
        assumption("effect of a separate agency, story asked again", 0.3, 0.8),
        means("share of a lead's help that reaches a need a separate agency treats"),
    ] = 0.55
    scope_whole_family: Annotated[
        float,
        RATIO,
        assumption("effect on a need outside the trade of a lead who works on all", 0.3, 0.55),
        means("share of help that reaches a need outside the trade of a lead who works on all"),
    ] = 0.45
    help_scope: Annotated[
        float,
        CODE,
        assumption("0 the lead's trade, 1 the presenting need, 2 the whole family", 0, 2),
        codes(Scope),
        means("which needs a lead works on"),
    ] = 0.0
    own_help: Annotated[
        float,
        PER_WEEK,
        assumption("easing a week by one agency's brief help", 0.0, 0.03),
        means("chance that one agency's brief help eases the need it is for by a step"),
    ] = 0.012
