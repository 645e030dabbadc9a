"""Readers: which rule reads a parameter, and in which step of the week, found in the model's own source.

Rules take parameters as records of a stage (`p.closure[family.zone]`), which they hand on to one another.
So each function's names are followed through assignments and calls until nothing new is learned.
"""

import ast
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sim.parameters import PARAMETERS, STAGES

ROOT = Path(__file__).parent
WEEK = "sim.week"
WEEKLY = "p"  # what rules call the parameters in force, or the one stage of them that they need
IN_FORCE = "*"  # stands for all stages
ROOMS = ("journey", "workforce", "population", "results", "agents", "state")
FOUNDING = "the founding of the place"
ON_CHANGE = "whenever a parameter changes"
OWN_POLICY = "a policy of one's own"
Name = tuple[str, str]  # module and function
Held = tuple[str, str]  # a stage, or IN_FORCE, and the step in which its record is held


class Reader(NamedTuple):
    """A function that reads a parameter: its module, its name, and the steps that call it."""

    module: str
    function: str
    steps: tuple[str, ...]


class _Function:
    """What the source of one function says: whom it calls with what, and what it reads.

    `stages` holds, by name of a variable, the stages whose record it may hold and in which step it does.
    """

    def __init__(self, code: ast.FunctionDef, known: dict[str, Name], others: dict[Name, "_Function"]):
        self.known, self.others = known, others
        self.arguments = [argument.arg for argument in code.args.args]
        walked = list(ast.walk(code))
        self.calls = [node for node in walked if isinstance(node, ast.Call)]
        self.reads = [node for node in walked if isinstance(node, ast.Attribute)]
        self.assigned = [node for node in walked if isinstance(node, ast.Assign)]
        self.returned = [node.value for node in walked if isinstance(node, ast.Return) and node.value]
        self.stages: dict[str, set[Held]] = defaultdict(set)
        self.returns: set[Held] = set()

    def begin(self, step: str) -> None:
        """Let it take the parameters in force in a step, if it takes them by their usual name."""
        if WEEKLY in self.arguments:
            self.stages[WEEKLY].add((IN_FORCE, step))

    def stages_of(self, code: ast.expr) -> set[Held]:
        """Return the stages whose record an expression may hold, each with the step."""
        if isinstance(code, ast.Subscript):
            return self.stages_of(code.value)
        if isinstance(code, ast.Attribute) and code.attr in STAGES:
            return {(code.attr, step) for stage, step in self.stages_of(code.value) if stage == IN_FORCE}
        if isinstance(code, ast.Call):
            called = self.called_by(code)
            return called.returns if called else set()
        return self.stages[code.id] if isinstance(code, ast.Name) else set()

    def called_by(self, call: ast.Call) -> "_Function | None":
        """Return the function of the model that a call calls, if it is one."""
        if not isinstance(call.func, ast.Name):
            return None
        return self.others.get(self.known.get(call.func.id, ("", "")))

    def learn(self) -> None:
        """Follow `thresholds = p.thresholds[zone]`, what is returned, and what is handed to others."""
        for node in self.assigned:
            for target in node.targets:
                for name, value in _pairs(target, node.value):
                    self.stages[name] |= self.stages_of(value)
        for value in self.returned:
            self.returns |= self.stages_of(value)
        for call in self.calls:
            called = self.called_by(call)
            if called:
                self._hand_on(call, called)

    def _hand_on(self, call: ast.Call, called: "_Function") -> None:
        named = [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg]
        for name, value in [*zip(called.arguments, call.args, strict=False), *named]:
            called.stages[name] |= self.stages_of(value)

    def parameters(self) -> dict[str, set[str]]:
        """Return the dotted names of the parameters that it reads, and in which steps."""
        read: dict[str, set[str]] = defaultdict(set)
        for node in self.reads:
            for stage, step in self.stages_of(node.value):
                if f"{stage}.{node.attr}" in PARAMETERS:
                    read[f"{stage}.{node.attr}"].add(step)
        return read


@lru_cache(maxsize=1)
def readers() -> dict[str, tuple[Reader, ...]]:
    """Return the readers of every parameter, by its dotted name; empty where no rule reads it."""
    functions = _functions()
    steps = _begin_steps(functions)
    _follow_records(functions)
    found: dict[str, list[Reader]] = {path: [] for path in PARAMETERS}
    for (module, name), function in functions.items():
        for path, mine in function.parameters().items():
            found[path].append(Reader(module, name, tuple(sorted(mine, key=steps.index))))
    return {path: tuple(sorted(mine)) for path, mine in found.items()}


def _functions() -> dict[Name, _Function]:
    files = [ROOT / "week.py", *(file for room in ROOMS for file in sorted((ROOT / room).glob("*.py")))]
    functions: dict[Name, _Function] = {}
    for file in files:
        module = ".".join(("sim", *file.relative_to(ROOT).with_suffix("").parts))
        code = ast.parse(file.read_text(encoding="utf-8"))
        known = _imported(code)
        defined = [node for node in ast.walk(code) if isinstance(node, ast.FunctionDef)]
        known |= {node.name: (module, node.name) for node in defined}
        for node in defined:
            functions[module, node.name] = _Function(node, known, functions)
    return functions


def _imported(code: ast.Module) -> dict[str, Name]:
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(code)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def _follow_records(functions: dict[Name, _Function]) -> None:
    """Let functions learn from one another until nothing is new."""
    size, before = 0, -1
    while size != before:
        for function in functions.values():
            function.learn()
        before, size = size, sum(len(held) for f in functions.values() for held in f.stages.values())


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        return [(target.id, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return [pair for one, its in zip(target.elts, value.elts, strict=True) for pair in _pairs(one, its)]
    return []


def _begin_steps(functions: dict[Name, _Function]) -> list[str]:
    """Hand the parameters in force to the first functions of each step; return the steps in order."""
    of_room = {FOUNDING: "sim.population.", OWN_POLICY: "sim.journey.own_policy"}
    calls = [
        (step, [name for name in functions if name[0].startswith(room)]) for step, room in of_room.items()
    ]
    calls += [(ON_CHANGE, [(WEEK, "ready")]), *_steps_of_the_week(functions)]
    for step, roots in calls:
        for name in roots:
            functions[name].begin(step)
    return list(dict.fromkeys(step for step, _ in calls))


def _steps_of_the_week(functions: dict[Name, _Function]) -> list[tuple[str, list[Name]]]:
    """Return the steps in order, each with the functions that it calls, as `sim/week.py` lists them."""
    known = functions[WEEK, "_acts"].known
    return [
        (
            ast.literal_eval(node.elts[0]),
            [
                known[one.id]
                for one in ast.walk(node.elts[1])
                if isinstance(one, ast.Name) and one.id in known
            ],
        )
        for node in ast.walk(ast.parse((ROOT / "week.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Lambda)
    ]
