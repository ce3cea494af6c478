"""Of one thing there is one, of nothing there is none: in the sources, and in what they say."""

from datetime import date

import pytest
from hypothesis import given, settings

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import capital, counted, part_of, people
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.insights.evidence.steps import evidence
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.insights.next_step import Standpoint, next_step
from tests.architecture.sources import PACKAGE, python_files
from tests.insights.strategies import scopes
from tests.wording.collect import literals_in
from tests.wording.counts import bare_counts, nouns, wrong_counts

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "geen taken"), (1, "1 taak"), (2, "2 taken"), (31, "31 taken")]
)
def test_a_number_comes_with_its_noun(number: int, said: str) -> None:
    assert counted(number, "taak", "taken") == said
    assert wrong_counts(said) == []


def test_a_part_and_people_are_counted_too() -> None:
    assert [part_of(0, whole, "taak", "taken") for whole in (0, 1, 3)] == [
        "geen taken",
        "0 van 1 taak",
        "0 van 3 taken",
    ]
    assert [people(number) for number in range(3)] == ["niemand", "1 persoon", "2 mensen"]
    assert capital("geen taken.") == "Geen taken."


@pytest.mark.parametrize(
    "wrong", ["1 taken", "Nog 0 taken zonder naam", "3 taak", "1 verborgen taken", "1 taak hebben"]
)
def test_a_wrong_count_is_found(wrong: str) -> None:
    assert wrong_counts(wrong)


@pytest.mark.parametrize(
    "right", ["1 taak", "11 taken", "2,1 taken", "1 taak heeft", "05/01 taken"]
)
def test_a_right_count_is_left_alone(right: str) -> None:
    assert wrong_counts(right) == []


def test_nouns_are_those_of_the_sources() -> None:
    assert {"taken": "taak", "dagen": "dag", "namen": "naam"}.items() <= nouns().items()


def test_every_count_in_the_sources_takes_one_and_none_into_account() -> None:
    found = [
        f"{text.place}: {noun}"
        for path in python_files(PACKAGE)
        for text in literals_in(path)
        for noun in bare_counts(text.words)
    ]
    assert found == []


@settings(max_examples=40)
@given(scopes)
def test_what_is_said_about_any_school_or_group_counts_well(scope: Scope) -> None:
    said = [question.answer(scope, one) for question in QUESTIONS for one in Situation]
    for one in scope.overviews:
        said += [line.text for step in STEP_IDS for line in evidence(step, scope, one, DAY)]
        said.append(next_step(Standpoint(one, scope, load_roadmap(), DAY)).text)
    assert [text for text in said if wrong_counts(text)] == []


def test_how_a_load_stands_is_said_in_one_place() -> None:
    said = {
        path.relative_to(PACKAGE).as_posix()
        for path in python_files(PACKAGE)
        if 'label("load"' in path.read_text(encoding="utf-8")
    }
    assert said == {"insights/load.py"}
