"""The next step: what is said, how many, where to begin, and in which order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.journey import travel
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.insights.next_step import (
    LONGEST,
    QUESTION_AT,
    NextStep,
    Stage,
    Standpoint,
    next_step,
    next_steps,
)
from tests.domain.small import CATALOGUE, ROADMAP, group, school
from tests.insights.strategies import scopes

TODAY = date(2026, 11, 21)
TASKS = tuple(task.id for task in CATALOGUE.tasks)
YES = {"value": "yes"}


def answered(*steps: str) -> Document:
    """A roadmap on which these steps are answered with yes."""
    return {
        step.id: {"answers": {question.id: YES for question in step.questions}}
        for step in ROADMAP.steps
        if step.id in steps
    }


def on_every_task(row: Mapping[str, Any]) -> Document:
    return {task: dict(row) for task in TASKS}


def here(document: Document, above: Document | None = None) -> Standpoint:
    of_group = read_dossier(above) if above is not None else None
    overview = Overview("kiekendief", read_dossier(document), CATALOGUE, of_group)
    scope = Scope((), overview) if overview.is_group else Scope((overview,))
    return Standpoint(overview, scope, ROADMAP, TODAY)


def said(document: Document, **changes: Document) -> str:
    return next_step(here({**document, **changes})).text


PEOPLE = {
    "an": {"name": "An", "hours": {"now": 4, "target": 4}, "expertise": ["coaching"]},
    "bo": {"name": "Bo", "hours": {"now": 1, "target": 1}},
}
BEGUN = school(roadmap=answered("01", "02", "03", "04"), people=PEOPLE)
"""A school that went through the questions and has people, and nothing else."""

NAMED = {**BEGUN, "current": on_every_task({"who": ["an"]})}
TIMED = {**BEGUN, "current": on_every_task({"who": ["an"], "time": "30min/week"})}
JUDGED = {**TIMED, "triage": on_every_task({"term": "short"})}
LISTED = {**JUDGED, "roadmap": answered("01", "02", "03", "04", "05G")}
AIMED = {
    **LISTED,
    "target": on_every_task({"who": ["an"], "time": "30min/week", "backup": ["bo"]}),
}
STAFFED = {**AIMED, "roadmap": answered("01", "02", "03", "04", "05G", "06")}
TEAMED = {**AIMED, "roadmap": answered("01", "02", "03", "04", "05G", "06", "07")}
DONE = {**AIMED, "roadmap": answered(*STEP_IDS)}

PROCESS = [
    (school(), "Beantwoord stap 01"),
    (school(roadmap=answered("01")), "Beantwoord vraag 1 van stap 02"),
    (school(roadmap=answered("01", "02", "03", "04")), "Voeg de eerste mensen toe"),
    (BEGUN, "Nog 4 taken zonder naam"),
    (NAMED, "Nog 4 taken zonder tijd"),
    (TIMED, "Nog 4 taken te beslissen"),
    (JUDGED, "Beantwoord stap 05G"),
    (
        {**LISTED, "current": on_every_task({"who": ["bo"], "time": "1u/week"})},
        "1 persoon draagt te veel",
    ),
    (LISTED, "Nog 4 taken zonder streefdoel"),
    (
        {**AIMED, "target": on_every_task({"who": ["bo"], "time": "5min/week"})},
        "1 taak zonder expertise",
    ),
    (AIMED, "Beantwoord stap 06"),
    (
        {**STAFFED, "target": on_every_task({"who": ["an"], "time": "3u/week"})},
        "1 persoon draagt later te veel",
    ),
    (
        {**STAFFED, "target": on_every_task({"who": ["an"], "time": "30min/week"})},
        "1 kerntaak zonder back-up",
    ),
    (STAFFED, "Beantwoord stap 07"),
    (TEAMED, "Beantwoord stap 08"),
    (DONE, "Spreek een evaluatie af"),
    ({**DONE, "next_evaluation": date(2027, 11, 3)}, "Evaluatie op 03/11/2027"),
    ({**DONE, "next_evaluation": date(2026, 11, 3)}, "De evaluatie is te laat"),
]


@pytest.mark.parametrize(("document", "text"), PROCESS, ids=[text for _, text in PROCESS])
def test_the_process_from_the_first_question_to_the_evaluation(
    document: Document, text: str
) -> None:
    assert said(document) == text


def test_a_time_of_zero_is_no_time_to_fill_in() -> None:
    none = {"who": ["an"], "time": "0min/week"}
    assert said({**BEGUN, "current": on_every_task(none)}) == "Nog 4 taken te beslissen"


def test_half_an_answer_leads_to_the_question_that_is_open() -> None:
    half = {"02": {"answers": {"plan": YES}}}
    step = next_step(here(school(roadmap={**answered("01"), **half})))
    assert step.text == "Beantwoord vraag 2 van stap 02"
    assert step.place == ("roadmap", "02", "answers", "shared")


def test_after_a_no_the_actions_come_first_and_then_the_question_again() -> None:
    roadmap = load_roadmap()
    first = roadmap.steps[0]
    states: Document = {"01": {"answers": {q.id: {"value": "no"} for q in first.questions}}}
    overview = Overview("k", read_dossier(school(roadmap=states)), CATALOGUE)
    waiting = Standpoint(overview, Scope((overview,)), roadmap, TODAY)
    step = next_step(waiting)
    assert step.count > 0
    assert step.text == f"Nog {step.count} acties bij stap 01"
    assert step.place[:3] == ("roadmap", "01", "actions")

    ticked = {one.id: {"on": TODAY, "by": "an"} for one in first.actions}
    states["01"]["actions"] = ticked
    overview = Overview("k", read_dossier(school(roadmap=states)), CATALOGUE)
    step = next_step(Standpoint(overview, Scope((overview,)), roadmap, TODAY))
    assert step.text == "Bekijk stap 01 opnieuw"


def taken(**steps: str) -> Standpoint:
    """Where a school stands on the real roadmap with one answer to each step, written `s01`."""
    roadmap = load_roadmap()
    states: Document = {
        step.id: {"answers": {q.id: {"value": steps[f"s{step.id}"]} for q in step.questions}}
        for step in roadmap.steps
        if f"s{step.id}" in steps
    }
    overview = Overview("k", read_dossier(school(roadmap=states)), CATALOGUE)
    return Standpoint(overview, Scope((overview,)), roadmap, TODAY)


def test_who_goes_on_after_a_no_is_led_to_what_comes_next() -> None:
    assert next_step(taken(s01="yes", s02="no")).text == "Nog 3 acties bij stap 02"
    on = next_step(taken(s01="yes", s02="no", s03="yes"))
    assert (on.text, on.place) == ("Beantwoord stap 04", ("roadmap", "04", "answers", "pool"))
    assert next_step(taken(s01="no", s02="no")).text == "Beantwoord stap 03"
    further = taken(s01="yes", s02="no", s03="yes", s04="yes")
    assert next_step(further).stage is Stage.PEOPLE


def test_the_advice_one_went_on_from_is_told_once_the_roadmap_asks_nothing_else() -> None:
    early = list(next_steps(taken(s01="no", s02="no", s03="yes")))
    left = [one for one in early if one.stage is Stage.LEFT]
    assert [one.text for one in left] == ["Nog 3 acties bij stap 01"]
    assert left[0].place[:3] == ("roadmap", "01", "actions")
    assert early[-2:] == [*left, early[-1]]

    late = taken(**{f"s{step}": "yes" for step in STEP_IDS} | {"s02": "no"})
    asked = [one for one in next_steps(late) if one.place[0] == "roadmap"]
    assert [one.text for one in asked] == ["Nog 3 acties bij stap 02"]


def test_a_school_that_left_advice_behind_is_not_done() -> None:
    states = {**answered(*STEP_IDS), "02": {"answers": {"plan": {"value": "no"}}}}
    step = next_step(in_group(AT_FIVE, one=DONE, two={**DONE, "roadmap": states}))
    assert step.text == "Help Two (stap 02)"
    assert (step.dossier, step.place) == ("two", ("roadmap", "02"))


def test_a_gap_somebody_decided_on_no_longer_waits_for_a_name() -> None:
    rows = {task: {"who": ["an"], "time": "1u/week"} for task in TASKS[1:]}
    bare = {**BEGUN, "current": rows}
    assert said(bare) == "Nog 1 taak zonder naam"
    assert said(bare, triage={TASKS[0]: {"term": "long"}}) == "Nog 3 taken te beslissen"
    assert said(bare, target={TASKS[0]: {"who": ["an"]}}) == "Nog 4 taken te beslissen"


def test_the_names_that_are_counted_are_those_it_leads_to() -> None:
    half = {task: {"who": ["an"], "time": "1u/week"} for task in TASKS[2:]}
    decided = {TASKS[0]: {"term": "short"}}
    step = next_step(here({**BEGUN, "current": half, "triage": decided}))
    assert (step.text, step.place[1]) == ("Nog 1 taak zonder naam", TASKS[1])


def test_who_decided_on_every_task_first_still_has_names_to_fill_in() -> None:
    decided = on_every_task({"term": "short"})
    assert said(BEGUN, triage=decided) == "Nog 4 taken zonder naam"


def test_a_group_decides_first_which_tasks_are_its_own() -> None:
    document = group(roadmap=answered("01", "02", "03", "04"), people=PEOPLE)
    step = next_step(here(document))
    assert (step.text, step.place) == (
        "Nog 4 taken te beslissen",
        ("triage", TASKS[0], "level"),
    )
    levels = {task: {"level": "school"} for task in TASKS} | {TASKS[2]: {"level": "group"}}
    step = next_step(here({**document, "triage": levels}))
    assert (step.text, step.place) == ("Nog 1 taak zonder naam", ("current", TASKS[2], "who"))


def in_group(group_document: Document, **schools: Document) -> Standpoint:
    """A group with schools, each with its own id and name."""
    above = read_dossier(group_document)
    members = tuple(
        Overview(key, read_dossier({**document, "name": key.title()}), CATALOGUE, above)
        for key, document in schools.items()
    )
    overview = Overview("groep", above, CATALOGUE)
    return Standpoint(overview, Scope(members, overview), ROADMAP, TODAY)


LEVELS = {task: {"level": "school"} for task in TASKS}
AT_FIVE = group(roadmap=answered("01", "02", "03", "04"), people=PEOPLE, triage=LEVELS)
"""A group that waits for its schools: its own questions are answered up to 04."""


def test_a_group_names_the_school_that_is_furthest_behind() -> None:
    schools = {"ahead": JUDGED, "last": school(roadmap=answered("01")), "halfway": BEGUN}
    step = next_step(in_group(AT_FIVE, **schools))
    assert (step.stage, step.text) == (Stage.SCHOOL, "Help Last (stap 02)")
    assert (step.dossier, step.place) == ("last", ("roadmap", "02", "answers", "plan"))


def test_of_schools_at_one_step_the_one_with_most_open_is_furthest_behind() -> None:
    named = {**BEGUN, "current": {TASKS[0]: {"who": ["an"]}}}
    step = next_step(in_group(AT_FIVE, named=named, bare=BEGUN, ahead=LISTED))
    assert step.text == "Help Bare (stap 05G)"
    assert (step.dossier, step.place) == ("bare", ("current", TASKS[0], "who"))


def test_the_step_of_a_school_is_the_one_that_the_list_of_schools_shows() -> None:
    """Somebody answered 02 with no, and went on to 03 all the same."""
    roadmap = answered("01", "03")
    (question, *_) = ROADMAP.step("02").questions
    roadmap["02"] = {"answers": {question.id: {"value": "no"}}}
    gone_on = school(roadmap=roadmap)
    assert travel(ROADMAP, read_dossier(gone_on).roadmap).current == "02"
    step = next_step(in_group(AT_FIVE, gone=gone_on, ahead=JUDGED))
    assert step.text == "Help Gone (stap 02)"


def test_a_group_that_is_not_there_yet_or_further_on_does_its_own_work_first() -> None:
    schools = {"last": school()}
    assert next_step(in_group(group(), **schools)).stage is Stage.DECIDE
    assert next_step(in_group(group(), **schools), schools_first=True).text == "Help Last (stap 01)"
    further = {**AT_FIVE, "roadmap": answered("01", "02", "03", "04", "05G")}
    stages = [one.stage for one in next_steps(in_group(further, **schools))]
    assert stages[0] is not Stage.SCHOOL
    assert stages[-2:] == [Stage.SCHOOL, Stage.REST]


def test_no_school_is_named_when_all_are_done_or_there_is_none() -> None:
    for point in (in_group(AT_FIVE, one=DONE), in_group(AT_FIVE), here(school())):
        assert all(one.stage is not Stage.SCHOOL for one in next_steps(point))
        assert next_step(point, schools_first=True).stage is not Stage.SCHOOL


def test_a_long_name_is_cut_so_that_the_step_stays_in_sight() -> None:
    long = "De Ommuurde Tuin aan de Leie"
    step = next_step(in_group(AT_FIVE, **{long: school()}))
    assert step.text == "Help De Ommuurde Tui… (stap 01)"
    assert len(step.text) == LONGEST


def test_who_is_at_work_in_the_overview_goes_on_there() -> None:
    fresh = here(school())
    assert next_step(fresh).stage is Stage.DECIDE
    assert next_step(fresh, ("current", "target", "triage")).stage is Stage.NAMES
    done = here(DONE)
    assert next_step(done, ("current", "target", "triage")).stage is Stage.REST


def test_every_step_of_the_roadmap_has_its_moment() -> None:
    assert set(QUESTION_AT) == set(STEP_IDS)


def points(scope: Scope) -> list[Standpoint]:
    """Everybody's view: the group with its schools, and each school by itself."""
    alone = [Standpoint(one, Scope((one,)), ROADMAP, TODAY) for one in scope.schools]
    return [*alone, *([Standpoint(scope.group, scope, ROADMAP, TODAY)] if scope.group else [])]


