"""Key worker lever: one worker for the whole family or one for each need; families each, and training."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne, NotBoth
from sim.policy.setting import Setting
from sim.policy.values import one_of, within
from sim.state.codes import WorkerModel

if TYPE_CHECKING:
    from sim.population.place import Place

MODELS = {"whole_family": WorkerModel.WHOLE_FAMILY, "silo": WorkerModel.SILO}
MODELS_IN_WORDS = {
    "whole_family": "one worker who holds the one plan, and others help through that worker",
    "silo": "a worker of another agency for each established need, and their lead for the first alone",
}


class KeyWorkerLever(Lever):
    """How key workers of early help are organised round a family; social workers stay as they are.

    Greater Manchester (2016): "only one referral, no need to tell their story multiple times"; Tameside
    (2018): relationship-based work. Fewer families a worker means more hours for each, and a longer queue.

    model : `whole_family` or `silo`; caseload : families a worker has at once at most (6 as things stand),
    or hours : contact hours a week for each family, which says the same; skill : what an hour does after
    training (1 as things stand).
    """

    rules: ClassVar = (
        NeedsOne(("model", "caseload", "hours", "skill"), "add model: whole_family"),
        NotBoth("hours", "caseload", "each follows from the other"),
    )

    model: Annotated[str | None, one_of(MODELS, "model")] = None
    caseload: Annotated[float | None, within(1.0, 50.0, "families", "6 is usual in intensive work")] = None
    hours: Annotated[float | None, within(0.5, 25.0, "hours a week", "6 to 9 are usual at first")] = None
    skill: Annotated[
        float | None,
        within(0.5, 1.5, "(ratio)", "1 is as things stand, 1.1 a tenth more; nobody has measured it"),
    ] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return the model, the cap and the skill."""
        said = []
        if self.model is not None:
            said.append(Setting("key_worker.model", float(MODELS[self.model]), "model", ramps=False))
        if (families := self._families()) is not None:
            key = "caseload" if self.hours is None else "hours"
            said.append(Setting("key_worker.most_families", families, key, ramps=False))
        if self.skill is not None:
            said.append(Setting("key_worker.skill", self.skill, "skill"))
        return said

    def sentences(self, start: date) -> list[str]:
        """Say how many workers a family has, how many families a worker, and what training does."""
        when, said = self.in_words(start), []
        if self.model is not None:
            said.append(f"A family in early help has {MODELS_IN_WORDS[self.model]}, {when}.")
        if (families := self._families()) is not None:
            said.append(f"A key worker takes on no further family at {families:.3g} families, {when}.")
        if self.skill is not None:
            said.append(f"An hour of a key worker does {self.skill:g} times what it did, {when}.")
        return said

    def _families(self) -> float | None:
        """Families at once at most; a post has the same contact hours as an advocate's."""
        if self.hours is None:
            return self.caseload
        return max(1.0, float(PARAMETERS["advocates.contact_hours"].default) / self.hours)  # type: ignore[arg-type]
