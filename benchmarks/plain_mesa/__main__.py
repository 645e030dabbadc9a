"""`python -m benchmarks.plain_mesa`: the plain twin against the compiled run, in words or as JSON."""

import argparse
import json

from benchmarks.plain_mesa.setting import Choice
from benchmarks.plain_mesa.witness import witness

USUAL = Choice()


def chosen() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain_mesa", description=__doc__)
    parser.add_argument("--place", default=USUAL.place)
    parser.add_argument("--share", type=float, default=USUAL.share, help="of the place's people and posts")
    parser.add_argument("--scenario", default=USUAL.scenario)
    parser.add_argument("--years", type=int, default=USUAL.years)
    parser.add_argument("--seed", type=int, default=USUAL.seed)
    parser.add_argument("--from-founding", action="store_true", help="the twin lives the burn-in too")
    parser.add_argument("--no-profile", action="store_true")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    return parser.parse_args()


def in_words(found: dict) -> str:
    """Return what was found as lines for a person."""
    profile = [
        f"  {function['share']:6.1%}  {function['calls']:>10,} calls  {function['function']}"
        for function in found["profile"]
    ]
    speed = found["family_weeks_per_second"]
    agree = [f"  {difference}" for difference in found["differences"]] or ["  none"]
    return "\n".join(
        [
            f"{found['families']:,} families, {found['weeks']} weeks, one seed, one core",
            f"  plain twin  {found['seconds']:9.3f} s  {speed:,.0f} family-weeks a second",
            f"  compiled    {found['compiled_seconds']:9.3f} s  {found['ratio']:.0f} times faster",
            "where the twin's own time goes:",
            *profile,
            "differences between the two:",
            *agree,
        ]
    )


def main() -> int:
    """Print what was found; 1 if the two models differ."""
    asked = chosen()
    choice = Choice(asked.place, asked.share, asked.scenario, asked.years, asked.seed, asked.from_founding)
    found = witness(choice, profiled=not asked.no_profile)
    print(json.dumps(found) if asked.json else in_words(found))
    return 1 if found["differences"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
