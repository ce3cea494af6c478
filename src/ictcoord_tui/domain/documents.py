"""From a document to a dossier: a new document, and the typed view of one.

The document stays the source of truth: edits change documents (`domain.edits`), and keys this
program does not know live on in them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ictcoord_tui.domain.dossier import (
    Dossier,
    Evaluation,
    EvaluationAnswer,
    GivenAnswer,
    PastAnswer,
    Person,
    Plan,
    Row,
    StepState,
    TaskChange,
    Tick,
    Triage,
)
from ictcoord_tui.domain.hours import DEFAULT_FULLTIME, DEFAULT_WEEKS, Spent, TimeError, parse_spent
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.domain.schema import (
    FORMAT,
    Answer,
    Applies,
    Document,
    DossierKind,
    Reason,
    Staffing,
    Term,
)
from ictcoord_tui.domain.tasks import Frequency, Level
from ictcoord_tui.domain.text import neutralise


def new_document(kind: DossierKind, name: str, *, catalogue: int, group: str = "") -> Document:
    """Return the document of an empty dossier.

    Args:
        kind: School or group.
        name: What it is called.
        catalogue: Version of the start list it builds on.
        group: Path of the group's file, relative to the new one.
    """
    document: Document = {
        "format": FORMAT,
        "catalogue": catalogue,
        "kind": kind.value,
        "name": name,
    }
    if group:
        document["group"] = group
    return document


def read_dossier(document: Mapping[str, Any]) -> Dossier:
    """Return a typed view of a document that `validation` found sound.

    Unknown keys are passed over; they stay in the document. Text is made harmless here, at the
    border, while the document keeps what was written.
    """
    plan = document.get("plan", {})
    kind = DossierKind(document["kind"])
    return Dossier(
        kind=kind,
        name=_line(document, "name"),
        format=document.get("format", FORMAT),
        catalogue=document.get("catalogue", 1),
        place=_line(document, "place"),
        group=_line(document, "group"),
        members=tuple(document.get("members", ())),
        pupils=document.get("pupils"),
        hours=document.get("hours"),
        weeks=document.get("weeks", DEFAULT_WEEKS),
        fulltime=document.get("fulltime", DEFAULT_FULLTIME),
        next_evaluation=document.get("next_evaluation"),
        plan=Plan(_line(plan, "title"), plan.get("date"), plan.get("vision")),
        people={key: _person(key, table) for key, table in document.get("people", {}).items()},
        tasks={key: _task_change(table) for key, table in document.get("tasks", {}).items()},
        triage={key: _triage(table) for key, table in document.get("triage", {}).items()},
        current={key: _row(table) for key, table in document.get("current", {}).items()},
        target={key: _row(table) for key, table in document.get("target", {}).items()},
        roadmap={
            step: _step_state(table)
            for step, table in document.get("roadmap", {}).items()
            if step in STEP_IDS
        },
        evaluations={
            key: _evaluation(key, table) for key, table in document.get("evaluations", {}).items()
        },
    )


def _person(person_id: str, table: Mapping[str, Any]) -> Person:
    hours, team = table.get("hours", {}), table.get("team", {})
    return Person(
        id=person_id,
        name=_line(table, "name") or neutralise(person_id),
        role=_line(table, "role"),
        hours_now=hours.get("now"),
        hours_target=hours.get("target"),
        team_now=team.get("now", False),
        team_target=team.get("target", False),
        anchor=table.get("anchor", False),
        external=table.get("external", False),
        expertise=tuple(table.get("expertise", ())),
        motivation=tuple(table.get("motivation", ())),
        note=_text(table, "note"),
    )


def _task_change(table: Mapping[str, Any]) -> TaskChange:
    return TaskChange(
        name=_line(table, "name") if "name" in table else None,
        explanation=_text(table, "explanation") if "explanation" in table else None,
        section=table.get("section"),
        level=Level(table["level"]) if "level" in table else None,
        frequency=Frequency(table["frequency"]) if "frequency" in table else None,
        core=table.get("core"),
        expert=table.get("expert"),
        outsourced=table.get("outsourced"),
        hidden=table.get("hidden"),
    )


def _triage(table: Mapping[str, Any]) -> Triage:
    return Triage(
        applies=Applies(table["applies"]) if "applies" in table else None,
        term=Term(table["term"]) if "term" in table else None,
        together=table.get("together", False),
        level=Level(table["level"]) if "level" in table else None,
        reason=Reason(table["reason"]) if "reason" in table else None,
        priority=_line(table, "priority"),
        staffing=Staffing(table["staffing"]) if "staffing" in table else None,
        note=_text(table, "note"),
    )


def _row(table: Mapping[str, Any]) -> Row:
    times = {person: _spent(text) for person, text in table.get("times", {}).items()}
    return Row(
        who=tuple(table.get("who", ())),
        time=_spent(table.get("time", "")),
        times={person: spent for person, spent in times.items() if spent is not None},
        backup=tuple(table.get("backup", ())),
        level=Level(table["level"]) if "level" in table else None,
        schools=tuple(table.get("schools", ())),
        note=_text(table, "note"),
        mandate=_text(table, "mandate"),
        documented=_line(table, "documented"),
    )


def _line(table: Mapping[str, Any], key: str) -> str:
    return neutralise(table.get(key, ""))


def _text(table: Mapping[str, Any], key: str) -> str:
    """Line breaks are content in a note; everything else a terminal could obey is replaced."""
    value: str = table.get(key, "")
    if "\n" in value:
        return "\n".join(neutralise(line) for line in value.splitlines())
    return neutralise(value)


def _spent(text: str) -> Spent | None:
    if not text:
        return None
    try:
        return parse_spent(text)
    except TimeError:
        # Validation reports it; the view goes on without, the document keeps what was written.
        return None


def _step_state(table: Mapping[str, Any]) -> StepState:
    return StepState(
        answers={
            question: GivenAnswer(Answer(given["value"]), given.get("on"), _line(given, "by"))
            for question, given in table.get("answers", {}).items()
            if "value" in given
        },
        actions={
            action: Tick(tick.get("on"), _line(tick, "by"), _text(tick, "note"))
            for action, tick in table.get("actions", {}).items()
        },
        history=tuple(
            PastAnswer(
                id=key,
                question=past.get("question", ""),
                value=Answer(past["value"]) if "value" in past else None,
                on=past.get("on"),
                by=_line(past, "by"),
            )
            for key, past in sorted(table.get("history", {}).items())
        ),
        note=_text(table, "note"),
        repeat=table.get("repeat"),
    )


def _evaluation(evaluation_id: str, table: Mapping[str, Any]) -> Evaluation:
    return Evaluation(
        id=evaluation_id,
        day=_day_of(evaluation_id),
        present=_text(table, "present"),
        answers={
            question: EvaluationAnswer(
                Answer(given["value"]) if "value" in given else None, _text(given, "note")
            )
            for question, given in table.get("answers", {}).items()
        },
        decisions=_text(table, "decisions"),
        repeat=tuple(table.get("repeat", ())),
        next=table.get("next"),
    )


def _day_of(evaluation_id: str) -> date | None:
    """Two evaluations on one day get ids such as `2026-11-21-2`."""
    try:
        return date.fromisoformat(evaluation_id[:10])
    except ValueError:
        return None
