"""Detection: agencies meet families, recognise needs, and decide with their own noisy threshold."""

from sim.compiled import compiled
from sim.draws import logit, uniform, uniform_of, weeks_until
from sim.journey.concern_register import note_concern
from sim.journey.contact import bring_to_front_door
from sim.journey.domestic_abuse_conference import refer_high_risk
from sim.journey.earliest_help import tell_navigators
from sim.journey.gp_gateway import refers_onward
from sim.journey.information_sharing import look_first
from sim.journey.service_directory import chance_to_ask, points_to_service
from sim.journey.team_around import line_of
from sim.journey.thresholds import need_score
from sim.journey.trust import trust_now
from sim.journey.watch import is_stale, renew_watch, renew_watches
from sim.state.agencies import FIRST_AGENCIES
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.diary import Diary, next_appointment, write_in_diary
from sim.state.events import Event, Reason
from sim.state.families import AGE_GROUPS, AGENCIES, NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, count, log
from sim.state.rosters import mark_stale
from sim.workforce.caseload import is_statutory


@compiled
def presence(agency, ages, p):
    """How often an agency meets a family with these age groups at home [ratio]: its best-met group's."""
    most = 0.0
    for group in range(3):
        if (ages >> group) & 1:
            most = max(most, p.age_presence[agency, group])
    return most


@compiled
def look_out(town, p):
    """Work out the chance a week of a sign, for each zone, ages at home, need and agency.

    Called when parameters change; every watch rests on them.
    """
    for zone in range(len(p.detection)):
        rules = p.detection[zone]
        for ages in range(AGE_GROUPS):
            for need in range(NEEDS):
                total = 0.0
                for agency in range(AGENCIES):
                    chance = rules.detection * rules.signs[agency, need] * presence(agency, ages, rules)
                    if agency == Agency.FAMILY:
                        chance *= rules.asking  # at full trust
                    town.sight[zone, ages, need, agency] = chance
                    total += chance
                town.sight_total[zone, ages, need] = total
    renew_watches(town)


@compiled
def notice(town, p, seed, week):
    """Step 3: signs seen by agencies in active families, then shallow worries about any family."""
    active, watches = town.active, town.watches  # looked up once
    for place in range(active[0], 0, -1):
        watch = watches[place]
        if uniform_of(watch.sign_key, week, 0) < watch.sign:
            notice_family(town, active[place], p, seed, week)
    _worry(town, p, seed, week)


@compiled
def notice_family(town, row, p, seed, week):
    """Let the agencies that meet one active family see a sign of its needs, if they do this week."""
    watch = town.watches[town.families[row].active_at]
    if is_stale(watch):
        renew_watch(town, row, p, seed, week)
    luck = uniform_of(watch.sign_key, week, 0)
    if luck < watch.sign:
        _see_sign(town, row, p, seed, week, luck)


@compiled
def _see_sign(town, row, p, seed, week, luck):
    """At most one sign a week is met: by whom and of what, in proportion to the chances."""
    family = town.families[row]
    rules = p.detection[family.zone]
    left = luck
    for need in range(NEEDS):
        seen = rules.recognition[family.severity[need]]
        chances = town.sight[family.zone, family.ages, need]
        total = seen * town.sight_total[family.zone, family.ages, need]
        if left >= total:
            left -= total
            continue
        for agency in range(AGENCIES):
            left -= seen * chances[agency]
            if left < 0.0:
                if agency != Agency.FAMILY or _asks(family, p, seed, week):
                    _respond(town, row, agency, need, p, seed, week)
                return
        return


@compiled
def _asks(family, p, seed, week):
    """Whether a family that might ask for help does: the more it trusts, the likelier."""
    trust = trust_now(family, week, p.support[family.zone])
    chance = chance_to_ask(trust, p.service_directory[family.zone])
    return uniform(seed, Decision.SELF_REFERRAL, family.number, week, 0) < chance


