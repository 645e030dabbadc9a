"""Settlement: founds the town of a place at the first week of the burn-in, and seeds its children in care."""

import numpy as np

from sim.calendar import Calendar
from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.care import chance_of_care, enter_care
from sim.journey.demography import welcome
from sim.journey.thresholds import harm_score
from sim.parameters import InForce, handed_parameters
from sim.population.agency_ties import agency_ties
from sim.population.dwellings import dwellings
from sim.population.households import FIRST_RESIDENT, WEEKS_TO_EIGHTEEN, frailty_band, settle
from sim.population.peers import peer_ties
from sim.population.place import Place
from sim.state.care import empty_spells
from sim.state.codes import Agency, ChildStatus, Tier
from sim.state.decisions import Decision
from sim.state.diary import empty_diary, free_pages
from sim.state.events import Reason
from sim.state.families import AGE_GROUPS, AGENCIES, NEEDS, empty_families
from sim.state.measures import MEASURES
from sim.state.prospects import empty_prospects
from sim.state.record import empty_events
from sim.state.rosters import WATCH
from sim.state.town import COMMUNITY, MAJORANT, ZONE, Census, Count, Town, handed
from sim.state.workers import empty_workers
from sim.workforce.posts import start_in_post

BANDS, SAMPLES = 8, 512
EVENTS_A_FAMILY = 4


def found_town(place: Place, calendar: Calendar, p: InForce, most_posts: int, seed: int) -> Town:
    """Return the town of a place with its first residents, all services closed and all posts filled.

    most_posts : most social-work posts that the history or a scenario ever funds.
    """
    town = bare_town(place, calendar, p, most_posts, seed)
    here, rules = handed(town), handed_parameters(p)
    fill_homes(here, rules, seed)
    fill_posts(here, rules, seed)
    return town


