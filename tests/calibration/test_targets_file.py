"""A targets file of the user's own: what it may leave out, and what is refused."""

import pytest

from calibration.fit.distance import goals_of
from calibration.targets import TARGETS_FILE, targets
from calibration.targets_file import read_targets
from sim.errors import InputError

GOOD = "- {id: C01, value: 640, low: 520, high: 760}\n"


def written(folder, text):
    path = folder / "mine.yaml"
    path.write_text(text)
    return path


def test_the_shipped_targets_can_be_read_as_a_users_own():
    assert read_targets(TARGETS_FILE) == targets()


def test_what_a_record_leaves_out_is_as_shipped(tmp_path):
    [mine] = read_targets(written(tmp_path, GOOD))
    shipped = targets()[0]
    assert (mine.value, mine.low, mine.high) == (640, 520, 760)
    assert (mine.unit, mine.weight, mine.measure_in_model) == (
        shipped.unit,
        shipped.weight,
        shipped.measure_in_model,
    )


def test_some_parts_of_a_target_are_enough(tmp_path):
    text = "- {id: C15, value: {police: 29}, low: {police: 25}, high: {police: 33}, weight: 0.5}\n"
    [goal] = goals_of(read_targets(written(tmp_path, text)), "elsewhere")
    assert (goal.name, goal.weight, goal.below, goal.above) == ("C15.police", 0.5, 4.0, 4.0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "no target"),
        ("- C01\n", "a record"),
        ("- {id: C21, value: 1, low: 0, high: 2}\n", "C21"),
        ("- {value: 1, low: 0, high: 2}\n", "None"),
        ("- {id: C01, value: 640, low: 520}\n", "no high"),
        ("- {id: C01, value: 640, low: 520, high: 600}\n", "low < value < high"),
        ("- {id: C01, value: 640, low: 640, high: 700}\n", "low < value < high"),
        ("- {id: C01, value: much, low: 520, high: 760}\n", "much"),
        ("- {id: C01, value: .nan, low: 520, high: 760}\n", "C01.value"),
        ("- {id: C01, value: 640, low: 520, hihg: 760}\n", "did you mean high?"),
        ("- {id: C01, value: 640, low: 520, high: 760, weight: 0}\n", "above 0"),
        ("- {id: C15, value: 25, low: 20, high: 30}\n", "a mapping of police, schools, health"),
        ("- {id: C15, value: {polise: 25}, low: {polise: 20}, high: {polise: 30}}\n", "did you mean police?"),
        ("- {id: C15, value: {police: 25}, low: {police: 20}, high: {schools: 30}}\n", "the same parts"),
        (GOOD + GOOD, "stands twice"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_four_parts(tmp_path, text, says):
    with pytest.raises(InputError) as refused:
        read_targets(written(tmp_path, text))
    assert says.lower() in str(refused.value).lower()
    assert "mine.yaml" in refused.value.where
    assert all(refused.value.parts().values())
