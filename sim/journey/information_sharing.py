"""Information sharing: what one agency has on record reaches another, and whether the family agreed to it.

Leicestershire (2011, 4.1) finds services deciding on what they alone have seen of a family, and lists what
they might share, from a record of who works with whom upwards. Greater Manchester (2016) tells of informal
calls, agreements, signed consent, and one data warehouse that shows a family's profile and history. Baseline:
what one knows travels along the ties of agencies, and less often where a family refuses. A shared record is
a second way beside the telephone.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.thresholds import ALL_NEEDS, need_score
from sim.journey.trust import trust_now
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.families import AGENCIES, NEEDS
from sim.state.measures import M
from sim.state.record import count
from sim.units import CODE, RATIO, SHARE, TRUST, WEEKS, assumption, by, codes, means

_WAYS = ("none", "informal", "register", "agreement", "data warehouse")
_KINDS = f"by kind: {', '.join(_WAYS)}"


class InformationSharing(NamedTuple):
    """How agencies have agreed to share, how far it reaches, and what each kind does."""

    in_use: Annotated[
        float,
        SHARE,
        assumption("of what is told, the agreed way; none, as shipped", 0.0, 1.0),
        means("how far agencies use the agreed way to share"),
    ] = 0.0
    kind: Annotated[
        float,
        CODE,
        assumption(f"0 to 4, {_KINDS}", 0, 4),
        codes(*_WAYS),
        means("how agencies share what they have on record"),
    ] = 1.0
    found: Annotated[
        tuple,
        SHARE,
        assumption(f"records on a family that a look finds, {_KINDS}; no estimate", 0, 1),
        by(_WAYS),
        means("chance that a look finds what an agency has on a family"),
    ] = (0.0, 0.0, 0.3, 0.5, 0.9)
    usual_ties: Annotated[
        tuple,
        RATIO,
        assumption(f"what usual ties still tell the front door, {_KINDS}", 0, 1),
        by(_WAYS),
        means("part of what agencies usually tell the front door that they still tell"),
    ] = (0.0, 1.0, 1.0, 1.0, 1.0)
    looks_first: Annotated[
        tuple,
        CODE,
        assumption(f"1 where an agency looks before it decides, {_KINDS}", 0, 1),
        by(_WAYS),
        means("whether an agency looks at others' records before it decides"),
    ] = (0.0, 0.0, 0.0, 0.0, 1.0)
    looks_back_weeks: Annotated[
        tuple,
        WEEKS,
        assumption(f"further back that the front door sees referrals, {_KINDS}", 0, 104),
        by(_WAYS),
        means("how much further back the front door sees earlier referrals"),
    ] = (0.0, 0.0, 0.0, 0.0, 52.0)
    members: Annotated[
        tuple,
        SHARE,
        assumption("whose records are shared, by agency", 0, 1),
        by(Agency),
        means("agencies whose records are shared, and who can look"),
    ] = (1.0,) * AGENCIES
    without_consent: Annotated[
        float,
        SHARE,
        assumption("found where a family refuses, of what is found else; none", 0.0, 1.0),
        means("part of the usual finds where a family refuses sharing"),
    ] = 0.0
    steadier: Annotated[
        float,
        SHARE,
        assumption("of an assessor's noise gone when all needs were known; no estimate", 0, 0.5),
        means("how much less assessors' judgement varies where records told of all needs"),
    ] = 0.2
    trust_told_anyway: Annotated[
        float,
        TRUST,
        assumption("lost when something is told that was refused; no estimate", 0.0, 0.1),
        means("trust lost when something is told though the family refused"),
    ] = 0.03
    form: Annotated[
        float,
        SHARE,
        assumption("of families asked by a common consent form; none, as shipped", 0.0, 1.0),
        means("families who are asked by a common consent form"),
    ] = 0.0
    agree: Annotated[
        float,
        SHARE,
        assumption("of them at middling trust; Leicestershire heard a third for", 0.33, 0.95),
        means("families asked by the form who agree to share, at middling trust"),
    ] = 0.75
    agree_by_trust: Annotated[
        float,
        RATIO,
        assumption("more for a unit of trust above rest; as in early help", 0.0, 1.5),
        means("added to the share who agree to share by a unit of trust"),
    ] = 0.8


@compiled
def usual_ties_used(p):
    """Share of what usual ties carry that still reaches the front door [0-1]; 1 as shipped."""
    return 1.0 - p.in_use * (1.0 - p.usual_ties[int(p.kind)])


@compiled
def further_back(p):
    """Weeks by which the front door's view of earlier referrals reaches further back."""
    return p.in_use * p.looks_back_weeks[int(p.kind)]


