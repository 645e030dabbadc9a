"""The list of parameters: all of them, narrowed by words, stage and kind."""

from dashboard.evidence.parameter_card import card_of
from dashboard.evidence.parameter_list import counted, narrowed, parameter_list
from dashboard.plain_text import as_plain
from sim.parameters import PARAMETERS


def test_every_parameter_is_in_the_list_with_a_unit_a_range_and_a_reason():
    table = parameter_list()
    assert list(table["parameter"]) == list(PARAMETERS)
    assert (table[["means", "unit", "plausible", "because"]].map(len) > 0).all(axis=None)


def test_kinds_add_up_and_most_are_assumptions():
    of_kind = counted()
    assert sum(of_kind.values()) == len(PARAMETERS)
    assert of_kind["assumption"] > of_kind["calibrated"] + of_kind["evidence"]


def test_every_word_of_a_search_must_stand_somewhere():
    assert list(narrowed("early_help threshold", [], [])["parameter"]) != []
    found = narrowed("Turnover worker", [], [])
    assert "workforce.turnover_a_year" in set(found["parameter"])
    assert len(narrowed("turnover worker zebra", [], [])) == 0


def test_stage_and_kind_narrow_together():
    found = narrowed("", ["front door"], ["evidence"])
    assert list(found["parameter"]) == ["front_door.no_assessment_share"]


def test_a_card_of_evidence_quotes_the_record_and_one_of_an_assumption_has_none():
    card = card_of("workforce.turnover_a_year")
    [record] = card.records
    assert "Tameside, 2019" in record.fields["For"]
    assert "Department for Education" in record.fields["Source"]
    assert card_of("support.trust_worker_lost").records == []


def test_a_card_of_what_is_fitted_quotes_its_targets_part_by_part():
    [record] = card_of("thresholds.early_help").records
    assert record.fields["Eha rate"].startswith("206, in range from")


def test_a_card_says_what_the_fit_has_left():
    assert "nine of ten draws" in card_of("thresholds.s47").facts["After the fit"]
    assert "After the fit" not in card_of("workforce.turnover_a_year").facts


def test_a_table_is_told_row_by_row():
    assert "domestic abuse" in card_of("needs.onset_base").table


def test_what_markdown_would_read_is_shown_as_it_stands():
    assert as_plain("a_b <b>*x*</b>\n$y$") == r"a\_b \<b\>\*x\*\</b\> \$y\$"
