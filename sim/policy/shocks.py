"""Shocks lever: what comes over a place from outside, each of a named kind, with a size and dates."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

from sim.policy.lever import Lever
from sim.policy.ranges import Range, told
from sim.policy.rules import Says, gives
from sim.policy.setting import Setting
from sim.policy.values import one_of
from sim.shape import real_number, refusal
from sim.state.codes import Need

if TYPE_CHECKING:
    from sim.population.place import Place


class Kind(NamedTuple):
    """What one kind of shock moves, for a size; the largest size; and the words for it."""

    moves: Callable[[float], list[tuple[str, float | tuple, str]]]  # parameter, value, mode
    largest: float
    words: str
    has_posts: bool = False  # it moves posts or their holders, which belong to the whole place


def _money_and_work(size: float) -> list[tuple[str, float | tuple, str]]:
    raised = tuple(1.0 + size if need == Need.MONEY_AND_WORK else 1.0 for need in Need)
    return [("needs.shock", raised, "scale")]


def _austerity(size: float) -> list[tuple[str, float | tuple, str]]:
    return [("workforce.key_worker_posts", 1.0 - size, "scale"), ("needs.own_help", 1.0 - size, "scale")]


def _restructure(size: float) -> list[tuple[str, float | tuple, str]]:
    return [("workforce.turnover_a_year", size, "shift")]


def _detection_falls(size: float) -> list[tuple[str, float | tuple, str]]:
    left = 1.0 - size
    return [("detection.detection", left, "scale"), ("detection.shallow_contacts", left, "scale")]


KINDS = {
    "worklessness": Kind(_money_and_work, 5.0, "Needs of money and work begin {:.0f} % more often"),
    "benefit_sanctions": Kind(
        _money_and_work, 5.0, "Sanctions make needs of money and work begin {:.0f} % more often"
    ),
    "austerity": Kind(
        _austerity, 0.9, "Early-help posts, and what other agencies' own help does, are cut by {:.0f} %", True
    ),
    "restructure": Kind(
        _restructure, 0.8, "Services are restructured: a further {:.0f} in 100 workers leave in a year", True
    ),
    "detection_falls": Kind(_detection_falls, 0.95, "Agencies meet families {:.0f} % less often"),
}


LARGEST = ", ".join(f"{kind.largest:g} of {name}" for name, kind in KINDS.items())
ADVICE = "a size is a share: 30 % is 0.3"
ANY_KIND = Range(
    0.0, max(kind.largest for kind in KINDS.values()), f"(share), at most {LARGEST}", ADVICE, above=True
)


class OfItsKind:
    """A size is no larger than its kind can be, and a kind that moves posts holds everywhere."""

    def check(self, block: "ShockLever") -> None:
        """Refuse a size beyond its kind's, and a place for what belongs to the whole place."""
        kind = KINDS[block.kind]
        Range(0.0, kind.largest, "(share)", ADVICE, above=True).read(block.size, "size")
        if kind.has_posts and block.where is not None:
            allowed = f"no `where` for {block.kind}"
            raise refusal("`where`, and posts belong to the whole place", allowed, "leave it out", at="where")

    def says(self) -> Says:
        """Say the same, kind by kind."""
        return {"allOf": [{"if": _is_of(name), "then": _at_most(kind)} for name, kind in KINDS.items()]}


def _is_of(name: str) -> Says:
    return {"required": ["kind"], "properties": {"kind": {"const": name}}}


def _at_most(kind: Kind) -> Says:
    nowhere = {"not": gives("where")} if kind.has_posts else {}
    return {"properties": {"size": {"maximum": kind.largest}}, **nowhere}


class ShockLever(Lever):
    """Have a shock come over the place: a kind, and its size as a share.

    worklessness : needs of money and work begin so much more often (1.39 is the growth over five years that
    Tameside, 2012, reports of one Place; `ramp_weeks: 260` spreads it). benefit_sanctions : the same, for
    families cut off (Greater Manchester, 2016). austerity : share of early-help posts and of agencies' brief
    help that goes. restructure : share of all workers that leaves in a year on top of those who leave
    anyway, while it lasts, taking ties and trust along (Greater Manchester, 2016, authority 9).
    detection_falls : agencies meet families so much less often, as when schools close. Blocks add up. A
    rate beyond the candidates fixed at the founding is refused.
    """

    rules: ClassVar = (OfItsKind(),)

    kind: Annotated[str, one_of(KINDS, "kind")]
    size: Annotated[float, told(real_number, **ANY_KIND.says())]

    def settings(self, place: "Place") -> list[Setting]:
        """Return what a shock of this kind and size moves."""
        return [Setting(path, value, "size", mode) for path, value, mode in KINDS[self.kind].moves(self.size)]

    def sentences(self, start: date) -> list[str]:
        """Say what comes over the place, when and where."""
        return [f"{KINDS[self.kind].words.format(100 * self.size)}, {self.in_words(start)}."]
