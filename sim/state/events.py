"""What journeys tell: each event, and the rule behind it; a code is never re-used for something else."""

from enum import IntEnum


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
    SERVICE_JOINED = 60
    RELEASE_MET = 61
    ATTACHED = 52
    RESULT_CLAIMED = 53
    BUDGET_GIVEN = 54
    FOLLOW_UP_STARTED = 48
    FOLLOW_UP_RETURN = 49
    FAMILY_GROUP_MET = 50
    KIN_FOUND = 51
    HOLISTIC_ASSESSMENT = 44
    GP_REFERRED = 45
    SERVICE_ARRANGED = 46
    WRONG_DOOR = 40
    SELF_ASSESSED = 41
    ABUSE_CONFERENCE = 42
    DISCUSSED_AT_HUB = 43
    SERVICE_STARTED = 56
    SERVICE_ENDED = 57
    PARENTING_COURSE = 58
    NEED_STANDING = 70  # a need there already as the log begins, or brought by a family that moves in
    CASE_STANDING = 71  # a case or queue place there already as the log begins; value: `Tier`
    CARE_STANDING = 72  # a child in care already; agency: `Placement`, as in `care_started`
    SERVICE_STANDING = 73
    ADVOCATE_STANDING = 74
    HELP_CHANGED = 75  # who helps beside the lead from this week on; value: agencies [bits]
    BRIEF_HELP = 76  # an agency's brief help, all its weeks at once; value: weeks
    ASSESSMENT_UPDATED = 77  # an `assessment_ended` that brought one up to date, not a new one
    ASSESSMENT_ACCEPTED = 78  # early help takes the assessment there is for its own
    FOLLOW_UP_VISIT = 79
    CONCERN_NOTED = 80
    PROTECTION_TEAM_ENQUIRY = 81  # an `s47_started` that a child protection team leads


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
    ADVOCATE_GAVE_UP = 100
    STORY_PASSED_ON = 101
    PRISON_RELEASE = 102
    NEEDS_PAID_FOR = 80
    RESULT_PAID = 81
    OWN_PLAN = 82
    NOT_ENGAGED = 70
    WATCHED_AFTER_CLOSING = 71
    SAME_LEAD = 72
    FAMILY_PLAN = 73
    WITH_KIN = 74
    AGENCIES_CONCERNED = 60
    RISK_FACTORS = 61
    GP_GATEWAY = 62
    REFERRAL_PATHWAY = 63
    INFORMATION_SHARED = 50
    WRONG_DOOR = 51
    SAFEGUARDING_HUB = 52
    SHARED_ASSESSMENT = 53
    SELF_ASSESSMENT = 54
    SERVICE_DIRECTORY = 55
    HIGH_RISK_ABUSE = 56
    FAMILY_NURSE = 90
    EDGE_OF_CARE = 91
    INTENSIVE_FAMILY_SUPPORT = 92
    POST_REMOVAL_SUPPORT = 93
    COMMUNITY_NAVIGATOR = 94
    HANDED_ON = 95
    FIRST_CHILD = 96
    LOG_BEGINS = 110  # it stood so in the week in which the log begins
    HELP_ARRANGED = 111


FIRST_SERVICE = Reason.FAMILY_NURSE - 1  # a service's code added to it is the service's reason
