"""Every picture that a study has is drawn, from the indices of a made-up study, with the same bytes."""

import pytest

from sim.charts.sensitivity_bars import draw_sensitivity_bars
from sim.charts.study_album import draw_study
from tests.charts.made_up_study import OUTCOME, boxes_of, studied

PICTURES = {
    "sobol": ({"sensitivity", "tornado", "convergence", "pairs"}, 64),
    "morris": ({"elementary", "tornado", "convergence"}, 12),
    "latin": ({"sensitivity", "tornado", "convergence", "question"}, 150),
}


def drawn(method, size, out):
    words, design, analysis = studied(method, 4, size)
    boxes = boxes_of(words, design) if method == "latin" else None
    return draw_study(words, design, analysis, out, boxes)


@pytest.mark.slow
@pytest.mark.parametrize("method", PICTURES)
def test_a_study_is_drawn_and_drawn_alike_again(method, tmp_path):
    kinds, size = PICTURES[method]
    paths = drawn(method, size, tmp_path / "one")
    assert {path.suffix for path in paths} == {".png", ".svg"}
    for kind in kinds:
        assert any(kind in path.name for path in paths), (kind, [path.name for path in paths])
    again = drawn(method, size, tmp_path / "two")
    assert [path.read_bytes() for path in paths] == [path.read_bytes() for path in again]


def test_labels_and_the_noise_floor_stand_in_the_picture(tmp_path):
    words, _, analysis = studied("latin", 3, 150)
    _, bars = draw_sensitivity_bars(analysis.indices, OUTCOME, words, tmp_path)
    text = bars.read_text(encoding="utf-8")
    assert "weeks until a key worker is named" in text
    assert "noise floor" in text
