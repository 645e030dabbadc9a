"""The dashboard as its users start it, on a free port of this machine, ended as they end it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 60


@dataclass
class Site:
    """A dashboard that is up; `ended_with` is its exit code once it has ended."""

    address: str
    process: subprocess.Popen
    ended_with: int | None = None

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode()


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve the dashboard from a folder, which gets its `results`; end it with Ctrl-C."""
    port = _free_port()
    words = [sys.executable, "-m", "sim", "dashboard", "--no-browser", "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (folder / "dashboard.log").open("w") as log:
        process = subprocess.Popen(
            words, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    site = Site(f"http://localhost:{port}", process)
    try:
        _wait_until_up(site, folder)
        yield site
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            site.ended_with = process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def _wait_until_up(site: Site, folder: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < SECONDS:
        assert site.process.poll() is None, (folder / "dashboard.log").read_text()
        try:
            if site.get("/_stcore/health") == "ok":
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError((folder / "dashboard.log").read_text())


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as listening:
        return listening.getsockname()[1]
