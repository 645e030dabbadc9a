"""Closure lever: when a case closes, after how many weeks at most, and on which needs help works."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne, OnlyWith
from sim.policy.setting import Setting
from sim.policy.values import Share, one_of, within
from sim.state.codes import ClosingRule, Scope, name_of

if TYPE_CHECKING:
    from sim.population.place import Place

RULES = {name_of(rule): rule for rule in ClosingRule}
SCOPES = {name_of(scope): scope for scope in Scope}
RULES_IN_WORDS = {
    "settled_score": "once the family's needs taken together look low",
    "presenting": "as soon as the need that brought the family has eased, whatever else stands",
    "whole_family": "once that need has eased and all needs taken together look low at two reviews running",
    "time_limit": "once needs look low, or when their time is up",
}
SCOPES_IN_WORDS = {
    "trade": "on the needs of the worker's trade",
    "presenting": "on the need that brought the family, and little else",
    "whole_family": "on all needs of the family",
}
WEEKS = within(4.0, 260.0, "weeks", "cases are reviewed every 4 to 6 weeks, so less means nothing")


class ClosureLever(Lever):
    """When a child-in-need case closes, and the needs that help works on; the two are levers of their own.

    Leicestershire (2011) found services that treat a symptom and leave; Greater Manchester (2016) asks for
    the whole family. Nothing here touches outcomes: what closes early may come back of itself.

    rule : `settled_score` (as things stand), `presenting`, `whole_family` or `time_limit`; weeks : the limit
    of the last, the usual one if left out; early_help_weeks : the limit of early help; disengaged_below :
    engagement [0-1] below which a review closes the case; scope : `trade` (as things stand), `presenting`
    or `whole_family`.
    """

    rules: ClassVar = (
        NeedsOne(
            ("rule", "weeks", "early_help_weeks", "disengaged_below", "scope"), "add rule: whole_family"
        ),
        OnlyWith("weeks", "rule", "early help has early_help_weeks", "time_limit"),
    )

    rule: Annotated[str | None, one_of(RULES, "rule")] = None
    weeks: Annotated[float | None, WEEKS] = None
    early_help_weeks: Annotated[float | None, WEEKS] = None
    disengaged_below: Share | None = None
    scope: Annotated[str | None, one_of(SCOPES, "scope")] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return the rule and its weeks, then the scope of help and of who else is asked for help."""
        said = []
        if self.rule is not None:
            rule = float(RULES[self.rule])
            said.append(Setting("thresholds.closing_rule", rule, "rule", ramps=False))
        for parameter, key in (
            ("closure.most_weeks", "weeks"),
            ("closure.early_help_most_weeks", "early_help_weeks"),
            ("closure.disengaged_line", "disengaged_below"),
        ):
            if (value := getattr(self, key)) is not None:
                said.append(Setting(parameter, value, key, ramps=False))
        if self.scope is not None:
            scope = float(SCOPES[self.scope])
            said += [
                Setting(name, scope, "scope", ramps=False)
                for name in ("needs.help_scope", "key_worker.scope")
            ]
        return said

    def sentences(self, start: date) -> list[str]:
        """Say when cases close and on which needs help works."""
        when, said = self.in_words(start), []
        if self.rule is not None:
            said.append(f"Child-in-need cases close {RULES_IN_WORDS[self.rule]}{self._limit()}, {when}.")
        if self.early_help_weeks is not None:
            said.append(f"Early help ends after {self.early_help_weeks:g} weeks at most, {when}.")
        if self.disengaged_below is not None:
            line = f"engagement is below {self.disengaged_below:g} on a scale from 0 to 1"
            said.append(f"Reviews close the child-in-need case of a family whose {line}, {when}.")
        if self.scope is not None:
            said.append(f"Help works {SCOPES_IN_WORDS[self.scope]}, {when}.")
        return said

    def _limit(self) -> str:
        if self.rule != "time_limit":
            return ""
        if self.weeks is None:
            return f" (the usual {PARAMETERS['closure.most_weeks'].default:g} weeks)"
        return f" ({self.weeks:g} weeks)"
