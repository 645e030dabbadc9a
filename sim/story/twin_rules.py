"""Rules put in: the parameters of a town with those of its twin, for one family, around it, elsewhere."""

from collections.abc import Collection, Sequence

import numpy as np

from sim.parameters import InForce
from sim.story.twin_pieces import Piece

WHOLE_PLACE = ("workforce", "investment", "pooled_fund")  # stages read once for the whole place


def rules_put_in(
    forces: Sequence[InForce],
    zone: int,
    alone: bool,
    pieces: Collection[Piece],
    paths: Collection[str] | None = None,
) -> InForce:
    """Return the first parameters with those of the second put in, shape (zones + 1,) each stage.

    zone : where the family lives; the last row is the family's own, like that zone's. alone : whether
    `HERE` means this row and not the whole zone; paths : parameters to which both are confined.
    """
    return InForce(
        *(
            _records(stage, _with_own_row(old, zone), _with_own_row(new, zone), zone, alone, pieces, paths)
            for stage, old, new in zip(InForce._fields, *forces, strict=True)
        )
    )


def rows_here(stage: str, zones: int, zone: int) -> list[int]:
    """Return the rows of a stage's records that hold in a zone."""
    return list(range(zones)) if stage in WHOLE_PLACE else [zone]


def _with_own_row(records: np.recarray, zone: int) -> np.recarray:
    return np.append(records, records[zone:][:1]).view(np.recarray)


def _records(
    stage: str,
    old: np.recarray,
    new: np.recarray,
    zone: int,
    alone: bool,
    pieces: Collection[Piece],
    paths: Collection[str] | None,
) -> np.recarray:
    whose, made = _whose_rows(stage, old, new, zone, alone), old.copy()
    for name in old.dtype.names or ():
        named = paths is None or f"{stage}.{name}" in paths
        givers = [
            row for row, piece in enumerate(whose) if piece in pieces and (named or piece is Piece.ELSEWHERE)
        ]
        made[name][givers] = new[name][givers]
    return made


def _whose_rows(stage: str, old: np.recarray, new: np.recarray, zone: int, alone: bool) -> list[Piece]:
    """Return to which piece each row of a stage's records belongs, the family's own row last."""
    if stage in WHOLE_PLACE:
        return [Piece.HERE] * len(old)
    whose = [Piece.ELSEWHERE] * len(old)
    whose[zone] = Piece.AROUND if alone else Piece.HERE
    whose[-1] = Piece.HERE
    if "team" in (old.dtype.names or ()):  # its places are offered by the rules of a team's first zone
        of_team = (old["team"] == old["team"][-1]) & (new["team"] == new["team"][-1])
        whose = [Piece.HERE if mine else piece for mine, piece in zip(of_team, whose, strict=True)]
    return whose
