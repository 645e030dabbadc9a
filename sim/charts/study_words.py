"""A study's words on its pictures: its question, the labels of what it moved, the names of indices."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.study.factor import DUMMY, Factor, noise_floor
from sim.study.measured import EVALUATOR

if TYPE_CHECKING:
    from sim.study.measured import OutcomeEntry
    from sim.study.study import Study

MAIN_INDEX = {
    "sobol": "ST",
    "fast": "ST",
    "morris": "mu_star",
    "pawn": "pawn",
    "latin": "rank_correlation",
}
INDEX_NAMES = {
    "S1": "moved alone (S1)",
    "ST": "with all its interplay (ST)",
    "mu": "mean effect (mu)",
    "mu_star": "mean size of its effect (mu*)",
    "sigma": "how much its effect differs (sigma)",
    "pawn": "PAWN index (median KS distance)",
    "rank_correlation": "rank correlation (Spearman)",
}
ASKING = ("What", "Which", "Who", "How", "When", "Where", "Does", "Do", "Is", "Are", "Can", "Will", "In")
LETTERS, LINES = 44, 2  # of a label, at most
ON_A_TITLE, ON_A_FOOT = 96, 150  # letters in a line, for a width of ten inches


class StudyWords(NamedTuple):
    """What pictures say besides numbers.

    question : the study's title as a question; method : morris, sobol, pawn, fast or latin; factors :
    without the dummy; outcomes : label and unit by name; rests_on :
    the last line at the foot, which place, how many runs and which parameters.
    """

    question: str
    method: str
    factors: tuple[Factor, ...]
    outcomes: Mapping[str, tuple[str, str]]
    rests_on: str

    @classmethod
    def of(cls, study: "Study", rests_on: str) -> "StudyWords":
        """Take the words of a study from its file; rests_on : the last line at the foot."""
        outcomes = {one.column: (_outcome_label(study, one), one.kind.unit) for one in study.outcomes}
        return cls(as_question(study.title), study.method, study.factors(), outcomes, rests_on)

    def factor(self, name: str) -> Factor:
        """Return a factor by its name, the dummy too."""
        return {**{factor.name: factor for factor in self.factors}, DUMMY: noise_floor()}[name]

    def outcome(self, name: str) -> str:
        """Return an outcome's label, its name where it has none."""
        return self.outcomes.get(name, (name, ""))[0]

    def axis(self, name: str) -> str:
        """Return an outcome's label with its unit, for an axis."""
        label, unit = self.outcomes.get(name, (name, ""))
        return label if not unit else f"{label} [{unit}]"


def _outcome_label(study: "Study", entry: "OutcomeEntry") -> str:
    """Say an outcome with its years and, of a pair, that it is a change."""
    label = entry.kind.label
    if entry.pilot:
        seen = "as an evaluator sees it" if entry.pilot == EVALUATOR else "true effect"
        return f"{label}: {seen}, {entry.after} years after the pilot began"
    if study.compare is not None:
        label = f"{label}: change by the policy"
    return label if entry.years is None else f"{label}, years {entry.years[0]} to {entry.years[1]}"


def as_question(title: str) -> str:
    """Return a title with the question mark that it lacks where it asks something."""
    return f"{title}?" if title.split()[0] in ASKING and title[-1] not in "?.!" else title


def short_label(factor: Factor, letters: int = LETTERS, lines: int = LINES) -> str:
    """Return a factor's label in at most so many lines; what is cut off ends in an ellipsis."""
    return "\n".join(wrap(factor.label, letters, max_lines=lines, placeholder=" …"))


def range_in_words(factor: Factor) -> str:
    """Return a factor's dotted name and its range with the unit, empty for the dummy."""
    if factor.name == DUMMY:
        return ""
    return "\n".join(wrap(f"{factor.name}: {factor.low:.4g} to {factor.high:.4g} {factor.unit}".strip(), 60))


def title_lines(question: str, answer: str, wide: float) -> str:
    """Return the study's question and what the picture answers, in lines for so many inches."""
    letters = int(ON_A_TITLE * wide / 10)
    return "\n".join([*wrap(question, letters), *wrap(answer, letters)])


def foot_lines(words: str, wide: float) -> str:
    """Break notes at the foot into lines for a figure so many inches wide."""
    return "\n".join(wrap(words, int(ON_A_FOOT * wide / 10)))


def listed(names: Sequence[str]) -> str:
    """Return names in a row, with an "and" before the last."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_a_sentence(label: str) -> str:
    """Return a label with a small first letter, unless an acronym begins it."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def number(value: float) -> str:
    """Return a number in three or more digits, thousands apart, without an exponent."""
    if not np.isfinite(value):
        return "not told"
    size = abs(value)
    places = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 or size == 0.0 else 3
    return f"{value:,.{places}f}".replace("-", "−")
