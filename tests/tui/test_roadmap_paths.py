"""Any way through the roadmap ends in a consistent state, and undoing all of it is nothing."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.agenda import open_actions
from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.dossier import FRESH_STEP
from ictcoord_tui.domain.edits.steps import (
    give_answer,
    note_step,
    record_evaluation,
    repeat_steps,
    tick_action,
)
from ictcoord_tui.domain.journey import StepStatus, branch_of, steps_in_order, travel
from ictcoord_tui.domain.roadmap import AFTER_NO, AFTER_YES, Branch
from ictcoord_tui.domain.schema import Answer, Change, Document, DossierKind
from ictcoord_tui.domain.validation import problems_in
from ictcoord_tui.session import Session
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.tui.present.blocks import laid_out
from ictcoord_tui.tui.present.roadmap_detail import StepFacts, detail_blocks
from ictcoord_tui.tui.present.roadmap_list import step_blocks
from ictcoord_tui.tui.present.roadmap_walk import first_page, page_blocks, pages

ROADMAP = load_roadmap()
QUESTIONS = [(step.id, question.id) for step in ROADMAP.steps for question in step.questions]
ACTIONS = [(step.id, action.id) for step in ROADMAP.steps for action in step.actions]
STEPS = [step.id for step in ROADMAP.steps]
START = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - the app works in local time

deeds = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(QUESTIONS), st.sampled_from([*Answer, None])),
    st.tuples(st.just("tick"), st.sampled_from(ACTIONS), st.booleans()),
    st.tuples(st.just("repeat"), st.lists(st.sampled_from(STEPS), unique=True), st.none()),
    st.tuples(st.just("note"), st.sampled_from(STEPS), st.text(max_size=5)),
    st.tuples(
        st.just("evaluate"), st.lists(st.sampled_from(STEPS), unique=True), st.sampled_from(Answer)
    ),
)


def change_of(deed: tuple[Any, Any, Any], moment: datetime) -> Change:
    """Return a deed of a meeting as a change of the dossier."""
    what, where, value = deed

    def change(document: Document) -> Document:
        if what == "answer":
            return give_answer(document, where, value, by="an", moment=moment)
        if what == "tick":
            return tick_action(document, *where, by="an", day=moment.date(), done=value)
        if what == "repeat":
            return repeat_steps(document, where, by="an", moment=moment)
        if what == "note":
            return note_step(document, where, "".join(filter(str.isalnum, value)))
        values = {"answers": {"smooth": {"value": value.value}}, "repeat": where}
        return record_evaluation(document, values, by="an", moment=moment)[0]

    return change


@pytest.fixture(scope="module")
def empty_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paths") / "school.toml"
    path.write_bytes(encode(new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1)))
    return path


def opened(path: Path) -> Session:
    return Session.open(path, catalogue=load_catalogue(), author="an", clock=lambda: START)


@settings(deadline=None)
@given(st.lists(deeds, max_size=25))
def test_any_series_of_deeds_is_consistent_and_can_be_undone(
    empty_school: Path, series: list[tuple[Any, Any, Any]]
) -> None:
    session = opened(empty_school)
    before = session.document()
    for number, deed in enumerate(series):
        session.edit("iets", change_of(deed, START + timedelta(minutes=number)))
        check_consistent(session)
    while session.undo() is not None:
        check_consistent(session)
    assert session.document() == before


def check_consistent(session: Session) -> None:
    """Hold where the dossier stands against the arrows of the roadmap, and draw it."""
    assert not problems_in(session.document(), session.catalogue)
    overview = session.overview()
    states = overview.dossier.roadmap
    journey = travel(ROADMAP, states)
    path = [passage.step for passage in journey.path]
    assert path[0] == "01"
    assert len(path) == len(set(path)) <= 8
    for here, there in zip(journey.path, journey.path[1:], strict=False):
        after = AFTER_YES if here.branch is Branch.YES else AFTER_NO
        assert after[here.step] == there.step
    last = journey.path[-1]
    assert last.branch is None or last.step == "08" or AFTER_NO[last.step] == last.step
    for step in ROADMAP.steps:
        check_step(step.id, session)
    walked = steps_in_order(ROADMAP, states, group=False)
    assert len(walked) == 8
    assert set(path) <= {step.id for step in walked} | {"05G"}
    went = {passage.step for passage in journey.walked}
    assert {one.step.id for one in open_actions(ROADMAP, states)} <= went
    assert first_page(ROADMAP, states) in pages(ROADMAP, states, group=False)
    check_drawn(session)


def check_step(step_id: str, session: Session) -> None:
    step = ROADMAP.step(step_id)
    states = session.overview().dossier.roadmap
    state = states.get(step_id, FRESH_STEP)
    status = travel(ROADMAP, states).statuses[step_id]
    branch = branch_of(step, states)
    assert (status is StepStatus.YES) is (branch is Branch.YES)
    assert (status is StepStatus.NO) is (branch is Branch.NO)
    if status is StepStatus.REPEAT:
        assert not state.answers
    # What stands as an answer is the last thing that the history of its question tells.
    for question in step.questions:
        told = [past.value for past in state.history if past.question == question.id]
        given_now = state.answers.get(question.id)
        assert (told[-1] if told else None) == (given_now.value if given_now else None)


def check_drawn(session: Session) -> None:
    overview = session.overview()
    states = overview.dossier.roadmap
    listed = [block.target for block in step_blocks(ROADMAP, states) if block.target]
    assert listed == STEPS
    current = ROADMAP.step(travel(ROADMAP, states).current)
    lines = laid_out(detail_blocks(StepFacts(ROADMAP, current, overview)), 40)
    assert any("► " in text for line in lines for text, _ in line.parts)
    for page in pages(ROADMAP, states, group=False):
        assert page_blocks(ROADMAP, overview, page, leaving="weg", today=START.date())
