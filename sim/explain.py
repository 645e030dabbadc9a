"""Explain: what a parameter is, what it may be, and how we know it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.errors import UnknownNameError, nearest, shown
from sim.parameter_table import explained_default
from sim.parameters import PARAMETERS, STAGES
from sim.readers import Reader, readers
from sim.units import Parameter

if TYPE_CHECKING:
    from calibration.evidence import Evidence

KINDS = {
    "evidence": "taken from published figures, law or guidance",
    "calibrated": "fitted to published targets",
    "assumption": "an assumption: nobody has measured it, so vary it",
}


class Source(NamedTuple):
    """One published figure or target behind a parameter, in words."""

    id: str
    says: str
    cited: str


class Explanation(NamedTuple):
    """A parameter as a person reads it."""

    parameter: str
    stage: str
    read_by: tuple[str, ...]
    unit: str
    default: float | list
    allowed: tuple[float, float]
    plausible: tuple[float, float]
    kind: str
    source: str
    sources: tuple[Source, ...]
    meaning: str
    codes: dict[int, str]
    axes: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """Return the explanation as lines of text."""
        lines = [
            f"{self.parameter}  [{self.unit}]",
            f"  means      {self.meaning}",
            f"  stage      {self.stage}",
            *(f"  read by    {reader}" for reader in self.read_by or ("no rule",)),
            *explained_default(PARAMETERS[self.parameter]),
            f"  plausible  {self.plausible[0]:g} to {self.plausible[1]:g}",
            f"  allowed    {self.allowed[0]:g} to {self.allowed[1]:g}",
            f"  known as   {self.kind}: {KINDS[self.kind]}",
            f"  because    {self.source}",
        ]
        for source in self.sources:
            lines += [f"  {source.id}: {source.says}", f"      {source.cited}"]
        return "\n".join(lines)

    def as_data(self) -> dict[str, object]:
        """Return the explanation as plain data, for `--json`."""
        return {**self._asdict(), "sources": [source._asdict() for source in self.sources]}


def explain(name: str) -> Explanation:
    """Explain a parameter by its dotted name, or by its last part where only one has it.

    Raises `InputError` for a name that no parameter has, with the nearest one, and for a stage's
    name, with the parameters of that stage.
    """
    parameter = PARAMETERS[_path_of(name)]
    provenance = parameter.provenance
    return Explanation(
        parameter=parameter.path,
        stage=" ".join((STAGES[parameter.stage].__doc__ or "").split()),
        read_by=tuple(map(_in_words, readers()[parameter.path])),
        unit=parameter.quantity.unit,
        default=np.asarray(parameter.default, float).tolist(),
        allowed=parameter.limits,
        plausible=(provenance.low, provenance.high),
        kind=provenance.kind,
        source=provenance.source,
        sources=_sources(parameter),
        meaning=parameter.words,
        codes=parameter.codes,
        axes=parameter.axes,
    )


def _in_words(reader: Reader) -> str:
    """Say in which steps of the week a function reads a parameter, and where the function stands."""
    steps = ", ".join(step.replace("_", " ") for step in reader.steps)
    return f"{steps}: {reader.function.lstrip('_')} in {reader.module.replace('.', '/')}.py"


def _path_of(name: str) -> str:
    if name in PARAMETERS:
        return name
    where, allowed = "parameter", "a dotted name such as thresholds.early_help"
    of_stage = [parameter.name for parameter in PARAMETERS.values() if parameter.stage == name]
    if of_stage:
        found = f"{name} is a stage, not a parameter"
        raise UnknownNameError(where, found, f"{name}. followed by one of {', '.join(of_stage)}", "add one")
    same = [path for path in PARAMETERS if path.partition(".")[2] == name]
    if len(same) == 1:
        return same[0]
    if same:
        raise UnknownNameError(where, f"{name} stands for several", allowed, f"choose {' or '.join(same)}")
    raise UnknownNameError(where, f"there is no parameter {shown(name)}", allowed, _suggestion(name))


def _suggestion(name: str) -> str:
    by_last_part = {path.partition(".")[2]: path for path in PARAMETERS}
    stages = f"name a stage to see its parameters: {', '.join(STAGES)}"
    advice = nearest(name, PARAMETERS, "")
    if advice.startswith("did you mean"):
        return advice
    advice = nearest(name, by_last_part, "")
    if not advice.startswith("did you mean"):
        return stages
    return f"did you mean {by_last_part[advice.removeprefix('did you mean ').rstrip('?')]}?"


def _sources(parameter: Parameter) -> tuple[Source, ...]:
    """Look up the ids that a provenance names; words that are no id are left to speak for themselves."""
    words = parameter.provenance.source.replace(",", " ").split()
    if parameter.provenance.kind == "calibrated":
        return _targets(words)
    return _figures(words)


def _figures(ids: Sequence[str]) -> tuple[Source, ...]:
    from calibration.evidence import evidence  # the table is large: read only when asked for

    table = evidence()
    return tuple(_figure(table[each]) for each in ids if each in table)


def _figure(figure: "Evidence") -> Source:
    value = f"{figure.low} to {figure.high}" if figure.value is None else f"{figure.value}"
    says = (
        f"{figure.quantity}: {value} {figure.unit} ({figure.geography}, {figure.year}, grade {figure.grade})"
    )
    return Source(figure.id, says, figure.cited())


def _targets(ids: Sequence[str]) -> tuple[Source, ...]:
    from calibration.targets import targets

    known = {target.id: target for target in targets()}
    return tuple(
        Source(
            each, f"{known[each].quantity}: {known[each].value} {known[each].unit}", known[each].range_basis
        )
        for each in ids
        if each in known
    )
