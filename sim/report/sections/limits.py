"""What the model cannot say, and what made the report: scenario, place, seeds, versions, fingerprints."""

from sim.report.material import Material
from sim.report.section import Grid, Section, Words
from sim.report.words import capital, spelt

CANNOT = (
    "Nothing about a real family: all families are synthetic, and none stands for anyone.",
    "Not what will happen: it compares two policies on the same luck. Shocks from outside are not forecast.",
    "Not whether the policy would work as assumed: attribution is certain in the model alone. How sure "
    "the effect is in life is what the correction for optimism bias is for.",
    "Not the worth of what has no price: harm to victims, wellbeing and children’s later lives are in no "
    "figure here.",
    "Not more than its evidence: most parameters, and how most prices apply, are assumptions; an "
    "interval holds what varies between futures, not how wrong the model may be.",
)
HIDDEN = 12


def limits(material: Material) -> Section:
    """Return the last section."""
    return Section(
        "What the model cannot say, and how to get these figures again",
        [Words(CANNOT, listed=True), _made_of(material)],
    )


def provenance_rows(material: Material) -> list[tuple[str, str]]:
    """Return what made the report, as names and values; no time of day."""
    made_by, base = material.policy.provenance, material.baseline.provenance
    prices = f"{material.asked.price_year}, published" + (
        f"; the reader’s own for {', '.join(map(spelt, material.asked.prices))}"
        if material.asked.prices
        else ""
    )
    return [
        ("policy", f"{material.policy.title} ({made_by['scenario_name']}, {made_by['scenario_digest']})"),
        ("baseline", f"{material.baseline.title} ({base['scenario_name']}, {base['scenario_digest']})"),
        ("place", f"{capital(spelt(made_by['place']))} ({made_by['place_digest']})"),
        ("years", f"{made_by['years']} from {made_by['scenario']['start']}"),
        ("seeds", _spans(list(made_by["seeds"]))),
        ("parameters", str(made_by["parameters"]["label"])),
        ("prices", prices),
        ("how sure the effect is", material.asked.effect),
        ("versions", ", ".join(f"{name} {found}" for name, found in made_by["versions"].items())),
        ("sources, commit", f"{made_by['sources']}, {str(made_by['commit'])[:HIDDEN]}"),
    ]


def _made_of(material: Material) -> Grid:
    rows = [[capital(name), found] for name, found in provenance_rows(material)]
    return Grid("What made this report", ["", "with its fingerprint"], rows, words_in=[1], long=True)


def _spans(seeds: list[int]) -> str:
    """Write seeds as spans: `0 to 19`, `0 to 3, 7`."""
    starts = [seed for seed in seeds if seed - 1 not in seeds]
    last = [seed for seed in seeds if seed + 1 not in seeds]
    return ", ".join(
        str(one) if one == other else f"{one} to {other}" for one, other in zip(starts, last, strict=True)
    )
