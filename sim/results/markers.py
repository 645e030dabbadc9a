"""Markers: what Staffordshire's district pilots (2017, appendix 2) are judged by, read from families' needs.

A marker follows a need; it is no model of its own, so nothing in a run rests on one. Only its change can be
read, not its height: where a published height exists, its evidence id is named, to be held beside it.
"""

from typing import NamedTuple

import pandas as pd

from sim.results.outcomes import PER, WEEKS_A_YEAR, Level, Outcome

INCIDENTS_A_POINT = (
    1.0  # a year, of anti-social behaviour, for each point of severity: an assumption, 0.5 to 4
)
FROM_DEMAND = (
    "local_support_referrals",
    "local_support_re_referrals",
    "child_mental_health_referrals",
    "crime_and_asb_severity",
    "families",
)
FROM_SNAPSHOTS = ("pupils", "persistently_absent", "aged_five", "ready_for_school")


class Marker(NamedTuple):
    """One marker: the outcome, what it means here, and how that is known.

    known : `assumption`, with what it rests on; beside : evidence ids of published figures of its height.
    """

    outcome: Outcome
    means: str
    known: str
    beside: tuple[str, ...] = ()


def _share(level: Level, part: str, whole: str) -> pd.Series:
    return 100.0 * level[part] / level[whole].where(level[whole] != 0)


def _families_a_year(level: Level, name: str) -> pd.Series:
    return level[name] * WEEKS_A_YEAR * PER / level["families"].where(level["families"] != 0)


A_YEAR = "per 10,000 families a year"
DEFINED: tuple[Marker, ...] = (
    Marker(
        Outcome(
            "local_support_referrals",
            "Referrals to the local support team (early help)",
            A_YEAR,
            "neither",
            lambda level: _families_a_year(level, "local_support_referrals"),
        ),
        "families whom the front door sends on to early help, whether they accept or not",
        "assumption: the local support teams of Staffordshire stand for early help as the model has it",
    ),
    Marker(
        Outcome(
            "local_support_re_referrals",
            "Re-referrals to the local support team",
            "% of these referrals",
            "lower",
            lambda level: _share(level, "local_support_re_referrals", "local_support_referrals"),
        ),
        "of these, families sent on before in the 365 days before, as social care counts re-referrals",
        "assumption: the reports give no period",
    ),
    Marker(
        Outcome(
            "persistent_absence",
            "Persistent absence",
            "% of pupils",
            "lower",
            lambda level: _share(level, "persistently_absent", "pupils"),
        ),
        "children at home of 5 to 15 on 31 March whose family has any need in a child's wellbeing",
        "assumption: the need of one child counts for all of the family; any severity, since that share of "
        "children lies near the published one",
        ("persist_abs_tameside", "persist_abs_england"),
    ),
    Marker(
        Outcome(
            "school_readiness",
            "Ready for school at five",
            "% of those aged five",
            "higher",
            lambda level: _share(level, "ready_for_school", "aged_five"),
        ),
        "children at home aged five on 31 March whose family has no need in parenting or a child's wellbeing",
        "assumption: speech, language and prematurity, which decide much of it, are not in the model",
        ("gld_tameside", "gld_england"),
    ),
    Marker(
        Outcome(
            "antisocial_behaviour",
            "Anti-social behaviour incidents",
            A_YEAR,
            "lower",
            lambda level: INCIDENTS_A_POINT * level["crime_and_asb_severity"] * PER / level["families"],
        ),
        "one incident a year for each point of severity of a family's need in crime and such behaviour",
        "assumption: the number of incidents a point is a scale and moves no comparison",
    ),
    Marker(
        Outcome(
            "child_mental_health_referrals",
            "Referrals to child mental health",
            A_YEAR,
            "neither",
            lambda level: _families_a_year(level, "child_mental_health_referrals"),
        ),
        "families for whom a lead in early help or social care calls in child mental health as a service",
        "assumption: schools and GPs refer nobody here, and expertise shared with a lead is no referral",
    ),
)
MARKERS: tuple[Outcome, ...] = tuple(marker.outcome for marker in DEFINED)
