"""Comparing under rival forms: every form is lived, and the spread of its differences is told."""

import pandas as pd

from sim.rivals import FORMS, SHIPPED, compare_forms, in_words
from sim.scenario import Scenario


class Found:
    """A comparison whose difference is known."""

    def __init__(self, difference, verdict):
        rows = {
            "measure": ["referrals", "plans"],
            "scenario": "other",
            "label": "Referrals",
            "unit": "children",
        }
        self.summary = pd.DataFrame({**rows, "difference": difference, "verdict": verdict})


def forms_of(verdicts):
    lived = {}

    def live(name, scenarios):
        lived[name] = [scenario.parameters for scenario in scenarios]
        return Found(10.0 * len(lived), verdicts[len(lived) - 1])

    scenarios = [Scenario.read("baseline"), Scenario.read("higher_early_help_threshold")]
    return compare_forms(Found(5.0, "higher"), scenarios, live), lived


def test_each_rival_is_lived_once_by_baseline_and_alternative_with_its_own_parameters():
    forms, lived = forms_of(["higher", "higher", "higher"])
    assert lived == {form.name: [form.parameters] * 2 for form in FORMS if form.name != SHIPPED}
    assert list(forms["form"]) == [form.name for form in FORMS]
    assert list(forms["difference"]) == [5.0, 10.0, 20.0, 30.0]
    assert set(forms["measure"]) == {"referrals"}, "the headline outcomes alone"


def test_a_sign_that_turns_under_a_rival_is_told():
    same, _ = forms_of(["higher", "cannot tell", "higher"])
    turned, _ = forms_of(["higher", "lower", "higher"])
    spread = "Referrals, children: +5 as shipped, +5 to +30 over four forms of the model; "
    assert in_words(same, "other") == [spread + "no form turns its sign."]
    assert in_words(turned, "other") == [spread + "its sign turns."]
