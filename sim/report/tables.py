"""Tables: everything behind a report as data, one table a subject, for CSV and XLSX."""

import pandas as pd

from sim.costs.prices import price_table
from sim.report.answer import answer
from sim.report.material import Material
from sim.report.sections.leans_on import heaviest_lines
from sim.report.sections.limits import provenance_rows


def tables_of(material: Material) -> dict[str, pd.DataFrame]:
    """Return the tables by name, in the order of the report; those that are empty are left out."""
    appraisal = material.appraisal
    tables = {
        "answer": pd.DataFrame({"sentence": answer(material)}),
        "outcomes": material.outcomes,
        "outcomes_by_year": material.by_year,
        "agencies": appraisal.agencies,
        "agencies_by_side": appraisal.sides,
        "present_values": appraisal.summary,
        "cash_flows": appraisal.cash_flow_table,
        "cash_flows_as_counted": material.uncorrected.cash_flow_table,
        "payback": appraisal.payback,
        "payback_as_counted": material.uncorrected.payback,
        "net_present_values": appraisal.sensitivity,
        "posts": material.posts,
        "budget": material.budget,
        "placements": material.placements,
        **material.fee_tables,
        "most_expensive_families": material.most_expensive,
        "cost_lines": heaviest_lines(material),
        "assumptions": appraisal.assumptions,
        "prices": price_table(material.prices),
        "provenance": pd.DataFrame(provenance_rows(material), columns=["what", "found"]),
    }
    return {name: table for name, table in tables.items() if len(table)}
