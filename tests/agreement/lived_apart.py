"""One small run in a process of its own: `python -m tests.agreement.lived_apart FILE SHARE YEARS SEED`."""

import sys
from datetime import date

import numpy as np

import sim.course
from sim.compiled import JIT_DISABLED
from sim.parameters import InForce
from sim.population.place import Place
from sim.scenario import EARLIEST_START, Scenario
from sim.simulate import simulate
from sim.state.town import Town

LEVER = {"from": date(EARLIEST_START.year, 10, 1), "ramp_weeks": 4, "shift": {"early_help": 0.5}}
HUB = {
    "from": date(EARLIEST_START.year, 7, 1),
    "agencies": ["social_care", "early_help", "police", "school"],
    "shared_outcomes": 0.8,
}
ADVOCATES = {"hours": 5, "number": 700, "ramp_weeks": 20, "eligible": {"needs": 1}}  # seven families of 59
EARLIER = {
    "concern_register": {
        "agencies_needed": 2,
        "noted": 1.0,
        "remembered_weeks": 104,
        "without_consent": True,
    },
    "risk_model": [
        {"trigger": "truancy", "factors_needed": 2},
        {"trigger": "asb", "factors_needed": 2, "coverage": 0.8},
    ],
    "referral_pathway": {"step": "commissioned", "reach": 0.7},
    "gp_gateway": {"practices": 0.9, "refers": 1.0, "form": 0.8},
}
TOLD = {
    "information_sharing": {
        "kind": "data_warehouse",
        "without_consent": 0.5,
        "consent_form": 0.8,
        "agree": 0.6,
    },
    "front_door": [
        {"doors": "separate"},
        {"doors": "mash", "meetings": 3, "where": {"most_deprived": 2}},
    ],
    "single_assessment": {"accepted": 0.8, "wheel": 0.9},
    "service_directory": {"used": 0.8, "public": True},
    "domestic_abuse_conference": {"refers": 1.0, "every_weeks": 3},
}
EARLY = {
    "early_years": {"places": 2000, "parenting_education": 0.8},
    "edge_of_care": {"places": 1000, "harm": 2.0},
    "intensive_family_support": {"places": 1000, "needs": 1, "until": date(EARLIEST_START.year + 1, 1, 1)},
    "post_removal_support": {"places": 1000},
    "voluntary_sector": {"places": 1000, "weeks": 8},
    "community_capacity": {"ramp_weeks": 8, "hubs": 10, "role_models": 300},
    "school_community": {"schools": 40, "joins": 0.6},
}
RESTLESS = {"workforce.turnover_a_year": 0.9, "workforce.turnover_by_caseload": 1.3}
KEPT = ("tally", "events", "families", "snapshots")

_make_ready = sim.course.ready
_made: list[bytes] = [b""]


def ready_if_changed(town: Town, p: InForce) -> None:
    """Work out the tables of chances only for new parameters: uncompiled, that is most of the time."""
    now = p.needs.tobytes() + p.detection.tobytes()
    if now != _made[0]:
        _made[0] = now
        _make_ready(town, p)


def money(share: float) -> dict[str, dict]:
    """Return levers of posts and money: so much that there is one post of each at any share of the place."""
    return {
        "investment": {"family_support_0_11": 1 / share, "enabling_team": 0.1 / share},
        "pooled_prevention_fund": {"pays": {"police": 40_000 / share, "school": 20_000 / share}},
        "payment_by_results": {"phase": 2},
        "personal_budgets": {"offered": 0.5},
    }


def live(share: float, years: int, seed: int) -> dict[str, np.ndarray]:
    """Run a policy from the earliest start; return what `KEPT` names."""
    levers = {"thresholds": LEVER, "co_location": HUB, "advocates": ADVOCATES}
    policy = Scenario.of(
        {"start": EARLIEST_START, "parameters": RESTLESS} | levers | money(share) | EARLIER | TOLD | EARLY
    )
    record = simulate(Place.read("tameside").scaled(share), policy, seed, years)
    return {name: np.asarray(getattr(record, name)) for name in KEPT}


if __name__ == "__main__":
    if JIT_DISABLED:
        sim.course.ready = ready_if_changed
    file, share, years, seed = sys.argv[1:]
    np.savez(file, **live(float(share), int(years), int(seed)))
