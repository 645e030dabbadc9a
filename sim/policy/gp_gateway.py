"""GP gateway lever: how many practices refer onward what they see, and to whom."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets
from sim.policy.values import one_of, percent

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "gp_gateway"
DESTINATIONS = {
    "services": "the service for it: adult mental health, drug and alcohol, or domestic abuse",
    "early_help": "early help, which visits the whole family",
}


class GpGatewayLever(Lever):
    """Have GP practices refer onward mental ill health, substance misuse and domestic abuse that they see.

    Source: Leicestershire (2011), 4.6: GPs see social problems daily, and refer single figures a year for
    alcohol. Mechanism: a need that a GP sees and that is too light for the front door is taken up with the
    patient; who agrees gets brief help from the service for it, or a visit by early help.

    practices : share of families whose practice takes part, comes in over `ramp_weeks`. refers : share of
    the needs seen that such a GP takes up. form : share of consultations at which the patient fills in the
    short form of the report, none if left out. to : services or early_help.
    """

    practices: Annotated[float, sets(f"{STAGE}.practices", "a share is a part of 1: a third is 0.33")]
    refers: Annotated[float, sets(f"{STAGE}.refers", "a share is a part of 1: half of them is 0.5")] = 0.5
    form: Annotated[float, sets(f"{STAGE}.form", "a share is a part of 1: one in four is 0.25")] = 0.0
    to: Annotated[str, one_of(DESTINATIONS, "destination")] = "services"

    def settings(self, place: "Place") -> list[Setting]:
        """Return to whom and how often a GP refers, and whose practice takes part."""
        return [
            Setting(f"{STAGE}.to_early_help", float(self.to == "early_help"), "to", ramps=False),
            Setting(f"{STAGE}.refers", self.refers, "refers", ramps=False),
            Setting(f"{STAGE}.form", self.form, "form", ramps=False),
            Setting(f"{STAGE}.practices", self.practices, "practices"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say whose GPs refer what, and to whom."""
        return [
            f"The practices of {percent(self.practices)} of families are a gateway {self.in_words(start)}: a "
            f"GP takes up {percent(self.refers)} of what is seen of mental ill health, substance misuse and "
            "domestic abuse, where it is too light for the front door.",
            *self._form_in_words(),
            f"Who agrees is referred to {DESTINATIONS[self.to]}.",
        ]

    def _form_in_words(self) -> list[str]:
        asks = "patients fill in a short form that asks about the three"
        return [f"At {percent(self.form)} of consultations there {asks}."] if self.form else []
