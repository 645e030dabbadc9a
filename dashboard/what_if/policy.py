"""A policy on the table: decisions, and what else a scenario brought along; as YAML and as a link."""

import base64
import binascii
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

import yaml

from dashboard.what_if.decisions import Block, Decisions
from dashboard.what_if.read_back import read_back
from sim.errors import UnreadableFileError, WrongValueError
from sim.reading import LARGEST_BYTES, mapping_in
from sim.scenario import USUAL_START, Scenario

NAME = "what_if"
LONGEST_LINK = 8_000  # characters: browsers take no longer address
OF_ITS_OWN = ("title", "question")  # what a scenario says of itself
KEPT_KEYS = ("title", "question", "start", "parameters")


@dataclass(frozen=True)
class Policy:
    """One policy.

    rest : blocks that no decision makes, as a file holds them; kept : title, question, start and parameters
    of the scenario that it began with. A decision that makes a block stands in place of the one in `rest`.
    """

    decisions: Decisions = Decisions()
    rest: dict[str, list[Block]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario) -> "Policy":
        """Return a policy that does what a scenario does."""
        decisions, rest = read_back(scenario)
        resolved = scenario.resolved()
        kept = {key: resolved[key] for key in KEPT_KEYS if resolved[key] not in ("", {}, str(USUAL_START))}
        return cls(decisions, rest, kept)

    @classmethod
    def of_yaml(cls, content: bytes, where: str) -> "Policy":
        """Read an uploaded file; raises `InputError`, which names it, for whatever cannot be used."""
        if len(content) > LARGEST_BYTES:
            allowed = f"at most {LARGEST_BYTES:,} bytes"
            raise UnreadableFileError(
                where, f"larger than {LARGEST_BYTES:,} bytes", allowed, "split the file"
            )
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            found = f"binary, or not UTF-8 text (byte {problem.start})"
            raise UnreadableFileError(where, found, "YAML text in UTF-8", "save it as UTF-8 text") from None
        data = mapping_in(text, where)
        if str(data.get("extends") or "").strip().endswith((".yaml", ".yml")):
            found = "it extends a file, which is not here"
            advice = "name a shipped scenario, or write its blocks into this file"
            raise WrongValueError(f"{where}, extends", found, "the name of a shipped scenario", advice)
        return cls.of(Scenario.of(data, NAME, where))

    @classmethod
    def of_link(cls, link: str) -> "Policy":
        """Read what `link` made; raises `InputError` for anything else."""
        where = "the link"
        try:
            packed = base64.urlsafe_b64decode(link[:LONGEST_LINK].encode("ascii") + b"==")
            text = zlib.decompressobj().decompress(packed, LARGEST_BYTES)  # no more, whatever it unfolds to
        except (ValueError, binascii.Error, zlib.error):
            found, allowed = "it is damaged", "a link copied whole from this page"
            raise WrongValueError(where, found, allowed, "ask for it again, or for the file") from None
        return cls.of_yaml(text, where)

    def data(self) -> dict[str, Any]:
        """Return what a scenario file would hold."""
        made = self.decisions.blocks()
        rest = {name: blocks for name, blocks in self.rest.items() if name not in made}
        ours = {name: [block] for name, block in made.items()}
        blocks = {name: levers[0] if len(levers) == 1 else levers for name, levers in (rest | ours).items()}
        return {**self.kept, **blocks}

    def scenario(self, name: str = NAME) -> Scenario:
        """Return the scenario; raises `InputError` for decisions that cannot be together."""
        return Scenario.of(self.data(), name, "this policy")

    def yaml(self) -> str:
        """Return it as the text of a scenario file."""
        plain = json.loads(json.dumps(self.data(), default=str))
        return str(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100))

    def link(self) -> str:
        """Return it as text that an address may hold; empty where it is too long for one."""
        packed = base64.urlsafe_b64encode(zlib.compress(self.yaml().encode(), 9)).decode().rstrip("=")
        return packed if len(packed) <= LONGEST_LINK else ""

    def with_also(self, scenario: Scenario) -> "Policy":
        """Return the same with what another scenario does beside it, none in place of the other.

        A decision whose block the other has too becomes a block like any other, since no control shows two.
        """
        also = Policy.of(scenario)
        theirs = also.rest | {name: [block] for name, block in also.decisions.blocks().items()}
        mine = {name: [block] for name, block in self.decisions.blocks().items() if name in theirs}
        decisions = self.decisions
        for name in mine:
            decisions = decisions.without(name)
        rest = self.rest | mine
        both = {name: [*rest.get(name, []), *theirs.get(name, [])] for name in {**rest, **theirs}}
        parameters = {**self.kept.get("parameters", {}), **also.kept.get("parameters", {})}
        kept = self._kept_without_words() | ({"parameters": parameters} if parameters else {})
        return Policy(decisions, both, kept)

    def without(self, name: str) -> "Policy":
        """Return the same with one block, or `parameters`, as things stand, decided or brought along."""
        rest = {other: blocks for other, blocks in self.rest.items() if other != name}
        decided = name in self.decisions.blocks()
        kept = {key: value for key, value in self._kept_without_words().items() if key != name}
        return Policy(self.decisions.without(name) if decided else self.decisions, rest, kept)

    def decided(self, decisions: Decisions) -> "Policy":
        """Return the same with other decisions; a title and a question go with the first change."""
        if decisions == self.decisions:
            return self
        return Policy(decisions, self.rest, self._kept_without_words())

    def _kept_without_words(self) -> dict[str, Any]:
        return {key: value for key, value in self.kept.items() if key not in OF_ITS_OWN}
