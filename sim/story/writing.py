"""Writing: a story as words, as tables and as one file for programs, each with what made it."""

from pathlib import Path

import pandas as pd

from sim.errors import InputError
from sim.results.parquet import replacing, write_csv, write_json, write_table
from sim.results.results import Results
from sim.results.store import refuse_unusable
from sim.story.story import Story

MADE_BY = ("scenario_name", "scenario_digest", "place", "place_digest", "years", "parameters", "sources")


def refuse_taken(folder: Path) -> None:
    """Raise `InputError` unless the folder is new or empty; writes nothing."""
    refuse_unusable(folder)
    if folder.exists() and any(folder.iterdir()):
        advice = "give another --out, or remove the folder: a story is never written over"
        raise InputError(str(folder), "the folder holds files already", "a new or empty folder", advice)


def write_story(story: Story, results: Results, folder: Path) -> list[Path]:
    """Write a story as text, tables and JSON; the same story gives the same bytes.

    Returns the paths: `story.txt`, `telling.csv`, `spells.csv`, `costs.csv`, `journey.parquet`, `story.json`.
    """
    with replacing(folder / "story.txt") as temporary:
        temporary.write_text("\n".join(in_lines(story)) + "\n", encoding="utf-8")
    tables = {"telling": story.told, "spells": story.spells, "costs": story.costs}
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
    write_table(story.journey, folder / "journey.parquet", results.provenance)
    write_json(as_data(story, results), folder / "story.json")
    names = ("story.txt", *(f"{name}.csv" for name in tables), "journey.parquet", "story.json")
    return [folder / name for name in names]


def in_lines(story: Story) -> list[str]:
    """Return the story in words: whose life, why this family, what it cost, then one line a transition."""
    head = [
        story.heading(),
        f"Chosen: {story.why}.",
        story.cost_in_words(),
        f"Parameters: {story.label}.",
        "",
    ]
    rows = zip(story.told["week"], story.told["sentence"], strict=True)
    return [*head, *(f"{week.date()}  {sentence}" for week, sentence in rows)]


def as_data(story: Story, results: Results) -> dict:
    """Return the story as plain data, with what the results were made of."""
    return {
        "scenario": story.scenario,
        "place": story.place,
        "seed": story.seed,
        "family": story.family,
        "neighbourhood": story.neighbourhood,
        "synthetic": True,
        "why": story.why,
        "cost": story.cost_in_words(),
        "log": {"begins": str(story.begins.date()), "ends": str(story.ends.date())},
        "there": {"from": str(story.comes.date()), "until": str(story.goes.date())},
        "made_by": {key: results.provenance[key] for key in MADE_BY},
        "telling": _records(story.told),
        "spells": _records(story.spells),
        "costs": _records(story.costs),
    }


def _records(table: pd.DataFrame) -> list[dict]:
    dated = table.copy()
    for name in dated.select_dtypes("datetime"):
        dated[name] = dated[name].dt.strftime("%Y-%m-%d")
    return dated.astype(object).where(dated.notna(), None).to_dict("records")
