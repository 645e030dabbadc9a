"""What is counted each week in each neighbourhood: the measures, their units and kinds.

A *flow* is counted when it happens, a *stock* at the end of the week, a *sum* is added up over the
families concerned (divide it by its count for a mean). Statistics count children unless a name
says families. Places in the tally follow the order below.
"""

from enum import IntEnum
from typing import NamedTuple

from sim.state.codes import Agency, Need, Placement, Service, name_of


class Measure(NamedTuple):
    """One column of the demand table."""

    name: str
    kind: str  # flow, stock or sum
    unit: str
    meaning: str


def _flow(name: str, meaning: str, unit: str = "children") -> Measure:
    return Measure(name, "flow", unit, meaning)


def _stock(name: str, meaning: str, unit: str = "children") -> Measure:
    return Measure(name, "stock", unit, meaning)


def _sum(name: str, meaning: str, unit: str) -> Measure:
    return Measure(name, "sum", unit, meaning)


def _referrals_from(agency: Agency) -> Measure:
    return _flow(f"referrals_from_{agency.name.lower()}", "referrals by who brought them")


def _help_weeks(agency: Agency) -> Measure:
    return _flow(f"help_weeks_{agency.name.lower()}", "weeks of help by an agency", "family-weeks")


FACTORS = ("domestic_abuse", "mental_health", "drug_misuse", "alcohol_misuse")
SERVED = tuple(service for service in Service if service != Service.NONE)
DURATIONS = ("to_3_months", "3_to_6_months", "6_to_12_months", "1_to_2_years", "over_2_years")

POOL_PAYERS = (
    "health_visiting",
    "school",
    "police",
    "housing_provider",
    "jobcentre",
    "early_help",
    "child_mental_health",
    "adult_mental_health",
    "drug_and_alcohol",
    "youth_justice",
    "domestic_abuse_service",
    "social_care",
)
"""Who can pay into a pooled fund, spelt as agencies are; GPs and the voluntary sector cannot."""

