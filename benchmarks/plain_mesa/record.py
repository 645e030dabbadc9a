"""Step 10: the stocks at the end of the week, counted by asking every agent."""

from collections import Counter

from benchmarks.plain_mesa.child_in_care import ChildInCare
from benchmarks.plain_mesa.family import Family
from benchmarks.plain_mesa.worker import Worker
from sim.journey.support import services_helping
from sim.state.codes import Need, Placement, Tier
from sim.workforce.caseload import children_in

ACUTE, EMERGING = 3, 1
ACUTE_NAMES = [f"acute_{need.name.lower()}" for need in Need]


def keep_stocks(model) -> None:
    """Count families, cases, children in care and workers, each in its neighbourhood."""
    for neighbourhood, counts in enumerate(model.counts):
        rules = model.rules.thresholds[neighbourhood]
        counts["gatekeeping_binds"] += rules.gatekeeping > 0.0 and model.pressure >= rules.pressure_cap
    keep_hubs(model)
    model.agents_by_type[Family].do(keep_family)
    model.cases.do(keep_case)
    model.advised.do(keep_advised)
    model.children_in_care.do(keep_child_in_care)
    model.agents_by_type[Worker].do(keep_worker)


def keep_hubs(model) -> None:
    """Count hubs and the agencies in them, in proportion to the families of each zone."""
    homes = Counter(model.agents_by_type[Family].get("zone"))
    for zone, neighbourhood in enumerate(model.zone_neighbourhoods):
        rules = model.rules.co_location[zone]
        hubs, counts = homes[zone] / rules.families_a_hub, model.counts[neighbourhood]
        counts["co_location_hubs"] += hubs * max(rules.together)
        counts["co_located_agencies"] += hubs * sum(rules.together)


def keep_family(family: Family) -> None:
    """Count a family, its children and its needs."""
    counts, severity = family.model.counts[family.neighbourhood], family.severity
    counts["families"] += 1
    counts["children"] += family.children_living
    if not any(severity):
        return
    counts["families_with_need"] += 1
    counts["severity"] += sum(severity)
    counts["crime_and_asb_severity"] += severity[Need.CRIME_AND_ASB]
    if ACUTE in severity:
        counts["families_severe_unseen"] += family.worker is None
        for need, name in enumerate(ACUTE_NAMES):
            counts[name] += severity[need] == ACUTE


def keep_case(family: Family) -> None:
    """Count a family with a case or a queue place."""
    counts = family.model.counts[family.neighbourhood]
    counts["open_families"] += 1
    counts["trust_of_open"] += family.trust
    counts["services_of_open"] += services_helping(family.services)
    if family.tier == Tier.EARLY_HELP_WAITING:
        counts["early_help_waiting"] += 1
        counts["waiting_with_no_trust"] += family.trust <= 0.0
    elif family.tier == Tier.EARLY_HELP:
        keep_early_help(family, counts)
    else:
        keep_statutory(family, counts)
    if family.worker and max(family.severity) <= EMERGING:
        counts["families_helped_without_need"] += 1


def keep_advised(family: Family) -> None:
    """Count a family with an advocate, and the hours."""
    counts = family.model.counts[family.neighbourhood]
    counts["advocate_families"] += 1
    counts["advocate_hours"] += family.advocate_hours


def keep_early_help(family: Family, counts) -> None:
    """Count a family in early help and its children, once a year as helped in the year."""
    counts["early_help_families"] += 1
    for slot in family.children_at_home():
        counts["early_help_children"] += 1
        counts["early_help_in_year"] += family.helped_year[slot] != family.model.year
        family.helped_year[slot] = family.model.year


def keep_statutory(family: Family, counts) -> None:
    """Count the children of a statutory case where it stands, once a year as in need in the year."""
    children = children_in(family.in_case)
    counts["in_need"] += children
    counts["allocated_children"] += children if family.worker else 0
    if family.tier == Tier.ASSESSMENT:
        counts["assessment_children"] += children
        counts["assessment_families_open"] += 1
        if family.model.calendar.ends_year(family.model.week):
            count_in_year(family, counts)
        return
    stock, families = (
        ("plans", "plan_families")
        if family.tier == Tier.CHILD_PROTECTION
        else ("child_in_need", "child_in_need_families")
    )
    counts[stock] += children
    counts[families] += 1
    count_in_year(family, counts)


def count_in_year(family: Family, counts) -> None:
    """Count the children of a case as in need in the year, once."""
    for slot in family.children_in_case():
        counts["in_need_in_year"] += family.counted_year[slot] != family.model.year
        family.counted_year[slot] = family.model.year


def keep_child_in_care(child: ChildInCare) -> None:
    """Count a child in care by placement, or a care leaver."""
    counts = child.model.counts[child.neighbourhood]
    counts["in_need"] += 1
    counts["in_need_in_year"] += child.counted_year != child.model.year
    child.counted_year = child.model.year
    if child.has_left:
        counts["care_leavers"] += 1
        return
    counts["looked_after"] += 1
    counts[f"looked_after_{Placement(child.placement).name.lower()}"] += 1
    counts["allocated_children"] += child.worker is not None


def keep_worker(worker: Worker) -> None:
    """Count a filled post."""
    counts = worker.model.counts[worker.team]
    if not worker.filled:
        return
    if worker.is_social_worker:
        counts["social_workers_in_post"] += 1
        counts["social_workers_with_cases"] += worker.caseload > 0
    else:
        counts["key_workers_in_post"] += 1
