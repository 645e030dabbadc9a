"""Budgets and posts: posts that hold caseloads, spending against a budget, placements, fees for results."""

from sim.report.material import BASELINE, POLICY, Material
from sim.report.rows import keyed
from sim.report.section import Grid, Section, Words
from sim.report.sections.payment_by_results import payment_by_results
from sim.report.words import (
    capital,
    ends,
    financial_year,
    number,
    pounds,
    spelt,
    unit_price,
)

UNIT = {"social_workers": "children", "key_workers": "families"}
MOST_YEARS = 4


def budgets_and_posts(material: Material) -> Section:
    """Return the section of budgets and posts."""
    parts: list[Grid | Words] = [
        _said_of_posts(material),
        *(_posts(material, team) for team in material.caseloads),
    ]
    parts.append(_budget(material) if len(material.budget) else _no_budget())
    parts += [_placements(material), *payment_by_results(material)]
    return Section("Budgets and posts", parts)


def years_shown(years: list[int]) -> list[int]:
    """Return every year of a short run, and of a long one about four, the last among them."""
    step = -(-len(years) // MOST_YEARS)
    return sorted(years)[::-1][::step][::-1]


def _said_of_posts(material: Material) -> Words:
    held = [
        f"{cases:g} {UNIT[team]} a {spelt(team)[:-1]}"
        + ("" if team in material.asked.caseloads else ", that of the baseline’s first year")
        for team, cases in material.caseloads.items()
    ]
    return Words(
        [
            f"Posts that would hold caseloads at {'; '.join(held)}. They are filled posts: vacancies come "
            "on top, and key workers include partners’ staff who lead cases. Cases are those of the run; "
            "with other posts other families would be helped."
        ]
    )


def _posts(material: Material, team: str) -> Grid:
    mine = keyed(material.posts[material.posts["team"] == team], "run", "year")
    years = years_shown(sorted({year for _, year in mine}))

    def cells(run: str, year: int) -> list[str]:
        row = mine[run, year]
        needed = (
            f"{number(row['posts_needed'])} ({ends(row['posts_needed_p5'], row['posts_needed_p95'], number)})"
        )
        return [needed, number(row["in_post"]), f"{100 * row['short_in']:.0f} %"]

    return Grid(
        f"{capital(spelt(team))} at {material.caseloads[team]:g} {UNIT[team]} each: median and nine of "
        "ten futures",
        ["", "baseline: needed", "filled", "futures short", "policy: needed", "filled", "futures short"],
        [[financial_year(year), *cells(BASELINE, year), *cells(POLICY, year)] for year in years],
    )


def _budget(material: Material) -> Grid:
    return Grid(
        f"Spending under the policy against the budget, {material.asked.price_year} prices",
        ["", "year", "budget", "spending, median", "nine of ten futures", "over in", "expected overspend"],
        [
            [
                spelt(row["name"]),
                financial_year(row["year"]),
                pounds(row["budget_gbp"]),
                pounds(row["median"]),
                ends(row["p5"], row["p95"], pounds),
                f"{100 * row['over_in']:.0f} % of futures",
                pounds(row["expected_overspend_gbp"]),
            ]
            for row in material.budget.to_dict("records")
        ],
    )


def _no_budget() -> Words:
    return Words(["No budget was given, so no overspend is projected."])


def _placements(material: Material) -> Grid:
    table = material.placements
    last = int(table["year"].max())
    mine = keyed(table[table["year"] == last], "run", "placement")
    names = list(dict.fromkeys(table["placement"]))

    def cells(run: str, name: str) -> list[str]:
        row = mine[run, name]
        span = ends(row["gbp_a_week_p5"], row["gbp_a_week_p95"], unit_price)
        middle = unit_price(row["gbp_a_week_median"])
        varies = row["gbp_a_week_p95"] - row["gbp_a_week_p5"] > 1
        return [f"{100 * row['share_of_weeks']:.0f} %", f"{middle} ({span})" if varies else middle]

    return Grid(
        f"A child looked after in {financial_year(last)}, by placement: share of weeks and cost a week, "
        "median (and nine of ten futures where they differ)",
        ["", "baseline, share", "a week", "policy, share", "a week", "policy, a year"],
        [
            [
                "all, at their mix" if name == "all" else spelt(name),
                *cells(BASELINE, name),
                *cells(POLICY, name),
                unit_price(mine[POLICY, name]["gbp_a_year"]),
            ]
            for name in names
        ],
    )
