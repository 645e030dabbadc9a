"""What changed in a place, and when: counts of posts, and the dated history of its services."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from sim.errors import shown
from sim.population.figures import Positive, texts
from sim.shape import Day, Number, Shape, Text, Whole, refusal

MOST_POSTS = 100_000
LONGEST_RAMP_WEEKS = 520


class PostCount(Shape):
    """Workers holding cases on a day: posts as such, or cases held over the average caseload."""

    day: Day
    posts: Positive | None = None
    cases: Positive | None = None
    caseload: Positive | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        given = [name for name in ("posts", "cases", "caseload") if getattr(self, name) is not None]
        if given not in (["posts"], ["cases", "caseload"]):
            found = f"a count with {' and '.join(given) or 'nothing'}"
            raise refusal(found, "posts, or cases with caseload", "give one or the other")
        if not 1 <= self.full_time < MOST_POSTS:
            found = f"{self.full_time:.2f} full-time posts"
            raise refusal(found, f"from 1 to {MOST_POSTS:,}", "a place cannot do without workers")
        return self

    @property
    def full_time(self) -> float:
        """Full-time posts holding cases."""
        return self.posts if self.posts is not None else self.cases / self.caseload  # type: ignore[operator]


class Dated(Shape):
    """Something that changed on a day: parameters set, shifted or scaled, perhaps by and by."""

    since: Day | None = Field(None, alias="from")  # None: always
    until: Day | None = None  # first day on which it no longer holds
    ramp_weeks: Whole = 0
    where: Any = None  # as a lever of a scenario spells it; read with the levers
    set: dict[str, Number] = {}
    shift: dict[str, Number] = {}
    scale: dict[str, Number] = {}
    note: Text | None = None
    source: Annotated[tuple[str, ...], BeforeValidator(texts)] = ()

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        paths = [*self.set, *self.shift, *self.scale]
        if not paths:
            allowed = "set, shift or scale with a parameter"
            raise refusal("nothing changes", allowed, "remove the item, or fill it")
        for path in paths:
            stage, _, name = path.partition(".")
            if not stage.isidentifier() or not name.isidentifier():
                raise refusal(f"{shown(path)}", "a parameter such as thresholds.s17", "write stage.name")
        if not 0 <= self.ramp_weeks <= LONGEST_RAMP_WEEKS:
            found = f"{self.ramp_weeks} weeks"
            raise refusal(found, f"0 to {LONGEST_RAMP_WEEKS}", "0 means at once", at="ramp_weeks")
        if self.since and self.until and self.until <= self.since:
            raise refusal(f"until {self.until}", f"a day after {self.since}", "swap the dates?", at="until")
        return self

    def item(self) -> dict[str, Any]:
        """Return the plain item, every key present; `from` and `until` are dates or None."""
        return {"from": self.since, **self.model_dump(exclude={"since"})}


def steps_between(counts: tuple[PostCount, ...], parameter: str) -> list[dict[str, Any]]:
    """Turn counts of posts into dated items: even change from each count to the next, then steady."""
    items = []
    for before, count in zip((None, *counts), counts, strict=False):
        step: dict[str, Any] = {"set": {parameter: count.full_time}}
        if before is not None:
            step |= {"from": before.day, "ramp_weeks": (count.day - before.day).days // 7}
        items.append(Dated.model_validate(step).item())
    return items
