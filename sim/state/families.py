"""Families: one record a row, the columns of everything true of a family now.

A row is a place to live: when a family leaves, the next one of the same row follows it. A family's
number is `row + rows x generation`, so it is the same under every policy. In a rule,
`family = families[row]` is a view of one record; above, `families.trust` is the column, shape (rows,).

The right-hand column names the one stage that writes each field (two where taken and given back).
"""

import numpy as np

MAX_CHILDREN = 6
NEEDS = 8
AGENCIES = 19
AGE_GROUPS = 8  # combinations of under five, five to ten, eleven and over at home
NEVER = 1_000_000  # a week that never comes
LONG_AGO = -1_000_000

FAMILY = np.dtype(
    [
        # what every week looks at comes first, so that a visit touches few lines of cache
        ("number", "i8"),  # family number, the key of all its draws
        ("zone", "i2"),  # row of the parameters in force; a priority area is a zone of its own
        ("neighbourhood", "i2"),
        ("tier", "i2"),  # `Tier`
        ("worker", "i4"),  # row of the worker, -1 none                           allocation, workforce
        ("active_at", "i4"),
        ("open_at", "i4"),
        ("severity", "i1", (NEEDS,)),  # 0 none, 1 emerging, 2 established, 3 acute
        ("own_help_need", "i2"),
        ("own_help_until", "i4"),  # brief help of one agency ends                 detection
        ("pulled_in", "i2"),  # bits by need: expertise shared with the lead       support
        ("siloed", "i2"),  # bits by need: helped by a separate agency             support
        ("frailty_root", "f8"),  # L to the power 0.5, bears on escalation
        ("ease_factor", "f8"),  # (0.5 + resilience) x L to the power -0.25, bears on recovery
        ("protection", "f8"),  # peers' resilience and community capacity, multiplies onset  networks
        ("peers_resilience", "f8"),  # summed over the families tied to this one   networks
        ("help_power", "f8"),  # eases a need in scope by this chance a week        support
        ("help_at_most", "f8"),  # bound of help_power, kept for the family's watch support
        ("service_power", "f8"),  # a service eases a need in its scope by this chance a week at full trust
        ("service_odds", "f8"),  # log odds that it adds to engagement in the family's case
        ("eased_by_community", "f8"),  # share by which needs ease faster for capacity gained  networks
        ("ages", "i2"),  # bits: 1 under five, 2 five to ten, 4 eleven and over  demography
        ("in_case", "i4"),  # bits: children in the open statutory episode     front door, closure
        ("onset_rate", "f8", (NEEDS,)),  # onset chance a week from circumstances alone, before multipliers
        ("known", "i2", (AGENCIES,)),  # bits by need, one field an agency
        # who they are: written once, when the row is settled                         population
        ("generation", "i4"),
        ("tenth", "i2"),  # national deprivation tenth, 1 = most deprived
        ("workless_chance", "f8"),  # of whoever lives here
        ("community_capacity", "f8"),  # 0-1, of the zone
        ("tenure", "i2"),  # 0 owned, 1 social rent, 2 private rent
        ("lone_at_start", "i2"),
        ("young_parent", "i2"),
        ("workless", "i2"),
        ("substance", "i2"),  # `Substance`
        ("consents_to_share", "i2"),  # until a common form asks again             information sharing
        ("arrived_week", "i4"),
        ("moved_in", "i2"),  # came from elsewhere, needs and all
        ("leaving_week", "i4"),  # week in which the row ends
        ("leaving_why", "i2"),  # `Leaving`
        ("separation_week", "i4"),
        ("repartner_week", "i4"),
        ("prison_release_week", "i4"),
        ("frailty_score", "f8"),  # standard normal, what children inherit in part
        ("resilience", "f8"),  # 0-1
        ("resilience_told", "f8"),  # as it stands in the sums of its peers         networks
        ("frailty", "f8"),  # L, lifelong, mean about 1
        # children                                                                    demography, care
        ("children", "i2"),  # planned children, 1-6
        ("birth_week", "i4", (MAX_CHILDREN,)),  # may lie in the future
        ("child_status", "i2", (MAX_CHILDREN,)),  # `ChildStatus`               demography and care
        ("spell", "i4", (MAX_CHILDREN,)),  # row of the care record, -1 none    care
        ("in_contact", "i4"),  # bits: children the contact is about             detection
        ("last_referral", "i4", (MAX_CHILDREN,)),  # week                       front door
        ("episode_week", "i4", (MAX_CHILDREN,)),  # week the child's episode began  front door
        ("counted_year", "i4", (MAX_CHILDREN,)),  # year last counted as in need  record
        ("referred_year", "i4", (MAX_CHILDREN,)),  # year last counted as referred  record
        ("helped_year", "i4", (MAX_CHILDREN,)),  # year last counted in early help  record
        # needs                                                                       needs
        ("at_referral", "i2"),  # bits: needs present at referral                front door
        ("presenting", "i2"),  # need the referrer saw largest, -1 none          front door
        ("referrer", "i2"),  # agency of the contact under way, -1 none           detection
        # where they stand                                                            front door, closure
        ("case_week", "i4"),  # week the present tier began
        ("opened_week", "i4"),  # week the case was opened
        ("waiting_since", "i4"),  # week the queue place was taken                allocation
        ("priority", "f8"),  # judged need when the queue place was taken
        ("with_worker_since", "i4"),
        ("due_week", "i4"),  # assessment or review due                           assessment, closure
        ("s47_due_week", "i4"),  # an enquiry ends, NEVER when none
        ("plan_due_week", "i4"),  # plan review due, NEVER when none
        ("plan_week", "i4"),  # week the plan began
        ("low_reviews", "i2"),  # reviews running at which the case looked settled  closure
        ("services", "i4"),  # bits: separate agencies helping beside the lead     support
        ("helping", "i4"),  # bits: all agencies whose help the log knows of      support
        # trust and engagement                                                        support
        ("trust", "f8"),  # 0-1, as of `trust_week`
        ("trust_week", "i4"),
        ("trust_marks", "f8"),  # changes marked by other stages, taken into trust by support
        ("engagement", "f8"),  # 0-1
        ("dose", "f8"),  # hours against a usual caseload's, diminishing            support
        ("advocate_hours", "f8"),  # a week, 0 none                                 advocate roster
        ("advocate_since", "i4"),  # week the advocate began                        advocate roster
        ("advocate_again", "i4"),  # week from which one is offered again           advocate places
        ("advised_at", "i4"),  # place on the roster of families with an advocate  advocate roster
        # history                                                                     record
        ("referrals", "i4"),
        ("last_family_referral", "i4"),
        ("last_support_referral", "i4"),  # week it was last sent on to early help  front door
        ("assessments", "i4"),
        ("episodes", "i4"),
        ("refusals", "i4"),
        ("workers_met", "i4"),
        ("agencies_ever", "i4"),
        ("last_closed_week", "i4"),
        # places in lists, so that a quiet family costs nothing
        # payment by results and personal budgets
        (
            "paid_for",
            "i4",
        ),  # severities when a result was promised, two bits a need; 0 none  allocation, closure
        ("attached_week", "i4"),  # week an attachment fee was paid for it          allocation
        ("hours_lost", "f8"),  # share of its worker's time that goes into claims    allocation, closure
        ("bought", "i2"),  # bits by need: treated with its personal budget         personal budgets
        ("budget_week", "i4"),  # week it was last offered a personal budget        personal budgets
        ("plan_odds", "f8"),  # log odds that a plan of its own adds to engagement   personal budgets
        # how help is organised round it
        ("next_visit", "i4"),  # week of the next visit after closing             follow-up
        ("followed_until", "i4"),  # week after which nobody looks in any more    follow-up
        ("last_worker", "i4"),  # row of the worker it had last, -1 none           caseload
        ("last_holder", "i4"),  # which holder of that post it was                 caseload
        ("at_school", "i2"),  # 1: helped by a team around its school or nursery   front door
        ("held_at_school", "f8"),  # share of what waiting costs that the school spares   front door
        ("kept_lead", "i2"),  # 1: its lead came along as it changed tier          same lead
        ("family_plan_until", "i4"),  # week until which its own plan is tried     family group
        ("family_met_week", "i4"),  # week of its last family group meeting        family group
        # earlier ways in
        ("concern_week", "i4", (AGENCIES,)),  # of each agency's last on the register  concern register
        ("risk_visit_again", "i4"),  # week from which a risk model may send a visit again  risk model
        # what reaches those who judge and help
        ("assessed_week", "i4"),  # week of its last assessment, by anybody         front door, assessment
        ("updating", "i2"),  # 1: the assessment under way brings one up to date    single assessment
        ("named", "i2"),  # bits: needs it has named itself in this case           single assessment
        ("wheel_odds", "f8"),  # log odds that telling them itself adds to engagement  single assessment
        ("on_agenda", "i2"),  # 1: the next domestic abuse conference hears of it  abuse conference
        ("agenda_from", "i2"),  # agency that referred it there                    abuse conference
        ("heard_week", "i4"),  # week of the last conference that heard of it      abuse conference
        # services with places, courses, and what its community does for it
        ("service", "i2"),  # `Service`                                            service roster
        ("served_at", "i4"),  # place on the roster of families with a service     service roster
        ("service_since", "i4"),  # week it began                                  service roster
        ("service_again", "i4"),  # week from which one is offered again           service places
        ("service_hours", "f8"),  # a week, 0 none                                 service roster
        ("service_scope", "i2"),  # bits by need: what the service treats
        ("service_spared", "f8"),  # share of the onset of a parenting need that it prevents
        ("course_spared", "f8"),  # the same, of a parenting course                births
        ("in_network", "i2"),  # 1: one of the parents' network round a school     community
    ]
)


def empty_families(rows: int) -> np.recarray:
    """Return `rows` blank families, shape (rows,)."""
    families = np.zeros(rows, FAMILY).view(np.recarray)
    for name in (
        "worker", "presenting", "referrer", "active_at", "open_at", "advised_at", "spell", "last_worker",
    ):  # fmt: skip
        families[name] = -1
    for name in ("leaving_week", "s47_due_week", "plan_due_week", "due_week"):
        families[name] = NEVER
    for name in ("last_referral", "last_family_referral", "last_closed_week", "waiting_since"):
        families[name] = LONG_AGO
    for name in ("attached_week", "budget_week", "concern_week", "last_support_referral"):
        families[name] = LONG_AGO
    for name in ("assessed_week", "heard_week"):
        families[name] = LONG_AGO
    families["served_at"] = -1
    return families
