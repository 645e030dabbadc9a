"""Agencies of a place that cannot be are refused in four parts that name the culprit."""

import pytest

from sim.errors import InputError
from sim.population.place import Place
from sim.shape import checked
from tests.population.test_own_agencies import HOMELESSNESS, TAMESIDE


def changed(**keys):
    return {"added": [{**HOMELESSNESS, **keys}]}


WRONG = [
    ({"without": ["polise"]}, ["without", "no agency 'polise'", "did you mean police"]),
    ({"without": "police"}, ["without", "a list of agencys", "brackets"]),
    ({"without": ["police", "police"]}, ["without", "stands twice"]),
    ({"without": ["social_care"]}, ["without", "cannot be left out", "hold the cases"]),
    ({"without": ["family"]}, ["without", "cannot be left out"]),
    ({"removed": ["police"]}, ["removed", "unknown key", "without"]),
    (changed(name="Homeless Service"), ["added[0].name", "no name of an agency", "small letters"]),
    (changed(name="police"), ["added[0].name", "a shipped agency", "free"]),
    (changed(name="spare_1"), ["added[0].name", "a shipped agency"]),
    (changed(treats=["houses"]), ["added[0].treats", "no need 'houses'", "did you mean housing"]),
    (changed(signs={"housing": 0.4}), ["added[0].signs", "housing: 0.4", "0 to 0.1", "chance a week"]),
    (changed(signs={"housng": 0.04}), ["added[0].signs", "no need", "did you mean housing"]),
    (changed(signs=0.04), ["added[0].signs", "a number for each need"]),
    (changed(presence={"teenagers": 1.0}), ["added[0].presence", "no age group", "under_five"]),
    (changed(presence={"under_five": 3.0}), ["added[0].presence", "0 to 2"]),
    (changed(worries=0.6), ["added[0].worries", "0 to 0.5", "police"]),
    (changed(ties={"close": ["spare_1"]}), ["added[0].ties.close", "no agency"]),
    (changed(hours=0), ["added[0].hours", "above 0"]),
    (changed(paid_by="the council"), ["added[0].paid_by", "no agency 'the council' that pays"]),
    (changed(kind="guess"), ["added[0].kind", "assumption, derived, evidence"]),
    (changed(note=None), ["added[0].note", "without a note"]),
    (changed(signs={}, worries=0, leads_on=[]), ["added[0].signs", "meets nobody", "at least one"]),
    ({"added": [HOMELESSNESS] * 4}, ["added", "4 agencies", "at most 3"]),
    ({"added": [HOMELESSNESS] * 2}, ["added", "stands twice"]),
    (
        {"added": [HOMELESSNESS, {**HOMELESSNESS, "name": "other"}]},
        ["added[1].leads_on", "two added agencies lead on housing"],
    ),
]


@pytest.mark.parametrize(
    ("agencies", "words"), WRONG, ids=[words[1] + str(n) for n, (_, words) in enumerate(WRONG)]
)
def test_wrong_agencies_are_refused_in_four_parts(agencies, words):
    with pytest.raises(InputError) as refused:
        checked(Place, {**TAMESIDE, "agencies": agencies}, "tameside")
    problem = refused.value
    assert problem.where.startswith(f"tameside, agencies.{words[0]}")
    for word in words[1:]:
        assert word.lower() in str(problem).lower()
    assert all(problem.parts().values())
