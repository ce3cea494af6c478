"""When a team evaluates, and what follows from it."""

from dataclasses import replace
from datetime import date

import pytest

from ictcoord_tui.domain.dossier import Dossier, Evaluation, GivenAnswer, PastAnswer, StepState
from ictcoord_tui.domain.evaluations import asks_to_adjust, evaluable
from ictcoord_tui.domain.schema import Answer, DossierKind

YES, NO = Answer.YES, Answer.NO
ADJUST_WHEN = {"smooth": NO, "division": YES}


@pytest.mark.parametrize(
    ("answers", "repeat", "adjust"),
    [
        ({"smooth": YES, "division": NO}, (), False),
        ({"smooth": NO}, (), True),
        ({"smooth": YES, "division": YES}, (), True),
        ({}, (), False),
        ({"smooth": YES}, ("05S",), True),
        ({"a question of later": NO}, (), False),
    ],
)
def test_something_is_adjusted_after_the_answer_that_asks_for_it_or_a_step_named(
    answers: dict[str, Answer], repeat: tuple[str, ...], adjust: bool
) -> None:
    assert asks_to_adjust(answers, ADJUST_WHEN, repeat) is adjust


NEW = Dossier(DossierKind.SCHOOL, "De Kiekendief")


@pytest.mark.parametrize(
    ("dossier", "there_is"),
    [
        (NEW, False),
        (replace(NEW, roadmap={"01": StepState(note="Nog te bespreken")}), False),
        (replace(NEW, roadmap={"01": StepState(answers={"vision": GivenAnswer(NO)})}), True),
        (
            replace(
                NEW, roadmap={"01": StepState(history=(PastAnswer("1", "vision", NO, None, ""),))}
            ),
            True,
        ),
        (replace(NEW, evaluations={"een": Evaluation("een", None)}), True),
        (replace(NEW, next_evaluation=date(2027, 6, 1)), True),
    ],
)
def test_there_is_something_to_evaluate_once_somebody_answered_or_agreed_a_day(
    dossier: Dossier, there_is: bool
) -> None:
    assert evaluable(dossier) is there_is
