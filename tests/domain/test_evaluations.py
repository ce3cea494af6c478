"""What follows from an evaluation."""

import pytest

from ictcoord_tui.domain.evaluations import asks_to_adjust
from ictcoord_tui.domain.schema import Answer

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
