"""The week: the contents page of the model, its ten steps in order."""

from collections.abc import Callable
from time import perf_counter

from sim.calendar import Calendar
from sim.compiled import compiled
from sim.journey.advocate_places import place_advocates
from sim.journey.allocation import allocate
from sim.journey.assessment import assess, review_plans
from sim.journey.care import take_into_care
from sim.journey.closure import review_cases
from sim.journey.community import strengthen_communities
from sim.journey.demography import live_on
from sim.journey.detection import look_out, notice
from sim.journey.domestic_abuse_conference import hold_conferences
from sim.journey.follow_up import follow_up
from sim.journey.front_door import screen_contacts
from sim.journey.gp_gateway import hand_out_forms
from sim.journey.leaving_care import leave_care
from sim.journey.needs import change_needs
from sim.journey.personal_budgets import give_budgets
from sim.journey.risk_model import scan_risks
from sim.journey.service_places import place_services
from sim.journey.support import support
from sim.parameters import InForce
from sim.results.recorder import keep
from sim.state.town import Town
from sim.workforce.posts import change_workforce

STEPS = (
    "demography",
    "needs",
    "detection",
    "front_door",
    "assessment",
    "allocation",
    "support",
    "care",
    "closure",
    "advocates",
    "personal_budgets",
    "services",
    "workforce",
    "record",
)


class Clock:
    """Seconds spent in each step, for `bench`."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)
        self._since = perf_counter()

    def start(self) -> None:
        """Start a week."""
        self._since = perf_counter()

    def lap(self, step: str) -> None:
        """Book the time since the last lap on a step."""
        now = perf_counter()
        self.seconds[step] += now - self._since
        self._since = now


def ready(town: Town, p: InForce) -> None:
    """Work out the tables that rest on parameters alone; to be called whenever they change."""
    look_out(town, p)


def live_a_week(
    town: Town, p: InForce, calendar: Calendar, seed: int, week: int, clock: Clock | None = None
) -> None:
    """Let everybody live one week, step by step, in the order of `sim/journey/__init__.py`.

    clock : books the time of each step; without one the steps are not left in between, which saves a
    fiftieth of a run.
    """
    if clock is None:
        year, ends_year = calendar.year_of(week), int(calendar.ends_year(week))
        live_whole_week(town, p, year, ends_year, int(week >= calendar.care_seed_week), seed, week)
        return
    clock.start()
    for step, act in _acts(town, p, calendar, seed, week):
        act()
        clock.lap(step)


@compiled
def live_whole_week(town, p, year, ends_year, has_care, seed, week):
    """Live all steps of a week at one go, as `_acts` lists them; a test holds the two together."""
    strengthen_communities(town, p, seed, week)
    live_on(town, p, seed, week)
    change_needs(town, p, seed, week)
    notice(town, p, seed, week)
    hand_out_forms(town, p, seed, week)
    scan_risks(town, p, seed, week)
    hold_conferences(town, p, seed, week)
    screen_contacts(town, p, year, seed, week)
    assess(town, p, year, seed, week)
    review_plans(town, p, seed, week)
    allocate(town, p, week)
    support(town, p, seed, week)
    if has_care:
        take_into_care(town, p, seed, week)
        leave_care(town, p, seed, week)
    review_cases(town, p, seed, week)
    follow_up(town, p, seed, week)
    place_advocates(town, p, seed, week)
    give_budgets(town, p, seed, week)
    place_services(town, p, seed, week)
    change_workforce(town, p, seed, week)
    keep(town, p, year, ends_year, week)


def _acts(
    town: Town, p: InForce, calendar: Calendar, seed: int, week: int
) -> list[tuple[str, Callable[[], None]]]:
    year = calendar.year_of(week)
    return [
        ("demography", lambda: strengthen_communities(town, p, seed, week)),
        ("demography", lambda: live_on(town, p, seed, week)),
        ("needs", lambda: change_needs(town, p, seed, week)),
        ("detection", lambda: notice(town, p, seed, week)),
        ("detection", lambda: hand_out_forms(town, p, seed, week)),
        ("detection", lambda: scan_risks(town, p, seed, week)),
        ("detection", lambda: hold_conferences(town, p, seed, week)),
        ("front_door", lambda: screen_contacts(town, p, year, seed, week)),
        ("assessment", lambda: assess(town, p, year, seed, week)),
        ("assessment", lambda: review_plans(town, p, seed, week)),
        ("allocation", lambda: allocate(town, p, week)),
        ("support", lambda: support(town, p, seed, week)),
        ("care", lambda: _care(town, p, calendar, seed, week)),
        ("closure", lambda: review_cases(town, p, seed, week)),
        ("closure", lambda: follow_up(town, p, seed, week)),
        ("advocates", lambda: place_advocates(town, p, seed, week)),
        ("personal_budgets", lambda: give_budgets(town, p, seed, week)),
        ("services", lambda: place_services(town, p, seed, week)),
        ("workforce", lambda: change_workforce(town, p, seed, week)),
        ("record", lambda: keep(town, p, year, int(calendar.ends_year(week)), week)),
    ]


def _care(town: Town, p: InForce, calendar: Calendar, seed: int, week: int) -> None:
    """Care begins on the day when its children are seeded; before that it is not simulated."""
    if week >= calendar.care_seed_week:
        take_into_care(town, p, seed, week)
        leave_care(town, p, seed, week)
