"""The codes of what families, agencies and cases can be: needs, agencies, tiers, outcomes.

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


class Severity(IntEnum):
    """How bad a need is, in the order of every table by severity."""

    NONE = 0
    EMERGING = 1
    ESTABLISHED = 2
    ACUTE = 3


class AgeGroup(IntEnum):
    """Ages of children at home; a family's set of them has bit 1, 2 or 4."""

    UNDER_FIVE = 0
    FIVE_TO_TEN = 1
    ELEVEN_AND_OVER = 2


class Agency(IntEnum):
    """Who meets families; FAMILY stands for families, neighbours and the anonymous.

    What each meets, treats and is tied to is data (`agencies.yaml`); spare codes are for agencies that a
    place adds.
    """

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
    PROBATION = 15
    SPARE_1 = 16
    SPARE_2 = 17
    SPARE_3 = 18


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


class Service(IntEnum):
    """Services with places, of which a family has one at a time (see `sim/journey/services.py`)."""

    NONE = 0
    FAMILY_NURSE = 1
    EDGE_OF_CARE = 2
    INTENSIVE_FAMILY_SUPPORT = 3
    POST_REMOVAL_SUPPORT = 4
    COMMUNITY_NAVIGATOR = 5


class ClosingRule(IntEnum):
    """When a review closes a case (see `sim/journey/closure.py`)."""

    SETTLED_SCORE = 0
    PRESENTING = 1
    WHOLE_FAMILY = 2
    TIME_LIMIT = 3


class Scope(IntEnum):
    """Which needs a lead works on (see `sim/journey/scope.py`)."""

    TRADE = 0
    PRESENTING = 1
    WHOLE_FAMILY = 2


class WorkerModel(IntEnum):
    """How many workers a family in early help has (see `sim/journey/key_worker.py`)."""

    AS_THINGS_STAND = 0
    WHOLE_FAMILY = 1
    SILO = 2


class Patch(IntEnum):
    """Whose families a worker serves (see `sim/workforce/neighbourhood_teams.py`)."""

    FIRST = 0
    ONLY = 1
    ANYONE = 2


def name_of(code: IntEnum) -> str:
    """Return the name used in files, columns and charts."""
    return code.name.lower()
