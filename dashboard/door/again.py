"""Again: the commands that make the numbers of the stage, and a family's card, without the dashboard."""

from dashboard.door.town import PLACE, Asked

FOLDER = "results/door"


def commands(futures: list[Asked], family: int | None = None) -> str:
    """Return the commands, a line each: the run or comparison, and the family's life if one is chosen."""
    one = futures[0]
    what = f"--place {PLACE} --share {one.share:g} --years {one.years} --seeds {one.seed + 1} --out {FOLDER}"
    names = " ".join(future.scenario for future in futures)
    lines = [f"revolving-door {'compare' if len(futures) > 1 else 'run'} {names} {what}"]
    if family is not None:
        mine = f"{FOLDER}/{one.scenario}" if len(futures) > 1 else FOLDER
        twin = f" --twin {FOLDER}/{futures[1].scenario}" if len(futures) > 1 else ""
        lines.append(f"revolving-door journey {mine} --family {family}{twin} --out results/life")
    return "\n".join(lines)
