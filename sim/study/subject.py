"""Subject: what a study runs, be it the model under one policy, a pair of policies, or a known function."""

from collections.abc import Mapping
from typing import Any, Protocol


class Subject(Protocol):
    """What can be run at a point of a design; it is sent to other processes and machines, so it pickles.

    outcomes : the names of what one run gives, in the order of the tables' columns.
    """

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Names of what one run gives."""
        ...

    def identity(self) -> dict[str, Any]:
        """Return all that decides what a run gives, as plain data: two studies with one identity are one."""
        ...

    def ready(self) -> None:
        """Compile and load what runs need, once in a process."""
        ...

    def run(self, values: Mapping[str, float], seed: int) -> dict[str, float]:
        """Return every outcome of one run, nan where it has none, at one value a factor (dummy included)."""
        ...
