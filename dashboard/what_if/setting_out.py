"""Setting out: where, from which scenario, and what has been changed, each change with its way back."""

import streamlit as st

from dashboard.plain_text import as_plain
from dashboard.serve import UPLOAD_MB
from dashboard.what_if import table
from dashboard.what_if.known_places import PLACES, known_place
from dashboard.what_if.telling import changes
from sim.scenario import Scenario, shipped_scenarios

BEGIN, ALSO, FILE = "begin with", "also do", "upload"


@st.cache_data
def titles() -> dict[str, str]:
    """Return the title of each shipped scenario by its name, the baseline first."""
    named = {name: str(Scenario.read(name).title) for name in shipped_scenarios()}
    order = sorted(named, key=lambda name: (name != "baseline", named[name]))
    return {name: named[name] for name in order}


def choose_place() -> str:
    """Choose the place."""
    known: dict[str, str] = {name: known_place(name).title for name in PLACES}
    kept = st.session_state[table.PLACE]
    name = st.selectbox(
        "Place", list(known), index=list(known).index(kept), format_func=lambda name: known[name]
    )
    st.session_state[table.PLACE] = name
    return str(name)


def choose_start() -> None:
    """Choose what to begin with, and what else to add: shipped scenarios, or a file."""
    known = titles()
    st.selectbox(
        "Begin with", list(known), index=None, key=BEGIN, on_change=_begin,
        format_func=lambda name: known[name],
        placeholder="how things stand, or a policy of the reports",
    )  # fmt: skip
    with st.expander("More: policies of the reports, or a file of your own"):
        st.selectbox(
            "Also do", [name for name in known if name != "baseline"], index=None, key=ALSO,
            format_func=lambda name: known[name], on_change=_add, placeholder="add another policy",
        )  # fmt: skip
        st.file_uploader(
            "A scenario file (YAML)", type=["yaml", "yml"], key=FILE, on_change=_begin_with_file,
            max_upload_size=UPLOAD_MB,
        )  # fmt: skip
    if refused := st.session_state.get(table.REFUSED):
        st.error(as_plain(refused))


def show_policies() -> None:
    """Show which policies are on the table, and take another in hand."""
    many = len(table.policies())
    row = st.container(horizontal=True, vertical_alignment="bottom")
    with row:
        if many > 1:
            key = f"in hand of {many}, {table.in_hand()}"
            st.segmented_control(
                "Policies side by side", list(range(many)), default=table.in_hand(), required=True, key=key,
                format_func=lambda at: table.NAMES[at], on_change=_take_in_hand, args=(key,),
            )  # fmt: skip
            st.button("Take this one away", on_click=table.take_away)
        if many < table.MOST:
            st.button("Lay another policy beside it", on_click=table.add_copy)


def show_changes(scenario: Scenario) -> None:
    """Say in words what is changed, each block with a button that takes it back."""
    for block, sentences in changes(scenario).items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(as_plain(" ".join(sentences)), width="stretch")
            st.button("Take back", key=f"take back {block}", on_click=table.take_back, args=(block,))


def _begin() -> None:
    if name := st.session_state[BEGIN]:
        table.begin_with(name)


def _add() -> None:
    if name := st.session_state[ALSO]:
        table.add_shipped(name)


def _begin_with_file() -> None:
    file = st.session_state[FILE]
    if file is not None:
        table.begin_with_file(plain_name(file.name), file.getvalue())


def _take_in_hand(key: str) -> None:
    table.take_in_hand(int(st.session_state[key]))


def plain_name(name: str) -> str:
    """Return the name of an uploaded file as it may stand in a message."""
    return "".join(letter for letter in name if letter.isprintable())[:80] or "the file"
