"""The deprivation gradient: how what is published for the whole place is laid over its parts."""

import numpy as np

TENTHS = np.arange(1, 11)  # national deprivation tenths, 1 = most deprived
DEPRIVATION = (10.0 - TENTHS) / 9.0  # 1 in the most deprived tenth, 0 in the least; shape (10,)
CLOSE_ENOUGH = 1e-13


def raked(row_shares: np.ndarray, column_shares: np.ndarray, tilts: np.ndarray) -> np.ndarray:
    """Fill a table whose margins are known, leaning each row as its tilts say.

    The table starts as row share x column share x exp(tilt) and is scaled to both margins in turn
    (iterative proportional fitting; Deming and Stephan, 1940).

    row_shares : (R,); column_shares : (C,); tilts : (R, C) log ratios, within -10 to 10.
    Returns the shares of the whole, shape (R, C); rows sum to `row_shares`, columns to `column_shares`.
    """
    table = np.outer(row_shares, column_shares) * np.exp(tilts)
    for _ in range(1000):
        table *= _factor(column_shares, table.sum(axis=0))
        rows = table.sum(axis=1)
        table *= _factor(row_shares, rows)[:, None]
        if np.abs(rows - row_shares).max() < CLOSE_ENOUGH:
            break
    return table


def within_rows(table: np.ndarray) -> np.ndarray:
    """Turn shares of the whole into shares of each row, shape (R, C); an empty row stays empty."""
    return table * _factor(np.ones(len(table)), table.sum(axis=1))[:, None]


def tilted(middle: float, gradient: float) -> np.ndarray:
    """Chance of a circumstance by tenth, shape (10,): middle x (1 + gradient x (deprivation - 1/2)).

    middle : chance half-way between the most and the least deprived tenth [0-1]; gradient : how much
    commoner it is in the most than in the least deprived tenth, as a share of `middle`.
    """
    return np.clip(middle * (1.0 + gradient * (DEPRIVATION - 0.5)), 0.0, 1.0)


def _factor(wanted: np.ndarray, found: np.ndarray) -> np.ndarray:
    return np.divide(wanted, found, out=np.zeros_like(found), where=found > 0)
