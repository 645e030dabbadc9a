"""The answer in words says what drives an outcome, and owns up where nothing can be told."""

import pandas as pd

from sim.study.answer import (
    below_sentence,
    chance_sentence,
    drivers_sentence,
    range_sentence,
)

LABELS = {"a": "what help does", "b": "turnover", "dummy": "nothing at all"}


def indices(*above):
    rows = [
        {
            "factor": name,
            "value": value,
            "low": value - 0.1,
            "high": value + 0.1,
            "above_floor": name in above,
        }
        for name, value in (("a", 0.6), ("b", -0.7), ("dummy", 0.0))
    ]
    return pd.DataFrame(rows)


def test_the_strongest_is_named_first_whatever_its_sign():
    said = drivers_sentence("Cost", indices("a", "b"), "rank_correlation", LABELS)
    assert said.startswith("Cost is driven most by turnover −0.700 (−0.800 to −0.600); what help does 0.600")
    assert below_sentence(indices("a", "b"), LABELS) == "Every factor stands above the noise floor."


def test_what_cannot_be_told_from_the_floor_is_named_once():
    assert below_sentence(indices("a"), LABELS) == "Not told from the noise floor: turnover."
    assert "Nothing that was moved" in drivers_sentence("Cost", indices(), "ST", LABELS)
    assert below_sentence(indices(), LABELS) == ""


def test_chance_says_how_many_seeds_would_do_or_that_none_will():
    row = {"share_of_chance": 0.3, "seeds": 2, "seeds_for_10_percent": 8.0}
    assert chance_sentence("Cost", row).endswith("at 2 futures a point; 8 would make it a tenth.")
    assert chance_sentence("Cost", {**row, "share_of_chance": 0.05}).endswith("enough.")
    assert chance_sentence("Cost", {**row, "seeds_for_10_percent": float("nan")}).endswith("is lost in it.")


def test_an_effect_says_how_often_it_is_above_zero():
    row = {"p5": -2.0, "p50": 1.0, "p95": 4.0, "share_above_zero": 0.7}
    assert range_sentence("Cost", row, True) == (
        "The policy's effect on cost: 1.00 in the middle, −2.00 to 4.00 in nine of ten points tried. "
        "It is above zero in 70 of 100."
    )
    assert "above zero" not in range_sentence("Cost", row, False)
