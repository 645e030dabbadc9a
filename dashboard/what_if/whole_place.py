"""The whole place: a policy tried as `compare` does it, in a process that outlives the page."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from dashboard.serve import results_folder
from dashboard.started import Started, recall, start
from dashboard.what_if.answered import Answered
from dashboard.what_if.known_places import known_place
from dashboard.what_if.policy import NAME, Policy
from sim.comparison import Comparison, on_one_day
from sim.futures import years_given
from sim.report.asked import Asked
from sim.report.material import Material
from sim.report.stored import read_stored
from sim.report.writing import write_report
from sim.results.provenance import sources_digest
from sim.scenario import Scenario

FUTURES = 20
LAST_WRITTEN = "twins.parquet"  # of the tables of a comparison


class Trial(NamedTuple):
    """One policy on one whole place; `folder` holds the policy's file, what is compared, and the report."""

    folder: Path
    place: str
    years: int

    @classmethod
    def of(cls, policy: Policy, place: str, years: int) -> "Trial":
        """Return the trial of a policy: the same for the same policy and the same sources of the model."""
        said = f"{place} {years} {FUTURES} {sources_digest()} {policy.yaml()}"
        digest = hashlib.sha256(said.encode()).hexdigest()[:16]
        return cls(results_folder() / "what_if" / digest, place, years)

    @property
    def name(self) -> str:
        """Under which its process is found again."""
        return f"what_if_{self.folder.name}"

    @property
    def file(self) -> Path:
        """The policy, as a scenario file."""
        return self.folder / f"{NAME}.yaml"

    @property
    def compared(self) -> Path:
        """What `compare` writes."""
        return self.folder / "compared"

    @property
    def is_done(self) -> bool:
        """Whether all tables are there."""
        return (self.compared / LAST_WRITTEN).exists()

    def words(self) -> list[str]:
        """Return the command that gives these very numbers."""
        options = [
            "--place",
            self.place,
            "--years",
            str(self.years),
            "--seeds",
            str(FUTURES),
            "--no-journeys",
        ]
        return ["compare", "baseline", str(self.file), *options, "--out", str(self.compared)]

    def begin(self, policy: Policy) -> Started:
        """Begin it, or go on with what is finished of it. Raises `InputError` where it runs already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.file.write_text(policy.yaml(), encoding="utf-8")
        return start(self.name, self.words(), results_folder())

    def begun(self) -> Started | None:
        """Return what was begun of it, running or not; None where nothing was."""
        return recall(self.name, results_folder())

    def answered(self) -> Answered:
        """Read a finished trial. Raises `InputError` when its folder cannot be read."""
        stored = read_stored(self.compared)
        pair = on_one_day([Scenario.read("baseline"), Scenario.read(self.file)])
        place, calendar = known_place(self.place), years_given(self.years, pair[0])
        comparison = Comparison.of(place, pair, calendar, self.compared, list(range(FUTURES)))
        return Answered(comparison, Material(stored, Asked()))

    def report(self) -> Path:
        """Return the folder of the board report, written when it is first asked for."""
        folder = self.folder / "report"
        if not (folder / "report.html").exists():
            write_report(self.answered().material, folder)
        return folder