MEASURES: tuple[Measure, ...] = (
    _flow("contacts", "brought to the front door"),
    _flow("contact_families", "families brought to the front door", "families"),
    _flow("no_further_action", "contacts closed with nothing offered"),
    _flow("signposted", "contacts pointed to another service"),
    _flow("refused_early_help", "families who declined early help", "families"),
    _flow("referrals", "contacts accepted by social care"),
    _flow("re_referrals", "referrals of a child with another in the 365 days before"),
    _flow("referral_families", "families referred", "families"),
    _flow("referred_children", "distinct children referred, counted in the first week of the year"),
    _flow("closed_no_assessment", "referrals closed with no assessment"),
    _flow("assessments", "assessments completed"),
    _flow("assessment_families", "assessments completed, families", "families"),
    _flow("not_in_need", "assessed and found not in need"),
    _flow("not_in_need_of_year", "found not in need in the year to 31 March in which they were referred"),
    _flow("passed_to_early_help", "not in need and passed to early help"),
    _flow("repeat_assessments", "assessments by a separate agency that asks the story again", "families"),
    _flow("need_starts", "episodes of need starting (found in need)"),
    _flow("need_ends", "episodes of need ending"),
    *(_flow(f"ends_{band}", "episodes of need ending by length since referral") for band in DURATIONS),
    _flow(
        "in_need_in_year", "distinct children found in need, or open on 31 March, in the year, counted once"
    ),
    _flow("s47", "section 47 enquiries started"),
    _flow("s47_families", "section 47 enquiries started, families", "families"),
    _flow("conferences", "initial child protection conferences"),
    _flow("plan_starts", "child protection plans starting"),
    _flow("plan_ends", "child protection plans ending"),
    _flow("care_starts", "children starting to be looked after"),
    _flow("care_ends", "children ceasing to be looked after, any reason"),
    _flow("care_returned_home", "children ceasing to be looked after who go home"),
    _flow("early_help_assessments", "early help assessments completed (front-door starts only)"),
    _flow("early_help_assessment_families", "early help assessments, families", "families"),
    _flow("early_help_starts", "families allocated a key worker", "families"),
    _flow("early_help_ends", "families leaving early help", "families"),
    _flow("early_help_in_year", "distinct children in early help in the year, counted once"),
    _flow("stepped_up", "families stepped up from early help", "families"),
    _flow("stepped_down", "families stepped down into early help", "families"),
    _flow("disengaged", "families who left help or its queue", "families"),
    _flow("closed_families", "statutory cases closed", "families"),
    _flow("relapses", "referrals within 365 days of the family's last closure", "families"),
    _flow("worker_changes", "open families whose worker changed", "families"),
    _flow("workers_left", "workers who left", "posts"),
    _flow("own_help", "families given brief help by the agency that saw the need", "families"),
    _flow("sent_away", "families an agency saw and did nothing for", "families"),
    _sum("waited_weeks", "weeks waited for early help by families allocated", "family-weeks"),
    *(_referrals_from(agency) for agency in Agency if agency <= Agency.FAMILY),
    *(_flow(f"factor_{factor}", "completed assessments naming the factor") for factor in FACTORS),
    _stock("families", "families living here", "families"),
    _stock("children", "children under 18 of families living here, in care included"),
    _stock("families_with_need", "families with any need", "families"),
    _stock("families_severe_unseen", "an acute need and no worker: missed", "families"),
    _stock("families_helped_without_need", "open, with no need above emerging: needless", "families"),
    _stock("early_help_waiting", "families waiting for early help", "families"),
    _stock("early_help_families", "families in early help", "families"),
    _stock("early_help_children", "children in early help"),
    _stock("assessment_children", "children being assessed"),
    _stock("assessment_families_open", "families being assessed", "families"),
    _stock("child_in_need", "children open as child in need, no plan, at home"),
    _stock("child_in_need_families", "families open as child in need", "families"),
    _stock("plans", "children on a child protection plan"),
    _stock("plan_families", "families on a child protection plan", "families"),
    _stock("looked_after", "children looked after"),
    *(
        _stock(f"looked_after_{placement.name.lower()}", "children looked after by placement")
        for placement in Placement
        if placement != Placement.CARE_LEAVER
    ),
    _stock("care_leavers", "care leavers still open"),
    _stock("in_need", "all open statutory episodes, care leavers included"),
    _stock("allocated_children", "open children with a social worker"),
    _stock("social_workers_in_post", "social workers in post", "posts"),
    _stock("social_workers_with_cases", "social workers holding a case", "posts"),
    _stock("key_workers_in_post", "early-help key workers in post", "posts"),
    _stock("gatekeeping_binds", "1 while pressure is at its cap", "weeks"),
    _sum("severity", "severity of all needs", "severity-weeks"),
    *(_stock(f"acute_{need.name.lower()}", "families with the need acute", "families") for need in Need),
    _sum("trust_of_open", "trust of families with a case or queue place", "trust"),
    _sum("open_families", "families with a case or queue place", "family-weeks"),
    _sum("services_of_open", "separate agencies helping beside the lead", "agency-weeks"),
    _stock("co_location_hubs", "hubs in which agencies sit together", "hubs"),
    _stock("co_located_agencies", "agencies sitting together, over all hubs", "agencies"),
    *(
        _help_weeks(agency)
        for agency in Agency
        if agency < Agency.FAMILY and agency not in (Agency.SOCIAL_CARE, Agency.EARLY_HELP)
    ),
    _flow("advocate_starts", "families who accept an advocate", "families"),
    _flow("advocate_ends", "families whose advocate leaves, any reason", "families"),
    _stock("advocate_families", "families with an advocate", "families"),
    _sum("advocate_hours", "hours a week that paid advocates have for families", "hours"),
    _sum("lead_professional_hours", "hours a week that workers act as advocates, out of their own", "hours"),
    _sum("family_friend_hours", "hours a week that friends of families act as advocates", "hours"),
    _sum("volunteer_hours", "hours a week that volunteers act as advocates", "hours"),
    *(_referrals_from(agency) for agency in Agency if agency > Agency.FAMILY),
    *(_help_weeks(agency) for agency in Agency if agency > Agency.FAMILY),
    _stock("enabling_posts", "posts that bring agencies together", "posts"),
    _stock("pooled_posts", "key workers in post whom the pooled fund pays", "posts"),
    *(
        _stock(f"pooled_posts_of_{agency}", "of these, paid for by an agency", "posts")
        for agency in POOL_PAYERS
    ),
    _flow("attached_families", "families for whom an attachment fee is paid", "families"),
    _flow("result_families", "families whose result is claimed", "families"),
    _sum("attachment_fees", "attachment fees paid to the council", "£"),
    _sum("attachment_fees_of_partner", "paid by the partner beside them", "£"),
    _sum("result_fees", "result payments that the council keeps", "£"),
    _sum("result_fees_of_partner", "result payments that the partner keeps", "£"),
    _flow("personal_budgets", "families given a personal budget", "families"),
    _sum("personal_budget_pounds", "money in personal budgets given", "£"),
    _flow("follow_up_visits", "visits to families whose case has closed", "families"),
    _flow("follow_up_returns", "families back in early help straight from a visit after closing", "families"),
    _stock("key_workers_trained", "early-help key workers in post in trained teams", "posts"),
    _stock("partner_leads", "full-time posts of partners whose staff lead early-help cases", "posts"),
    _stock("school_team_families", "families helped by a team around their school or nursery", "families"),
    _flow("leads_kept", "families whose lead came along up or down a tier", "families"),
    _flow("assessment_updates", "assessments brought up to date by the same lead, not made anew"),
    _flow("protection_team_enquiries", "section 47 enquiries led by a child protection team"),
    _flow("family_group_meetings", "family group meetings held before care", "families"),
    _flow("kin_arrangements", "children who go to relatives for good in place of care"),
    _sum("neighbourhood_teams", "neighbourhoods whose agencies work by patch", "team-weeks"),
    _flow("holistic_assessments", "visits to a whole family that nobody had referred", "families"),
    _flow("early_help_by_visit", "families who take early help that such a visit offers", "families"),
    _flow("concerns_noted", "low-level concerns written on the register", "concerns"),
    _flow("register_true_positives", "visits that the register set off, family in need", "families"),
    _flow("register_false_positives", "visits that the register set off, family not in need", "families"),
    _flow("risk_true_positives", "in need and picked out by a risk model, each scan", "family-scans"),
    _flow("risk_false_positives", "not in need and picked out, each scan", "family-scans"),
    _flow("risk_true_negatives", "not in need and passed over, each scan", "family-scans"),
    _flow("risk_false_negatives", "in need and passed over, each scan", "family-scans"),
    _flow("pathway_services", "services that begin with no further assessment", "families"),
    _flow("signposts_taken_up", "signposted families whom a referral brings brief help", "families"),
    *(
        _flow(f"gp_referrals_{need.name.lower()}", "families a GP refers onward for the need", "families")
        for need in (Need.MENTAL_HEALTH, Need.SUBSTANCE_MISUSE, Need.DOMESTIC_ABUSE)
    ),
    _flow(
        "local_support_referrals", "families sent on to early help, whether they accept or not", "families"
    ),
    _flow("local_support_re_referrals", "of these, sent on before in the 365 days before", "families"),
    _flow("child_mental_health_referrals", "families whom a lead refers to child mental health", "families"),
    _sum("crime_and_asb_severity", "severity of crime and anti-social behaviour", "severity-weeks"),
    _flow("information_checks", "looks at what others have on record about a family", "families"),
    _flow("needs_from_records", "needs that such a look tells of for the first time", "needs"),
    _flow("told_without_consent", "families of whom something refused is told", "families"),
    _flow("consents_given", "families who agree to share when asked by a common form", "families"),
    _flow("consents_withdrawn", "families who refuse to when asked, and had shared", "families"),
    _flow("wrong_doors", "contacts that come to a wrong door first", "families"),
    _flow("hub_discussions", "contacts discussed in a multi-agency safeguarding hub", "families"),
    _flow("hub_agencies", "agencies with something known at these discussions", "agencies"),
    _flow("shared_assessments", "assessments not made because one that holds is accepted", "families"),
    _flow("self_assessments", "families who say with the wheel what they need", "families"),
    _flow("needs_named", "needs that they name and their lead did not know", "needs"),
    _flow("directory_services", "families whom the directory brings brief help", "families"),
    _flow("abuse_conference_cases", "families heard at a domestic abuse conference", "families"),
    _flow("abuse_conference_repeats", "heard again within a year", "families"),
    _flow("abuse_advisers", "families who take up an independent adviser's help", "families"),
    _flow("service_starts", "families who accept a service with places", "families"),
    _flow("service_ends", "families whose service ends, any reason", "families"),
    *(_stock(f"{name_of(service)}_families", "families with the service", "families") for service in SERVED),
    *(_sum(f"{name_of(service)}_hours", "hours a week it has for families", "hours") for service in SERVED),
    _flow("parenting_courses", "first-time parents who take a parenting course", "families"),
    _sum("community_hubs", "community hubs", "hubs"),
    _sum("role_models", "peers who act as role models", "people"),
    _sum("parents_networks", "primary schools with a parents' network", "schools"),
    _stock("network_families", "families in a parents' network", "families"),
    _sum("dose_at_cap", "families whose lead has more hours for them than do any more", "family-weeks"),
    _stock("waiting_with_no_trust", "families in the queue for early help with no trust left", "families"),
    _flow("updates_not_in_need", "of assessments brought up to date, found not in need"),
    _sum("claim_hours", "hours of key workers that go into claims for results, out of their own", "hours"),
    _flow("early_help_starts_acute", "families whose early help begins with an acute need", "families"),
    _sum("early_help_start_severity", "severity of all needs as early help begins", "severity"),
    _sum("waited_weeks_acute", "weeks waited by those allocated with an acute need", "family-weeks"),
    _sum("early_help_end_severity", "severity of all needs as families leave early help", "severity"),
)

