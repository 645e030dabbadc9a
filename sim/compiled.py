"""The one way to compile: numba, with a cache that notices an edit in any file.

Numba's own cache does not see edits in another file than the cached one. So the cache lives in a
folder named by a digest of all sources of `sim`, chosen before anything is compiled.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numba
from numba import types

_ROOT = Path(__file__).parent
_ROOMS = ("state", "journey", "population", "workforce", "results")


def _digest() -> str:
    files = [_ROOT / "compiled.py", _ROOT / "draws.py"]
    for room in _ROOMS:
        files += sorted((_ROOT / room).glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def cache_home() -> Path:
    """Folder that holds one cache folder for each version of the sources."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(os.environ.get("REVOLVING_DOOR_CACHE", str(Path(base) / "revolving-door")))


def sweep_old_caches(keep: int = 3) -> None:
    """Remove all but the newest `keep` cache folders; a folder in use elsewhere is rebuilt there."""
    folders = sorted(cache_home().glob("????????????????"), key=lambda folder: folder.stat().st_mtime)
    for folder in folders[:-keep]:
        shutil.rmtree(folder, ignore_errors=True)


numba.config.CACHE_DIR = str(cache_home() / _digest())
JIT_DISABLED = bool(numba.config.DISABLE_JIT)


def compiled(function: Callable) -> Callable:
    """Compile a rule or a sweep, once for whole numbers of every width.

    A function whose name begins with an underscore is called by compiled code only: it gets no
    door to Python, which saves a third of the time that compiling takes.
    """
    private = function.__name__.startswith("_")
    made = numba.njit(cache=True, error_model="numpy", no_cfunc_wrapper=True, no_cpython_wrapper=private)(
        function
    )
    if not JIT_DISABLED:
        _compile_once_for_whole_numbers(made)
    return made


class ReferenceType(types.StructRef):
    """Type of one reference to many arrays, named by a digest of its fields.

    Left alone, numba names it by all its fields, 33,000 letters for a town, and writes that name into every
    symbol of every compiled function: a hundred times the code itself.
    """

    def __init__(self, fields: Iterable[tuple[str, types.Type]]):
        super().__init__(fields)
        self.name = f"{self._typename}_{hashlib.sha256(self.name.encode()).hexdigest()[:16]}"


def _compile_once_for_whole_numbers(dispatcher: Any) -> None:
    """Widen codes, constants and short whole numbers to 64 bits where compiled code calls compiled code.

    Left alone, numba compiles a function anew for each width and constant: half as many again.
    """
    original = dispatcher.get_call_template
    dispatcher.get_call_template = lambda args, kws: original(tuple(map(_widened, args)), kws)


def _widened(kind: types.Type) -> types.Type:
    kind = types.unliteral(kind)
    whole = isinstance(kind, types.IntEnumMember) or (isinstance(kind, types.Integer) and kind.bitwidth < 64)
    return types.int64 if whole else kind
