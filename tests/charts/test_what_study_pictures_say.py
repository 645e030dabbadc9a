"""What pictures of a study show and say: which factors, in which order, with which intervals and verdicts."""

import matplotlib.image
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from sim.charts import scenario_box, second_order, tornado
from sim.charts.convergence import draw_convergence
from sim.charts.elementary_effects import draw_elementary_effects
from sim.charts.sensitivity_bars import draw_sensitivity_bars
from sim.charts.study_rows import MOST, interval_line, label_rows, places, rows_by
from sim.charts.study_words import StudyWords, as_question
from sim.charts.two_forms import Place
from sim.study.factor import DUMMY
from sim.study.indices import HALF
from sim.study.study import Study, shipped_studies
from sim.study.words import number
from tests.charts.made_up_study import OUTCOME, boxes_of, studied, words

PLANTED = {"above": 1.0, "below": -1.0}


def index_table(values, floor):
    """Return rows of one index; what is larger than the floor counts as above it."""
    table = pd.DataFrame({"index": "ST", "factor": list(values), "value": list(values.values())})
    return table.assign(above_floor=table["value"].abs() > floor)


def planted_box(said):
    names = [factor.name for factor in said.factors[:2]]
    points = np.random.default_rng(5).uniform(-np.pi, np.pi, (800, len(said.factors)))
    frame = pd.DataFrame(points, columns=[factor.name for factor in said.factors])
    holds = ((frame[names[0]] > PLANTED["above"]) & (frame[names[1]] < PLANTED["below"])).to_numpy()
    limits = pd.DataFrame(
        {
            "factor": names,
            "low": [PLANTED["above"], -np.pi],
            "high": [np.pi, PLANTED["below"]],
            "restricted": True,
            "p_value": 0.0001,
        }
    )
    return frame, holds, limits


def test_the_greatest_come_first_and_the_dummy_is_no_factor():
    rows = rows_by(index_table({"a": 0.1, "b": -0.6, "c": 0.3, DUMMY: 0.9}, 0.2), "ST")
    assert rows.shown == ["b", "c", "a"]
    assert rows.above == {"b", "c"}
    assert rows.note() == ""


def test_what_is_not_drawn_is_counted_on_both_sides_of_the_floor():
    many = {f"f{n:02}": 1.0 - n / 100 for n in range(MOST + 6)}
    rows = rows_by(index_table(many, many[f"f{MOST + 2:02}"]), "ST")
    assert len(rows.shown) == MOST
    assert "2 more above the noise floor and 4 more not told from the noise floor" in rows.note()


def test_where_nothing_stands_above_the_floor_the_picture_says_so():
    said = words(3, "sobol")
    names = [factor.name for factor in said.factors]
    told = rows_by(index_table(dict.fromkeys(names, 0.1), 0.5), "ST").answer(said)
    assert told == "nothing that was moved can be told from chance"


def test_the_dummy_stands_apart_below_all_rows():
    at = places(["a", "b", DUMMY])
    assert at[1] - at[0] == 1.0
    assert at[2] - at[1] > 1.2


def test_an_interval_is_drawn_from_its_low_to_its_high_end_and_chance_beside_it():
    axes = Figure().subplots()
    interval_line(axes, 0.0, pd.Series({"value": 0.3, "low": 0.1, "high": 0.7, "noise": 0.05}))
    ends = [tuple(line.get_xdata()) for line in axes.lines]
    assert (0.1, 0.7) in ends
    chance = axes.containers[0].lines[2][0].get_segments()[0][:, 0]
    assert chance == pytest.approx([0.3 - HALF * 0.05, 0.3 + HALF * 0.05])


def test_no_label_of_a_row_runs_into_the_next():
    said = words(MOST, "sobol")
    names = [*(factor.name for factor in said.factors), DUMMY]
    figure = Figure(figsize=(11, 9), layout="constrained")
    axes = figure.subplots()
    label_rows(axes, said, names, numbered=True)
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in axes.texts if text.get_text()]
    assert len(boxes) == 2 * len(names) - 1
    for rank, box in enumerate(boxes):
        meets = [other for other in boxes[rank + 1 :] if box.y0 < other.y1 - 1 and other.y0 < box.y1 - 1]
        assert meets == [], rank


def test_a_factor_that_bends_the_outcome_one_way_at_both_ends_still_ranks():
    rows = [("bent", -3.0, -3.1), ("straight", -1.0, 1.0), (DUMMY, 0.1, -0.1)]
    table = pd.DataFrame(rows, columns=["factor", "when_low", "when_high"]).set_index("factor")
    for end in ("when_low", "when_high"):
        table[f"low_{end}"], table[f"high_{end}"] = table[end] - 0.2, table[end] + 0.2
    ranked = tornado._rows(table.assign(middle=0.0))
    assert ranked.shown == ["bent", "straight"]
    assert ranked.above == {"bent", "straight"}


