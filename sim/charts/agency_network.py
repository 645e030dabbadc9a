"""The agency network: who is tied to whom how strongly, and who works for the same families."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Colormap, LinearSegmentedColormap, Normalize

from sim.charts.look import INK, drawn, new_figure, save

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.results.results import Results

ROUND = (  # neighbours on the circle are those most tied: health, help for adults, law, places, the centre
    "social_care", "early_help", "school", "health_visiting", "gp", "child_mental_health",
    "adult_mental_health", "drug_and_alcohol", "domestic_abuse_service", "police", "probation",
    "youth_justice", "housing_provider", "jobcentre", "voluntary_sector",
)  # fmt: skip
WIDEST = 8.0  # points: a tie of 1
LARGEST = 1500.0  # points squared: the agency with the most families
SHARING = LinearSegmentedColormap.from_list("sharing", ["#d9d9d9", "#56B4E9", "#0072B2", "#08306b"])


def draw_agency_network(
    runs: Sequence["Results"],
    ties: Sequence[pd.DataFrame],
    shared: Sequence[Sequence[pd.DataFrame]],
    path: Path,
) -> Path:
    """Draw a run's network, or two side by side with agencies in the same places.

    ties : of `sim.story.ties.settled_ties`; shared : of `sim.results.agencies_at_once.shared_families`, one
    of each seed.
    """
    networks = [network(tied, mean_shared(mine)) for tied, mine in zip(ties, shared, strict=True)]
    most = max(data["families"] for graph in networks for _, _, data in graph.edges(data=True))
    largest = max(data["families"] for graph in networks for _, data in graph.nodes(data=True))
    with drawn():
        figure = new_figure(
            "How agencies are tied, and which families they share", 6.4 * len(runs) + 1.4, 7.2
        )
        panels = figure.subplots(1, len(runs), squeeze=False)[0]
        scale = Normalize(0.0, max(most, 1.0))
        for axes, run, graph in zip(panels, runs, networks, strict=True):
            _network(axes, graph, run, scale, SHARING, max(largest, 1.0))
        bar = figure.colorbar(ScalarMappable(scale, SHARING), ax=list(panels), shrink=0.6, pad=0.01)
        bar.set_label("families for whom both worked, last 52 weeks of the run")
        bar.outline.set_visible(False)
        foot = (
            "Width of a line: strength of the tie, as it settles. Number and size: families for whom an "
            f"agency\nworked in the last 52 weeks, a mean of {len(shared[0])} futures. Expertise that a lead "
            "pulls in counts as work; seeing a\nsign or bringing a contact does not, so some circles are "
            "small. Ties rest on assumptions (docs/decisions/0011)."
        )
        return save(figure, path, foot, runs[0].parameters)


def mean_shared(shared: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return families shared as a mean over futures: `one`, `other`, `families`."""
    whole = pd.concat(shared)
    return (whole.groupby(["one", "other"], sort=False)["families"].sum() / len(shared)).reset_index()


def network(ties: pd.DataFrame, shared: pd.DataFrame) -> nx.Graph:
    """Return agencies as nodes with `families`, and edges with `strength` and `families` shared."""
    graph = nx.Graph()
    graph.add_nodes_from(ROUND, families=0.0)
    for row in ties.to_dict("records"):
        graph.add_edge(row["one"], row["other"], strength=row["strength"], families=0.0)
    for row in shared.to_dict("records"):
        if row["one"] == row["other"]:
            graph.nodes[row["one"]]["families"] = row["families"]
        else:
            graph.edges[row["one"], row["other"]]["families"] = row["families"]
    return graph


def _network(
    axes: "Axes", graph: nx.Graph, run: "Results", scale: Normalize, colours: Colormap, largest: float
) -> None:
    places = nx.circular_layout(list(ROUND))
    edges = sorted(graph.edges(data=True), key=lambda edge: edge[2]["families"])  # most shared on top
    nx.draw_networkx_edges(
        graph,
        places,
        ax=axes,
        edgelist=[edge[:2] for edge in edges],
        width=[WIDEST * edge[2]["strength"] ** 1.5 for edge in edges],
        edge_color=[colours(scale(edge[2]["families"])) for edge in edges],
    )
    families = [graph.nodes[agency]["families"] for agency in ROUND]
    sizes = [60.0 + LARGEST * number / largest for number in families]
    nx.draw_networkx_nodes(
        graph, places, nodelist=list(ROUND), ax=axes, node_size=sizes, node_color="white", edgecolors=INK
    )
    for agency, number in zip(ROUND, families, strict=True):
        _name(axes, places[agency], _in_words(agency), number)
    mean = np.mean([data["strength"] for _, _, data in graph.edges(data=True)])
    axes.set_title(f"{run.title}\nmean tie {mean:.2f}", loc="left")
    axes.set_xlim(-1.55, 1.55)
    axes.set_ylim(-1.3, 1.3)
    axes.set_axis_off()


def _in_words(agency: str) -> str:
    return "GP" if agency == "gp" else agency.replace("_", " ")


def _name(axes: "Axes", place: np.ndarray, words: str, families: float) -> None:
    side = "center" if abs(place[0]) < 0.15 else "left" if place[0] > 0 else "right"
    text = f"{words}\n{families:,.0f}" if families >= 0.5 else words
    axes.text(1.2 * place[0], 1.2 * place[1], text, ha=side, va="center", fontsize=8, color=INK)
