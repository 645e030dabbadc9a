"""`revolving-door bench`: seconds, memory and growth."""

from sim.commands.options import Json, PlaceName, Share, Years


def bench(
    place: PlaceName = "tameside",
    years: Years = 10,
    share: Share = 1.0,
    json: Json = False,
) -> None:
    """Measure seconds by stage, the first run with compilation, memory, and how cost grows."""
    from sim.bench import bench as measure
    from sim.bench import in_words
    from sim.screen import show_json

    found = measure(place, years, share)
    if json:
        show_json(found)
    else:
        print(in_words(found))