def test_pairs_that_reach_no_further_than_those_with_nothing_are_not_told():
    said = words(3, "sobol")
    one, two, three = (factor.name for factor in said.factors)
    pairs = pd.DataFrame(
        {
            "factor": [one, one],
            "other": [two, three],
            "value": [0.4, 0.1],
            "low": [0.3, 0.0],
            "high": [0.5, 0.2],
        }
    )
    assert "1 of 2 pairs" in second_order._answer(pairs, 0.2, said)
    assert second_order._answer(pairs, 0.35, said) == "no two factors can be told to work through one another"


def test_the_box_is_drawn_where_its_limits_are():
    said = words(3, "latin")
    frame, holds, limits = planted_box(said)
    axes = Figure().subplots()
    scenario_box._cloud(axes, frame, holds, scenario_box._sharpest_first(limits, said), said)
    (box,) = axes.patches
    # the sharper limit, which keeps less of its range, lies along the first axis
    assert box.get_xy() == pytest.approx((PLANTED["above"], -np.pi))
    assert (box.get_width(), box.get_height()) == pytest.approx((np.pi - 1.0, np.pi - 1.0))
    drawn = sum(len(points.get_offsets()) for points in axes.collections)
    assert drawn == len(frame)


def test_a_question_without_a_box_has_no_picture(tmp_path):
    said = words(3, "latin")
    frame, holds, limits = planted_box(said)
    found = pd.Series({"ask": "it fails", "cases": 0.5, "coverage": 0.5, "density": 0.5, "mass": 0.5})
    place = Place(tmp_path, "box", "Nothing.")
    nothing = limits.assign(restricted=False)
    assert scenario_box.draw_scenario_box(found, nothing, frame, holds, said, place) == []
    assert list(tmp_path.iterdir()) == []


def test_a_limit_at_the_end_of_the_range_is_no_limit():
    row = pd.Series({"low": 2.0, "high": 9.0, "whole_low": 0.0, "whole_high": 9.0})
    assert scenario_box._in_words(row, "weeks") == "above 2.00 weeks"
    row["low"], row["high"] = 0.0, 4.0
    assert scenario_box._in_words(row, "weeks") == "below 4.00 weeks"
    row["low"] = 2.0
    assert scenario_box._in_words(row, "weeks") == "2.00 to 4.00 weeks"


@pytest.mark.parametrize("name", shipped_studies())
def test_no_two_outcomes_of_a_shipped_study_have_one_label(name):
    said = StudyWords.of(Study.read(name), "")
    assert said.question.endswith("?")
    labels = [said.axis(outcome) for outcome in said.outcomes]
    assert len(set(labels)) == len(labels)


def test_a_title_that_tells_gets_no_question_mark():
    assert as_question("What drives cost") == "What drives cost?"
    assert as_question("Thresholds in ten places") == "Thresholds in ten places"


def test_numbers_have_no_exponent_and_a_true_minus():
    assert [number(value) for value in (1234567.0, -0.0421, 3.0, float("nan"))] == [
        "1,234,567",
        "−0.042",
        "3.00",
        "not told",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("method", "size"), [("sobol", 32), ("morris", 10), ("latin", 200)])
def test_no_ink_is_cut_off_at_the_edge_with_thirty_factors_and_long_labels(method, size, tmp_path):
    said, design, analysis = studied(method, 30, size)
    indices = draw_elementary_effects if method == "morris" else draw_sensitivity_bars
    paths = [
        *indices(analysis.indices, OUTCOME, said, tmp_path),
        *tornado.draw_tornado(analysis.swings, OUTCOME, said, tmp_path),
        *draw_convergence(analysis.convergence, OUTCOME, said, tmp_path),
    ]
    if method == "sobol":
        paths += second_order.draw_second_order(analysis.second_order, OUTCOME, said, tmp_path)
    for path in paths:
        if path.suffix == ".png":
            ink = matplotlib.image.imread(path)[..., :3] < 0.99
            edges = [ink[:2], ink[-2:], ink[:, :2], ink[:, -2:]]
            assert not any(edge.any() for edge in edges), path.name


@pytest.mark.slow
def test_what_discovery_finds_is_drawn(tmp_path):
    said, design, _ = studied("latin", 3, 400)
    boxes = boxes_of(said, design)
    points = pd.DataFrame(design.points, columns=design.problem["names"])
    found = boxes.found.iloc[0]
    place = Place(tmp_path, "box", "Nothing.")
    paths = scenario_box.draw_scenario_box(found, boxes.boxes, points, boxes.holds[found["ask"]], said, place)
    assert [path.name for path in paths] == ["box.png", "box.svg"]
