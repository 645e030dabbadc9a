"""Family: an agent, and all that is true of it; what it lives through in a week lies in a file a stage."""

import mesa

from benchmarks.plain_mesa.advised import Advised
from benchmarks.plain_mesa.assessment import Assessed
from benchmarks.plain_mesa.case import Case
from benchmarks.plain_mesa.closure import Closing
from benchmarks.plain_mesa.entering_care import EnteringCare
from benchmarks.plain_mesa.front_door import AtFrontDoor
from benchmarks.plain_mesa.home_life import HomeLife
from benchmarks.plain_mesa.needs import Needy
from benchmarks.plain_mesa.noticing import Noticed
from benchmarks.plain_mesa.support import Supported
from sim.state.codes import ChildStatus


class Family(
    HomeLife,
    Needy,
    Noticed,
    AtFrontDoor,
    Assessed,
    Supported,
    EnteringCare,
    Closing,
    Advised,
    Case,
    mesa.Agent,
):
    """A family; its attributes are named as the columns of `sim/state/families.py` and `prospects.py`.

    Beside them it knows its `peers` (families), its `worker` (a `Worker` or None), for each child the
    `spell` in care (a `ChildInCare` or None), and the weeks of its next candidates.
    """

    def __init__(self, model: mesa.Model, row: int, attributes: dict):
        super().__init__(model)
        self.row = row
        self.peers: list[Family] = []
        self.__dict__.update(attributes)

    def count(self, measure: str, amount: float = 1) -> None:
        """Count something that happens to it this week."""
        self.model.counts[self.neighbourhood][measure] += amount

    def draw(self, decision: int, nth: int = 0) -> float:
        """Draw its luck of this week."""
        return self.model.luck.uniform(decision, self.number, self.model.week, nth)

    @property
    def children_living(self) -> int:
        """Children under eighteen whom the place counts as its own: at home or in care."""
        status = self.child_status
        return status.count(ChildStatus.AT_HOME) + status.count(ChildStatus.LOOKED_AFTER)

    def children_at_home(self) -> list[int]:
        """List the slots of its children who live at home."""
        return [slot for slot in range(self.children) if self.child_status[slot] == ChildStatus.AT_HOME]

    def children_in_case(self) -> list[int]:
        """List the slots of its children in the open statutory case."""
        return [slot for slot in range(self.children) if (self.in_case >> slot) & 1]
