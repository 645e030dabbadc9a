"""A vignette's family in a town where nothing is left to luck, put through one real step of the week."""

from collections.abc import Mapping

from sim.calendar import Calendar
from sim.course import Course
from sim.history import _found as found
from sim.journey.advocate_places import place_advocates
from sim.journey.allocation import allocate
from sim.journey.assessment import assess, review_plans
from sim.journey.closure import review_cases
from sim.journey.front_door import screen_contacts
from sim.parameters import InForce, default_records, defaults_in_force, handed_parameters
from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.codes import Agency, ChildStatus, ClosingRule, Need, Tier
from sim.state.events import Event
from sim.state.families import NEVER
from sim.state.town import Count, change_severity, handed
from sim.workforce.caseload import stand_in_queue, take_case

SEVERITY = {"none": 0, "emerging": 1, "established": 2, "acute": 3}
NO_LUCK = {
    "thresholds": {"judgement_spread": 0.0, "assessor_spread": 0.0},
    "front_door": {"no_assessment_share": 0.0, "accepts_early_help": 2.0},
    "assessment": {"plan_share": 1.0},
    "advocates": {"accepts": 2.0, "accepts_by_trust": 0.0, "hours": 20.0, "contact_hours": 25.0},
    "closure": {"steps_down": 0.0, "disengages": 0.0, "drops_out_waiting": 0.0},
}
WEEK, YEAR, SEED = 200, 2014, 0


