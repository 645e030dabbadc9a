"""Agency: who meets and helps families; what it knows, to whom it is tied, and what it does in a week."""

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.view import View
from sim.errors import WrongValueError, shown
from sim.journey.allocation import give_places, name_social_workers
from sim.journey.own_policy import bring
from sim.population.own_agencies import OwnAgencies, agencies_of, specialists
from sim.state import codes
from sim.state.codes import Need
from sim.workforce.posts import fill_post, fund_posts

if TYPE_CHECKING:
    from sim.agents.family import Family
    from sim.agents.worker import Worker

EMPLOYERS = {codes.Agency.SOCIAL_CARE: name_social_workers, codes.Agency.EARLY_HELP: give_places}
"""The agencies whose workers are simulated one by one, with how each gives them families."""


def codes_of(own: OwnAgencies | None) -> list[codes.Agency]:
    """Return the codes of the agencies that a place has, in order; families themselves are none."""
    return [agency for agency in agencies_of(own) if agency != codes.Agency.FAMILY]


class Agency(View):
    """An agency of the whole place; `row` and `number` are its code, and it never leaves."""

    called = "agency"

    @property
    def has_left(self) -> bool:
        """Never: agencies stay."""
        return False

    def _table(self) -> np.ndarray:
        raise NotImplementedError("an agency is no row of its own: see `tie`, `knows` and `workers`")

    @property
    def code(self) -> codes.Agency:
        """Its code."""
        return codes.Agency(self.row)

    @property
    def name(self) -> str:
        """Its name, as in the tables of results."""
        return str(self.model.place.agency_names[self.row])

    @property
    def workers(self) -> "list[Worker]":
        """Its workers in post; none where workers are not simulated one by one."""
        posts = self.model.workers
        rows = np.flatnonzero((posts["agency"] == self.row) & (posts["filled"] == 1))
        return [worker for row in rows.tolist() if (worker := self.model.register.worker(row))]

    @property
    def families(self) -> "list[Family]":
        """Families that it helps: by a worker of its own, beside another's, or pulled in by one."""
        families = self.model.families
        leads = specialists(self.model.place.agencies)
        treated = sum(1 << need for need in Need if leads[need] == self.row)
        helps = ((families["services"] >> self.row) & 1 == 1) | (families["pulled_in"] & treated != 0)
        held = families["worker"]
        helps |= (held >= 0) & (self.model.workers["agency"][held] == self.row)
        return [self.model.register.family(int(row)) for row in np.flatnonzero(helps)]

    def knows(self, family: "Family") -> dict[str, int]:
        """Return the needs of a family that it knows of, by name, with their severity now."""
        return family.known_to(self.code)

    def tie(self, other: codes.Agency, neighbourhood: str) -> float:
        """Return the chance that what it knows reaches another agency in a neighbourhood [0-1]."""
        return float(self.model.town.ties[self._zones(neighbourhood)[0], self.row, other])

    def set_tie(self, other: codes.Agency, neighbourhood: str, strength: float) -> None:
        """Set a tie as if it had always been so, in a priority area of the neighbourhood too [0-1].

        It still weakens with leavers and regrows to this strength; sitting together adds to it.
        """
        if not 0.0 <= strength <= 1.0:
            raise WrongValueError("Agency.set_tie", shown(strength), "0 to 1", "1 passes everything on")
        place = self._zones(neighbourhood), self.row, other
        self.model.town.ties[place] = self.model.town.base_ties[place] = strength

    def bring(self, family: "Family") -> bool:
        """Bring a family to the front door, which screens it in the week to come.

        Returns whether a contact came of it: one a week, and only with a child at home.
        """
        assert family.record is not None
        model = self.model
        return bool(
            bring(model.town_for_rules, family.row, self.row, model.rules, model.course.seed, model.week)
        )

    def fund(self) -> None:
        """Fund or close posts of its own as the parameters say: a step of a week told agent by agent."""
        if self.code in EMPLOYERS:
            fund_posts(self.model.town_for_rules, self.model.rules, self.row, self.model.week)

    def recruit(self) -> None:
        """Fill its posts that have stood empty long enough: a step of a week told agent by agent."""
        model, posts = self.model, self.model.workers
        for post in np.flatnonzero((posts["agency"] == self.row) & (posts["filled"] == 0)):
            fill_post(model.town_for_rules, int(post), model.rules, model.course.seed, model.week)

    def allocate(self) -> None:
        """Give families to its workers: a step of a week told agent by agent."""
        if self.code in EMPLOYERS:
            EMPLOYERS[self.code](self.model.town_for_rules, self.model.rules, self.model.week)

    def _zones(self, neighbourhood: str) -> np.ndarray:
        """Return the rows of the ties of a neighbourhood: its own, then a priority area that lies in it."""
        names = list(self.model.place.neighbourhood_names)
        if neighbourhood not in names:
            raise WrongValueError(
                "neighbourhood", shown(neighbourhood), ", ".join(names), "see `model.place`"
            )
        return np.flatnonzero(self.model.place.zone_neighbourhoods == names.index(neighbourhood))
