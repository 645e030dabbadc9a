"""Teams: who is given which family, how posts and ties change, and the pressure that follows."""

from functools import cmp_to_key

from benchmarks.plain_mesa.worker import fund, lightest
from sim.journey.allocation import goes_before
from sim.state.codes import Agency, Tier
from sim.workforce.caseload import is_statutory
from sim.workforce.co_location import share_fading, tie_in_the_end

NO_LIMIT = 1_000_000
ACUTE = 3


class Teams:
    """What the model does for all workers and queues together."""

    @property
    def social_workers(self):
        """Posts of social care."""
        return [worker for worker in self.workers if worker.agency == Agency.SOCIAL_CARE]

    @property
    def key_workers(self):
        """Posts of early help."""
        return [worker for worker in self.workers if worker.agency == Agency.EARLY_HELP]

    def in_order(self, families):
        """Sort a queue: the urgent first, then the longest wait, then the family's number."""
        return sorted(
            families, key=cmp_to_key(lambda one, other: -1 if goes_before(one, other, self.rules) else 1)
        )

    def allocate(self):
        """Step 5: name social workers for all, then give out early-help places while there is room."""
        without = [family for family in self.cases if family.worker is None]
        due = [family for family in without if is_statutory(family.tier) and self.is_triaged(family)]
        self.name_social_workers(self.in_order(due))
        children = [child for child in self.children_in_care if not child.worker and not child.has_left]
        self.name_workers_of_children(children)
        self.give_places(self.in_order(family for family in without if not is_statutory(family.tier)))

    def is_triaged(self, family):
        """Whether a family has waited as long as triage takes."""
        return self.week - family.waiting_since >= self.rules.allocation[family.zone].triage_weeks

    def name_social_workers(self, families):
        """Name the lightest caseload of the patch, or of the whole place."""
        posts = self.social_workers
        for family in families:
            if worker := lightest(posts, family.neighbourhood, NO_LIMIT):
                family.take_worker(worker)

    def name_workers_of_children(self, children):
        """Name a social worker for each child in care, those longest in care first, then by number."""
        posts = self.social_workers
        for child in sorted(children, key=lambda child: (child.start_week, child.child)):
            if worker := lightest(posts, child.neighbourhood, NO_LIMIT):
                child.worker = worker
                worker.caseload += 1

    def give_places(self, queue):
        """Give early-help places to the first of the queue until no key worker has room."""
        posts = self.key_workers
        for family in queue:
            worker = lightest(posts, family.neighbourhood, self.rules.workforce[0].key_worker_caseload)
            if worker is None:
                return
            if family.tier == Tier.EARLY_HELP_WAITING:
                self.begin_early_help(family)
            family.take_worker(worker)

    def begin_early_help(self, family):
        """Let a family's help begin."""
        acute, waited = max(family.severity) == ACUTE, self.week - family.waiting_since
        family.count("early_help_starts")
        family.count("early_help_starts_acute", acute)
        family.count("early_help_start_severity", sum(family.severity))
        family.count("waited_weeks", waited)
        family.count("waited_weeks_acute", acute * waited)
        family.tier = Tier.EARLY_HELP
        family.case_week = self.week
        family.low_reviews = 0
        family.due_week = self.week + int(self.rules.allocation[family.zone].review_weeks)

    def change_workforce(self):
        """Step 9: posts are funded, workers leave and come, ties regrow, pressure is read."""
        p = self.rules.workforce[0]
        first_day = self.week + int(p.recruitment_weeks)
        fund(self.social_workers, p.social_worker_posts, first_day)
        fund(self.key_workers, p.key_worker_posts, first_day)
        for worker in self.workers:
            worker.stay_or_leave()
        self.move_ties(p)
        self.pressure = self.mean_caseload() / p.usual_social_worker_caseload - 1.0

    def mean_caseload(self):
        """Cases of social care by social workers in post."""
        posts = self.social_workers
        return sum(post.caseload for post in posts) / max(1, sum(post.filled for post in posts))

    def weaken_ties(self, neighbourhood, agency, left):
        """Leave an agency's ties in a patch with this share of their strength."""
        for zone in self.zones_of(neighbourhood):
            ties = self.ties[zone]
            for other in Agency:
                ties[agency][other] *= left
                ties[other][agency] *= left

    def zones_of(self, neighbourhood):
        """Return the zones of a neighbourhood: itself, and a priority area that lies in it."""
        return [zone for zone, within in enumerate(self.zone_neighbourhoods) if within == neighbourhood]

    def move_ties(self, p):
        """Bring every tie a share of the way to where it ends; others' leavers take some of it."""
        for ties, bases, rules in zip(self.ties, self.base_ties, self.rules.co_location, strict=True):
            for one in Agency:
                for other in Agency:
                    end = tie_in_the_end(bases[one][other], one, other, rules)
                    pace = rules.tie_growth if end > bases[one][other] else p.tie_regrowth
                    added = max(0.0, ties[one][other] - bases[one][other])
                    gone = share_fading(one, other, p) * added
                    ties[one][other] += pace * (end - ties[one][other]) - gone
