"""A study uploaded, made smaller, told its cost, started, stopped and gone on with."""

import time

import pytest
import yaml

from dashboard.started import all_started, recall, start
from dashboard.studies.begun import LARGEST_BYTES, begin, go_on, name_from, refuse_name, small_sizes, uploaded
from dashboard.studies.cost import cost_of
from dashboard.studies.found import FINISHED, UNFINISHED, found_in, how_far, identity_in
from sim.errors import InputError
from sim.study.conduct import plan_of
from sim.study.study import Study, shipped_studies
from tests.dashboard.studies.tiny_study import TINY


def content(**changed):
    return yaml.safe_dump({**TINY, **changed}).encode()


def wait_until(true, seconds=180):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def test_a_sound_file_is_read_under_its_own_name():
    study = uploaded(content(), "My Own.yaml")
    assert (study.name, study.title) == ("my_own", "Does help decide")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"title: [", "broken.yaml, line 1: broken YAML"),
        (b"", "the file is empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"x" * (LARGEST_BYTES + 1), "at most 1,000,000 bytes"),
        (b"!!python/object/apply:os.system [ls]", "the tag"),
        (content(metod="sobol"), "metod"),
        (content(share=0), "0.001 to 1"),
        (b"- one\n- two\n", "the file holds a list"),
    ],
)
def test_a_broken_upload_gets_one_message_that_says_where(given, said):
    with pytest.raises(InputError) as refused:
        uploaded(given, "broken.yaml")
    assert said in str(refused.value) and "broken.yaml" in str(refused.value)


@pytest.mark.parametrize("name", ["", "../up", "A B", ".started", "x" * 61])
def test_a_name_that_no_folder_can_have_is_refused(name):
    with pytest.raises(InputError, match="small letters"):
        refuse_name(name)


@pytest.mark.parametrize("name", shipped_studies())
def test_a_quick_look_is_smaller_than_the_study_and_named_as_a_folder_can_be(name):
    study = Study.read(name)
    small = study.sized(small_sizes(study))
    assert small.points * small.share < study.points * study.share
    refuse_name(name_from(study.name))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["how_many_advocate_hours", "does_co_location_depend_on_shared_outcomes"])
def test_a_quick_look_can_be_run_to_its_end(name):
    study = Study.read(name)
    assert plan_of(study.sized(small_sizes(study))).runs > 0


def test_cost_counts_the_runs_that_the_study_makes():
    cost = cost_of(Study.of(TINY))
    assert (cost.points, cost.runs) == (20, 40)
    assert "40 runs" in cost.in_words()
    assert list(cost.factors["what is moved"]) == ["what help does", "nothing at all (the noise floor)"]


@pytest.mark.slow
def test_a_study_stopped_and_gone_on_with_ends_finished(tmp_path):
    study = Study.of({**TINY, "points": 48}, "tiny")
    begun = begin(study, "tiny", tmp_path)
    with pytest.raises(InputError, match="running already"):
        begin(study, "tiny", tmp_path)
    wait_until(lambda: (tmp_path / "tiny" / "manifest.json").exists() or not begun.is_alive)
    begun.stop()
    wait_until(lambda: not begun.is_alive)
    [one] = found_in(tmp_path)
    far = how_far(one, tmp_path)
    assert far.state == UNFINISHED and 0 < far.done < far.runs
    assert "Stopped" in " ".join(recall("tiny", tmp_path).said)
    again = go_on(identity_in(one.folder)["asked"], "tiny", tmp_path)
    wait_until(lambda: not again.is_alive)
    assert how_far(one, tmp_path).state == FINISHED


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """What a command that was refused at once has left, and its folder of results."""
    results = tmp_path_factory.mktemp("results")
    begun = start("wrong", ["study", "no_such_study"], results)
    wait_until(lambda: not begun.is_alive)
    return begun, results


def test_what_ends_at_once_leaves_its_last_words(ended):
    _, results = ended
    assert "no_such_study" in " ".join(recall("wrong", results).said)
    assert [one.name for one in all_started("study", results)] == ["wrong"]
    assert all_started("validate", results) == []
    assert recall("never", results) is None


def test_how_far_is_read_from_what_it_said_last(ended, tmp_path):
    told = ended[0]._replace(log=tmp_path / "told.log")
    assert told.how_far is None
    told.log.write_text("tiny: 32 of 1,800 runs (2 runs a second, about 3 min left), 9 s\nA warning\n")
    assert told.how_far == (32, 1800, "2 runs a second, about 3 min left")