@compiled
def chance_of_record(agency, consents, p):
    """Chance that a look finds what an agency has on record about a family [0-1]."""
    chance = p.in_use * p.found[int(p.kind)] * p.members[agency]
    return chance if consents else chance * p.without_consent


@compiled
def needs_in_records(town, family, reader, known, p, seed, week):
    """Needs that an agency does not know and finds in others' records [bits by need].

    A record that cannot be found for a family is not found next week either. Trust falls when a family
    refused and something is told all the same.
    """
    rules = p.information_sharing[family.zone]
    if rules.in_use * rules.found[int(rules.kind)] * rules.members[reader] <= 0.0:
        return 0
    count(town, week, family.neighbourhood, M.INFORMATION_CHECKS, 1)
    found = 0
    for agency in range(AGENCIES):
        if family.known[agency] & ~known:
            chance = chance_of_record(agency, family.consents_to_share != 0, rules)
            if uniform(seed, Decision.INFORMATION_FOUND, family.number, 0, agency) < chance:
                found |= family.known[agency]
    found &= ~known
    if found != 0:
        _note_what_was_told(town, family, found, rules, week)
    return found


@compiled
def _note_what_was_told(town, family, found, p, week):
    for need in range(NEEDS):
        if (found >> need) & 1:
            count(town, week, family.neighbourhood, M.NEEDS_FROM_RECORDS, 1)
    if family.consents_to_share == 0:
        count(town, week, family.neighbourhood, M.TOLD_WITHOUT_CONSENT, 1)
        family.trust_marks -= p.trust_told_anyway


@compiled
def look_first(town, family, agency, p, seed, week):
    """Let an agency that has seen a need look at what others have, before it decides what to do."""
    rules = p.information_sharing[family.zone]
    if rules.in_use <= 0.0 or rules.looks_first[int(rules.kind)] <= 0.0 or agency == Agency.FAMILY:
        return
    known = family.known[agency]
    family.known[agency] |= needs_in_records(town, family, agency, known, p, seed, week)


@compiled
def ask_consent(town, family, p, seed, week):
    """Ask a family that is met by the common form; the willing agree first, and more where trust is high."""
    rules = p.information_sharing[family.zone]
    if rules.form <= 0.0 or uniform(seed, Decision.CONSENT_ASKED, family.number, 0, 0) >= rules.form:
        return
    trust = trust_now(family, week, p.support[family.zone])
    chance = rules.agree + rules.agree_by_trust * (trust - 0.55)
    agrees = int(uniform(seed, Decision.TRAITS, family.number, 0, 0) < chance)
    if agrees != family.consents_to_share:
        measure = M.CONSENTS_GIVEN if agrees else M.CONSENTS_WITHDRAWN
        count(town, week, family.neighbourhood, measure, 1)
        family.consents_to_share = agrees


@compiled
def noise_with_records(family, p):
    """Share of an assessor's usual noise that is left where others' records told what to look for [0-1]."""
    told = p.in_use * p.found[int(p.kind)] * p.steadier
    if told <= 0.0:
        return 1.0
    there = need_score(family.severity, ALL_NEEDS)
    if there <= 0.0:
        return 1.0
    return 1.0 - told * need_score(family.severity, family.known[Agency.SOCIAL_CARE]) / there
