"""Agencies of its own: what a place leaves out of the shipped set, and what it adds."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self

import numpy as np
from pydantic import BeforeValidator, Field, model_validator

from sim.errors import nearest, shown
from sim.population.figures import Known
from sim.shape import Shape, real_number, refusal
from sim.state.agencies import (
    SPARE,
    AgencyFacts,
    by_agency,
    leads_by_need,
    names_from,
    shipped_agencies,
)
from sim.state.codes import Agency, Need, name_of

PLAIN_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
KEPT = (Agency.EARLY_HELP, Agency.SOCIAL_CARE, Agency.FAMILY)  # they employ the workers, or are the families
MAY_GO = tuple(name_of(agency) for agency in shipped_agencies() if agency not in KEPT)
PAYERS = tuple(name_of(agency) for agency in shipped_agencies() if agency != Agency.FAMILY)
MOST_HOURS = 37.0


def _may_go(value: object) -> object:
    """Refuse to do without those on whom the model rests, before the names are looked at."""
    for name in value if isinstance(value, list | tuple) else ():
        if name in map(name_of, KEPT):
            advice = "early help and social care hold the cases, and families are the place"
            raise refusal(f"{name} cannot be left out", ", ".join(MAY_GO), advice)
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not PLAIN_NAME.fullmatch(value) or len(value) > 40:
        allowed = "small letters, digits and single underscores, at most 40, a letter first"
        raise refusal(f"{shown(value)} is no name of an agency", allowed, "`title` may say it in full")
    if value.upper() in Agency.__members__:
        raise refusal(f"{value} is a shipped agency", "a name that is free", "add a word, or leave it out")
    return value


def _hours(value: object) -> float:
    number = real_number(value)
    if not 0.0 < number <= MOST_HOURS:
        advice = "most services are taken to give half an hour to two hours a week"
        raise refusal(f"{number:g} hours a week", f"above 0, at most {MOST_HOURS:g}", advice)
    return number


def _payer(value: object) -> str | None:
    if value is not None and (not isinstance(value, str) or value not in PAYERS):
        found = f"there is no agency {shown(value)} that pays"
        raise refusal(found, ", ".join(PAYERS), nearest(value, PAYERS), unknown=True)
    return value


class AddedAgency(AgencyFacts, Known):
    """An agency that a place adds, with how what is said of it is known.

    name : as tables and journeys spell it; hours : a week of its help takes so many of a family support
    worker, at the published hourly rate; paid_by : who pays in the ledger, the agency itself if left out.
    """

    name: Annotated[str, BeforeValidator(_name)]
    hours: Annotated[float, BeforeValidator(_hours)] = 1.0
    paid_by: Annotated[str | None, BeforeValidator(_payer)] = None

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if not (self.signs or self.worries or self.leads_on):
            found = f"{self.name} meets nobody and nobody turns to it"
            advice = "give the chance a week that it meets a sign of a need"
            raise refusal(found, "at least one of `signs`, `worries` and `leads_on`", advice, at="signs")
        return self


class OwnAgencies(Shape):
    """How a place's agencies differ from those shipped.

    without : agencies that it has not: they meet nobody, treat nothing and have no ties; added : at most
    three more. A need whose agency is gone is left to nobody unless another one `leads_on` it.
    """

    without: Annotated[tuple[str, ...], names_from(MAY_GO, "agency"), BeforeValidator(_may_go)] = ()
    added: tuple[AddedAgency, ...] = Field((), max_length=len(SPARE))

    @model_validator(mode="before")
    @classmethod
    def _fits_the_spare_rows(cls, data: Any) -> Any:
        added = data.get("added") if isinstance(data, Mapping) else None
        if isinstance(added, list | tuple) and len(added) > len(SPARE):
            advice = "put services that work alike together as one"
            raise refusal(f"{len(added)} agencies", f"at most {len(SPARE)}", advice, at="added")
        return data

    @model_validator(mode="after")
    def _is_told_apart(self) -> Self:
        names = [one.name for one in self.added]
        for order, one in enumerate(self.added):
            if one.name in names[:order]:
                raise refusal(
                    f"{one.name} stands twice", "each name once", "rename one", at=f"added[{order}]"
                )
            for need in one.leads_on:
                if any(need in earlier.leads_on for earlier in self.added[:order]):
                    found = f"two added agencies lead on {need}"
                    raise refusal(
                        found, "one agency a need", "leave it to one", at=f"added[{order}].leads_on"
                    )
        total = sum(one.worries for one in self.added)
        if total > 0.5:
            found = f"added agencies that bring {total:g} of the shallow worries"
            raise refusal(
                found, "0 to 0.5 together", "the candidates fixed at founding allow no more", at="added"
            )
        return self

    @property
    def codes(self) -> dict[Agency, AddedAgency]:
        """The added agencies by the spare code that each takes, in order."""
        return dict(zip(SPARE, self.added, strict=False))

    def kept(self) -> tuple[float, ...]:
        """1 for each agency that is not left out, by code."""
        return tuple(float(name_of(agency) not in self.without) for agency in Agency)


def agencies_of(own: OwnAgencies | None) -> dict[Agency, AgencyFacts]:
    """Return the facts of every agency that a place has, in the order of the codes."""
    shipped = shipped_agencies()
    if own is None:
        return dict(shipped)
    kept = {agency: one for agency, one in shipped.items() if name_of(agency) not in own.without}
    return kept | own.codes


def names_of_agencies(own: OwnAgencies | None) -> list[str]:
    """Return the name of every code, that of an added agency in place of its spare one."""
    added = own.codes if own else {}
    return [added[agency].name if agency in added else name_of(agency) for agency in Agency]


def specialists(own: OwnAgencies | None) -> tuple[float, ...]:
    """Return the code of the agency to which leads turn for each need; an added one goes before a shipped."""
    return leads_by_need(agencies_of(own))


def masks_and_rates(own: OwnAgencies) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return, by parameter, what the shipped table is multiplied by and what is then added to it.

    Shares of worries are not multiplied: those of an agency that is not `there` come to nothing, and
    everybody else's luck stays as it was.
    """
    kept, added = np.array(own.kept()), own.codes
    columns = {
        "detection.signs": ("signs_by_need", (0.0,) * len(Need)),
        "detection.age_presence": ("presence_by_age", (0.0,) * 3),
        "detection.treats": ("treats_by_need", (0.0,) * len(Need)),
    }
    worries = np.array(by_agency(added, "worries", 0.0))
    laid = {
        "detection.there": (kept, np.zeros_like(kept)),
        "detection.shallow_shares": (np.ones_like(worries), worries),
    }
    for parameter, (column, blank) in columns.items():
        rates = np.array(by_agency(added, column, blank), float)
        laid[parameter] = (np.broadcast_to(kept[:, None], rates.shape), rates)
    return laid
