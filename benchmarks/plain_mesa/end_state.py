"""End state: what the twin counted, and every agent as it stands, in the shapes of the columns."""

from pathlib import Path

import numpy as np

from sim.state.care import SPELL
from sim.state.families import FAMILY
from sim.state.measures import MEASURES
from sim.state.workers import WORKER

# places in lists and a bound, by which the compiled run is fast, and what its log told last; they say nothing
# of the family
MACHINERY = {"active_at", "open_at", "advised_at", "help_at_most", "helping"}
OF_OTHER_LEVERS = {"last_worker", "last_holder", "assessed_week"}  # for levers the twin does not know
ELSEWHERE = {"worker", "spell"}
FAMILY_FIELDS = [name for name in FAMILY.names if name not in MACHINERY | OF_OTHER_LEVERS | ELSEWHERE]
SPELL_FIELDS = [
    name for name in SPELL.names if name not in {"held", "family", "tenth", "family_row", "worker"}
]


def keep_end(model, file: Path) -> None:
    """Write down counts, shape (weeks, neighbourhoods, measures), and the columns of all agents."""
    children = sorted(model.children_in_care, key=lambda child: child.child)
    tables = {"tally": counted(model)}
    tables |= _columns("families", model.families, FAMILY_FIELDS)
    tables |= _columns("workers", model.workers, WORKER.names)
    tables |= _columns("spells", children, SPELL_FIELDS)
    tables["families.worker"] = _posts(model.families)
    tables["families.spell"] = np.array([[spell is not None for spell in of.spell] for of in model.families])
    tables["spells.worker"] = _posts(children)
    tables["spells.family_row"] = np.array([of.family.row if of.family else -1 for of in children])
    np.savez(file, **tables)


def counted(model) -> np.ndarray:
    """Return the counts of every week lived, in the order of the measures."""
    weeks = model.datacollector.model_vars["counts"]
    return np.array(
        [[[counts[measure.name] for measure in MEASURES] for counts in week] for week in weeks], float
    )


def _columns(table: str, agents: list, names) -> dict[str, np.ndarray]:
    return {f"{table}.{name}": np.array([getattr(of, name) for of in agents]) for name in names}


def _posts(agents: list) -> np.ndarray:
    return np.array([agent.worker.post if agent.worker else -1 for agent in agents])
