"""`python -m sim.guides`: write the schema and the guides anew."""

import json
from pathlib import Path

from sim.guides.levers import levers_guide
from sim.guides.parameters import parameters_guide
from sim.guides.schema import scenario_schema
from sim.shipped import ROOT


def guides() -> dict[Path, str]:
    """Return the text of every file that is written, by path."""
    return {
        ROOT / "scenarios" / "scenario.schema.json": json.dumps(scenario_schema(), indent=1) + "\n",
        ROOT / "docs" / "parameters.md": parameters_guide(),
        ROOT / "docs" / "levers.md": levers_guide(),
    }


if __name__ == "__main__":
    for path, text in guides().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
