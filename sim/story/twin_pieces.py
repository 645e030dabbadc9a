"""Pieces: what of one town may be put in place of the same in its twin, and how far it goes."""

from collections.abc import Collection
from enum import Enum
from typing import NamedTuple


class Piece(Enum):
    """What may be put in from the other town, in the order in which it is looked at; in words."""

    HERE = "the rules in force for the family"
    OWN = "the family's own past"
    NEIGHBOURS = "the families that it is tied to"
    TIES = "what agencies here tell one another"
    COMMUNITY = "what its community has built up"
    PRESSURE = "the pressure of caseloads"
    WORKERS = "the workers and their caseloads"
    AROUND = "the rules in force for others in its neighbourhood, in the same week"
    ELSEWHERE = "the rules in force in other neighbourhoods, in the same week"
    OTHERS = "other families' cases and places in the queue"


RULES = (Piece.HERE, Piece.AROUND, Piece.ELSEWHERE)


class Confined(NamedTuple):
    """To which parts pieces are confined, None for all of a piece.

    paths : parameters, of `HERE`; columns : of the family, of `OWN`; of_workers : columns of the workers;
    posts : rows of the workers, both of `WORKERS`.
    """

    paths: Collection[str] | None = None
    columns: Collection[str] | None = None
    of_workers: Collection[str] | None = None
    posts: Collection[int] | None = None


WHOLE = Confined()
