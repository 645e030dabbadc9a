"""Parting: the story of one family told twice, where the two lives part and why, as words and as data."""

from pathlib import Path
from typing import NamedTuple

from sim.calendar import Calendar
from sim.results.parquet import replacing, write_json
from sim.results.results import Results
from sim.scenario import Scenario
from sim.story.choosing import Chosen
from sim.story.story import Story, story_of
from sim.story.twin import Departure, departure
from sim.story.twin_results import refuse_unlike, twin_why
from sim.story.twin_words import parting_sentences
from sim.story.why import Why


class Parting(NamedTuple):
    """Two lives of a family; found : where they part, None where they never do; why : see `twin_why`."""

    one: Story
    other: Story
    found: Departure | None
    why: Why | str | None
    sentences: list[str]


def parting_of(one: Story, results: Results, twin: Results, chosen: Chosen) -> Parting:
    """Tell a family's other life beside its story.

    results, twin : those that hold the two lives. Raises `InputError` where they hold no twins.
    """
    refuse_unlike(results, twin, chosen.seed)
    other = story_of(twin, chosen, twin.journeys_of(chosen.seed))
    found = departure(one.journey, other.journey)
    why = None if found is None else twin_why(results, twin, chosen.seed, chosen.family, found)
    calendar = Calendar(Scenario.of({"start": results.provenance["scenario"]["start"]}).start, results.years)
    titles = (one.title, other.title)
    return Parting(one, other, found, why, parting_sentences(found, why, calendar, titles))


def write_parting(parting: Parting, folder: Path) -> list[Path]:
    """Write where two lives part as `parting.txt` and `parting.json`; the same lives give the same bytes."""
    with replacing(folder / "parting.txt") as temporary:
        temporary.write_text("\n".join(parting.sentences) + "\n", encoding="utf-8")
    write_json(parting_as_data(parting), folder / "parting.json")
    return [folder / "parting.txt", folder / "parting.json"]


def parting_as_data(parting: Parting) -> dict:
    """Return where two lives part and why as plain data."""
    found, why = parting.found, parting.why
    data: dict = {"scenarios": [parting.one.scenario, parting.other.scenario], "said": parting.sentences}
    data["parts_on"] = found and str(found.week.date())
    data["judged_otherwise_from"] = found and str(found.judged_from.date())
    if isinstance(why, Why):
        data["begins_with"] = why.kind.name.lower()
        data["causes"] = [
            {
                "week": cause.week,
                "of": cause.what,
                "by": [piece.name.lower() for piece in cause.pieces],
                "alone_too": [piece.name.lower() for piece in cause.also],
                "settings": [setting._asdict() for setting in cause.settings],
                "columns": list(cause.parts),
                "values": [list(pair) for pair in cause.values],
            }
            for cause in why.causes
        ]
    return data
