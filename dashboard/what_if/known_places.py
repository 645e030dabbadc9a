"""Known places: those that ship, each read once, since reading one takes as long as living a future."""

from functools import cache

from sim.population.place import Place

PLACES = ("tameside", "england_average", "leicestershire", "staffordshire")  # the fitted one first


@cache
def known_place(name: str) -> Place:
    """Return a shipped place by name."""
    return Place.read(name)
