"""The part of Evidence that lists the parameters, and opens one with its sources."""

from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.evidence.parameter_card import Record, card_of
from dashboard.evidence.parameter_list import KINDS, KINDS_IN_WORDS, narrowed, parameter_list, stages
from dashboard.note import note
from dashboard.plain_text import as_plain

SHOWN = ("parameter", "known as", "means", "unit", "default", "plausible", "stage", "because")
FEW, HIGH = 8, 320  # rows that are shown whole; else so many pixels, and one scrolls


def parameters_part() -> None:
    """Lay out search and filters, the list, and the parameter that is opened."""
    found = _narrowed()
    note(f"{len(found)} of {len(parameter_list())} parameters. Open one below to see what stands behind it.")
    high: Literal["content"] | int = "content" if len(found) <= FEW else HIGH
    widths = {"means": st.column_config.TextColumn(width=300)}
    st.dataframe(
        found, column_order=SHOWN, column_config=widths, hide_index=True, height=high,
        alt="Parameters of the model",
    )  # fmt: skip
    one, other = st.columns([3, 1], vertical_alignment="bottom")
    with one:
        name = _opened(list(found["parameter"]))
    other.download_button("List as CSV", found.to_csv(index=False), "parameters.csv", "text/csv")
    if name:
        _card(name)


def _narrowed() -> pd.DataFrame:
    word, kind, stage = st.columns(3)
    words = word.text_input("Search", key="words", bind="query-params", placeholder="such as: trust worker")
    kinds = kind.multiselect(
        "Known as", KINDS, key="kinds", bind="query-params", placeholder="all",
        help="; ".join(KINDS_IN_WORDS.values()),
    )  # fmt: skip
    chosen = stage.multiselect("Stage", stages(), key="stages", bind="query-params", placeholder="all")
    return narrowed(words, chosen, kinds)


def _opened(names: list[str]) -> str | None:
    """Return the parameter that is opened, which stays open when the list is narrowed past it."""
    now = st.session_state.get("parameter") or st.query_params.get("parameter")
    known = now in set(parameter_list()["parameter"])
    if now and not known:
        st.warning(f"There is no parameter {as_plain(now)}. Search for it above.")
    options = [now, *names] if known and now not in names else names
    return st.selectbox(
        "Open a parameter", options, index=None, key="parameter", bind="query-params",
        placeholder="choose, or type a part of its name",
    )  # fmt: skip


def _card(name: str) -> None:
    with st.spinner("Looking up where it is read and what stands behind it"):
        card = card_of(name)
    with st.container(border=True):
        st.header(as_plain(card.name))
        st.markdown(as_plain(card.means))
        _fields(card.facts, f"What {name} is")
        if card.table:
            st.code(card.table, language=None)
        for record in card.records:
            _record(record)
        st.code(f"revolving-door explain {card.name}", language="console")


def _record(record: Record) -> None:
    st.markdown(f"**Source {as_plain(record.id)}**: {as_plain(record.says)}")
    _fields(record.fields, f"Source {record.id}")


def _fields(fields: dict[str, str], alt: str) -> None:
    """Show names and what stands under them."""
    st.table({as_plain(name): as_plain(says) for name, says in fields.items()}, border="horizontal", alt=alt)
