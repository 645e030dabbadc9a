"""Payment by results lever: what is paid for a family that joins and for its result, in three known forms."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.errors import shown
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.ranges import told
from sim.policy.setting import Setting, sets
from sim.policy.values import percent
from sim.shape import refusal
from sim.state.codes import Need

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "payment_by_results"
EVERY_NEED = (1.0,) * len(Need)
FIRST_PHASE = (Need.MONEY_AND_WORK, Need.CHILD_WELLBEING, Need.CRIME_AND_ASB)
PHASES: dict[object, dict[str, float | tuple]] = {
    # up to £4,000, of which 80 % on joining in the first year (pbr1_max, pbr1_att1); results over six months
    1: {
        "counts": tuple(float(need in FIRST_PHASE) for need in Need), "attachment_fee": 3200.0,
        "result_fee": 800.0, "result_weeks": 26.0,
    },
    2: {"counts": EVERY_NEED, "attachment_fee": 1000.0, "result_fee": 800.0, "result_weeks": 13.0},
    "joint_investment": {
        "counts": EVERY_NEED, "attachment_fee": 1000.0, "result_fee": 800.0, "result_weeks": 13.0,
        "partner_pays": 0.5, "partner_keeps": 1.0,
    },
}  # fmt: skip


def _phase(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | str) or value not in PHASES:
        found = f"there is no phase {shown(value)}"
        raise refusal(found, "1, 2 or joint_investment", "phase: 2 is the programme of 2015-20")
    return value


class PaymentByResultsLever(Lever):
    """Pay for families that join and for their results.

    Source: Greater Manchester (2016): phase 1, up to £4,000 a family with worklessness, school or crime
    problems; phase 2, £1,000 on joining and £800 for a result; joint investment, where a partner adds half
    the attachment fee and keeps the result fee. A family joins once, when early help begins, with at least
    two needs that count. A result: some of them have fallen, all established ones too, and none has
    risen, after 13 weeks (26 in phase 1); it is claimed at a review while the case is open.

    taken_first_below : families judged in lesser need than this come first in the queue [points; 0 nobody].
    closes_on_claim : share of cases closed once the result is paid. hours_lost : share of a worker's time
    with a family that goes into claims until then. attachment_fee, result_fee : other fees [£].
    What fees buy is another block (`capacity`): here they are only counted.
    """

    phase: Annotated[object, told(_phase, enum=list(PHASES))]
    attachment_fee: Annotated[float | None, sets(f"{STAGE}.attachment_fee")] = None
    result_fee: Annotated[float | None, sets(f"{STAGE}.result_fee")] = None
    taken_first_below: Annotated[float | None, sets(f"{STAGE}.taken_first_below")] = None
    closes_on_claim: Annotated[float | None, sets(f"{STAGE}.closes_on_claim")] = None
    hours_lost: Annotated[float | None, sets(f"{STAGE}.hours_lost")] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return the form of the phase, then what is given beside it."""
        form = [
            Setting(f"{STAGE}.{name}", value, "phase", ramps=False)
            for name, value in {"in_force": 1.0, **PHASES[self.phase]}.items()
        ]
        return form + super().settings(place)

    def sentences(self, start: date) -> list[str]:
        """Say what is paid, who keeps it, and what pull it has."""
        joining, result = self._now("attachment_fee"), self._now("result_fee")
        said = [
            f"£{joining:,.0f} is paid for a family that joins and £{result:,.0f} for its result, "
            f"{self.in_words(start)}."
        ]
        if self.phase == "joint_investment":
            said.append("A partner adds half the attachment fee and keeps the result fee.")
        lesser, closed, lost = (
            self._now(name) for name in ("taken_first_below", "closes_on_claim", "hours_lost")
        )
        if lesser > 0.0:
            said.append(
                f"Families judged below {lesser:g} points are taken first, since a result seems near."
            )
        said.append(
            f"{percent(closed)} of cases are closed once paid; claims take {percent(lost)} of the time with "
            f"a family."
        )
        return said

    def _now(self, name: str) -> float:
        given = getattr(self, name)
        if given is None:
            given = PHASES[self.phase].get(name, PARAMETERS[f"{STAGE}.{name}"].default)
        return float(given)
