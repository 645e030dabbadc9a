"""Family week: what a family lives through in a week, one step of `sim/week.py` at a time.

Each method is the rule that the compiled sweep calls for this family, so a week told family by family
is the same week. They belong to a model that is made with `by_agents=True`: where the sweep lives
the week as well, the family would live the step twice.
"""

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.view import View
from sim.journey.assessment import assess_family, review_plan_of
from sim.journey.care import risk_care
from sim.journey.closure import review_case
from sim.journey.demography import arrive, pass_life_events
from sim.journey.detection import notice_family, worry_about
from sim.journey.front_door import screen_contact
from sim.journey.needs import change_needs_of, meet_circumstances
from sim.journey.support import support_family

if TYPE_CHECKING:
    from sim.agents.family import Family


class FamilyWeek(View):
    """A family and its steps, in the order of the week."""

    def _table(self) -> np.ndarray:
        return self.model.family_rows

    def _standing(self) -> np.ndarray:
        return self.model.family_rows["number"]

    def _year(self) -> int:
        return self.model.calendar.year_of(self.model.week)

    def live_on(self) -> "Family | None":
        """Pass births and birthdays that fall due, or leave; return the family that follows in the home."""
        if self._by_rule(pass_life_events):
            return self.model.register.family(self.row)
        return None

    def arrive(self) -> None:
        """Be welcomed, once all who come this week have settled."""
        self._by_rule(arrive)

    def meet_circumstances(self) -> None:
        """Meet the candidate for a need that falls due."""
        self._by_rule(meet_circumstances)

    def live_with_needs(self) -> None:
        """Let needs drive others, worsen and ease."""
        if self.record["active_at"] > 0:
            self._by_rule(change_needs_of)

    def be_noticed(self) -> None:
        """Meet agencies that may see a sign of its needs."""
        if self.record["active_at"] > 0:
            self._by_rule(notice_family)

    def be_worried_about(self) -> None:
        """Meet the candidate for a shallow worry that falls due."""
        self._by_rule(worry_about)

    def be_screened(self) -> None:
        """Be put through the front door, if an agency has brought it."""
        if self.record["referrer"] >= 0:
            self._by_rule(screen_contact, self._year())

    def be_assessed(self) -> None:
        """Reach the end of an enquiry or an assessment, if it falls due."""
        self._by_rule(assess_family, self._year())

    def have_plan_reviewed(self) -> None:
        """Have its plan reviewed, if that falls due."""
        self._by_rule(review_plan_of)

    def be_supported(self) -> None:
        """Live a week of help, or of waiting for it."""
        if self.record["open_at"] > 0:
            self._by_rule(support_family)

    def risk_care(self) -> None:
        """Let the week's draw decide whether children are taken into care."""
        self._by_rule(risk_care)

    def be_reviewed(self) -> None:
        """Have its case reviewed, if that falls due, or leave early help of itself."""
        self._by_rule(review_case)
