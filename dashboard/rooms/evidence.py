"""Evidence: every number with its source, the targets against the model, and what the model cannot say."""

import streamlit as st

from dashboard.evidence.parameter_list import counted
from dashboard.evidence.parameters_part import parameters_part
from dashboard.evidence.targets_part import targets_part
from dashboard.prose import prose

PARTS = ["Parameters", "Targets", "What the model cannot say", "The five reports"]

st.title("Evidence")
of_kind = counted()
st.markdown(
    f"The model rests on {sum(of_kind.values())} numbers. **{of_kind['assumption']} of them are assumptions**"
    f": nobody has measured them. {of_kind['calibrated']} are fitted to published figures, and "
    f"{of_kind['evidence']} are taken from a published figure, a law or guidance."
)
parameters, against, cannot, reports = st.tabs(PARTS, key="part", bind="query-params")
with parameters:
    parameters_part()
with against:
    targets_part()
with cannot:
    st.markdown(prose("cannot_say"))
with reports:
    st.markdown(prose("reports"))
