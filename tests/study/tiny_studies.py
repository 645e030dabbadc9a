"""Studies of a hundredth of Tameside, so that a run takes a blink."""

from typing import Any

from sim.study.study import Study

ONSET = {"name": "needs.onset", "low": 0.5, "high": 0.8}
ALONE: dict[str, Any] = {
    "title": "Tiny",
    "question": "Does it read?",
    "method": "latin",
    "scenario": "baseline",
    "share": 0.01,
    "years": 2,
    "points": 8,
    "parameters": [ONSET],
    "outcomes": ["referrals", "cost"],
}
PAIR: dict[str, Any] = {
    **{key: value for key, value in ALONE.items() if key != "scenario"},
    "compare": {"baseline": "baseline", "with": "co_location"},
}


def tiny(**changed: Any) -> Study:
    """Return the study of one scenario with other values; None leaves a key out."""
    return _study(ALONE, changed)


def tiny_pair(**changed: Any) -> Study:
    """Return the study of a pair with other values; None leaves a key out."""
    return _study(PAIR, changed)


def _study(known: dict[str, Any], changed: dict[str, Any]) -> Study:
    data = {key: value for key, value in {**known, **changed}.items() if value is not None}
    return Study.of(data, "tiny", "tiny.yaml")
