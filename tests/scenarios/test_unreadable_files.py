"""Files that cannot be read are refused in one sentence, whatever they hold."""

import os
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sim.errors import InputError
from sim.reading import mapping_in, read_data, read_list, read_mapping
from sim.scenario import Scenario

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

CASES = [
    ("empty", "", "empty", "mapping"),
    ("only a comment", "# nothing\n", "empty", "mapping"),
    ("blank", "\n  \n", "empty", "mapping"),
    ("binary", b"\x00\x01\x02\xff\xfe", "binary", "UTF-8"),
    ("zero bytes", b"title: a\x00b", "binary", "UTF-8"),
    ("UTF-16", "title: a".encode("utf-16"), "binary", "UTF-8"),
    ("broken", "title: [a\nquestion: b", "broken YAML", "plain YAML"),
    ("a tab", "thresholds:\n\tshift: 1", "broken YAML", "plain YAML"),
    ("a list", "- 1\n- 2", "a list", "mapping"),
    ("text", "hello", "text", "mapping"),
    ("a number", "3", "single value", "mapping"),
    ("two documents", "title: a\n---\ntitle: b", "another document", "plain YAML"),
    ("code", "title: !!python/object/apply:os.system ['touch stolen']", "tag", "plain YAML"),
    ("own tag", "title: !secret x", "tag", "plain YAML"),
    ("a key twice", "title: a\ntitle: b", "stands twice", "each key once"),
    ("the same truth twice", "yes: 1\ntrue: 2", "stands twice", "each key once"),
    ("a list as key", "{[1]: 2}", "used as a key", "text as a key"),
    ("laughs", LAUGHS, "unfold", "values"),
    ("an alias of itself", "title: &a [*a]", "contains itself", "plain YAML"),
    ("a merge of itself", "title: &a {<<: *a}", "contains itself", "plain YAML"),
    ("deep nest", "[" * 5000, "nested", "levels"),
    ("no such day", "start: 2018-13-45", "looks like a date", "real date"),
    ("half a number", "start: 0x_", "looks like a whole number", "real whole number"),
    ("endless digits", "start: " + "9" * 6000, "looks like a whole number", "real whole number"),
    ("unknown alias", "title: *nobody", "undefined alias", "plain YAML"),
    ("too large", "# " + "x" * 1_000_001, "larger", "at most"),
]


@pytest.mark.parametrize(
    ("content", "found", "allowed"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_file_that_is_no_plain_mapping_is_refused(refused, content, found, allowed):
    problem = refused(content)
    assert problem.where.startswith("trial.yaml")
    assert found in problem.found
    assert allowed in problem.allowed


def test_broken_yaml_is_refused_with_its_line(refused):
    assert refused("title: a\nquestion: b\nthresholds: ]").where == "trial.yaml, line 3"
    assert refused("title: a\nstart: !!python/name:os.system\n").where == "trial.yaml, line 2"


def test_a_missing_file_is_refused(refused):
    problem = refused(None)
    assert "no such file" in problem.found


def test_a_folder_is_refused(refused, tmp_path):
    (tmp_path / "trial.yaml").mkdir()
    problem = refused(None)
    assert "folder" in problem.found


def test_a_pipe_is_refused_without_waiting(refused, tmp_path):
    os.mkfifo(tmp_path / "trial.yaml")
    assert "not an ordinary file" in refused(None).found


def test_laughs_are_refused_at_once(refused):
    started = time.process_time()
    refused(LAUGHS)
    assert time.process_time() - started < 5.0


@pytest.mark.parametrize(
    "name", ["", ".", "  ", "no_such_scenario", "a\x00b", "x" * 5000, "+", "baseline+", "..", "/"]
)
def test_a_name_that_stands_for_nothing_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        Scenario.read(name)
    assert all(caught.value.parts().values())
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("thing", [None, 3, b"baseline", ["baseline"]])
def test_what_is_neither_name_nor_path_is_refused(thing):
    with pytest.raises(InputError):
        Scenario.read(thing)


def test_a_misspelt_shipped_name_is_corrected():
    with pytest.raises(InputError, match="Did you mean higher_early_help_threshold"):
        Scenario.read("higher_early_help_treshold")


def test_plain_aliases_and_merges_are_read():
    text = "a: &a {x: 1}\nb: &b {<<: *a, x: 2}\nc: {<<: *b, y: 3}"
    assert mapping_in(text, "here") == {"a": {"x": 1}, "b": {"x": 2}, "c": {"x": 2, "y": 3}}


def test_lists_and_mappings_are_read_where_they_are_expected(tmp_path):
    file = tmp_path / "records.yaml"
    file.write_text("\ufeff- id: C01\n", encoding="utf-8")
    assert read_list(file) == read_data(file) == [{"id": "C01"}]
    with pytest.raises(InputError, match="holds a list"):
        read_mapping(file)
    file.write_text("id: C01")
    assert read_data(file) == {"id": "C01"}
    with pytest.raises(InputError, match="holds a mapping"):
        read_list(file)


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
@example(b"= : 1")
@example(b"? ? a")
@example(b"a: 1_")
@example(b"%YAML 9.9\n---\na: 1")
@example(b"a: 9999-99-99T99:99:99+99:99")
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_at_all_escape_as_anything_but_a_refusal(tmp_path, content):
    file = tmp_path / "anything.yaml"
    file.write_bytes(content)
    try:
        Scenario.read(file)
    except InputError as problem:
        assert str(problem).isprintable()


YAML_SCRAPS = st.lists(
    st.sampled_from(
        [
            "thresholds",
            "shift",
            "set",
            "where",
            "from",
            ":",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "\n",
            "\n  ",
            "&a ",
            "*a",
        ]
        + [
            "<<",
            "early_help",
            "1.5",
            ".nan",
            "yes",
            "2019-04-01",
            "'",
            '"',
            "|",
            ">",
            "!",
            "#",
            "?",
            "title",
            ": ",
        ]
    ),
    max_size=30,
).map("".join)


@given(YAML_SCRAPS)
@settings(max_examples=400, deadline=None)
def test_no_scraps_of_a_scenario_escape_as_anything_but_a_refusal(text):
    try:
        Scenario.of(mapping_in(text, "scraps"), "scraps", "scraps")
    except InputError as problem:
        assert all(problem.parts().values())
