"""A subject that takes its time and writes down every run it has made."""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sim.study.factor import Factor

FACTORS = tuple(Factor(name, name, "", 0.0, 1.0) for name in "ab")


class Slow(NamedTuple):
    """Sums its values; `seconds` a run; each run adds a line to `diary`; `deadly` kills its process once."""

    diary: str
    seconds: float = 0.0
    deadly: str = ""
    always: bool = False

    @property
    def outcomes(self) -> tuple[str, ...]:
        return ("y",)

    def identity(self) -> dict[str, Any]:
        return {"what": "a sum"}

    def ready(self) -> None:
        """Nothing is compiled."""

    def run(self, values: Mapping[str, float], seed: int) -> dict[str, float]:
        self._die_once(values["a"])
        time.sleep(self.seconds)
        with open(self.diary, "a", encoding="utf-8") as diary:
            diary.write(f"{values['a']!r} {values['b']!r} {seed}\n")
        return {"y": values["a"] + 2 * values["b"] + seed}

    def _die_once(self, value: float) -> None:
        mark = Path(self.deadly)
        if self.deadly and value > 0.5 and (self.always or not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), 9)
