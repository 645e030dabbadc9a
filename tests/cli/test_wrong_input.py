"""Wrong input is one message, exit code 2, and nothing written."""

import pytest

HIGHER = "higher_early_help_threshold"
LINES_OF_TYPER = 12


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("run", "no_such_scenario"), "no_such_scenario"),
        (("run", "baseline", "--place", "atlantis"), "atlantis"),
        (("run", "missing.yaml"), "missing.yaml"),
        (("compare", "baseline", "nothing"), "nothing"),
        (("compare", "baseline", "baseline"), "twice"),
        (("compare", "baseline", HIGHER, "--precision", "1%"), "1 % is 0.01"),
        (("compare", "baseline", HIGHER, "--precision", "referals=5"), "did you mean referrals?"),
        (("compare", "baseline", HIGHER, "--precision", 0.01, "--seeds", 5), "at least 10"),
        (("compare", "baseline", HIGHER, "--precision", 0.01, "--most-seeds", 15), "first batch, 20"),
        (("compare", "baseline", HIGHER, "--most-seeds", 30), "without a precision"),
        (("run", "baseline", "--parameters", "postrior"), "did you mean posterior?"),
        (("compare", "baseline", HIGHER, "--parameters", "none/such.parquet"), "no such file"),
        (("calibrate", "--place", "atlantis"), "atlantis"),
        (("calibrate", "--targets", "missing.yaml"), "missing.yaml"),
        (("calibrate", "--population", 6), "at least 30"),
        (("check", "missing.yaml"), "missing.yaml"),
        (("places", "new", "My Borough"), "write my_borough"),
        (("places", "new", "tameside"), "is a shipped place"),
        (("places", "new", "mine", "--out", "no/folder/mine.yaml"), "there is no folder no/folder"),
        (("places", "new", "mine", "--out", "mine.txt"), "does not end in .yaml"),
        (("explain", "thresholds.early_hlep"), "did you mean thresholds.early_help?"),
    ],
)
def test_the_message_has_four_parts_on_one_line(revolving_door, tmp_path, words, says):
    out = () if words[0] in ("check", "explain", "places") else ("--out", "out")
    said = revolving_door(*words, *out)
    assert said.code == 2
    assert says.lower() in said.err.lower()
    assert ". Allowed: " in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff",
        b"title: [",
        b"- a\n- b\n",
        b"!!python/object/apply:os.system ['true']\n",
        b"thresholds: {set: {early_help: .nan}}",
        b"thresholds: {shift: {early_help: 50}}",
        b"tresholds: {}",
    ],
)
def test_a_file_that_cannot_be_used_is_refused_before_anything_is_made(revolving_door, tmp_path, content):
    (tmp_path / "mine.yaml").write_bytes(content)
    said = revolving_door("run", "mine.yaml", "--out", "out")
    assert said.code == 2
    assert said.err.startswith("mine.yaml")
    assert said.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_new_place_is_never_written_over_another(revolving_door, tmp_path):
    (tmp_path / "mine.yaml").write_text("my own work")
    said = revolving_door("places", "new", "mine")
    assert said.code == 2
    assert "never written over" in said.err
    assert said.err.count("\n") == 1
    assert (tmp_path / "mine.yaml").read_text() == "my own work"


def test_an_unfilled_place_cannot_be_run(revolving_door, tmp_path):
    revolving_door("places", "new", "mine")
    said = revolving_door("run", "baseline", "--place", "mine.yaml", "--out", "out")
    assert said.code == 2
    assert "24 figures are still to fill" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_folder_in_place_of_a_file_is_refused(revolving_door, tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    assert revolving_door("run", "folder.yaml").code == 2


def test_another_run_in_the_folder_is_refused(revolving_door):
    small = ("--years", 2, "--seeds", 1, "--workers", 1, "--out", "out")
    assert revolving_door("run", "baseline", *small).code == 0
    said = revolving_door("run", "higher_early_help_threshold", *small)
    assert said.code == 2
    assert "never written over" in said.err


@pytest.mark.parametrize(
    "option", [("--years", 0), ("--seeds", 0), ("--share", 2), ("--nonsense",), ("--years", "x")]
)
def test_options_out_of_range_are_refused(revolving_door, option):
    said = revolving_door("run", "baseline", *option)
    assert said.code == 2
    assert "Traceback" not in said.err
    assert option[0] in said.err
    assert said.err.count("\n") <= LINES_OF_TYPER
