"""First page: the question, the answer in three sentences, the figures behind it, and the policy in words."""

from sim.costs.avoided import who_invests_who_gains
from sim.costs.cash_flows import CASES, IN_WORDS
from sim.report.answer import FAMILIES, answer
from sim.report.material import Material
from sim.report.policy_in_words import policy_in_words
from sim.report.section import Grid, Section, Words
from sim.report.words import capital, ends, interval_of, less_or_more, less_to_more, number, pounds, signed

MOST_CHANGES = 8


def in_short(material: Material) -> Section:
    """Return the first section."""
    question = str(material.policy.provenance["scenario"].get("question") or "")
    asked = question or f"What follows from “{material.policy.title}”?"
    return Section(
        "The question and the answer",
        [
            Words([asked], heading="The question"),
            Words(answer(material), heading="The answer", strong=True),
            _families(material),
            _money(material),
            _changes(material),
        ],
    )


def _families(material: Material) -> Grid:
    rows = [(one, row) for one in FAMILIES if (row := material.outcome(one.measure))]
    name = interval_of(rows[0][1])
    return Grid(
        "Families and demand, average of the policy’s years. Baseline: the same families, the same luck, "
        "no policy",
        ["", "baseline", "policy", "difference", name, "verdict"],
        [
            [
                capital(one.words),
                number(row["baseline"]),
                number(row["alternative"]),
                signed(row["difference"]),
                ends(row["low"], row["high"], signed),
                row["in_words"],
            ]
            for one, row in rows
        ],
        words_in=[5],
    )


def _money(material: Material) -> Grid:
    whole = material.appraisal.agencies.iloc[-1].to_dict()
    by_side = who_invests_who_gains(material.appraisal.pairs, ("side",))
    own = by_side[by_side["side"] == "intervention"].to_dict("records")
    a_year = [_a_year("for the policy itself", row) for row in own] + [_a_year("on balance", whole)]
    return Grid(
        f"Money, {material.asked.price_year} prices. A year: mean and {interval_of(whole)}. "
        f"Net present value (NPV) over {material.appraisal.horizon} years, as counted and corrected for "
        "optimism bias: median and nine of ten futures",
        ["", "middle", "range", "futures"],
        [*a_year, *(_net_value(material, case, corrected) for case in CASES for corrected in (False, True))],
        words_in=[3],
    )


def _a_year(what: str, row: dict) -> list[str]:
    return [
        f"All agencies pay a year, {what}",
        less_or_more(row["avoided_gbp"]),
        less_to_more(row["low"], row["high"]),
        f"less in {row['pays_less_in']} of {row['futures']}",
    ]


def _net_value(material: Material, case: str, corrected: bool) -> list[str]:
    net = material.net_value(case, corrected=corrected)
    return [
        f"NPV, {IN_WORDS[case]}, {'corrected' if corrected else 'as counted'}",
        pounds(net["median"]),
        ends(net["p5"], net["p95"], pounds),
        f"above zero in {round(net['above_zero'] * net['futures'])} of {net['futures']}",
    ]


def _changes(material: Material) -> Words:
    said = policy_in_words(material.policy)
    more = len(said) - MOST_CHANGES
    rest = [f"And {more} more, in the scenario file."] if more > 0 else []
    return Words([*said[:MOST_CHANGES], *rest], heading="What the policy changes", listed=True)
