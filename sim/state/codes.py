"""Every code of the model, once: needs, agencies, tiers, events and reasons.

A code is never re-used for something else, since draws and stored tables lean on it.
"""

from enum import IntEnum


class Need(IntEnum):
    """The eight needs, in the order of every table by need."""

    MONEY_AND_WORK = 0
    HOUSING = 1
    MENTAL_HEALTH = 2
    SUBSTANCE_MISUSE = 3
    DOMESTIC_ABUSE = 4
    PARENTING = 5
    CHILD_WELLBEING = 6
    CRIME_AND_ASB = 7


class Agency(IntEnum):
    """Who meets families; FAMILY stands for families, neighbours and the anonymous."""

    HEALTH_VISITING = 0
    GP = 1
    SCHOOL = 2
    POLICE = 3
    HOUSING_PROVIDER = 4
    JOBCENTRE = 5
    VOLUNTARY_SECTOR = 6
    EARLY_HELP = 7
    CHILD_MENTAL_HEALTH = 8
    ADULT_MENTAL_HEALTH = 9
    DRUG_AND_ALCOHOL = 10
    YOUTH_JUSTICE = 11
    DOMESTIC_ABUSE_SERVICE = 12
    SOCIAL_CARE = 13
    FAMILY = 14


class Tier(IntEnum):
    """Where a family stands; each family stands in exactly one place each week."""

    UNIVERSAL = 0
    EARLY_HELP_WAITING = 1
    EARLY_HELP = 2
    ASSESSMENT = 3
    CHILD_IN_NEED = 4
    CHILD_PROTECTION = 5


class Outcome(IntEnum):
    """What the front door decides about a contact."""

    NO_FURTHER_ACTION = 0
    SIGNPOST = 1
    EARLY_HELP = 2
    ASSESSMENT = 3


class ChildStatus(IntEnum):
    """What has become of each planned child of a family."""

    UNBORN = 0
    AT_HOME = 1
    LOOKED_AFTER = 2
    ADULT = 3
    PERMANENT_ELSEWHERE = 4


class Placement(IntEnum):
    """Where a looked-after child lives; CARE_LEAVER marks a record kept after ageing out."""

    FOSTER = 0
    RESIDENTIAL = 1
    WITH_PARENTS = 2
    OTHER = 3
    CARE_LEAVER = 4


class Leaving(IntEnum):
    """Why a family's row ends."""

    MOVED_OUT = 0
    GROWN_UP = 1


class Substance(IntEnum):
    """Which substance a family's misuse would concern, fixed for life."""

    DRUGS = 0
    ALCOHOL = 1
    BOTH = 2


class ClosingRule(IntEnum):
    """When a review closes a case (see `sim/journey/closure.py`)."""

    SETTLED_SCORE = 0
    PRESENTING = 1
    WHOLE_FAMILY = 2


class Decision(IntEnum):
    """What a draw is for. Never re-used, never renumbered."""

    HOUSEHOLD = 1
    BIRTHS = 2
    LEAVING = 3
    FRAILTY = 4
    RESILIENCE = 5
    TRAITS = 6
    INHERITANCE = 7
    ARRIVAL_NEEDS = 8
    ONSET_CANDIDATE = 20
    ONSET = 21
    NEED_STEP = 22
    SHALLOW_CANDIDATE = 30
    SIGN = 31
    AGENCY_RESPONSE = 32
    SELF_REFERRAL = 33
    SHALLOW_WORRY = 34
    CONTACT_SIBLINGS = 40
    FRONT_DOOR = 41
    SHARED_KNOWLEDGE = 42
    EARLY_HELP_OFFER = 43
    NO_ASSESSMENT = 44
    S47_SUSPICION = 45
    TOLD_BY_NEIGHBOURING_DESK = 46
    ASSESSMENT_WEEKS = 50
    ASSESSMENT = 51
    FACTOR = 52
    CONFERENCE = 53
    PLAN = 54
    PASS_TO_EARLY_HELP = 55
    EXPERTISE = 60
    EARLY_HELP_DROP_OUT = 61
    OPEN_CASE_S47 = 70
    CARE_ENTRY = 71
    CARE_CHILD = 72
    CARE_STAY = 73
    PLACEMENT = 74
    CARE_EXIT = 75
    CARE_EXIT_WHY = 76
    PLAN_REVIEW = 77
    CARE_SEED = 78
    CLOSING_REVIEW = 80
    STEP_DOWN = 81
    DISENGAGED = 82
    WORKER_LEAVES = 90
    WORKER_SKILL = 91
    TIE = 92
    NETWORK = 93
    ADVOCATE_OFFER = 95


