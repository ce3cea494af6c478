import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.dossier import GivenAnswer, StepState
from ictcoord_tui.domain.journey import StepStatus, travel
from ictcoord_tui.domain.roadmap import AFTER_NO, AFTER_YES, STEP_IDS, Branch
from ictcoord_tui.domain.schema import Answer
from tests.domain.small import DAY, ROADMAP

YES, NO = Answer.YES, Answer.NO


def answered(**steps: Answer) -> dict[str, StepState]:
    """States in which every question of a step (written `s01`) got the same answer."""
    return {
        step.id: StepState({q.id: GivenAnswer(steps[f"s{step.id}"]) for q in step.questions})
        for step in ROADMAP.steps
        if f"s{step.id}" in steps
    }


def path(states: dict[str, StepState]) -> list[str]:
    return [passage.step for passage in travel(ROADMAP, states).path]


def test_the_journey_starts_at_the_first_step() -> None:
    journey = travel(ROADMAP, {})

    assert (journey.current, journey.agreed, journey.further) == ("01", (), "")
    assert set(journey.statuses.values()) == {StepStatus.OPEN}


@pytest.mark.parametrize("step", ["01", "02", "03"])
def test_a_no_in_the_first_phase_comes_back_to_the_same_question(step: str) -> None:
    before = {f"s{s}": YES for s in ("01", "02", "03") if s < step}

    journey = travel(ROADMAP, answered(**before, **{f"s{step}": NO}))

    assert journey.current == step
    assert journey.path[-1].branch is Branch.NO
    assert journey.statuses[step] is StepStatus.NO


def test_the_group_variant_leads_past_05g_and_the_school_variant_past_05s() -> None:
    start = {"s01": YES, "s02": YES, "s03": YES}

    assert path(answered(**start, s04=YES))[-1] == "05G"
    assert path(answered(**start, s04=NO))[-1] == "05S"
    assert path(answered(**start, s04=YES, s05G=YES))[-1] == "06"
    assert path(answered(**start, s04=NO, s05S=YES))[-1] == "06"
    assert path(answered(**start, s04=NO, s05G=YES))[-1] == "05S"


def test_an_earlier_no_keeps_what_was_answered_after_it_in_sight() -> None:
    journey = travel(ROADMAP, answered(s01=NO, s02=YES, s03=YES))

    assert (journey.current, journey.agreed, journey.further) == ("01", ("02", "03"), "04")
    assert travel(ROADMAP, answered(s01=YES, s02=YES)).further == ""


def test_the_two_variants_of_a_step_count_as_one() -> None:
    assert len(travel(ROADMAP, answered(s04=NO, s05G=YES, s05S=YES)).agreed) == 1


def walked(**steps: Answer) -> list[str]:
    return [passage.step for passage in travel(ROADMAP, answered(**steps)).walked]


def test_who_goes_on_after_a_no_is_led_on_from_there() -> None:
    assert walked(s01=YES, s02=NO) == ["01", "02"], "its advice comes first"
    assert walked(s01=YES, s02=NO, s03=YES) == ["01", "02", "03", "04"]
    assert walked(s01=YES, s02=NO, s04=NO) == ["01", "02", "03"], "03 was skipped"
    assert walked(s01=NO, s02=NO) == ["01", "02", "03"], "nor is a second no waited for"
    assert walked(s01=NO, s02=YES, s03=YES, s04=NO)[-1] == "05S"
    assert walked(s02=YES) == ["01"]


def test_half_an_answer_further_on_counts_as_going_on() -> None:
    states = answered(s01=NO) | {"02": StepState({"plan": GivenAnswer(YES)})}
    noted = answered(s01=NO) | {"02": StepState(note="volgend jaar")}

    assert [one.step for one in travel(ROADMAP, states).walked] == ["01", "02"]
    assert [one.step for one in travel(ROADMAP, noted).walked] == ["01"]


