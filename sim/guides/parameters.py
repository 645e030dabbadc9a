"""`docs/parameters.md`: every parameter with its meaning, unit, range, default and how it is known."""

import numpy as np

from sim.parameter_table import codes_in_words, default_lines
from sim.parameters import PARAMETERS, STAGES
from sim.units import Parameter

HEAD = """# Parameters

Written by `make guides`; do not edit. Each can be set under `parameters` in a scenario file, and
`revolving-door explain NAME` quotes the sources behind it and prints a table row by row. *Known as*:
`evidence` names an id of `calibration/evidence.yaml`, a law or guidance; `calibrated` the targets it was
fitted to; `assumption` says why nobody has measured it. *Plausible* is the range over which it is varied,
*allowed* what a file may give, with the names of the values of a code. For a table, the default is the
number of its rows and columns, its least and its largest number."""
COLUMNS = (
    "| parameter | means | unit | default | plausible | allowed | known as | because |\n"
    "|---|---|---|---|---|---|---|---|"
)


def parameters_guide() -> str:
    """Return the page, one table a stage of the week."""
    return "\n\n".join([HEAD, *(_stage(stage) for stage in STAGES)]) + "\n"


def _stage(stage: str) -> str:
    meaning = " ".join((STAGES[stage].__doc__ or "").split())
    mine = [parameter for parameter in PARAMETERS.values() if parameter.stage == stage]
    return "\n".join([f"## {stage}\n\n{meaning}\n", COLUMNS, *(_row(parameter) for parameter in mine)])


def _row(parameter: Parameter) -> str:
    known = parameter.provenance
    cells = [
        f"`{parameter.path}`",
        parameter.words,
        parameter.quantity.unit,
        default_in_words(parameter),
        f"{known.low:g} to {known.high:g}",
        allowed_in_words(parameter),
        known.kind,
        known.source,
    ]
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def allowed_in_words(parameter: Parameter) -> str:
    """Return what a file may give: two ends, or the names of a code's values."""
    if parameter.codes:
        return ", ".join(codes_in_words(parameter))
    lowest, highest = parameter.limits
    return f"{lowest:g} to {highest:g}"


def default_in_words(parameter: Parameter) -> str:
    """Return a default on one line: of a table its size, its least and its largest number."""
    table = np.asarray(parameter.default, float)
    if table.ndim == 0:
        return " ".join(default_lines(parameter))
    size = " x ".join(str(length) for length in table.shape)
    return f"{size}: {table.min():g} to {table.max():g}"
