from copy import deepcopy
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import PastAnswer
from ictcoord_tui.domain.edits.steps import (
    give_answer,
    hold_evaluation,
    note_action,
    note_step,
    record_evaluation,
    repeat_steps,
    tick_action,
)
from ictcoord_tui.domain.journey import StepStatus, travel
from ictcoord_tui.domain.schema import Answer, Document
from ictcoord_tui.domain.validation import problems_in
from tests.domain.small import CATALOGUE, DAY, ROADMAP, school

MOMENT = datetime(2026, 11, 21, 9, 30, 5)  # noqa: DTZ001 - dossiers keep local time


def answer(document: Document, value: Answer | None, moment: datetime = MOMENT) -> Document:
    return give_answer(document, ("01", "it"), value, by="An", moment=moment)


def test_an_answer_is_kept_with_day_and_person_and_in_the_history() -> None:
    document = answer(school(), Answer.YES)

    given = {"value": "yes", "on": DAY, "by": "An"}
    assert document["roadmap"]["01"] == {
        "answers": {"it": given},
        "history": {"20261121T093005-01": {"question": "it", **given}},
    }


def test_changing_and_withdrawing_within_a_second_keeps_every_line_in_order() -> None:
    document = answer(answer(answer(school(), Answer.YES), Answer.NO), None)

    state = read_dossier(document).roadmap["01"]
    assert not state.answers
    assert [past.value for past in state.history] == [Answer.YES, Answer.NO, None]
    assert state.history[2] == PastAnswer("20261121T093005-03", "it", None, DAY, "An")


def test_what_this_program_does_not_know_about_an_answer_stays() -> None:
    document = school(
        roadmap={
            "01": {
                "answers": {"it": {"value": "no", "mood": "good"}},
                "actions": {"team": {"mood": "fine"}},
            }
        }
    )

    document = answer(document, Answer.YES)
    document = tick_action(document, "01", "team", by="", day=DAY, done=True)

    assert document["roadmap"]["01"]["answers"]["it"]["mood"] == "good"
    assert document["roadmap"]["01"]["actions"]["team"] == {"mood": "fine", "on": DAY}


def test_nobody_is_named_when_nobody_is_known() -> None:
    document = give_answer(school(), ("01", "it"), Answer.YES, by="", moment=MOMENT)

    assert document["roadmap"]["01"]["answers"]["it"] == {"value": "yes", "on": DAY}


def test_a_tick_comes_and_goes_and_its_note_stays() -> None:
    document = note_action(school(), "01", "team", "samen met zorg")
    ticked = tick_action(document, "01", "team", by="An", day=DAY, done=True)

    assert ticked["roadmap"]["01"]["actions"]["team"] == {
        "on": DAY,
        "by": "An",
        "note": "samen met zorg",
    }
    assert tick_action(ticked, "01", "team", by="Bo", day=DAY, done=False) == document
    assert note_action(document, "01", "team", "") == school()
    assert tick_action(school(), "01", "team", by="Bo", day=DAY, done=False) == school()


def test_a_note_on_a_step() -> None:
    assert note_step(school(), "01", "n") == school(roadmap={"01": {"note": "n"}})


def test_a_step_taken_again_is_open_and_its_answers_live_on() -> None:
    document = answer(school(), Answer.YES)

    document = repeat_steps(document, ["01", "02"], by="Bo", moment=MOMENT)

    dossier = read_dossier(document)
    statuses = travel(ROADMAP, dossier.roadmap).statuses
    assert statuses["01"] is statuses["02"] is StepStatus.REPEAT
    assert [past.value for past in dossier.roadmap["01"].history] == [Answer.YES, None]
    again = answer(document, Answer.NO)
    assert "repeat" not in again["roadmap"]["01"]


def test_an_evaluation_is_kept_sets_the_next_one_and_opens_steps_again() -> None:
    values = {
        "present": "An, Bo",
        "answers": {"q": {"value": "no", "note": "n"}},
        "repeat": ["05S"],
        "next": date(2027, 5, 1),
        "decisions": "",
    }

    document, first = record_evaluation(
        answer(school(), Answer.YES), values, by="An", moment=MOMENT
    )
    document, second = record_evaluation(document, {"present": "An"}, by="An", moment=MOMENT)

    assert (first, second) == ("2026-11-21", "2026-11-21-2")
    dossier = read_dossier(document)
    assert dossier.evaluations[first].repeat == ("05S",)
    assert dossier.roadmap["05S"].repeat == DAY
    assert dossier.evaluations[second].day == DAY
    assert dossier.next_evaluation is None
    assert not problems_in(document, CATALOGUE)


def test_the_agreed_day_becomes_the_next_evaluation() -> None:
    document, _ = record_evaluation(
        school(), {"present": "An", "next": date(2027, 5, 1)}, by="An", moment=MOMENT
    )

    assert read_dossier(document).next_evaluation == date(2027, 5, 1)


@pytest.mark.parametrize(("adjust", "said"), [(True, Answer.NO), (False, Answer.YES)])
def test_an_evaluation_as_a_whole_answers_step_08(adjust: bool, said: Answer) -> None:
    document = hold_evaluation(school(), {"present": "An"}, adjust=adjust, by="An", moment=MOMENT)

    dossier = read_dossier(document)
    assert dossier.roadmap["08"].answers["smooth"].value is said
    assert dossier.evaluations["2026-11-21"].present == "An"


@given(st.lists(st.one_of(st.none(), st.sampled_from(Answer)), max_size=8))
def test_no_answer_is_ever_lost(answers: list[Answer | None]) -> None:
    document = school()
    for value in answers:
        before = deepcopy(document)
        changed = answer(document, value)
        assert document == before
        document = changed

    history = read_dossier(document).roadmap["01"].history if answers else ()
    assert [past.value for past in history] == answers