PLACE_OF = {measure.name: place for place, measure in enumerate(MEASURES)}


M = IntEnum("M", {name.upper(): place for name, place in PLACE_OF.items()})  # for compiled rules

REFERRALS_FROM = tuple(PLACE_OF[f"referrals_from_{agency.name.lower()}"] for agency in Agency)
FACTOR_FIRST = PLACE_OF["factor_domestic_abuse"]
ENDS_FIRST = PLACE_OF["ends_to_3_months"]
LOOKED_AFTER_FIRST = PLACE_OF["looked_after_foster"]
ACUTE_FIRST = PLACE_OF["acute_money_and_work"]
ADVOCATE_HOURS_OF = tuple(
    PLACE_OF[f"{kind}_hours"] for kind in ("advocate", "lead_professional", "family_friend", "volunteer")
)  # by kind of advocate
POOLED_POSTS_OF = tuple(PLACE_OF.get(f"pooled_posts_of_{agency.name.lower()}", -1) for agency in Agency)
GP_REFERRALS_OF = tuple(PLACE_OF.get(f"gp_referrals_{need.name.lower()}", -1) for need in Need)
HELP_WEEKS_OF = tuple(PLACE_OF.get(f"help_weeks_{agency.name.lower()}", -1) for agency in Agency)
SERVICE_FAMILIES = PLACE_OF[f"{name_of(SERVED[0])}_families"] - 1  # a service's code added to it is its place
SERVICE_HOURS = PLACE_OF[f"{name_of(SERVED[0])}_hours"] - 1
