"""The most expensive families: what the top 1 % cost with and without the policy, and who pays for them."""

from sim.costs.most_expensive import TOP, reported_in
from sim.report.material import Material
from sim.report.rows import keyed
from sim.report.section import Grid, Section, Words
from sim.report.words import Row, count, ends, interval_of, number, pounds, signed

TITLE = "The most expensive families"
MOST_PAYERS = 3
THOUSANDS, PERCENT = 1e-3, 100.0
Rows = dict[str, Row]
UNKEPT = (
    "What the most expensive families cost is not known here, since journeys were not kept: run compare "
    "again into a new folder, without the option --no-journeys, and report that."
)


def most_expensive_families(material: Material) -> Section:
    """Return the section of the most expensive families."""
    if not len(material.most_expensive):
        return Section(TITLE, [Words([UNKEPT])])
    rows: Rows = {figure: row for (figure,), row in keyed(material.most_expensive, "figure").items()}
    said = [_who_they_are(material, rows), _beside_the_report(material, rows)]
    return Section(TITLE, [Words(said), _table(material, rows)])


def _who_they_are(material: Material, rows: Rows) -> str:
    mean, share = rows["mean_gbp"]["baseline"], rows["share_of_all_cost"]["baseline"]
    paid = [f"{_payer(material, name)} ({pounds(rows[name]['baseline'])})" for name in payers(rows)]
    care = rows["tier_looked_after"]["baseline"] / mean if "tier_looked_after" in rows else 0.0
    return (
        f"Without the policy the dearest {100 * TOP:g} % of families living here "
        f"({count(rows['families']['baseline'])}) take {100 * share:.0f} % of all cost in this report, "
        f"{pounds(mean)} each a year; most is paid by {', '.join(paid)}. {100 * care:.0f} % is for children "
        "looked after."
    )


def payers(rows: Rows) -> list[str]:
    """Return the figures of the agencies that pay most for these families, most first."""
    names = [name for name in rows if name.startswith("agency_")]
    ordered = sorted(names, key=lambda name: (-rows[name]["baseline"], name))
    return [name for name in ordered[:MOST_PAYERS] if rows[name]["baseline"] > 0.0]


def _payer(material: Material, figure: str) -> str:
    return material.baseline.agency_in_words(figure.removeprefix("agency_"))


def _beside_the_report(material: Material, rows: Rows) -> str:
    said = reported_in(material.asked.price_year)
    above, care = rows["reported_families"]["baseline"], rows["reported_share_of_care"]["baseline"]
    of_care = f", {100 * care:.0f} % of it in care" if care == care else ""
    return (
        f"{said.source} has the State spend “in excess of” £250,000 a year on the most unfortunate "
        f"families, and quotes £330,000: {ends(said.low, said.high, pounds)} in {said.price_year} "
        "prices, taken as money of 2011/12. It says neither how many families it means nor what it counts. "
        f"In the baseline {count(above)} families a year cost the lower sum or more{of_care}; prison, "
        "custody, benefits and schooling have no price here. So neither figure is a test of the other."
    )


def _table(material: Material, rows: Rows) -> Grid:
    payer, *_ = [*payers(rows), "mean_gbp"]
    return Grid(
        f"The dearest {100 * TOP:g} % of families living here, ranked anew in each run and year, "
        f"{material.asked.price_year} prices: mean of the policy’s years ({interval_of(rows['mean_gbp'])})",
        ["", "baseline", "policy", "difference", "interval", "verdict"],
        [
            _line("Each costs a year, £ thousand", rows["mean_gbp"], THOUSANDS),
            _line(f"Of this {_payer(material, payer)} pays, £ thousand", rows[payer], THOUSANDS),
            _line("The least dear among them, £ thousand", rows["threshold_gbp"], THOUSANDS),
            _line("The dearest family, £ thousand", rows["highest_gbp"], THOUSANDS),
            _line("Share of all cost, %", rows["share_of_all_cost"], PERCENT),
            _line("Families a year at that lower sum or above", rows["reported_families"]),
        ],
        words_in=[5],
    )


def _line(what: str, row: Row, times: float = 1.0) -> list[str]:
    """Write one figure of both runs, the means with their interval, and the paired difference."""

    def with_interval(run: str) -> str:
        low, high = times * row[f"{run}_low"], times * row[f"{run}_high"]
        span = "" if low != low else f" ({ends(low, high, number)})"
        return number(times * row[run]) + span.replace("-", "−")

    difference, low, high = (times * row[name] for name in ("difference", "low", "high"))
    return [
        what,
        with_interval("baseline"),
        with_interval("policy"),
        signed(difference),
        ends(low, high, signed),
        _verdict(row),
    ]


def _verdict(row: Row) -> str:
    return str(row["in_words"]).removesuffix(" paired futures")
