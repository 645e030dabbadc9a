"""A new place file: written, refused while unfilled, and when filled the place that its figures tell."""

import re
from pathlib import Path

import pytest
import yaml

from sim.check import check
from sim.errors import InputError
from sim.population.place import Place
from sim.population.template import TEMPLATE, write_new_place
from sim.population.unfilled import still_to_fill
from tests.filled_place import DAYS, SHARES, figures_of_tameside, filled

TEXT = TEMPLATE.read_text(encoding="utf-8")
NUMBERS = 24  # figures; the tenths are one


@pytest.fixture
def new_place(tmp_path):
    return write_new_place("my_borough", tmp_path / "mine.yaml")


def test_the_new_file_names_the_place_and_lists_what_to_fill(new_place):
    data = yaml.safe_load(new_place.read_text(encoding="utf-8"))
    assert (data["name"], data["title"]) == ("my_borough", "My Borough")
    left = still_to_fill(data)
    assert len(left) == NUMBERS
    assert left[:2] == ["population", "children"]
    assert "deprivation" in left and "social_workers.counts[2].caseload" in left


def test_a_file_that_is_not_filled_is_refused_with_all_that_is_left(new_place):
    with pytest.raises(InputError) as refused:
        check(new_place)
    message = str(refused.value)
    assert "24 figures are still to fill: population, children, children_a_family" in message
    assert "key_workers.not_in_need" in message
    assert all(refused.value.parts().values())
    with pytest.raises(InputError, match="24 figures"):
        Place.read(new_place)


def test_one_figure_left_is_named_alone(new_place):
    text = filled(new_place.read_text(encoding="utf-8"), figures_of_tameside())
    new_place.write_text(text.replace("value: 206.0", "value: FILL"), encoding="utf-8")
    with pytest.raises(InputError, match="1 figure is still to fill: key_workers.assessments_per_10000"):
        Place.read(new_place)


def test_filled_with_tamesides_figures_it_is_a_place_of_the_same_numbers(new_place):
    new_place.write_text(filled(new_place.read_text(encoding="utf-8"), figures_of_tameside()))
    assert "  - 1 from elsewhere: key_workers.families_a_worker_a_year" in check(new_place)
    place, tameside = Place.read(new_place), Place.read("tameside")
    assert (place.name, place.neighbourhood_names) == ("my_borough", ["first", "second", "third"])
    assert (place.children, place.families, place.care_stock) == (
        tameside.children, tameside.families, tameside.care_stock,
    )  # fmt: skip
    assert place.parameters == tameside.parameters
    assert place.deprivation.values == tameside.deprivation.values
    assert (place.tenure_shares == tameside.tenure_shares).all()
    assert (place.workless_chance == tameside.workless_chance).all()
    assert place.social_worker_posts == {
        day: posts for day, posts in tameside.social_worker_posts.items() if day in DAYS
    }
    assert place.zone_shares.tolist() == list(SHARES)


def test_each_number_has_a_comment_with_its_unit_its_table_and_what_if_unknown():
    numbered = re.findall(r"^ *# (\d+)(?: to (\d+))?\. (.*(?:\n *#    .*)*)", TEXT, re.MULTILINE)
    covered = [n for first, last, _ in numbered for n in range(int(first), int(last or first) + 1)]
    assert covered == list(range(1, NUMBERS + 1))
    for first, _, words in numbered:
        assert "Unknown?" in words, first
        assert re.search(r"\[[^\]]+\]", words), f"{first} has no unit"
        assert re.search(r"ONS|DfE|MHCLG|returns", words), f"{first} has no publication"


def test_the_stand_ins_that_the_comments_give_make_a_place_that_passes(new_place):
    lines, stand_in = [], None
    for line in new_place.read_text(encoding="utf-8").splitlines():
        offered = re.search(r"Unknown\? (\{.*?\})", line)
        stand_in = offered[1] if offered else stand_in
        if "share: {value: FILL" in line or (stand_in and "{value: FILL" in line):
            line = line[: line.index("{")] + stand_in
            stand_in = stand_in if "share:" in line else None
        lines.append(line)
    text = "\n".join(lines)
    for figure, number in {"population": 230_000, "children": 50_000, "count": 300, "cases": 2000}.items():
        text = re.sub(rf"({figure}: (?:\{{value: )?)FILL", rf"\g<1>{number}", text)
    text = text.replace("caseload: FILL", "caseload: 18").replace(
        "[FILL" + 9 * ", FILL" + "]", str([0.1] * 10)
    )
    new_place.write_text(text, encoding="utf-8")
    told = check(new_place)
    assert "10 national stand-ins: children_a_family, tenure.owned, tenure.social_rent" in told


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "no name of a place"),
        ("My Borough", "Write my_borough"),
        ("../away", "Write away"),
        ("a/b", "no name of a place"),
        ("9lives", "write it as in north_borough"),
        ("x" * 61, "at most 60"),
        ("tameside", "is a shipped place"),
        ("naïve", "no name of a place"),
        ("a\0b", "no name of a place"),
    ],
)
def test_a_name_that_cannot_be_used_writes_nothing(name, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as refused:
        write_new_place(name)
    assert says.lower() in str(refused.value).lower()
    assert all(refused.value.parts().values())
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_never_written_over(new_place):
    new_place.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="never written over"):
        write_new_place("my_borough", new_place)
    assert new_place.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "out", ["no/such/folder/mine.yaml", "mine.txt", ".", "x" * 300 + ".yaml", "a\0b.yaml"]
)
def test_a_file_that_cannot_be_made_is_refused(out, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as refused:
        write_new_place("my_borough", Path(out))
    assert all(refused.value.parts().values())
    assert list(tmp_path.iterdir()) == []
