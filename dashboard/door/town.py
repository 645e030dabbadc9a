"""Town: which future of which small place is on the stage, lived once and kept for all who look at it."""

from typing import NamedTuple

import streamlit as st

from dashboard.door.lives import Lives, live
from dashboard.door.scene import Scene, encoded, scene_of
from sim.population.place import Place
from sim.scenario import Scenario
from sim.shipped import shipped_names
from sim.story.words import in_words
from sim.warm import is_warm, warm_up

PLACE, SEED, FIRST = "tameside", 0, "baseline"
SIZES = {"600 families": 0.02, "1,500 families": 0.05, "3,000 families": 0.1}
YEARS = (5, 10)
KEPT = 6  # futures: the two on the stage, and those looked at before


class Asked(NamedTuple):
    """A future that is to be lived: scenario and its fingerprint, share of the place, years, seed."""

    scenario: str
    digest: str
    share: float
    years: int
    seed: int = SEED


@st.cache_data(show_spinner=False)
def titles() -> dict[str, str]:
    """Return the titles of shipped scenarios by name, of those that start on the usual day; as-is first."""
    read = {name: Scenario.read(name) for name in shipped_names("scenarios")}
    usual = read[FIRST].start
    mine = {name: scenario.title or name for name, scenario in read.items() if scenario.start == usual}
    rest = sorted((title, name) for name, title in mine.items() if name != FIRST)
    return {FIRST: mine[FIRST]} | {name: title for title, name in rest}


def asked(scenario: str, size: str, years: int) -> Asked:
    """Return what is to be lived, for a shipped scenario and one of `SIZES`."""
    return Asked(scenario, Scenario.read(scenario).digest(), SIZES[size], years)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def lives_of(wanted: Asked) -> Lives:
    """Live a future, a few seconds of work the first time it is asked for."""
    place = Place.read(PLACE).scaled(wanted.share)
    return live(Scenario.read(wanted.scenario), place, wanted.years, wanted.seed)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def scene(wanted: Asked) -> Scene:
    """Return the scene of a future."""
    return scene_of(lives_of(wanted))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def for_the_stage(wanted: Asked) -> dict[str, object]:
    """Return the scene as the browser takes it."""
    return encoded(scene(wanted))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def returning(wanted: Asked, most: int = 200) -> dict[int, int]:
    """Return how often families came to the door, those that came more than once, the most often first."""
    counts = scene(wanted).visits.groupby("family").size().rename("times")
    often = counts[counts > 1].reset_index().sort_values(["times", "family"], ascending=[False, True])
    return dict(zip(often["family"].head(most).tolist(), often["times"].head(most).tolist(), strict=True))


def hoods(wanted: Asked) -> list[str]:
    """Return the names of the neighbourhoods, in words."""
    return [in_words(name).title() for name in scene(wanted).neighbourhoods]


def made_ready(futures: list[Asked], size: str, years: int) -> None:
    """Live what was not lived yet, and say meanwhile what is going on."""
    if not is_warm():
        with st.spinner("Making the model ready for this machine, once: a minute or two"):
            warm_up()
    for nth, one in enumerate(futures):
        again = " again, under the second policy" if nth else ""
        with st.spinner(f"Living {years} years of {size}{again}"):
            for_the_stage(one)
