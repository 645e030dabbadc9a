"""Own policy: a researcher's policy in Python, asked before every week; no fork of the model needed."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sim.state.town import Town


class ChangeParameter(Protocol):
    """Changes a parameter from this week on: `FamilyServicesModel.change`."""

    def __call__(
        self,
        parameter: str,
        *,
        set: float | None = None,
        shift: float | None = None,
        scale: float | None = None,
        where: object = None,
        ramp_weeks: int = 0,
    ) -> None:
        """Exactly one of set, shift and scale; raises `InputError` for what cannot be."""


class Policy:
    """Subclass it, write `act`, and hand an instance to `FamilyServicesModel(policies=[...])`."""

    def act(self, town: "Town", week: int, change: ChangeParameter) -> None:
        """Look at the columns and change parameters, or what families are, before a week is lived.

        Parameters
        ----------
        town
            The columns as they are: `town.families["severity"]`, shape (families, 8), and so on; see
            `sim/state`. Traits such as `resilience` may be written; where a family stands, its needs and
            its worker are kept in several lists at once: change those by agents (`Family`, `Worker`).
        week
            The week that is about to be lived, counted from the start of the burn-in.
        change
            Changes a parameter from this week on.
        """
        raise NotImplementedError
