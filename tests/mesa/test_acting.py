"""What a user's Mesa code does between weeks is real, and leaves every list in order."""

import pytest

from sim.agents.family import Family
from sim.agents.worker import KeyWorker, SocialWorker
from sim.errors import InputError
from sim.model import FamilyServicesModel
from sim.state import codes
from sim.state.codes import ChildStatus, Tier
from sim.state.events import Event, Reason
from sim.state.measures import M
from sim.state.town import Count
from tests.properties.childhoods import check_care_records, check_census, check_statuses
from tests.properties.standing import check_standing

SEED = 3


@pytest.fixture
def in_order(model):
    """After the test: every list is in order at once, and after some more weeks."""
    yield
    check_standing(model.town, model.week)
    model.run_for(8)
    check_standing(model.town, model.week - 1)
    check_statuses(model.town, model.week - 1)
    check_care_records(model.town, model.week - 1)
    check_census(model.town, model.week - 1)


def some_family(model, tier, with_worker=True):
    chosen = model.agents_by_type[Family].select(
        lambda family: family.tier == tier and (family.worker is not None) == with_worker, at_most=1
    )
    return chosen.to_list()[0]


def last_event(model):
    return model.town.events[model.town.counters[Count.EVENTS] - 1]


@pytest.mark.usefixtures("in_order")
@pytest.mark.parametrize("tier", [Tier.EARLY_HELP, Tier.CHILD_IN_NEED, Tier.CHILD_PROTECTION])
def test_a_closed_case_is_closed(model, tier):
    family = some_family(model, tier)
    worker, held = family.worker, family.worker.caseload
    weight = sum(child.in_case for child in family.children) if tier > Tier.EARLY_HELP else 1
    family.close_case()
    assert (family.tier, family.worker, family.is_open) == (Tier.UNIVERSAL, None, False)
    assert worker.caseload == held - weight
    assert family not in worker.families
    closed = last_event(model)
    assert (closed["family"], closed["rule"], closed["week"]) == (
        family.number,
        Reason.OWN_POLICY,
        model.week,
    )
    assert (model.tally[model.week, :, M.CLOSED_FAMILIES].sum() == 1) == (tier > Tier.EARLY_HELP)


@pytest.mark.usefixtures("in_order")
def test_a_queue_place_is_given_up(model):
    family = some_family(model, Tier.EARLY_HELP_WAITING, with_worker=False)
    family.close_case()
    assert not family.is_open
    family.close_case()
    assert last_event(model)["family"] == family.number


@pytest.mark.usefixtures("in_order")
def test_needs_begin_worsen_and_end(model):
    quiet = model.agents_by_type[Family].select(lambda family: not family.needs).to_list()[0]
    for severity, event in ((1, Event.NEED_BEGAN), (3, Event.NEED_CHANGED), (0, Event.NEED_ENDED)):
        quiet.change_need("housing", severity)
        assert quiet.needs == ({"housing": severity} if severity else {})
        assert last_event(model)["event"] == event
    quiet.change_need("parenting", 3)


@pytest.mark.usefixtures("in_order")
@pytest.mark.parametrize(("kind", "tier"), [(SocialWorker, Tier.CHILD_IN_NEED), (KeyWorker, Tier.EARLY_HELP)])
def test_a_family_is_handed_over_and_trusts_less(model, kind, tier):
    family = some_family(model, tier)
    first, trust = family.worker, family.trust
    second = next(worker for worker in model.agents_by_type[kind] if worker is not first)
    before = first.caseload + second.caseload
    second.take(family)
    assert family.worker is second
    assert family in second.families
    assert first.caseload + second.caseload == before
    assert family.trust == pytest.approx(trust - model.force.support["trust_worker_lost"][0])


@pytest.mark.usefixtures("in_order")
def test_a_waiting_family_is_taken_out_of_turn(model):
    family = some_family(model, Tier.EARLY_HELP_WAITING, with_worker=False)
    worker = model.agents_by_type[KeyWorker].to_list()[0]
    worker.take(family)
    assert (family.tier, family.key_worker, family.weeks_waiting) == (Tier.EARLY_HELP, worker, 0)


@pytest.mark.usefixtures("in_order")
def test_a_worker_leaves_and_the_cases_wait(model):
    worker = max(model.agents_by_type[SocialWorker], key=lambda worker: len(worker.families))
    families = worker.families
    trust = [family.trust for family in families]
    worker.leave()
    assert worker.has_left
    assert families
    assert all(family.worker is None and family.is_open for family in families)
    assert all(family.trust < before for family, before in zip(families, trust, strict=True))


