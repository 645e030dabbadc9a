"""The room as Streamlit's own harness sees it, with a fiftieth of Tameside and two years."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.door import lesson_room, town
from dashboard.door.lesson import STOPS
from dashboard.serve import APP

SECONDS = 60


@pytest.fixture
def room(monkeypatch):
    """The room, opened, with a tiny place in it."""
    monkeypatch.setattr(town, "SIZES", {size: 0.02 for size in town.SIZES})
    monkeypatch.setattr(town, "YEARS", (1, 2))
    monkeypatch.setattr(lesson_room, "YEARS", 2)
    app = AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    return app.switch_page("rooms/revolving_door.py").run()


def test_a_family_that_came_back_has_its_life_told(room):
    listed = room.selectbox(key="door_listed")
    assert "at the door" in listed.options[0]
    listed.select_index(0).run()
    assert not room.exception
    number = int(listed.options[0].split()[1].strip(":"))
    assert any(f"Family {number} of" in one.value for one in room.header)
    assert len(room.dataframe[0].value) > 2
    assert room.session_state["door_cue"].family == number


def test_a_family_of_another_stage_is_forgotten(room, monkeypatch):
    monkeypatch.setitem(room.session_state, "door_family", 10_000_000)
    room.run()
    assert not room.exception and not room.header


def test_a_second_life_tells_where_the_two_part(room):
    room.selectbox(key="door_second").select("all_together").run()
    room.selectbox(key="door_listed").select_index(0).run()
    assert not room.exception
    assert any("two lives" in one.value.lower() for one in room.text)


def test_the_first_policy_is_not_offered_as_its_own_second_life(room):
    first, second = room.selectbox(key="door_first"), room.selectbox(key="door_second")
    assert first.value == "baseline" and first.options[0] not in second.options


def test_a_policy_that_needs_more_families_is_refused_in_one_message(room, monkeypatch):
    monkeypatch.setattr(town, "SIZES", {size: 0.01 for size in town.SIZES})
    room.selectbox(key="door_second").select("all_together").run()
    assert not room.exception and len(room.error) == 1
    assert "Choose more families" in room.error[0].value


def test_the_lesson_goes_through_its_stops_and_keeps_the_hands(room):
    room.radio(key="door_mode").set_value("Lesson").run()
    titles = [room.header[0].value]
    room.number_input(key="door_hands_0_1").set_value(7).run()
    _press(room, "Reveal")
    assert "of 7 hands" in room.success[0].value
    assert any("Source:" in one.value for one in room.markdown)
    for _ in STOPS[1:]:
        _press(room, "Next stop")
        titles.append(room.header[0].value)
        assert not room.success
        _press(room, "Reveal")
        assert room.success and not room.exception
    assert [title[0] for title in titles] == list("12345")
    assert room.session_state["door_hands"][0][1] == 7


def test_another_profile_begins_the_lesson_again(room):
    room.radio(key="door_mode").set_value("Lesson").run()
    _press(room, "Reveal")
    room.selectbox(key="door_profile").select("jamie").run()
    assert not room.success
    assert any("Jamie" in one.value for one in room.markdown)


def test_the_presenter_sees_three_screens_a_stop_and_nothing_but_next_and_back(room):
    room.radio(key="door_mode").set_value("Lesson").run()
    _press(room, "Present to the room")
    seen = []
    while room.session_state["door_screen"] is not None:
        assert [button.label for button in room.button] == ["Back", "Next"]
        assert not room.selectbox and not room.number_input
        seen.append(room.title[0].value)
        _press(room, "Next")
    assert len(seen) == 3 * len(STOPS) and len(set(seen)) == len(STOPS)
    assert not room.exception and room.radio(key="door_mode").value == "Lesson"


def _press(room, label):
    next(button for button in room.button if button.label == label).click().run()
    assert not room.exception
