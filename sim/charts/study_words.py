"""A study's words on its pictures: its question, the labels of what it moved, the names of indices."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from sim.study.factor import DUMMY, Factor, noise_floor

if TYPE_CHECKING:
    from sim.study.measured import OutcomeEntry
    from sim.study.study import Study

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
    """Say an outcome and, of a pair, that it is a change."""
    is_change = study.compare is not None and not entry.pilot
    return f"{entry.in_words}: change by the policy" if is_change else entry.in_words


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
