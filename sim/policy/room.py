"""Room: no scenario may pay for more posts than a town was founded with room for."""

from collections.abc import Sequence
from math import ceil

from sim.calendar import Calendar
from sim.errors import WrongValueError
from sim.parameters import InForce
from sim.policy.change import Change, in_force
from sim.population.settlement import room_for_key_workers
from sim.state.workers import Serves
from sim.workforce.investment import posts_for
from sim.workforce.pooled_fund import posts_bought

KEY_WORKERS = (
    "workforce.key_worker_posts",
    "pooled_fund.pounds_a_year",
    "investment.posts_under_eleven",
    "investment.posts_eleven_and_over",
)
SOCIAL_WORKERS = ("workforce.social_worker_posts",)
HALF_MORE = 1.5  # social-work posts a town has room for, over the most its history pays for


def room_for_social_workers(most: float) -> int:
    """Return the social-work posts that a town has room for, by the most that its history pays for."""
    return ceil(HALF_MORE * most)


def check_room(history: Sequence[Change], levers: Sequence[Change], calendar: Calendar, zones: int) -> None:
    """Refuse levers that pay for more posts than there is room for; raises `InputError`."""
    if not any(change.parameter in KEY_WORKERS + SOCIAL_WORKERS for change in levers):
        return
    before, after = (in_force(changes, calendar, zones) for changes in (history, [*history, *levers]))
    weeks = [min([0, *after.steps]) - 1, *after.steps]
    most = max(float(before.at(week).workforce[0].social_worker_posts) for week in weeks)
    founding = float(in_force(history, calendar, zones).at(weeks[0]).workforce[0].key_worker_posts)
    for week in weeks:
        now = after.at(week)
        social = ceil(float(now.workforce[0].social_worker_posts))
        _refuse_more(levers, SOCIAL_WORKERS, social, room_for_social_workers(most), calendar, week)
        _refuse_more(levers, KEY_WORKERS, _key_workers(now), room_for_key_workers(founding), calendar, week)


def _key_workers(now: InForce) -> int:
    kept = now.investment[0]
    general = float(now.workforce[0].key_worker_posts) + posts_bought(now.pooled_fund[0])
    ring_fenced = [float(posts_for(ages, kept)) for ages in (Serves.UNDER_ELEVEN, Serves.ELEVEN_AND_OVER)]
    return sum(ceil(posts) for posts in (general, *ring_fenced))


def _refuse_more(
    levers: Sequence[Change], paths: Sequence[str], posts: int, room: int, calendar: Calendar, week: int
) -> None:
    if posts <= room:
        return
    culprit = [change.origin for change in levers if change.parameter in paths][-1:]
    team = "key workers" if paths == KEY_WORKERS else "social workers"
    found = f"{posts} posts of {team} from {calendar.begins(week)}"
    allowed = f"at most {room} posts: the town is founded with room for no more"
    raise WrongValueError(culprit[0] if culprit else paths[0], found, allowed, "add fewer posts")
