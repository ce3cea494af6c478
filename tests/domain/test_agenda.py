from datetime import date

import pytest

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.agenda import by_role, open_actions, question_meant
from ictcoord_tui.domain.days import a_year_later, format_day, parse_day, parse_moment, stamp
from ictcoord_tui.domain.dossier import GivenAnswer, StepState, Tick
from ictcoord_tui.domain.journey import steps_in_order, variant
from ictcoord_tui.domain.roadmap import Role
from ictcoord_tui.domain.schema import Answer

ROADMAP = load_roadmap()
DAY = date(2026, 11, 21)


def state(step: str, answer: Answer, **actions: Tick) -> StepState:
    questions = ROADMAP.step(step).questions
    ticks = {key.replace("_", "-"): tick for key, tick in actions.items()}
    return StepState({one.id: GivenAnswer(answer) for one in questions}, ticks)


def test_a_fresh_dossier_has_nothing_to_do_before_its_first_answer() -> None:
    assert open_actions(ROADMAP, {}) == ()


def test_actions_of_the_branch_taken_come_with_the_step_one_stands_at_first() -> None:
    states = {"01": state("01", Answer.YES), "02": state("02", Answer.NO)}
    found = [(one.step.id, one.action.id, one.here) for one in open_actions(ROADMAP, states)]
    assert found == [
        ("02", "work-on-vision", True),
        ("02", "ask-support", True),
        ("02", "technical-core", True),
        ("01", "free-time", False),
    ]


def test_who_went_on_after_a_no_has_to_do_what_was_asked_on_the_way() -> None:
    answers = {"01": Answer.YES, "02": Answer.NO, "03": Answer.NO}
    states = {step: state(step, answer) for step, answer in answers.items()}
    steps = [one.step.id for one in open_actions(ROADMAP, states)]
    assert list(dict.fromkeys(steps)) == ["02", "01", "03", "04"]


def test_what_is_ticked_is_done_and_what_has_only_a_note_is_not() -> None:
    ticks = {"work_on_vision": Tick(DAY, "An"), "ask_support": Tick(note="gemaild")}
    states = {"01": state("01", Answer.YES), "02": state("02", Answer.NO, **ticks)}
    found = {one.action.id: one.note for one in open_actions(ROADMAP, states)}
    assert found == {"ask-support": "gemaild", "technical-core": "", "free-time": ""}


def test_roles_without_actions_are_left_out() -> None:
    states = {"01": state("01", Answer.NO)}
    assert list(by_role(open_actions(ROADMAP, states))) == [Role.PRINCIPAL, Role.COORDINATOR]


@pytest.mark.parametrize(
    ("answer", "group", "expected"),
    [
        (None, False, "05S"),
        (None, True, "05G"),
        (Answer.YES, False, "05G"),
        (Answer.NO, True, "05S"),
    ],
)
def test_the_answer_to_04_chooses_the_variant_else_the_kind_of_dossier(
    answer: Answer | None, group: bool, expected: str
) -> None:
    states = {} if answer is None else {"04": state("04", answer)}
    assert variant(ROADMAP, states, group=group) == expected
    walked = [step.id for step in steps_in_order(ROADMAP, states, group=group)]
    assert walked == ["01", "02", "03", "04", expected, "06", "07", "08"]


@pytest.mark.parametrize(
    "text", ["21-11-2026", "21/11/2026", " 21.11.26 ", "2026-11-21", "21 11 2026"]
)
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert parse_day(text) == DAY


@pytest.mark.parametrize("text", ["", "morgen", "31-2-2026", "1-2", "1-2-3-4", "٣-1-2026", "1--2"])
def test_what_is_no_day_is_refused_in_dutch(text: str) -> None:
    with pytest.raises(ValueError, match="is geen datum"):
        parse_day(text)


def test_days_are_written_as_they_are_read() -> None:
    assert parse_day(format_day(DAY)) == DAY
    assert stamp(DAY, "An") == "21/11/2026, An"
    assert stamp(None, "An") == "An"


def test_a_year_later_exists_in_every_year() -> None:
    assert a_year_later(DAY) == date(2027, 11, 21)
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)


def test_an_answer_is_for_the_question_that_is_pointed_at_or_the_first_that_waits() -> None:
    step = next(one for one in ROADMAP.steps if len(one.questions) > 1)
    first, second = step.questions[:2]
    fresh, done = StepState(), state(step.id, Answer.NO)
    begun = StepState({first.id: GivenAnswer(Answer.YES)})

    assert question_meant(step, fresh, Answer.YES) is first
    assert question_meant(step, begun, Answer.YES) is second
    assert question_meant(step, begun, None) is first
    assert question_meant(step, begun, Answer.NO, first.id) is first
    assert question_meant(step, done, Answer.YES) is None, "which one changes is not clear"
    assert question_meant(step, fresh, None) is None

    single = next(one for one in ROADMAP.steps if len(one.questions) == 1)
    answered = state(single.id, Answer.YES)
    assert question_meant(single, answered, Answer.NO) is single.questions[0]


def test_a_moment_without_a_zone_was_local_time() -> None:
    there = parse_moment("2026-11-21T14:03:00+01:00")
    here = parse_moment("2026-11-21T14:03:00")
    assert there.isoformat() == "2026-11-21T14:03:00+01:00"
    assert here.tzinfo is not None
    assert here.replace(tzinfo=None) == there.replace(tzinfo=None)
    with pytest.raises(ValueError, match="isoformat"):
        parse_moment("gisteren")
