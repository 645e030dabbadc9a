"""Care is likelier the more deprived the street: 15 to 60 % more a tenth, and nobody wrote that down.

One equivalence test at 0.5 %; a mean shown to lie above 15 % is shown to lie above nothing as well.
12 seeds of the whole place; slopes of a Poisson regression over every 31 March of a run.
"""

import numpy as np
import pytest

from tests.statistics.significance import in_words, shown_within

pytestmark = pytest.mark.slow
LEAST, MOST = 15.0, 60.0  # % a tenth; about a third is published for England


def test_care_rises_with_deprivation_by_15_to_60_percent_a_tenth(sizes):
    slopes = np.array([life.care_rise_per_tenth() for life in sizes["whole"]])
    assert shown_within(slopes, LEAST, MOST), in_words(slopes)
