"""The guide for those who know Mesa is one script, and it runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL = 'small = __import__("sim").Place.read("tameside").scaled(0.05)\n'


@pytest.mark.slow
def test_the_guide_does_what_it_says(tmp_path):
    text = (ROOT / "docs" / "mesa.md").read_text(encoding="utf-8")
    code = "".join(re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    assert code.count('place="tameside"') == 5
    script = tmp_path / "guide.py"
    script.write_text(SMALL + code.replace('place="tameside"', "place=small"))
    here = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "SocialWorker" in done.stdout
