"""The command line: `revolving-door`, its commands and its exit codes.

What is heavy is imported by the command that needs it, so that `--help` answers at once.
"""

import sys

import typer

from sim.commands.bench import bench
from sim.commands.calibrate import calibrate
from sim.commands.check import check
from sim.commands.compare import compare
from sim.commands.dashboard import dashboard
from sim.commands.explain import explain
from sim.commands.journey import journey
from sim.commands.places import places
from sim.commands.report import report
from sim.commands.run import run
from sim.commands.scenarios import scenarios
from sim.commands.study import study
from sim.commands.validate import validate
from sim.errors import InputError
from sim.failures import RunFailedError

DONE, FAILED, WRONG_INPUT = 0, 1, 2

app = typer.Typer(
    help="Simulate families and family services, week by week, and compare policies on the same luck.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
COMMANDS = (
    run, compare, report, journey, study, validate, calibrate, dashboard, check, scenarios, explain, bench,
)  # fmt: skip
for command in COMMANDS:
    app.command()(command)
app.add_typer(places, name="places")


def main() -> None:
    """Run the command line and leave with 0 (done), 1 (a run failed) or 2 (the input is wrong)."""
    try:
        app(prog_name="revolving-door")
    except InputError as problem:
        _leave(str(problem), WRONG_INPUT)
    except RunFailedError as problem:
        _leave(f"The run failed: {problem}", FAILED)
    except OSError as problem:
        _leave(f"The run failed: {problem.strerror or problem} ({problem.filename})", FAILED)


def _leave(message: str, code: int) -> None:
    print(message, file=sys.stderr)
    sys.exit(code)