def test_work_that_is_not_done_waits_until_one_goes_on_from_it() -> None:
    start = {"s01": YES, "s02": NO, "s03": YES, "s04": YES, "s05G": NO}

    assert walked(**start)[-1] == "05G"
    assert walked(**start, s05S=YES)[-1] == "05G", "the other variant is not further on"
    assert walked(**start, s06=YES)[-1] == "07"
    assert travel(ROADMAP, answered(**start, s06=YES)).left_behind == ("02", "05G")


def test_missing_expertise_does_not_hold_up_step_07() -> None:
    states = answered(s01=YES, s02=YES, s03=YES, s04=NO, s05S=YES, s06=NO)

    journey = travel(ROADMAP, states)

    assert (journey.current, len(journey.agreed)) == ("07", 4)


@pytest.mark.parametrize("answer", [YES, NO])
def test_the_last_step_is_never_left(answer: Answer) -> None:
    states = answered(s01=YES, s02=YES, s03=YES, s04=YES, s05G=YES, s06=YES, s07=YES, s08=answer)

    assert path(states) == ["01", "02", "03", "04", "05G", "06", "07", "08"]


def test_the_variant_that_was_not_chosen_is_aside_unless_it_was_answered() -> None:
    assert travel(ROADMAP, answered(s04=YES)).statuses["05S"] is StepStatus.ASIDE
    assert travel(ROADMAP, answered(s04=NO)).statuses["05G"] is StepStatus.ASIDE
    assert travel(ROADMAP, answered(s04=NO, s05G=YES)).statuses["05G"] is StepStatus.YES
    assert travel(ROADMAP, {}).statuses["05S"] is StepStatus.OPEN


def test_a_step_to_take_again_says_so_until_it_is_answered() -> None:
    again = {"01": StepState(repeat=DAY)}
    taken = {"01": StepState({"it": GivenAnswer(YES)}, repeat=DAY)}

    assert travel(ROADMAP, again).statuses["01"] is StepStatus.REPEAT
    assert travel(ROADMAP, taken).statuses["01"] is StepStatus.YES


def test_half_an_answer_leaves_the_step_open() -> None:
    states = answered(s01=YES) | {"02": StepState({"plan": GivenAnswer(YES)})}

    journey = travel(ROADMAP, states)

    assert (journey.current, journey.path[-1].branch) == ("02", None)


ANSWERS = st.dictionaries(
    st.sampled_from([f"s{step_id}" for step_id in STEP_IDS]), st.sampled_from(Answer)
)


@given(ANSWERS)
def test_every_journey_follows_the_arrows_and_ends_where_they_say(
    answers: dict[str, Answer],
) -> None:
    journey = travel(ROADMAP, answered(**answers))

    arrows = {Branch.YES: AFTER_YES, Branch.NO: AFTER_NO}
    steps = [passage.step for passage in journey.path]
    assert steps[0] == "01"
    assert len(steps) == len(set(steps)) <= 8
    assert not {"05G", "05S"} <= set(steps)
    for passage, following in zip(journey.path, steps[1:], strict=False):
        assert passage.branch is not None
        assert arrows[passage.branch][passage.step] == following
    last = journey.path[-1]
    assert last.branch is None or arrows[last.branch][last.step] == last.step
    assert (journey.further == "") is (len(journey.walked) == len(steps))
    assert len(journey.agreed) <= 8
    walked = [passage.step for passage in journey.walked]
    assert walked[: len(steps)] == steps
    assert len(walked) == len(set(walked)) <= 8
    assert not {"05G", "05S"} <= set(walked)
    passed = {passage.step for passage in journey.walked[:-1] if passage.branch is Branch.NO}
    assert set(journey.left_behind) == {step for step in passed if AFTER_NO[step] == step}
    assert set(journey.statuses) == set(STEP_IDS)


@given(ANSWERS, st.sampled_from(STEP_IDS), st.sampled_from(Answer))
def test_an_answer_beyond_the_current_step_never_changes_the_way_so_far(
    answers: dict[str, Answer], step: str, answer: Answer
) -> None:
    before = travel(ROADMAP, answered(**answers))
    if step in {passage.step for passage in before.path}:
        return

    after = travel(ROADMAP, answered(**answers | {f"s{step}": answer}))

    assert after.path == before.path
