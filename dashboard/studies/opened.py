"""Opened: a finished study as its folder holds it, outcome by outcome: sentences, tables and pictures."""

from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dashboard.studies.found import identity_in
from sim.errors import UnreadableFileError
from sim.study.answer import outcome_in_words
from sim.study.factor import DUMMY, noise_floor
from sim.study.findings import ANSWER, TABLES
from sim.study.measured import OutcomeEntry

LAST_OF_AN_OUTCOME = ("Points: ", "From size ")  # how the last sentence on an outcome begins
PICTURES = "pictures"


class Opened(NamedTuple):
    """A finished study.

    labels : of factors by name; outcomes : their words by column; sentences : by outcome, and under the
    empty name those on the questions asked of the futures; tables : by name; asked : its file as plain
    data, None where an older program kept it.
    """

    folder: Path
    title: str
    question: str
    method: str
    labels: dict[str, str]
    outcomes: dict[str, str]
    sentences: dict[str, list[str]]
    tables: dict[str, pd.DataFrame]
    asked: dict[str, Any] | None

    def of(self, table: str, outcome: str) -> pd.DataFrame:
        """Return a table's rows of one outcome, with factors by their labels; empty where there is none."""
        every = self.tables.get(table)
        if every is None or "outcome" not in every:
            return pd.DataFrame()
        mine = every[every["outcome"] == outcome].drop(columns="outcome")
        names = {column: mine[column].map(self.label) for column in ("factor", "other") if column in mine}
        return mine.assign(**names)

    def label(self, factor: str) -> str:
        """Return what a factor is called in words."""
        return self.labels.get(factor, factor)

    def picture(self, stem: str) -> Path | None:
        """Return a picture by its name without ending, None where it was not drawn."""
        file = self.folder / PICTURES / f"{stem}.png"
        return file if file.exists() else None


def open_study(folder: Path) -> Opened:
    """Read a finished study. Raises `InputError` for a folder that holds none, or changed files."""
    said = identity_in(folder)
    try:
        tables = {file.stem: pd.read_csv(file) for file in sorted((folder / TABLES).glob("*.csv"))}
        lines = (folder / ANSWER).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as problem:
        allowed, advice = "the tables and answer of a finished study", "give the study's command again"
        raise UnreadableFileError(str(folder), f"it cannot be read ({problem})", allowed, advice) from problem
    told = [line.removeprefix("* ") for line in lines if line.startswith("* ")]
    return Opened(
        folder, str(said.get("title", folder.name)), str(said.get("question", "")), str(said.get("method")),
        _labels(said), _outcomes(said), _by_outcome(told, list(said["outcomes"])), tables, said.get("asked"),
    )  # fmt: skip


def _labels(said: dict[str, Any]) -> dict[str, str]:
    """Return what factors are called in words, the dummy too; the name of one that has no words."""
    told = {one["name"]: one["label"] for one in said.get("subject", {}).get("factors", [])}
    return {name: name for name in said["factors"]} | told | {DUMMY: noise_floor().label}


def _outcomes(said: dict[str, Any]) -> dict[str, str]:
    """Return what outcomes are called in words, by column; by name where not known."""
    words = {column: column.replace("_", " ") for column in said["outcomes"]}
    try:
        entries = [OutcomeEntry.model_validate(one) for one in said.get("subject", {}).get("outcomes", [])]
    except ValueError:  # pydantic's own is one
        return words
    return words | {one.column: outcome_in_words(one) for one in entries if one.column in words}


def _by_outcome(told: list[str], outcomes: list[str]) -> dict[str, list[str]]:
    """Part the answer's sentences by outcome, those behind the last under the empty name."""
    parts: list[list[str]] = [[]]
    for sentence in told:
        parts[-1].append(sentence)
        if sentence.startswith(LAST_OF_AN_OUTCOME) and len(parts) <= len(outcomes):
            parts.append([])
    if len(parts) != len(outcomes) + 1:
        return {outcome: told for outcome in outcomes} | {"": []}
    return dict(zip([*outcomes, ""], parts, strict=True))
