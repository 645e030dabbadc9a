"""Play room: the stage with its choices, and below it the card of the family that was chosen."""

import streamlit as st

from dashboard.door import town
from dashboard.door.card import Card, TwinCard, card_of, chosen_in, transitions, twin_card_of
from dashboard.door.stage import Cue, stage
from sim.story.choosing import Chosen

NONE = ""
CHOOSE = "On the stage: choose the policy, a second life of the same families, how many, how long"
KEY = "door"


def choices() -> tuple[list[town.Asked], str, int]:
    """Ask who is on the stage; return the futures to be lived, how many families, how many years."""
    with st.expander(CHOOSE):
        first, second, size, years = st.columns([3, 3, 2, 1])
    titles: dict[str, str] = town.titles()
    one = first.selectbox("Policy", list(titles), format_func=lambda name: titles[name], key="door_first")
    other = second.selectbox(
        "Second life of the same families", [NONE, *(name for name in titles if name != one)],
        key="door_second", format_func=lambda name: titles[name] if name else "none",
    )  # fmt: skip
    many = size.selectbox("Families", list(town.SIZES), key="door_size")
    lasting = years.selectbox("Years", town.YEARS, index=1, key="door_years")
    return [town.asked(name, many, lasting) for name in (one, other) if name], many, lasting


@st.fragment
def play(futures: list[town.Asked]) -> None:
    """Show the stage, and the card of the family that was clicked or chosen from the list."""
    _follow_the_stage()
    number = st.session_state.get("door_family")
    cue = st.session_state.get("door_cue")
    stage([town.for_the_stage(one) for one in futures], town.hoods(futures[0]), KEY, cue)
    _list_of_families(futures[0], number)
    if number is not None:
        show_card(futures, number)


def _follow_the_stage() -> None:
    """Take over the family that was clicked on the stage, if it is another one than before."""
    state = st.session_state.get(KEY)
    clicked = state.get("family") if state else None
    if clicked is not None and clicked != st.session_state.get("door_clicked"):
        st.session_state["door_clicked"] = clicked
        st.session_state["door_family"] = int(clicked)
        st.session_state["door_listed"] = None


def _list_of_families(future: town.Asked, number: int | None) -> None:
    """Offer the families that came back, the most often first."""
    times = town.returning(future)
    st.selectbox(
        "Or choose a family that came back", list(times), index=None, key="door_listed",
        on_change=_choose_listed,
        format_func=lambda one: f"Family {one}: at the door {times[one]} times",
        placeholder="those that came most often stand first" if number is None else f"shown: family {number}",
    )  # fmt: skip


def _choose_listed() -> None:
    family = st.session_state["door_listed"]
    if family is not None:
        before = st.session_state.get("door_cue")
        st.session_state["door_family"] = family
        st.session_state["door_cue"] = Cue(family=family, nth=before.nth + 1 if before else 0)


@st.cache_resource(show_spinner=False, max_entries=50)
def _card(future: town.Asked, chosen: Chosen) -> Card:
    return card_of(town.lives_of(future), chosen)


@st.cache_resource(show_spinner=False, max_entries=50)
def _twin(future: town.Asked, other: town.Asked, chosen: Chosen) -> TwinCard:
    return twin_card_of(_card(future, chosen), town.lives_of(future), town.lives_of(other), chosen)


def show_card(futures: list[town.Asked], number: int, chosen: Chosen | None = None) -> None:
    """Show a family's timeline and reasons, and its twin below where there is a second life."""
    chosen = chosen or chosen_in(town.lives_of(futures[0]), number)
    with st.spinner(f"Drawing the life of family {number}"):
        card = _card(futures[0], chosen)
    st.subheader(f"Family {number} of {card.story.where()}")
    said, picture = st.container(), st.empty()
    said.write(card.story.cost_in_words())
    picture.image(card.picture, width="stretch", alt=card.words)
    with st.expander("Every transition, and why"):
        st.dataframe(transitions(card.story), hide_index=True, width="stretch")
    if len(futures) < 2:
        return
    if number not in set(town.lives_of(futures[1]).journeys["family"]):
        said.write("In the second life this family is never here: it has no twin.")
        return
    with said, st.spinner("Living both towns again, to say why these two lives part"):
        twin = _twin(futures[0], futures[1], chosen)
    for sentence in twin.parting.sentences:
        said.text(sentence)
    picture.image(twin.picture, width="stretch", alt=twin.words)
