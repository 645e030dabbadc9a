"""`docs/parameters.md`: every parameter with its meaning, unit, range, default and how it is known."""

import numpy as np

from sim.parameters import PARAMETERS, STAGES
from sim.units import Parameter

HEAD = """# Parameters

Written by `make guides`; do not edit. Each can be set under `parameters` in a scenario file, and
`revolving-door explain NAME` quotes the sources behind it. *Known as*: `evidence` names an id of
`calibration/evidence.yaml`, a law or guidance; `calibrated` the targets it was fitted to; `assumption`
says why nobody has measured it. *Plausible* is the range over which it is varied, *allowed* what a file
may give. For a table, the default is its least and its largest number."""
COLUMNS = (
    "| parameter | unit | default | plausible | allowed | known as | because |\n|---|---|---|---|---|---|---|"
)


def parameters_guide() -> str:
    """Return the page, one table a stage of the week."""
    return "\n\n".join([HEAD, *(_stage(stage) for stage in STAGES)]) + "\n"


def _stage(stage: str) -> str:
    meaning = " ".join((STAGES[stage].__doc__ or "").split())
    mine = [parameter for parameter in PARAMETERS.values() if parameter.stage == stage]
    return "\n".join([f"## {stage}\n\n{meaning}\n", COLUMNS, *(_row(parameter) for parameter in mine)])


def _row(parameter: Parameter) -> str:
    known, (lowest, highest) = parameter.provenance, parameter.limits
    cells = [
        f"`{parameter.path}`",
        parameter.quantity.unit,
        _default(parameter.default),
        f"{known.low:g} to {known.high:g}",
        f"{lowest:g} to {highest:g}",
        known.kind,
        known.source.replace("|", "/"),
    ]
    return f"| {' | '.join(cells)} |"


def _default(value: object) -> str:
    table = np.asarray(value, float)
    if table.ndim == 0:
        return f"{float(table):g}"
    size = " x ".join(str(length) for length in table.shape)
    return f"{size}: {table.min():g} to {table.max():g}"
