"""Accessible: what axe finds on a page that is serious or critical."""

from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


class Finding(NamedTuple):
    """A rule that is broken, where (a selector), and what stands there."""

    rule: str
    target: str
    html: str


def grave_findings(page: Page) -> list[Finding]:
    """Return what axe finds that is serious or critical."""
    found = Axe().run(page).response["violations"]
    return [
        Finding(one["id"], " ".join(map(str, node["target"])), node["html"][:200])
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
