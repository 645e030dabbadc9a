"""What each draw is for: one code a decision, on which all luck leans."""

from enum import IntEnum


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
    CLOSED_ON_CLAIM = 130
    PERSONAL_BUDGET = 131
