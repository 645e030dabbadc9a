"""Run years: where a run begins, so that money leaves out the weeks that a town lived through before."""

from collections.abc import Mapping

import pandas as pd

from sim.costs.activity import statistical_year


def first_year_of(made_by: Mapping) -> int:
    """Return the statistical year in which a run starts: 2019 for 1 April 2018. made_by : its provenance."""
    start = pd.Series([str(made_by["scenario"]["start"])])
    return int(statistical_year(start).iloc[0])


def since_start(table: pd.DataFrame, made_by: Mapping) -> pd.DataFrame:
    """Return the rows of a table with a column `week` that are of the run, with their statistical `year`."""
    dated = table.assign(year=statistical_year(table["week"]))
    return dated[dated["year"] >= first_year_of(made_by)]
