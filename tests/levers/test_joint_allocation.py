"""Joint allocation: the worker a family knows comes first if there is room; partners' posts are apart."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.parameters import default_records
from sim.state.codes import Agency
from sim.state.events import Event
from sim.state.families import empty_families
from sim.state.workers import empty_workers
from sim.workforce.joint_allocation import greet_again, is_known
from tests.journey.given_rules import rules
from tests.levers.trials import happened, total

IS_KNOWN = getattr(is_known, "py_func", is_known)
KNOWN_FIRST = "joint_allocation: {known_worker_first: true}"


def town_with_a_post(holder: int) -> SimpleNamespace:
    workers = empty_workers(1)
    workers.agency, workers.filled, workers.generation = Agency.EARLY_HELP, 1, holder
    return SimpleNamespace(workers=workers)


def family(last_worker=0, last_holder=3):
    one = empty_families(1)[0]
    one.last_worker, one.last_holder = last_worker, last_holder
    return one


def test_a_family_knows_the_holder_it_had_and_not_a_successor_in_the_post():
    assert IS_KNOWN(town_with_a_post(3), family(), 0)
    assert not IS_KNOWN(town_with_a_post(4), family(), 0)
    assert not IS_KNOWN(town_with_a_post(3), family(last_worker=-1), -1)


@pytest.mark.parametrize(("trusted_first", "known", "since"), [(1, 1, 87), (1, 0, 100), (0, 1, 100)])
def test_some_earlier_weeks_count_where_a_panel_brings_a_known_worker(trusted_first, known, since):
    one = family()
    one.with_worker_since = 100
    greet_again(one, known, rules("joint_allocation", trusted_first=float(trusted_first)), 100)
    assert one.with_worker_since == since


def returns_to_the_same_worker(blocks: str) -> int:
    """Count families that are given the post they had the time before."""
    last: dict[int, int] = {}
    returns = 0
    for one in happened(blocks, Event.ALLOCATED):
        returns += last.get(one.family) == one.worker
        last[one.family] = one.worker
    return returns


def test_more_families_come_back_to_the_worker_they_had():
    assert returns_to_the_same_worker(KNOWN_FIRST) > 1.2 * returns_to_the_same_worker("")


def test_partners_posts_are_among_the_key_workers_and_start_more_families():
    partners = "joint_allocation: {partner_cases: 120}"
    posts, leads = total(partners, "key_workers_in_post"), total(partners, "partner_leads")
    assert posts > 1.1 * total("", "key_workers_in_post")
    assert 0 < leads < 0.3 * posts
    crowded = "key_worker: {caseload: 3}"  # so that families wait
    assert total(f"{crowded}\n{partners}", "waited_weeks") < 0.9 * total(crowded, "waited_weeks")
    assert total("", "partner_leads") == total(KNOWN_FIRST, "partner_leads") == 0


def test_the_panel_alone_adds_no_post():
    assert np.isclose(total(KNOWN_FIRST, "key_workers_in_post"), total("", "key_workers_in_post"), rtol=0.03)
    assert default_records("joint_allocation", 1)[0].partner_posts == 0.0
