"""Setting: one parameter that a lever moves, and how a key of its block says so."""

from typing import NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from sim.parameters import PARAMETERS
from sim.shape import real_number, refusal
from sim.units import CODE


class Setting(NamedTuple):
    """What a lever does to one parameter.

    parameter : dotted path; value : number or table of the parameter's own shape; key : the key of the
    block that says it, for messages; mode : `set`, `shift` or `scale`; ramps : whether it comes in over
    the block's ramp, or all at once on the first day (codes, and rules that cannot half hold).
    """

    parameter: str
    value: float | tuple
    key: str
    mode: str = "set"
    ramps: bool = True


class sets:  # noqa: N801 (written as a mark: Annotated[float | None, sets("care.risk_appetite")])
    """Mark a key whose number is the value of a parameter: it takes the parameter's unit and limits.

    advice : what to try when the number is out of range; the parameter's plausible range by default.
    lowest : the least that a block may give, where that is more than the parameter's own limit.
    """

    def __init__(self, parameter: str, advice: str = "", lowest: float | None = None):
        self.parameter = parameter
        self.advice = advice
        self.lowest = lowest

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the most that a block may give."""
        low, high = PARAMETERS[self.parameter].limits
        return (low if self.lowest is None else max(low, self.lowest)), high

    @property
    def ramps(self) -> bool:
        """Whether the parameter can hold in part; a code cannot."""
        return PARAMETERS[self.parameter].quantity != CODE

    def read(self, value: object) -> float | None:
        """Return the number within the parameter's limits; nothing stays nothing."""
        if value is None:
            return None
        parameter = PARAMETERS[self.parameter]
        number, (lowest, highest) = real_number(value), self.limits
        if not lowest <= number <= highest:
            usual = f"plausible are {parameter.provenance.low:g} to {parameter.provenance.high:g}"
            allowed = f"{lowest:g} to {highest:g} ({parameter.quantity.unit})"
            raise refusal(f"{number:g} is out of range", allowed, self.advice or usual)
        return number

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler):
        """Check the key before pydantic does, so that complaints have our four parts."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict:
        """Add the parameter's limits and unit, for editors."""
        parameter = PARAMETERS[self.parameter]
        lowest, highest = self.limits
        unit = f"{parameter.quantity.unit}; sets {self.parameter}, {parameter.default:g} as shipped"
        return {**handler(schema), "minimum": lowest, "maximum": highest, "description": unit}
