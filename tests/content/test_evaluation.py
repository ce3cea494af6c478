"""Step 08 asks three questions and knows which steps to suggest."""

import pytest

from ictcoord_tui.content.evaluation import FILE, evaluation_from, load_evaluation
from ictcoord_tui.content.reader import ContentError, packaged_text, parse
from ictcoord_tui.domain.schema import Answer


def test_the_three_questions_of_the_leaflet() -> None:
    questions = load_evaluation().questions
    assert [(q.id, q.adjust_when) for q in questions] == [
        ("smooth", Answer.NO),
        ("composition", Answer.YES),
        ("division", Answer.YES),
    ]
    assert all("08" not in q.steps and q.steps for q in questions)


def test_a_suggested_step_must_exist() -> None:
    data = parse(packaged_text(FILE), FILE)
    assert isinstance(data, dict)
    data["questions"][1]["steps"] = ["06", "09"]
    with pytest.raises(ContentError, match="stap ‘09’ bestaat niet") as caught:
        evaluation_from(data)
    assert caught.value.place == "questions[1].steps"


def test_a_question_asked_twice_is_refused() -> None:
    data = parse(packaged_text(FILE), FILE)
    assert isinstance(data, dict)
    data["questions"][1]["id"] = "smooth"
    with pytest.raises(ContentError, match="‘smooth’ komt twee keer voor"):
        evaluation_from(data)
