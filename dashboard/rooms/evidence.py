"""Evidence: every number with its source, the targets against the model, and what the model cannot say."""

import streamlit as st

from dashboard.evidence.parameter_list import counted
from dashboard.evidence.parameters_part import parameters_part
from dashboard.evidence.targets_part import targets_part
from dashboard.prose import prose

st.title("Evidence")
of_kind = counted()
st.markdown(
    f"The model rests on {sum(of_kind.values())} numbers. **{of_kind['assumption']} of them are assumptions**"
    f": nobody has measured them. {of_kind['calibrated']} are fitted to published figures, and "
    f"{of_kind['evidence']} are taken from a published figure, a law or guidance."
)
parts = {
    "Parameters": parameters_part,
    "Targets": targets_part,
    "What the model cannot say": lambda: st.markdown(prose("cannot_say")),
    "The five reports": lambda: st.markdown(prose("reports")),
}
for tab, lay_out in zip(st.tabs(list(parts), key="part", bind="query-params"), parts.values(), strict=True):
    if tab.open:  # the others wait until they are chosen
        with tab:
            lay_out()
