"""Words: how labels and numbers stand in the sentences and pictures of a study."""

import math


def in_a_sentence(label: str) -> str:
    """Return a label with a small first letter, unless an acronym begins it."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def number(value: float) -> str:
    """Return a number in three or more digits, thousands apart, without an exponent."""
    if not math.isfinite(value):
        return "not told"
    size = abs(value)
    places = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 or size == 0.0 else 3
    return f"{value:,.{places}f}".replace("-", "−")
