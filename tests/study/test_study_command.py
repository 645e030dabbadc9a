"""`revolving-door study`: lists, plans, runs, goes on, and refuses in one message."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.check import check
from sim.cli import main
from sim.commands.study import again_words
from sim.errors import InputError

SMALL = """
title: Does help decide?
question: Does what help does decide how many come back?
method: latin
scenario: baseline
share: 0.01
years: 1
seeds: 2
points: 12
budget: 40
parameters:
  - {name: support.help, label: what help does}
outcomes: [referral_rate, cost]
discovery:
  - {ask: more than seven hundred are referred, when: referral_rate > 700}
"""


@pytest.fixture
def study(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(SMALL, encoding="utf-8")

    def command(*words):
        monkeypatch.setattr("sys.argv", ["revolving-door", "study", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        return left.value.code or 0, *capsys.readouterr()

    return command


def test_without_a_name_it_lists_the_shipped_ones(study):
    code, out, _ = study()
    assert code == 0
    assert "what_drives_re_referral" in out
    assert "how_many_advocate_hours" in json.loads(study("--json")[1])["studies"][1]["name"]


def test_a_plan_counts_the_runs_and_writes_nothing(study, tmp_path):
    code, out, _ = study("small.yaml", "--plan", "--json")
    plan = json.loads(out)
    assert (code, plan["points"], plan["runs"]) == (0, 12, 24)
    assert [one["name"] for one in plan["factors"]] == ["support.help", "dummy"]
    assert "24 runs: 12 points of latin" in study("small.yaml", "--plan")[1]
    assert list(tmp_path.iterdir()) == [tmp_path / "small.yaml"]


@pytest.mark.parametrize(
    "words, said",
    [
        (("what_drives_costs",), "what_drives_costs' is not a shipped study"),
        (("small.yaml", "--points", "30"), "60 runs (30 points, 2 seeds each)"),
        (("small.yaml", "--resume"), "there is no study to go on with"),
        (("small.yaml", "--workers", "2", "--cluster", "tcp://127.0.0.1:1"), "given beside --cluster"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(study, tmp_path, words, said):
    code, _, err = study(*words)
    assert code == 2
    assert said in err
    assert list(tmp_path.iterdir()) == [tmp_path / "small.yaml"]


def test_check_refuses_what_the_study_would_refuse(study, monkeypatch):
    Path("wrong.yaml").write_text(SMALL.replace("when: referral_rate", "when: referrals"), encoding="utf-8")
    Path("dear.yaml").write_text(SMALL.replace("budget: 40", "budget: 20"), encoding="utf-8")
    for file, said in (("wrong.yaml", "referrals is not measured"), ("dear.yaml", "24 runs")):
        with pytest.raises(InputError, match=said):
            check(file)


def test_a_condition_on_what_is_not_measured_is_refused(study, tmp_path):
    Path("wrong.yaml").write_text(SMALL.replace("when: referral_rate", "when: referrals"), encoding="utf-8")
    code, _, err = study("wrong.yaml", "--plan")
    assert code == 2
    assert "discovery: referrals is not measured" in err


def test_the_command_that_goes_on_is_the_one_that_was_given():
    options = {"points": 64, "seeds": None, "years": 2, "share": None, "workers": 1, "cluster": None}
    said = again_words("my study.yaml", Path("out"), options)
    assert said == (
        "revolving-door study 'my study.yaml' --out out --points 64 --years 2 --workers 1 --resume"
    )


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(tmp_path):
    longer = SMALL.replace("points: 12", "points: 4000").replace("budget: 40", "budget: 9000")
    (tmp_path / "small.yaml").write_text(longer, encoding="utf-8")
    command = [sys.executable, "-m", "sim", "study", "small.yaml", "--out", "out", "--points", "3000"]
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    chunks = tmp_path / "out" / "chunks"
    while not list(chunks.glob("*.parquet")):
        assert running.poll() is None
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "Stopped: finished chunks are kept in out" in said
    assert "`revolving-door study small.yaml --out out --points 3000 --resume`" in said
    assert "Traceback" not in said
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    # a stop between a chunk and its entry leaves one that is taken up the next time
    assert len(list(chunks.glob("*.parquet"))) - len(manifest["chunks"]) in (0, 1)


@pytest.mark.slow
def test_a_small_study_is_run_told_drawn_and_gone_on_with(tmp_path):
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")

    def told(*more):
        command = [sys.executable, "-m", "sim", "study", "small.yaml", "--out", "out", "--json", *more]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout), done.stderr

    first, progress = told()
    assert first["runs"] == 24
    assert "runs a second" in progress and "left" in progress
    assert any("points tried: more than seven hundred are referred" in one for one in first["sentences"])
    for name in ("indices", "chance", "convergence", "swings", "spread", "found", "points", "runs"):
        assert (tmp_path / "out" / "tables" / f"{name}.parquet").exists()
        assert (tmp_path / "out" / "tables" / f"{name}.csv").exists()
    assert all((tmp_path / chart).stat().st_size > 1000 for chart in first["charts"])
    files = [path for path in sorted((tmp_path / "out").rglob("*")) if path.is_file() and path.name[0] != "."]
    before = {path: path.read_bytes() for path in files}
    again, _ = told("--resume")
    assert again["sentences"] == first["sentences"]
    assert {path: path.read_bytes() for path in files} == before