def bare_town(place: Place, calendar: Calendar, p: InForce, most_posts: int, seed: int) -> Town:
    """Return the town of a place with its dwellings, ties and posts, and nobody in them yet."""
    homes = dwellings(place, seed)
    families = empty_families(len(homes.zone))
    for name in ("neighbourhood", "zone", "tenth", "tenure", "workless_chance", "community_capacity"):
        families[name] = getattr(homes, name)
    rows, parts = len(families), len(place.neighbourhood_names)
    peer_start, peers = peer_ties(homes, seed)
    ties = agency_ties(len(place.zone_names), own=place.agencies)
    census = np.zeros((parts, max(Census) + 1), np.int64)
    census[:, Census.FAMILIES] = np.bincount(families["neighbourhood"], minlength=parts)
    return Town(
        families=families,
        prospects=empty_prospects(rows),
        spells=empty_spells(max(64, rows // 4)),  # ten times the published share of children in care
        workers=_posts(place, most_posts, float(p.workforce[0].key_worker_posts)),
        active=np.zeros(rows + 1, np.int32),
        watches=np.zeros(rows + 1, WATCH).view(np.recarray),
        opened=np.zeros(rows + 1, np.int32),
        advised=np.zeros(rows + 1, np.int32),
        diary=empty_diary(calendar.weeks + 1),
        pages=free_pages(rows, calendar.weeks + 1),
        peer_start=peer_start,
        peers=peers,
        zones=_zones(place, homes.zone),
        ties=ties,
        contacts=np.zeros(rows, np.int32),
        base_ties=ties.copy(),
        sight=np.zeros((len(place.zone_names), AGE_GROUPS, NEEDS, AGENCIES)),
        sight_total=np.zeros((len(place.zone_names), AGE_GROUPS, NEEDS)),
        majorants=np.zeros(len(place.zone_names), MAJORANT).view(np.recarray),
        census=census,
        queue=np.zeros(rows, np.int32),
        arrival_needs=np.zeros((BANDS, SAMPLES, NEEDS), np.int16),
        tally=np.zeros((calendar.weeks, parts, len(MEASURES))),
        events=empty_events(max(20_000, EVENTS_A_FAMILY * rows)),
        counters=_counters(most_posts),
        pressure=np.zeros(parts),
        served=np.zeros(rows + 1, np.int32),
        told=np.zeros(rows + 1, np.int32),
        communities=np.zeros(len(place.zone_names), COMMUNITY).view(np.recarray),
    )


def _zones(place: Place, zone_of_home: np.ndarray) -> np.recarray:
    zones = np.zeros(len(place.zone_names), ZONE).view(np.recarray)
    zones["neighbourhood"] = place.zone_neighbourhoods
    zones["homes"] = np.bincount(zone_of_home, minlength=len(zones))
    return zones


def _counters(social_workers: int) -> np.ndarray:
    counters = np.zeros(len(Count), np.int64)
    counters[Count.SOCIAL_WORKERS] = social_workers
    return counters


def _posts(place: Place, social_workers: int, key_workers: float) -> np.recarray:
    """Lay out posts by patch in proportion to families weighted by deprivation, a worker at a time."""
    key_posts = room_for_key_workers(key_workers)
    workers = empty_workers(social_workers + key_posts)
    workers["agency"][:social_workers] = Agency.SOCIAL_CARE
    workers["agency"][social_workers:] = Agency.EARLY_HELP
    weights = _burden(place)
    for first, last in ((0, social_workers), (social_workers, len(workers))):
        given = np.zeros(len(weights))
        for post in range(first, last):
            team = int(np.argmax(weights / (given + 1.0)))  # Webster-like: the patch furthest below its share
            given[team] += 1.0
            workers["team"][post] = team
    return workers


def room_for_key_workers(posts: float) -> int:
    """Return the early-help posts a town founded with so many has room for: a scenario may double them."""
    return max(1, round(posts)) + max(4, round(posts))


def _burden(place: Place) -> np.ndarray:
    """Share of the work each patch is expected to bring, shape (N,): families x (0.5 + deprivation)."""
    burden = place.zone_shares * (place.tenth_shares @ (0.5 + (10 - np.arange(1, 11)) / 9))
    return np.bincount(place.zone_neighbourhoods, burden, len(place.neighbourhood_names))


@compiled
def fill_homes(town, p, seed):
    """Settle the first residents everywhere, then put them on the lists."""
    for zone in range(len(p.needs)):  # fixed for good here, so that no policy can touch them
        town.majorants[zone].onset = p.needs[zone].majorant * p.needs[zone].onset
        shallow = p.detection[zone]
        town.majorants[zone].shallow = shallow.shallow_majorant * shallow.shallow_contacts
    for row in range(len(town.families)):
        settle(town, row, FIRST_RESIDENT, 0, p, seed)
    for row in range(len(town.families)):
        welcome(town, row, False, p, seed, 0)


@compiled
def fill_posts(town, p, seed):
    """Fill the posts funded at the start, so that nobody is new in the first week."""
    rules = p.workforce[0]
    border = town.counters[Count.SOCIAL_WORKERS]
    social, key = rules.social_worker_posts, rules.key_worker_posts
    for post in range(len(town.workers)):
        worker = town.workers[post]
        place = post if post < border else post - border
        if place + 0.5 < (social if post < border else key):
            worker.funded = 1
            start_in_post(town, post, rules, seed, 0)
            worker.since_week = -200


def freeze_arrival_needs(town: Town) -> None:
    """Freeze the table of needs that movers bring, by band of frailty, from the families of this week."""
    score = town.families["frailty_score"]
    bands = np.array([frailty_band(float(value), BANDS) for value in score])
    for band in range(BANDS):
        rows = np.flatnonzero(bands == band)
        if len(rows):
            town.arrival_needs[band] = town.families["severity"][np.resize(rows, SAMPLES)]
    town.counters[Count.ARRIVAL_FROZEN] = 1


def seed_children_in_care(town: Town, stock: int, p: InForce, seed: int, week: int) -> None:
    """Set the children in care once, at the published stock: the likeliest by harm, stays so far drawn.

    Stays so far come from the short and long mixture in its equilibrium; nothing is set after this.
    """
    rules = p.care[0]
    long_now = (1.0 - rules.short_share) / rules.long_exit
    share_long = long_now / (long_now + rules.short_share / rules.short_exit)
    key = np.full((len(town.families), town.families["birth_week"].shape[1]), np.inf)
    here, records = handed(town), handed_parameters(p)
    draw_seeding(here, records, key, seed, week)
    order = np.argsort(key, axis=None, kind="stable")[:stock]
    for place in order[np.isfinite(key.ravel()[order])]:
        row, slot = divmod(int(place), key.shape[1])
        seed_child(here, row, slot, float(share_long), records, seed, week)
    town.counters[Count.SEEDED] = 1


@compiled
def draw_seeding(town, p, key, seed, week):
    """Draw a key for each child at home, so that the smallest are a sample weighted by chance of care."""
    for row in range(len(town.families)):
        family = town.families[row]
        rules = p.care[family.zone]
        harm = harm_score(family.severity, -1)
        weight = chance_of_care(harm, 0.0, Tier.CHILD_PROTECTION, rules)
        for slot in range(family.children):
            if family.child_status[slot] == ChildStatus.AT_HOME and weight > 0.0:
                luck = uniform(seed, Decision.CARE_SEED, family.number, slot, 0)
                key[row, slot] = -np.log(luck) / weight


@compiled
def seed_child(town, row, slot, share_long, p, seed, week):
    """Put one child in care with the length of stay so far that its kind of stay makes likely."""
    family = town.families[row]
    rules = p.care[family.zone]
    enter_care(town, row, slot, rules, seed, week, Reason.SEEDED, np.nan, np.nan)
    spell = town.spells[family.spell[slot]]
    kind = uniform(seed, Decision.CARE_SEED, family.number, slot, 1)
    spell.long_stay = kind < share_long
    chance = rules.long_exit if spell.long_stay else rules.short_exit
    so_far = int(np.log(uniform(seed, Decision.CARE_SEED, family.number, slot, 2)) / np.log(1.0 - chance))
    age = min(WEEKS_TO_EIGHTEEN, week - family.birth_week[slot])
    spell.start_week = week - min(so_far, age)
    spell.episode_week = spell.start_week
