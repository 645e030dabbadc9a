"""A study of a hundredth of Tameside, whose question holds what a page must never take for HTML."""

from typing import Any

TINY: dict[str, Any] = {
    "title": "Does help decide",
    "question": "Does what help does decide how many <b>come back</b>?",
    "method": "latin",
    "scenario": "baseline",
    "share": 0.01,
    "years": 1,
    "points": 20,
    "parameters": [{"name": "support.help", "label": "what help does"}],
    "outcomes": ["referral_rate", "cost"],
    "discovery": [{"ask": "more than seven hundred are referred", "when": "referral_rate > 700"}],
}
