"""Worker: a post with its holder; who leaves, who comes, and who has the lightest caseload."""

import mesa

from sim.draws import logit
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.workforce.posts import chance_to_leave


class Worker(mesa.Agent):
    """A post of social care or early help; its attributes are named as in `sim/state/workers.py`."""

    def __init__(self, model: mesa.Model, post: int, attributes: dict):
        super().__init__(model)
        self.post = post
        self.__dict__.update(attributes)

    @property
    def is_social_worker(self) -> bool:
        """Whether it holds children rather than families."""
        return self.agency == Agency.SOCIAL_CARE

    def stay_or_leave(self) -> None:
        """Leave, the likelier the heavier the caseload; or come to a post that has been empty long enough."""
        model, p = self.model, self.model.rules.workforce[0]
        usual = p.usual_social_worker_caseload if self.is_social_worker else p.key_worker_caseload
        if self.filled:
            luck = model.luck.uniform(Decision.WORKER_LEAVES, self.post, model.week, self.generation)
            if luck < chance_to_leave(self.caseload, usual, p):
                self.leave(p)
        elif self.funded and model.week >= self.vacant_until:
            self.come(p)

    def leave(self, p) -> None:
        """Leave cases waiting for the next owner, and ties to other agencies weaker."""
        model = self.model
        model.counts[self.team]["workers_left"] += 1
        self.filled, self.caseload = 0, 0
        self.vacant_until = model.week + int(p.recruitment_weeks)
        for family in model.cases:
            if family.worker is self:
                family.lose_worker()
        for child in model.children_in_care:
            if child.worker is self:
                child.worker = None
        model.weaken_ties(self.team, self.agency, 1.0 - p.tie_lost_with_worker)

    def come(self, p) -> None:
        """Begin in the post, with a skill that is drawn."""
        self.filled = 1
        self.generation += 1
        self.since_week = self.model.week
        luck = self.model.luck.uniform(Decision.WORKER_SKILL, self.post, 0, self.generation)
        self.skill = min(1.5, max(0.5, 1.0 + p.skill_spread / 1.81 * logit(luck)))


def fund(workers: list[Worker], target: float, first_day: int) -> None:
    """Fund or close posts, one after another, until so many exist; only empty ones are closed."""
    funded = sum(worker.funded for worker in workers)
    for worker in workers:
        if funded < target and not worker.funded:
            worker.funded, worker.vacant_until = 1, first_day
            funded += 1
        elif funded >= target + 1.0 and worker.funded and not worker.filled:
            worker.funded = 0
            funded -= 1


def lightest(workers: list[Worker], team: int, limit: float) -> Worker | None:
    """Return the worker in post with the fewest cases, of the patch if it has one with room, else of any."""
    in_post = [worker for worker in workers if worker.filled and worker.caseload < limit]
    of_patch = [worker for worker in in_post if worker.team == team]
    return min(of_patch or in_post, key=lambda worker: worker.caseload, default=None)
