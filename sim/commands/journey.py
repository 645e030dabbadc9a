"""`revolving-door journey`: one family's life on a timeline, or all lives of a run as one system."""

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.options import Json

NOT_WRITTEN = "Nothing was written: give --out DIR to keep the timeline, the tables and these words."


def journey(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="A folder written by `run --out`.")],
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, help="Which future; the first unless told.")
    ] = None,
    family: Annotated[int | None, typer.Option("--family", metavar="N", help="The family's number.")] = None,
    most_episodes: Annotated[
        bool, typer.Option("--most-episodes", help="Most episodes of need; so unless told otherwise.")
    ] = False,
    most_agencies: Annotated[bool, typer.Option("--most-agencies", help="Most agencies met.")] = False,
    highest_cost: Annotated[bool, typer.Option("--highest-cost", help="Highest cost to services.")] = False,
    longest_wait: Annotated[bool, typer.Option("--longest-wait", help="Longest wait for a worker.")] = False,
    missed: Annotated[
        bool, typer.Option("--missed", help="Longest in acute need with nobody at its side.")
    ] = False,
    persona: Annotated[
        str | None, typer.Option("--persona", metavar="NAME", help="Nearest to: anne, fred, h, a file...")
    ] = None,
    twin: Annotated[
        Path | None,
        typer.Option("--twin", metavar="RESULTS", help="Its life under another scenario, and why they part."),
    ] = None,
    system: Annotated[
        bool, typer.Option("--system", help="The whole run instead: pictures and measures of all families.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for picture, tables and the story in words.")
    ] = None,
    json: Json = False,
) -> None:
    """Tell one family's life: needs, tier, agencies, workers, referrals with their reasons, and what it cost.

    Families are synthetic. With --out it draws the timeline as PNG and SVG and writes it as data.
    """
    flags = {
        "most_episodes": most_episodes,
        "most_agencies": most_agencies,
        "highest_cost": highest_cost,
        "longest_wait": longest_wait,
        "missed": missed,
    }
    chosen_by = [name for name, is_given in flags.items() if is_given]
    if system:
        from sim.commands.journey_system import refuse_choice, tell_system

        refuse_choice((seed, family, persona, chosen_by))
        tell_system(results, twin, out, json)
        return
    asked = (family, persona, chosen_by)
    _tell(results, seed, asked, twin, out, json)


def _tell(
    folder: Path,
    seed: int | None,
    asked: tuple[int | None, str | None, list[str]],
    twin: Path | None,
    out: Path | None,
    json: bool,
) -> None:
    from sim import screen
    from sim.charts.timeline import draw_story
    from sim.commands.journey_twin import tell_twin
    from sim.story.choice import choose, one_choice, opened, seed_of
    from sim.story.story import story_of
    from sim.story.twin_results import refuse_unlike
    from sim.story.writing import as_data, in_lines, refuse_taken, write_story

    choice = one_choice(*asked)
    if out is not None:
        refuse_taken(out)
    results, other = opened(folder), opened(twin) if twin else None
    if other is not None:
        refuse_unlike(results, other, seed_of(results, seed))
    chosen, journeys = choose(results, seed, choice)
    story = story_of(results, chosen, journeys)
    written = [] if out is None else [*draw_story(story, out), *write_story(story, results, out)]
    said: list[str] = []
    parting: dict = {}
    if other is not None:
        said, parting, more = tell_twin(results, other, chosen, story, out)
        written += more
    if json:
        told = {"twin": parting} if parting else {}
        screen.show_json({**as_data(story, results), **told, "files": [str(path) for path in written]})
        return
    screen.show(*in_lines(story), "", *said, *([""] if said else []))
    screen.show(*(f"Written: {path}" for path in written), *([] if out else [NOT_WRITTEN]))
