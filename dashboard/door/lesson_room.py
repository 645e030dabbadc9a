"""Lesson room: the five stops laid out for the trainer's own screen, with the hands that went up."""

import streamlit as st

from dashboard.door import lesson, town
from dashboard.door.lesson_cues import cue_for
from dashboard.door.stage import stage
from dashboard.note import note
from sim.story.choosing import Chosen
from sim.story.persona import Persona, read_persona
from sim.story.words import in_words

PROFILES = ("fred", "stacey", "anne", "jamie", "josh", "h")
SIZE, YEARS = "600 families", 10
HANDS = 500


def futures() -> list[town.Asked]:
    """Return the two futures of the lesson: things as they are, and the hub with advocates."""
    return [town.asked(name, SIZE, YEARS) for name in (town.FIRST, lesson.HUB)]


@st.cache_resource(show_spinner=False, max_entries=20)
def _chosen(profile: str, future: town.Asked) -> Chosen:
    return lesson.family_like(read_persona(profile), town.lives_of(future))


def future_of(wanted: town.Asked) -> lesson.Future:
    """Return a future with its scene."""
    return lesson.Future(town.lives_of(wanted), town.scene(wanted))


def now() -> tuple[Persona, Chosen]:
    """Return the profile that was picked, and the family nearest to it."""
    profile = st.session_state.get("door_profile_kept", PROFILES[0])
    return read_persona(profile), _chosen(profile, futures()[0])


def stop_now(nth: int) -> lesson.Stop:
    """Return a stop of the lesson, by its place, for the profile that was picked."""
    persona, chosen = now()
    one, twin = (future_of(wanted) for wanted in futures())
    return lesson.stop(lesson.STOPS[nth], chosen, persona, one, twin)


def watch(nth: int, presented: bool) -> None:
    """Show the stage as a stop asks for it: the family marked, and in the last stop its ghost."""
    _, chosen = now()
    wanted = futures()
    one, twin = (future_of(future) for future in wanted)
    shown = wanted if nth == len(lesson.STOPS) - 1 else wanted[:1]
    scenes = [town.for_the_stage(future) for future in shown]
    cue = cue_for(lesson.STOPS[nth], chosen, one, twin)
    stage(scenes, town.hoods(wanted[0]), f"door_lesson_{presented}", cue, presented, "ghost")


def teach() -> None:
    """Lay out the stop at which the lesson is: what to say, stage, question, hands, reveal."""
    nth = st.session_state.setdefault("door_stop", 0)
    _keep_profile()
    if nth == 0:
        pick_profile()
    stop = stop_now(nth)
    st.header(stop.title)
    st.write(stop.say)
    if nth == 0:
        facts()
    watch(nth, presented=False)
    st.markdown(f"**{stop.question}**")
    ask(nth, stop)
    if nth in st.session_state.setdefault("door_revealed", set()):
        reveal(nth, stop)
    _turn(nth)


def _keep_profile() -> None:
    """Keep the profile while its select is not on the page."""
    if "door_profile" in st.session_state:
        st.session_state["door_profile_kept"] = st.session_state["door_profile"]


def pick_profile() -> None:
    """Ask which of the profiles the room meets."""
    kept = st.session_state.get("door_profile_kept", PROFILES[0])
    st.selectbox(
        "Profile", PROFILES, index=PROFILES.index(kept), key="door_profile",
        format_func=lambda name: read_persona(name).title, on_change=_begin_again,
    )  # fmt: skip


def _begin_again() -> None:
    st.session_state["door_revealed"] = set()
    st.session_state["door_hands"] = {}
    _keep_profile()


def facts() -> None:
    """List what the report says of the profile."""
    persona, chosen = now()
    lines = [f"{in_words(need)}: {told.fact}" for need, told in persona.needs.items()]
    lines += [f"{in_words(name)}: {told.fact}" for name, told in persona.history.items()]
    with st.expander("What the report says, and how near the family comes"):
        for line in lines:
            st.text(f"- {line}")
        st.text(chosen.why)


def ask(nth: int, stop: lesson.Stop) -> None:
    """Take down how many hands go up for each choice."""
    hands = st.session_state.setdefault("door_hands", {})
    columns = st.columns(len(stop.choices))
    counts = []
    for place, (column, choice) in enumerate(zip(columns, stop.choices, strict=True)):
        kept = hands.get(nth, [0] * len(stop.choices))[place]
        given = column.number_input(
            f"Hands for: {choice}", 0, HANDS, value=kept, step=1, key=f"door_hands_{nth}_{place}"
        )
        counts.append(int(given))
    hands[nth] = counts


def hands_in_words(nth: int, stop: lesson.Stop) -> str:
    """Say what the room guessed, empty where no hand was taken down."""
    counts = st.session_state.get("door_hands", {}).get(nth, [])
    if not sum(counts):
        return ""
    return f"In the room {counts[stop.right]} of {sum(counts)} hands were for it."


def reveal(nth: int, stop: lesson.Stop) -> None:
    """Show what the run says, what the room guessed, and where the stop comes from."""
    st.success(f"**{stop.choices[stop.right]}.** {hands_in_words(nth, stop)}")
    for line in stop.reveal:
        st.write(line)
    note(f"Source: {stop.source}")


def _turn(nth: int) -> None:
    """Offer the way through the lesson: a stop back, the reveal, a stop on, and the presenter's view."""
    last = len(lesson.STOPS) - 1
    back, show, on, present = st.columns([1, 1, 1, 1])
    back.button("Back", disabled=nth == 0, width="stretch", on_click=_set, args=("door_stop", nth - 1))
    shown = st.session_state["door_revealed"] | {nth}
    show.button("Reveal", type="primary", width="stretch", on_click=_set, args=("door_revealed", shown))
    on.button("Next stop", disabled=nth == last, width="stretch", on_click=_set, args=("door_stop", nth + 1))
    present.button("Present to the room", width="stretch", on_click=_set, args=("door_screen", 3 * nth))


def _set(name: str, value: object) -> None:
    st.session_state[name] = value