@pytest.mark.usefixtures("in_order")
def test_an_agency_brings_a_family_to_the_front_door(model):
    school = model.register.agencies[codes.Agency.SCHOOL]
    family = (
        model.agents_by_type[Family]
        .select(
            lambda family: (
                not family.is_open and any(child.status == ChildStatus.AT_HOME for child in family.children)
            )
        )
        .to_list()[0]
    )
    assert school.bring(family)
    assert not school.bring(family), "one contact a week"
    model.step()
    events = model.record().events
    mine = events[(events["family"] == family.number) & (events["week"] == model.week - 1)]
    assert mine["event"][0] == Event.CONTACT
    assert len(mine) > 1, "the front door has decided"


def test_ties_that_are_set_stay(model):
    school = model.register.agencies[codes.Agency.SCHOOL]
    north = model.place.neighbourhood_names[0]
    school.set_tie(codes.Agency.SOCIAL_CARE, north, 0.9)
    model.run_for(20)
    assert 0.7 < school.tie(codes.Agency.SOCIAL_CARE, north) <= 0.9
    within = model.place.zone_neighbourhoods == 0
    strong = model.town.base_ties[:, codes.Agency.SCHOOL, codes.Agency.SOCIAL_CARE] == 0.9
    assert strong.tolist() == within.tolist()
    for wrong in (lambda: school.set_tie(0, north, 1.5), lambda: school.tie(0, "nowhere")):
        with pytest.raises(InputError):
            wrong()


def test_a_threshold_is_moved_in_one_neighbourhood(place):
    moved, left = (FamilyServicesModel(place, "baseline", SEED, years=1) for _ in range(2))
    north = place.neighbourhood_names[0]
    for model in (moved, left):
        model.run_for(5)
    moved.change("thresholds.early_help", shift=0.6, where=[north])
    lines = [model.force.thresholds["early_help"] for model in (moved, left)]
    assert set((lines[0] - lines[1]).round(9).tolist()) == {0.0, 0.6}
    for model in (moved, left):
        model.run_for(30)
    helped = [
        model.tally[model.week - 30 : model.week, :, M.EARLY_HELP_ASSESSMENTS].sum(0)
        for model in (moved, left)
    ]
    assert helped[0][0] < 0.8 * helped[1][0]
    assert moved.tally[: moved.week - 30].tobytes() == left.tally[: left.week - 30].tobytes()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("thresholds.erly_help", {"shift": 1.0}), "Did you mean thresholds.early_help"),
        (("thresholds.early_help", {"shift": 9.0}), "must lie below"),
        (("workforce.turnover_a_year", {"set": -1.0}), "would be -1"),
        (("thresholds.early_help", {"shift": 0.1, "where": ["nowhere"]}), "no neighbourhood"),
        (("thresholds.early_help", {}), "exactly one"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_is_changed(model, changes, said):
    parameter, how = changes
    before = model.force.thresholds.tobytes()
    with pytest.raises(InputError, match=said):
        model.change(parameter, **how)
    assert model.force.thresholds.tobytes() == before


def test_a_worker_refuses_what_is_not_its_work(model):
    family = some_family(model, Tier.CHILD_IN_NEED)
    with pytest.raises(InputError, match="key workers early help"):
        model.agents_by_type[KeyWorker].to_list()[0].take(family)
    for wrong in (("housing", 4), ("housing", 1.5), ("hausing", 1)):
        with pytest.raises(InputError):
            family.change_need(*wrong)
    with pytest.raises(InputError):
        family.trust = 2.0


def test_trust_that_is_set_is_true_at_once(model):
    family = some_family(model, Tier.EARLY_HELP)
    family.trust = 0.9
    assert family.trust == 0.9
    model.step()
    assert 0.85 < family.trust <= 1.0


def test_nobody_acts_after_the_last_week(model):
    model.run_model()
    family = some_family(model, Tier.CHILD_IN_NEED)
    worker = model.agents_by_type[KeyWorker].to_list()[0]
    before = model.families.tobytes()
    for act in (family.close_case, worker.leave, lambda: model.change("thresholds.need", shift=0.1)):
        with pytest.raises(InputError, match="more years"):
            act()
    assert model.families.tobytes() == before
    assert 0.0 <= family.trust <= 1.0