@given(scopes, st.sets(st.sampled_from(STEP_IDS)))
def test_there_always_is_a_next_step_and_it_leads_somewhere(scope: Scope, steps: set[str]) -> None:
    for point in points(scope):
        found = list(next_steps(point))
        assert found[-1].stage is Stage.REST
        assert len({one.stage for one in found}) == len(found)
        for one in found:
            assert len(one.text) <= LONGEST
            assert one.count == 0 or str(one.count) in one.text or one.text.startswith("Beantw")
            assert one.dossier in {every.id for every in scope.overviews}
            _exists(one, {every.id: every for every in scope.overviews}[one.dossier])
        if point.overview.is_group:
            named = [one for one in found if one.stage is Stage.SCHOOL]
            assert all(one.dossier != point.overview.id for one in named)
        else:
            order = [list(Stage).index(one.stage) for one in found]
            assert order == sorted(order)


def _exists(step: NextStep, overview: Overview) -> None:
    table, *rest = step.place
    if table in ("current", "target", "triage"):
        assert rest[0] in overview.task_by_id
    elif table == "roadmap":
        questions = {question.id for question in ROADMAP.step(rest[0]).questions}
        assert rest[1:2] == ["actions"] or len(rest) == 1 or rest[2] in questions
    else:
        assert step.place in (("people",), ("evaluations",), ("insights", "load"))


@given(scopes)
def test_what_the_step_asks_makes_its_number_smaller(scope: Scope) -> None:
    """Naming somebody for the task it leads to leaves one task less without a name."""
    for point in points(scope):
        one = next((s for s in next_steps(point) if s.stage is Stage.TARGET), None)
        who = next(iter(point.overview.people), None)
        if one is None or who is None:
            continue
        rows = dict(point.overview.dossier.target)
        before = point.overview.row(Situation.TARGET, one.place[1])
        rows[one.place[1]] = replace(before, who=(who,))
        overview = replace(point.overview, dossier=replace(point.overview.dossier, target=rows))
        after = next_steps(replace(point, overview=overview))
        left = next((step.count for step in after if step.stage is one.stage), 0)
        assert left == one.count - 1


def test_answering_goes_on_to_the_next() -> None:
    document = school()
    seen = []
    while (step := next_step(here(document))).stage is Stage.DECIDE:
        seen.append(step.place)
        document = put(document, step.place, YES)
    assert len(seen) == len(set(seen)) == 5