class OneFamily:
    """A town of some sixty families of which the first is the vignette's; the others have no needs."""

    def __init__(self, lines: Mapping[str, float], urgent_score: float = 4.0):
        place = Place.read("tameside").scaled(0.002)
        scenario = Scenario()
        course: Course = found(place, scenario, Calendar(scenario.start, 1), SEED)
        self.town = course.town
        self.here = handed(self.town)
        self.town.counters[Count.KEEP_EVENTS] = 1
        self.p = _without_luck(len(place.zone_names), lines, urgent_score)
        self.rules = handed_parameters(self.p)
        self.family = self.town.families[0]
        self.family.children = 2
        self.family.birth_week[:2] = WEEK - 300, WEEK - 400
        self.family.child_status[:2] = ChildStatus.AT_HOME
        self.family.trust_week = WEEK

    def has(self, needs: Mapping[str, str], row: int = 0) -> None:
        """Give the family, or that of another row, its needs."""
        for name, severity in needs.items():
            change_severity(self.here, row, int(Need[name.upper()]), SEVERITY[severity])

    def front_door(
        self,
        referrer: str,
        needs: Mapping[str, str],
        known_to: Mapping[str, list[str]] | None = None,
        agencies_share: bool = True,
        referred_weeks_ago: int | None = None,
        caseload: float = 1.0,
    ) -> str:
        """Bring the family to the front door; return what becomes of it."""
        self.has(needs)
        for agency, known in (known_to or {referrer: list(needs)}).items():
            self.family.known[Agency[agency.upper()]] = sum(1 << Need[need.upper()] for need in known)
        self.town.ties[:] = float(agencies_share)
        self.family.consents_to_share = 1
        self.town.pressure[:] = caseload - 1.0
        if referred_weeks_ago is not None:
            self.family.last_family_referral = WEEK - referred_weeks_ago
        self.family.referrer, self.family.in_contact = Agency[referrer.upper()], 0b11
        self.town.contacts[0], self.town.counters[Count.CONTACTS] = 0, 1
        screen_contacts(self.here, self.rules, YEAR, SEED, WEEK)
        if self.family.tier == Tier.ASSESSMENT:
            return "enquiry" if self.family.s47_due_week < NEVER else "assessment"
        return "early_help" if self.family.tier == Tier.EARLY_HELP_WAITING else self.last_event()

    def closing(
        self, rule: str, presenting: str, needs: Mapping[str, str], settled_reviews_before: int = 0
    ) -> str:
        """Review the family as child in need by a closing rule; return whether the case closes."""
        self.p.thresholds["closing_rule"] = ClosingRule[rule.upper()]
        self.has(needs)
        self._is_open_as(Tier.CHILD_IN_NEED)
        self.family.presenting = Need[presenting.upper()]
        self.family.low_reviews = settled_reviews_before
        self.family.due_week = WEEK
        review_cases(self.here, self.rules, SEED, WEEK)
        return "closed" if self.family.tier == Tier.UNIVERSAL else "open"

    def enquiry(self, needs: Mapping[str, str]) -> str:
        """End an enquiry about the family; return whether it comes under a plan."""
        self.has(needs)
        self._is_open_as(Tier.CHILD_IN_NEED)
        self.family.s47_due_week = WEEK
        assess(self.here, self.rules, YEAR, SEED, WEEK)
        return self._plan_or_not()

    def plan(self, needs: Mapping[str, str]) -> str:
        """Review the family's plan; return whether it goes on."""
        self.has(needs)
        self._is_open_as(Tier.CHILD_PROTECTION)
        self.family.plan_due_week = WEEK
        review_plans(self.here, self.rules, SEED, WEEK)
        return self._plan_or_not()

    def queue(self, waiting: Mapping[str, Mapping[str, float]]) -> str:
        """Let families wait for the one place there is; return the name of the one that gets it."""
        for row, case in enumerate(waiting.values()):
            family = self.town.families[row]
            family.tier, family.priority = Tier.EARLY_HELP_WAITING, case["judged"]
            stand_in_queue(self.here, row, WEEK - int(case["weeks"]))
        self.p.workforce["key_worker_caseload"] = 1.0
        allocate(self.here, self.rules, WEEK)
        placed = [name for row, name in enumerate(waiting) if self.town.families[row].worker >= 0]
        return " and ".join(placed)

    def advocate(self, open: Mapping[str, Mapping], accepts: str = "always") -> str:
        """Let one advocate have time for one of several open families; return which, or nobody."""
        self.p.advocates["number"] = 1.0
        if accepts == "by_trust":  # at no trust never, at full trust always
            self.p.advocates["accepts"], self.p.advocates["accepts_by_trust"] = 0.55, 1.5
        for row, case in enumerate(open.values()):
            family = self.town.families[row]
            family.tier, family.trust = Tier[case["tier"].upper()], case.get("trust", 0.55)
            family.opened_week = WEEK - case.get("weeks", 1)
            stand_in_queue(self.here, row, family.opened_week)
            self.has(case["needs"], row)
        place_advocates(self.here, self.rules, SEED, WEEK)
        helped = [name for row, name in enumerate(open) if self.town.families[row].advised_at > 0]
        return " and ".join(helped) or "nobody"

    def last_event(self) -> str:
        """Return what was logged last, as the journeys table names it."""
        return Event(int(self.town.events[self.town.counters[Count.EVENTS] - 1]["event"])).name.lower()

    def _is_open_as(self, tier: Tier) -> None:
        self.family.tier, self.family.in_case = tier, 0b11
        self.family.opened_week = self.family.case_week = WEEK - 10
        stand_in_queue(self.here, 0, WEEK - 10)
        take_case(self.here, 0, 0, WEEK - 8)

    def _plan_or_not(self) -> str:
        assert self.family.tier in (Tier.CHILD_IN_NEED, Tier.CHILD_PROTECTION)
        return "plan" if self.family.tier == Tier.CHILD_PROTECTION else "no_plan"


def _without_luck(zones: int, lines: Mapping[str, float], urgent_score: float) -> InForce:
    force = defaults_in_force(zones)
    given = NO_LUCK | {
        "thresholds": NO_LUCK["thresholds"] | dict(lines),
        "allocation": {"urgent_score": urgent_score},
        "workforce": {},
    }
    changed = {stage: default_records(stage, zones) for stage in given}
    for stage, values in given.items():
        for name, value in values.items():
            changed[stage][name] = value
    return force._replace(**changed)
