"""PDF: a report as a browser prints it."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sim.errors import WrongValueError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
SECONDS = 120
QUIET = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--no-pdf-header-footer",
)  # fmt: skip


def find_browser() -> str:
    """Return the first browser on this machine that can print; raises `InputError` where there is none."""
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    allowed, advice = f"one of {', '.join(BROWSERS)}", "install one, or open the HTML and print it to PDF"
    raise WrongValueError("--pdf", "no browser that could print it was found", allowed, advice)


def print_pdf(page: Path, path: Path) -> Path:
    """Print an HTML file to PDF; raises `InputError` where the browser does not manage to."""
    with tempfile.TemporaryDirectory() as profile:
        command = [find_browser(), *QUIET, *_sandbox(), f"--user-data-dir={profile}",
                   f"--print-to-pdf={path.resolve()}", page.resolve().as_uri()]  # fmt: skip
        try:
            ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise _unprinted(f"the browser had not finished after {SECONDS} s") from None
    if ended.returncode or not path.exists():
        last = ended.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise _unprinted(f"the browser ended with {ended.returncode}: {' '.join(last)}")
    return path


def _sandbox() -> tuple[str, ...]:
    """Leave the sandbox out for root, for whom browsers do not start with it; the page it opens is ours."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _unprinted(found: str) -> WrongValueError:
    return WrongValueError("--pdf", found, "a browser that prints", "open the HTML and print it to PDF")