class Event(IntEnum):
    """Rows of the journeys table; names as in the column `event`, lower case."""

    BIRTH = 0
    MOVED_IN = 1
    MOVED_OUT = 2
    LEFT = 3
    NEED_BEGAN = 4
    NEED_CHANGED = 5
    NEED_ENDED = 6
    CONCERN = 7
    CONTACT = 8
    NO_FURTHER_ACTION = 9
    SIGNPOSTED = 10
    REFERRAL = 11
    ASSESSMENT_STARTED = 12
    ASSESSMENT_ENDED = 13
    EARLY_HELP_ASSESSMENT = 14
    EARLY_HELP_STARTED = 15
    EARLY_HELP_ENDED = 16
    CIN_STARTED = 17
    CIN_ENDED = 18
    S47_STARTED = 19
    CONFERENCE = 20
    PLAN_STARTED = 21
    PLAN_ENDED = 22
    CARE_STARTED = 23
    PLACEMENT_CHANGED = 24
    CARE_ENDED = 25
    WAITING = 26
    ALLOCATED = 27
    WORKER_CHANGED = 28
    REFUSED = 29
    DISENGAGED = 30
    STEPPED_UP = 31
    STEPPED_DOWN = 32
    CLOSED = 33
    ADVOCATE_STARTED = 34
    ADVOCATE_ENDED = 35


class Reason(IntEnum):
    """The rule behind an event, with its value, threshold and draw (column `rule`, lower case)."""

    LIFE = 0
    CIRCUMSTANCES = 1
    CASCADE = 2
    ESCALATION = 3
    EASED = 4
    SIGN_SEEN = 5
    SHALLOW_WORRY = 6
    ASKED_FOR_HELP = 7
    BELOW_THRESHOLD = 8
    AT_OR_ABOVE_THRESHOLD = 9
    NO_CONSENT = 10
    HARM_SUSPECTED = 11
    HARM_FOUND = 12
    HARM_EASED = 13
    NOT_IN_NEED = 14
    IN_NEED = 15
    CLOSED_AT_TRIAGE = 16
    PLACE_IN_TEAM = 17
    WORKER_LEFT = 18
    REVIEW_SETTLED = 19
    PRESENTING_NEED_EASED = 20
    WHOLE_FAMILY_SETTLED = 21
    DROPPED_OUT = 22
    CARE_THRESHOLD = 23
    SEEDED = 24
    RETURNED_HOME = 25
    UNPLANNED_RETURN = 26
    PERMANENCE = 27
    AGED_OUT = 28
    MOVED_AWAY = 29
    GREW_UP = 30
    NO_CHILD_AT_HOME = 31
    ALREADY_OPEN = 32
    OWN_HELP = 33
    TAKEN_INTO_CARE = 34
    STORY_RETOLD = 35
    TURNED_18 = 36
    OWN_POLICY = 37  # a researcher's own code
    ADVOCATE_ACCEPTED = 38
    CASE_ENDED = 39
    TIME_WAS_UP = 40
    FUNDING_ENDED = 41


def name_of(code: IntEnum) -> str:
    """Return the name used in files, columns and charts."""
    return code.name.lower()
