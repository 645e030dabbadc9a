"""Serve: how Streamlit is started, and all that is set for it, in one place."""

import os
import signal
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from sim.errors import WrongValueError

APP = Path(__file__).with_name("app.py")
RESULTS = "REVOLVING_DOOR_RESULTS"  # the folder in which the rooms look for results, and keep theirs
UPLOAD_MB = 1  # a scenario file has a few hundred lines
SETTINGS = {
    "browser.gatherUsageStats": "false",
    "server.maxUploadSize": str(UPLOAD_MB),
    "server.fileWatcherType": "none",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.base": "light",
    "theme.primaryColor": "#005a8c",
    "theme.textColor": "#262626",
    "theme.linkColor": "#005a8c",
}


class Door(NamedTuple):
    """Where the dashboard is reached, and whether a browser is opened on it."""

    address: str
    port: int
    open_browser: bool


def results_folder() -> Path:
    """Return the folder of results, `results` where the dashboard stands unless told."""
    return Path(os.environ.get(RESULTS, "results"))


def command_of(door: Door) -> list[str]:
    """Return the command that starts Streamlit."""
    own = {
        "server.address": door.address,
        "server.port": str(door.port),
        "server.headless": "false" if door.open_browser else "true",
    }
    flags = [f"--{name}={value}" for name, value in (SETTINGS | own).items()]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *flags]


def refuse_unservable(door: Door) -> None:
    """Raise `InputError` where Streamlit is missing, or nothing can listen at the address and port."""
    if find_spec("streamlit") is None:
        found, allowed = "Streamlit is not installed", "the extra `dashboard`"
        raise WrongValueError("dashboard", found, allowed, 'pip install "revolving-door[dashboard]"')
    try:
        with socket.create_server((door.address, door.port)):
            pass
    except (OSError, OverflowError) as problem:
        found = f"nothing can listen at {door.address}:{door.port} ({problem})"
        advice = "another dashboard may be open there: give another --port"
        raise WrongValueError("--port", found, "a free port, 1024 to 65535", advice) from None


def serve(door: Door, results: Path) -> int:
    """Serve until Ctrl-C; return Streamlit's exit code. Raises `InputError` as `refuse_unservable`."""
    refuse_unservable(door)
    environment = os.environ | {RESULTS: str(results.absolute())}
    with subprocess.Popen(command_of(door), env=environment) as process:
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())  # whoever ends this ends it too
        try:
            return process.wait()
        except KeyboardInterrupt:
            return process.wait() and 0
