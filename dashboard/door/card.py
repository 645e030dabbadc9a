"""Card: one family's life as a picture and in words, and its twin's, from the pictures that tell stories."""

import io
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from dashboard.door.lives import Lives
from sim.charts.timeline import drawn_as_a_timeline, timeline_figure
from sim.charts.twin_timeline import twin_figure
from sim.story.choosing import Chosen, choose_by_number
from sim.story.parting import Parting, parting_of
from sim.story.story import Story, story_of

DOTS = 110  # to the inch: readable at the page's width, and quick to send


class Card(NamedTuple):
    """One life: its story, the timeline as PNG, and in words what the picture shows."""

    story: Story
    picture: bytes
    words: str


class TwinCard(NamedTuple):
    """Two lives of one family: where they part and why, and both timelines as one PNG."""

    parting: Parting
    picture: bytes
    words: str


def chosen_in(lives: Lives, family: int) -> Chosen:
    """Choose a family by its number; raises `InputError` for one that the log does not tell of."""
    return choose_by_number(lives.results, lives.journeys, lives.seed, family)


def card_of(lives: Lives, chosen: Chosen) -> Card:
    """Return the card of a chosen family."""
    story = story_of(lives.results, chosen, lives.journeys)
    with drawn_as_a_timeline():
        picture = as_png(timeline_figure(story))
    return Card(story, picture, in_words(story))


def twin_card_of(card: Card, lives: Lives, others: Lives, chosen: Chosen) -> TwinCard:
    """Return the same family's other life beside its story. Lives both towns again, to say why they part."""
    parting = parting_of(card.story, lives.results, others.results, chosen)
    parts_on = parting.found.week if parting.found else None
    with drawn_as_a_timeline():
        picture = as_png(twin_figure(card.story, parting.other, parts_on, parting.sentences))
    return TwinCard(parting, picture, f"Two lives of one family. {in_words(parting.other)}")


def as_png(figure: Figure) -> bytes:
    """Return a figure as PNG."""
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=DOTS)
    return content.getvalue()


def in_words(story: Story) -> str:
    """Say in a sentence or two what a timeline shows, for whoever does not see it."""
    counts = story.told["mark"].value_counts()
    said = ", ".join(f"{kind}: {many}" for kind, many in counts.items()) or "nothing at the front door"
    return f"Timeline of {story.heading()} What happened: {said}. {story.cost_in_words()}"


def transitions(story: Story) -> pd.DataFrame:
    """Return every transition with its reason: `week of`, `what happened`, `why`."""
    told = story.told
    days = [f"{week.day} {week:%b %Y}" for week in told["week"]]
    what = [said[:1].upper() + said[1:] for said in told["what"]]
    return pd.DataFrame({"week of": days, "what happened": what, "why": told["why"].to_numpy()})
