"""The next step: the one thing that makes sense to do now, worked out from a dossier.

The order is that of the roadmap, with the work in the overview where the roadmap asks for it:
questions 01 to 04; then who does what today, how long, and what counts (05); then the target and
the expertise it needs (06); then whether people can carry it (07); then the evaluation (08).

After a no its advice comes first. Who goes on all the same is led on from there; what is left of
that advice waits until the roadmap asks for nothing else.

A group waits for its schools at step 05, and when it is done itself: then the school that is
furthest behind is named.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.agenda import actions_left
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import FRESH_STEP, Situation, StepState
from ictcoord_tui.domain.evaluations import next_evaluation, overdue
from ictcoord_tui.domain.journey import Journey, branch_of, travel
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import Branch, Roadmap, Step
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.insights.load import overloads
from ictcoord_tui.insights.only_one import only_one
from ictcoord_tui.insights.staffing import missing_expertise

LONGEST = 31
"""Cells of the longest sentence: on a line of 60 it stands beside three keys, one a way out."""


class Stage(StrEnum):
    """What there can be to do, in the order in which it makes sense."""

    LATE = "late"
    DECIDE = "decide"
    PEOPLE = "people"
    NAMES = "names"
    TIMES = "times"
    JUDGE = "judge"
    LISTED = "listed"
    LOAD = "load"
    TARGET = "target"
    STAFFING = "staffing"
    STAFFED = "staffed"
    LOAD_LATER = "load-later"
    ALONE = "alone"
    TEAM = "team"
    EVALUATE = "evaluate"
    LEFT = "left"
    SCHOOL = "school"
    REST = "rest"


QUESTION_AT = {
    "01": Stage.DECIDE,
    "02": Stage.DECIDE,
    "03": Stage.DECIDE,
    "04": Stage.DECIDE,
    "05G": Stage.LISTED,
    "05S": Stage.LISTED,
    "06": Stage.STAFFED,
    "07": Stage.TEAM,
    "08": Stage.EVALUATE,
}
"""At which stage the question of each step is put: after the work it asks about."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do.

    Attributes:
        stage: What sort of thing.
        count: How many there are of it; 0 when there is nothing to count.
        text: The sentence, at most `LONGEST` cells.
        dossier: Id of the dossier it is about.
        place: Where in that dossier to begin.
    """

    stage: Stage
    count: int
    text: str
    dossier: str
    place: Path


@dataclass(frozen=True)
class Standpoint:
    """What the next step is worked out from.

    Attributes:
        overview: The dossier.
        scope: What insights about it look at: a group with its schools, or the school alone.
        roadmap: The roadmap.
        today: The present day.
    """

    overview: Overview
    scope: Scope
    roadmap: Roadmap
    today: date

    @property
    def states(self) -> Mapping[str, StepState]:
        """What is known of the steps of the roadmap, by their ids."""
        return self.overview.dossier.roadmap

    @cached_property
    def journey(self) -> Journey:
        """How far the answers lead."""
        return travel(self.roadmap, self.states)

    @cached_property
    def front(self) -> Step:
        """The step of the roadmap that comes next, whatever was left open before it."""
        return self.roadmap.step(self.journey.walked[-1].step)

    @property
    def waiting(self) -> Step | None:
        """The step that asks for something: the front, else the first one left behind."""
        if branch_of(self.front, self.states) is not Branch.YES:
            return self.front
        return next((self.roadmap.step(one) for one in self.journey.left_behind), None)


def next_step(
    here: Standpoint, tables: Collection[str] = (), *, schools_first: bool = False
) -> NextStep:
    """Return what to do now. There always is something, if only to wait for the evaluation.

    Args:
        here: What it is worked out from.
        tables: First keys of places that go first: who is at work in the overview goes on there
            as long as it asks for something.
        schools_first: Name the school of a group that is furthest behind, if there is any.
    """
    first = _school(here) if schools_first else None
    if first is not None:
        return first
    for step in next_steps(here):
        if not tables or step.place[0] in tables:
            return step
        first = first or step
    assert first is not None
    return first


def next_steps(here: Standpoint) -> Iterator[NextStep]:
    """Return everything there is to do, in the order of the process, worked out one by one."""
    order = list(Stage)
    if here.overview.is_group:
        # A group first decides which tasks are its own; who does those comes after.
        order.remove(Stage.JUDGE)
        order.insert(order.index(Stage.NAMES), Stage.JUDGE)
        if QUESTION_AT[here.front.id] is Stage.LISTED:
            order.remove(Stage.SCHOOL)
            order.insert(order.index(Stage.LISTED), Stage.SCHOOL)
    for stage in order:
        step = _RULES[stage](here)
        if step is not None:
            yield step


def _made(here: Standpoint, stage: Stage, count: int, text: str, *place: str) -> NextStep:
    return NextStep(stage, count, text, here.overview.id, place)


# The roadmap


def _late(here: Standpoint) -> NextStep | None:
    if not overdue(here.overview.dossier, here.today):
        return None
    return _made(here, Stage.LATE, 0, "De evaluatie is te laat", "evaluations")


def _question(stage: Stage) -> Callable[[Standpoint], NextStep | None]:
    """Return the rule for the question of the step that comes next, put at a stage."""

    def rule(here: Standpoint) -> NextStep | None:
        step, states = here.front, here.states
        if QUESTION_AT[step.id] is not stage:
            return None
        branch = branch_of(step, states)
        if branch is Branch.YES:
            return None
        if branch is Branch.NO:
            return _after_no(here, stage, step)
        answers = states.get(step.id, FRESH_STEP).answers
        number, question = next(
            (number, one)
            for number, one in enumerate(step.questions, 1)
            if one.id not in answers or answers[one.id].value is None
        )
        one_of = f"vraag {number} van " if len(step.questions) > 1 else ""
        text = f"Beantwoord {one_of}stap {step.id}"
        return _made(here, stage, 1, text, "roadmap", step.id, "answers", question.id)

    return rule


def _after_no(here: Standpoint, stage: Stage, step: Step) -> NextStep:
    """Act on the advice; when everything is ticked off, look at the question again."""
    todo = actions_left(step, here.states)
    if not todo:
        return _made(here, stage, 0, f"Bekijk stap {step.id} opnieuw", "roadmap", step.id)
    text = f"Nog {counted(len(todo), 'actie', 'acties')} bij stap {step.id}"
    return _made(here, stage, len(todo), text, "roadmap", step.id, "actions", todo[0].id)


def _left(here: Standpoint) -> NextStep | None:
    """Go back to the first no that somebody went on from without acting on its advice."""
    behind = here.journey.left_behind
    return _after_no(here, Stage.LEFT, here.roadmap.step(behind[0])) if behind else None


def _rest(here: Standpoint) -> NextStep:
    agreed = next_evaluation(here.overview.dossier)
    if agreed is None:
        return _made(here, Stage.REST, 0, "Spreek een evaluatie af", "evaluations")
    return _made(here, Stage.REST, 0, f"Evaluatie op {format_day(agreed)}", "evaluations")


# The overview as it is today


def _people(here: Standpoint) -> NextStep | None:
    if here.scope.people or here.overview.people:
        return None
    return _made(here, Stage.PEOPLE, 0, "Voeg de eerste mensen toe", "people")


def _names(here: Standpoint) -> NextStep | None:
    """Count the tasks that nobody does and nobody looked at.

    Who decided on a task looked at it, but not at who does it as long as most tasks are bare: the
    decisions may have come first.
    """
    overview = here.overview
    bare = _without_name(overview)
    begun = len(bare) <= len(overview.counting) - len(bare)
    unseen = [task for task in bare if not _seen(overview, task, begun=begun)]
    if not unseen:
        return None
    text = f"Nog {counted(len(unseen), 'taak', 'taken')} zonder naam"
    return _made(here, Stage.NAMES, len(unseen), text, "current", unseen[0].id, "who")


def _without_name(overview: Overview) -> list[Task]:
    return [task for task in overview.counting if overview.open(Situation.CURRENT, task.id)]


def _seen(overview: Overview, task: Task, *, begun: bool) -> bool:
    if overview.assigned(Situation.TARGET, task.id):
        return True
    return begun and not overview.is_group and overview.decided(task.id)


def _times(here: Standpoint) -> NextStep | None:
    overview = here.overview
    rows = overview.dossier.current
    untimed = [
        task
        for task in overview.counting
        if (row := rows.get(task.id)) is not None and row.assigned and not row.timed
    ]
    if not untimed:
        return None
    text = f"Nog {counted(len(untimed), 'taak', 'taken')} zonder tijd"
    return _made(here, Stage.TIMES, len(untimed), text, "current", untimed[0].id, "time")


def _judge(here: Standpoint) -> NextStep | None:
    overview = here.overview
    waiting = overview.undecided
    if not waiting:
        return None
    text = f"Nog {counted(len(waiting), 'taak', 'taken')} te beslissen"
    column = "level" if overview.is_group else "term"
    return _made(here, Stage.JUDGE, len(waiting), text, "triage", waiting[0].id, column)


def _load(here: Standpoint) -> NextStep | None:
    """Too much today is no news any more once a target was begun."""
    over = () if here.overview.dossier.target else overloads(here.scope, Situation.CURRENT)
    return _too_much(here, Stage.LOAD, len(over), "te veel")


# The target


def _target(here: Standpoint) -> NextStep | None:
    overview = here.overview
    bare = [task for task in overview.counting if overview.open(Situation.TARGET, task.id)]
    if not bare:
        return None
    text = f"Nog {counted(len(bare), 'taak', 'taken')} zonder streefdoel"
    return _made(here, Stage.TARGET, len(bare), text, "target", bare[0].id, "who")


def _staffing(here: Standpoint) -> NextStep | None:
    open_ones = [one for one in missing_expertise(here.scope) if not one.decided]
    if not open_ones:
        return None
    first = open_ones[0]
    row = next(row for row in first.rows if row.overview_id not in first.kept)
    text = f"{counted(len(open_ones), 'taak', 'taken')} zonder expertise"
    place = ("target", first.task.id, "staffing")
    return NextStep(Stage.STAFFING, len(open_ones), text, row.overview_id, place)


def _load_later(here: Standpoint) -> NextStep | None:
    over = overloads(here.scope, Situation.TARGET)
    return _too_much(here, Stage.LOAD_LATER, len(over), "later te veel")


def _too_much(here: Standpoint, stage: Stage, count: int, what: str) -> NextStep | None:
    if not count:
        return None
    who = counted(count, "persoon draagt", "mensen dragen")
    return _made(here, stage, count, f"{who} {what}", "insights", "load")


def _alone(here: Standpoint) -> NextStep | None:
    singles = [one for one in only_one(here.scope, Situation.TARGET) if one.task.core]
    if not singles:
        return None
    row = singles[0].row
    text = f"{counted(len(singles), 'kerntaak', 'kerntaken')} zonder back-up"
    place = ("target", row.task_id, "backup")
    return NextStep(Stage.ALONE, len(singles), text, row.overview_id, place)


# The schools of a group


def _school(here: Standpoint) -> NextStep | None:
    """Name the school that is furthest behind: the earliest step, then the most without a name.

    The step is the one where the school stands, as every list of schools shows it; also when
    somebody went on from a no there.
    """
    if not here.overview.is_group:
        return None
    alone = [replace(here, overview=one, scope=Scope((one,))) for one in here.scope.schools]
    waiting = [
        (here.roadmap.step(one.journey.current), one) for one in alone if one.waiting is not None
    ]
    if not waiting:
        return None
    earliest = min((step for step, _ in waiting), key=here.roadmap.steps.index)
    behind = max(
        (one for step, one in waiting if step is earliest),
        key=lambda one: len(_without_name(one.overview)),
    )
    where = f" (stap {earliest.id})"
    names = short_names({one.id: one.name for one in here.scope.schools})
    name = neutralise(names[behind.overview.id])
    room = LONGEST - len("Help ") - len(where)
    said = name if len(name) <= room else f"{name[: room - 1].rstrip()}…"
    first = next_step(behind)
    return NextStep(Stage.SCHOOL, 0, f"Help {said}{where}", first.dossier, first.place)


_RULES: dict[Stage, Callable[[Standpoint], NextStep | None]] = {
    Stage.LATE: _late,
    Stage.DECIDE: _question(Stage.DECIDE),
    Stage.PEOPLE: _people,
    Stage.NAMES: _names,
    Stage.TIMES: _times,
    Stage.JUDGE: _judge,
    Stage.LISTED: _question(Stage.LISTED),
    Stage.LOAD: _load,
    Stage.TARGET: _target,
    Stage.STAFFING: _staffing,
    Stage.STAFFED: _question(Stage.STAFFED),
    Stage.LOAD_LATER: _load_later,
    Stage.ALONE: _alone,
    Stage.TEAM: _question(Stage.TEAM),
    Stage.EVALUATE: _question(Stage.EVALUATE),
    Stage.LEFT: _left,
    Stage.SCHOOL: _school,
    Stage.REST: _rest,
}
