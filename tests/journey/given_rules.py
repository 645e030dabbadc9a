"""What the tests of rules draw from: severities, scores, and the parameters of a stage, changed or not."""

import numpy as np
from hypothesis import strategies as st

from sim.parameters import default_records
from sim.state.families import NEEDS

SEVERITIES = st.lists(st.integers(0, 3), min_size=NEEDS, max_size=NEEDS).map(
    lambda each: np.array(each, np.int8)
)
SOME_NEEDS = st.integers(0, 2**NEEDS - 1)
SHARES = st.floats(0.0, 1.0)
SCORES = st.floats(-10.0, 15.0)
POINTS_MORE = st.floats(0.0, 10.0)


def rules(stage: str, **values: float) -> np.record:
    """Return a stage's parameters as the compiled rules read them: the defaults, but for the values given."""
    record = default_records(stage, 1)
    for name, value in values.items():
        record[name] = value
    return record[0]


@st.composite
def lines_in_order(draw: st.DrawFn) -> np.record:
    """Draw thresholds in the order in which they must lie."""
    signpost = draw(st.floats(-2.0, 3.0))
    early_help = signpost + draw(st.floats(0.0, 2.0))
    s17 = early_help + draw(st.floats(0.01, 3.0))
    return rules("thresholds", signpost=signpost, early_help=early_help, s17=s17)
