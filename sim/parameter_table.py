"""Parameter table: a parameter's default in words: codes by name, tables with their rows and columns."""

from collections.abc import Callable, Sequence

import numpy as np

from sim.units import AGENCY, Parameter

INDENT = "    "
WIDEST = 106  # columns of text, beyond which a line of names goes on in the next
FEWEST_FOLDED = 2  # rows that hold nothing, from which on they are told in one line


def spelt(parameter: Parameter, value: float) -> str:
    """Spell one value: a code by its name, where it has one, any other as a number."""
    return parameter.codes.get(round(value), f"{value:g}") if parameter.codes else f"{value:g}"


def codes_in_words(parameter: Parameter) -> list[str]:
    """List what each value of a code stands for, as in `0 sum` and `1 gravest`; none where it is no code."""
    return [f"{value} {name}" for value, name in parameter.codes.items()]


def default_lines(parameter: Parameter) -> list[str]:
    """Lay a default out: one line, or for a table an empty one and then its rows by name.

    Rows that hold nothing but 0 are told in one line, and so is a table that is the same throughout.
    """
    table = np.asarray(parameter.default, float)
    if table.ndim == 0:
        code = f"{float(table):g} " if parameter.codes else ""
        return [code + spelt(parameter, float(table))]
    if np.ptp(table) == 0.0:
        names = parameter.axes[0]
        return [f"{spelt(parameter, table.flat[0])} in each row, {names[0]} to {names[-1]}"]
    folded = _rows_of_nothing(parameter, table)
    lines = ["", *_laid_out(parameter, table, folded)]
    names = tuple(parameter.axes[0][order] for order in folded)
    return lines + (_told(f"{INDENT}{spelt(parameter, 0.0)}: ", names) if folded else [])


def explained_default(parameter: Parameter) -> list[str]:
    """Tell the default in lines under a heading of their own, and what the values of a code stand for."""
    first, *rows = default_lines(parameter)
    lines = [f"  default    {first}".rstrip(), *rows]
    return [*lines, *_told("  codes      ", codes_in_words(parameter))] if parameter.codes else lines


def _rows_of_nothing(parameter: Parameter, table: np.ndarray) -> list[int]:
    """Rows to be told in one line, where there are some; the code 0 of an agency is not nothing."""
    rows = [order for order, row in enumerate(table) if not row.any()]
    return rows if len(rows) >= FEWEST_FOLDED and parameter.quantity != AGENCY else []


def _laid_out(parameter: Parameter, table: np.ndarray, folded: Sequence[int]) -> list[str]:
    """Lay out the rows that are not folded, under the names of the columns if it has any."""
    kept = [order for order in range(len(table)) if order not in folded]
    cells = [
        [parameter.axes[0][order], *(spelt(parameter, one) for one in np.atleast_1d(table[order]))]
        for order in kept
    ]
    if table.ndim == 1:
        return _aligned(cells, str.ljust if parameter.codes else str.rjust)
    return _aligned([*_stacked(parameter.axes[1]), *cells], str.rjust)


def _stacked(names: Sequence[str]) -> list[list[str]]:
    """Set the names of columns word under word, the last word next to the numbers."""
    words = [name.split() for name in names]
    deepest = max(len(one) for one in words)
    columns = [[""] * (deepest - len(one)) + one for one in words]
    return [["", *row] for row in zip(*columns, strict=True)]


def _aligned(cells: Sequence[Sequence[str]], set_to: Callable[[str, int], str]) -> list[str]:
    """Align the first column to the left and the others as told."""
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = ["  ".join([row[0].ljust(widths[0]), *map(set_to, row[1:], widths[1:])]) for row in cells]
    return [(INDENT + line).rstrip() for line in lines]


def _told(head: str, names: Sequence[str]) -> list[str]:
    """Tell names after a head in as few lines as they need, those that follow set under the first name."""
    lines = [head + names[0]]
    for name in names[1:]:
        if len(lines[-1]) + len(name) + 2 > WIDEST:
            lines[-1] += ","
            lines.append(" " * len(head) + name)
        else:
            lines[-1] += f", {name}"
    return lines