@compiled
def _respond(town, row, agency, need, rules, seed, week):
    """Let an agency that saw a sign know the need, and decide what to do about the family."""
    family = town.families[row]
    p, thresholds = rules.detection[family.zone], rules.thresholds[family.zone]
    family.known[agency] |= 1 << need
    family.agencies_ever |= 1 << agency
    look_first(town, family, agency, rules, seed, week)
    refer_high_risk(family, agency, need, rules.domestic_abuse_conference[family.zone], seed, week)
    known = need_score(family.severity, family.known[agency])
    luck = uniform(seed, Decision.AGENCY_RESPONSE, family.number, week, 0)
    judged = known + p.agency_spread * logit(luck)
    line = line_of(agency, thresholds.agency, rules.team_around[family.zone])
    if judged >= line or is_statutory(family.tier):
        reason = Reason.ASKED_FOR_HELP if agency == Agency.FAMILY else Reason.SIGN_SEEN
        bring_to_front_door(town, row, agency, p.sibling_share, reason, judged, line, luck, seed, week)
        return
    if refers_onward(town, row, agency, need, rules, seed, week):
        return
    if judged >= thresholds.agency - p.own_help_line and p.treats[agency, need] > 0.0:
        family.own_help_until = week + int(p.own_help_weeks)
        family.own_help_need = need
        mark_stale(town.watches[family.active_at])
        count(town, week, family.neighbourhood, M.OWN_HELP, 1)
        log(town, week, family, Event.CONCERN, agency, need, Reason.OWN_HELP, judged, thresholds.agency, luck)
    elif not points_to_service(town, row, agency, need, rules, seed, week):
        count(town, week, family.neighbourhood, M.SENT_AWAY, 1)
        reason = Reason.BELOW_THRESHOLD
        log(town, week, family, Event.CONCERN, agency, need, reason, judged, thresholds.agency, luck)
        if agency == Agency.FAMILY:
            family.trust_marks -= p.trust_when_sent_away
    note_concern(town, row, agency, rules, seed, week)
    tell_navigators(town, row, agency, rules)


@compiled
def _worry(town, p, seed, week):
    """Shallow worries: an agency brings a family of which it knows little or nothing."""
    row = next_appointment(town, Diary.SHALLOW, week)
    while row >= 0:
        worry_about(town, row, p, seed, week)
        row = next_appointment(town, Diary.SHALLOW, week)


@compiled
def worry_about(town, row, p, seed, week):
    """Try one family's candidate for a shallow worry, and write down when the next one falls due."""
    prospect = town.prospects[row]
    prospect.shallow_nth += 1
    luck = uniform(seed, Decision.SHALLOW_CANDIDATE, prospect.number, 0, prospect.shallow_nth)
    write_in_diary(town, Diary.SHALLOW, row, week + weeks_until(prospect.shallow_chance, luck))
    rules = p.detection[prospect.zone]
    luck = uniform(seed, Decision.SHALLOW_WORRY, prospect.number, week, 0)
    due = rules.shallow_contacts * (0.6 + 0.8 * prospect.deprivation)
    heard = luck * prospect.shallow_chance
    if heard >= due * worries_of_all(rules.shallow_shares) or is_statutory(town.families[row].tier):
        return
    chosen = uniform(seed, Decision.SHALLOW_WORRY, prospect.number, week, 1)
    agency = who_worries(rules.shallow_shares, heard / due, chosen)
    if rules.there[agency] > 0.0:
        share, reason = rules.sibling_share, Reason.SHALLOW_WORRY
        bring_to_front_door(town, row, agency, share, reason, 0.0, NO_NUMBER, luck, seed, week)


@compiled
def worries_of_all(shares):
    """How many shallow worries are due, of which the first fifteen agencies make 1."""
    total = 1.0
    for agency in range(FIRST_AGENCIES, AGENCIES):
        total += shares[agency]
    return total


@compiled
def who_worries(shares, part, luck):
    """Which agency a worry due comes from.

    part : how far into what is due the candidate fell, beyond 1 for an agency beyond the first fifteen, so
    that no agency that is added moves the luck of another's worries.
    """
    total = 0.0
    if part < 1.0:
        for agency in range(FIRST_AGENCIES):
            total += shares[agency]
            if luck < total:
                return agency
        return FIRST_AGENCIES - 1
    for agency in range(FIRST_AGENCIES, AGENCIES):
        total += shares[agency]
        if part - 1.0 < total:
            return agency
    return AGENCIES - 1
