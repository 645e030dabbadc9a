"""What stands for "compiled before" is as particular as the compiler's own cache: folder, time and size."""

import os
from types import SimpleNamespace

from sim import warm


def step_in(file):
    """Return what stands for a compiled step whose source is this file."""
    file.write_text("def step():\n    pass\n", encoding="utf-8")
    made = {}
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), made)
    return SimpleNamespace(py_func=made["step"])


def mark_of(step, monkeypatch):
    monkeypatch.setattr(warm, "PARTS", (((step, ()),),))
    return warm._mark()


def test_the_same_source_in_another_folder_is_not_compiled_yet(tmp_path, monkeypatch):
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    steps = [step_in(folder / "rule.py") for folder in folders]
    for folder in folders:
        os.utime(folder / "rule.py", (1e9, 1e9))
    one, other = (mark_of(step, monkeypatch) for step in steps)
    assert one != other
    assert mark_of(steps[0], monkeypatch) == one


def test_a_source_written_anew_is_not_compiled_yet(tmp_path, monkeypatch):
    step = step_in(tmp_path / "rule.py")
    before = mark_of(step, monkeypatch)
    os.utime(tmp_path / "rule.py", (1e9, 1e9))
    assert mark_of(step, monkeypatch) != before
