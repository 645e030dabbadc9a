"""`revolving-door journey --twin`: the other life of the same family, where the two part, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.results.results import Results
    from sim.story.choosing import Chosen
    from sim.story.story import Story


def tell_twin(
    results: "Results", twin: "Results", chosen: "Chosen", story: "Story", out: Path | None
) -> tuple[list[str], dict, list[Path]]:
    """Return what is said of two lives, the same as data, and the files written: picture, words, data."""
    from sim.charts.twin_timeline import draw_twin
    from sim.story.parting import parting_as_data, parting_of, write_parting
    from sim.story.writing import write_story

    parting = parting_of(story, results, twin, chosen)
    written: list[Path] = []
    if out is not None:
        parts_on = parting.found.week if parting.found else None
        written += draw_twin(story, parting.other, parts_on, parting.sentences, out)
        written += write_parting(parting, out)
        written += write_story(parting.other, twin, out / "twin")
    return parting.sentences, parting_as_data(parting), written
