"""Changes to the roadmap: answers, ticks, notes, evaluations, and steps to take again.

Every answer leaves a line of history, so that nothing a meeting decided is ever lost.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from ictcoord_tui.domain.edits.fields import drop, get, put, put_all
from ictcoord_tui.domain.roadmap import EVALUATION_STEP
from ictcoord_tui.domain.schema import Answer, Document, Path

EVALUATED = (EVALUATION_STEP, "smooth")
"""Step and question that an evaluation as a whole answers: all well, or something to adjust."""


def give_answer(
    document: Document,
    step_question: tuple[str, str],
    value: Answer | None,
    *,
    by: str,
    moment: datetime,
) -> Document:
    """Return the document with a question answered, changed or withdrawn.

    Args:
        document: The dossier.
        step_question: Step id and question id.
        value: The answer; `None` withdraws it.
        by: Who answered.
        moment: When, in local time.
    """
    step, question = step_question
    document = _remember(document, step_question, value, by=by, moment=moment)
    document = put(document, ("roadmap", step, "repeat"), None)
    place: Path = ("roadmap", step, "answers", question)
    if value is None:
        return drop(document, place)
    document = put(document, (*place, "value"), value.value)
    return _stamp(document, place, by, moment.date())


def tick_action(
    document: Document, step: str, action: str, *, by: str, day: date, done: bool
) -> Document:
    """Return the document with an action ticked off, or open again; its note stays."""
    place: Path = ("roadmap", step, "actions", action)
    return _stamp(document, place, by if done else "", day if done else None)


def note_action(document: Document, step: str, action: str, note: str) -> Document:
    """Return the document with what was agreed on an action."""
    return put(document, ("roadmap", step, "actions", action, "note"), note)


def note_step(document: Document, step: str, note: str) -> Document:
    """Return the document with a note on a step."""
    return put(document, ("roadmap", step, "note"), note)


def repeat_steps(
    document: Document, steps: Iterable[str], *, by: str, moment: datetime
) -> Document:
    """Return the document in which steps are open again; their answers live on in the history."""
    for step in steps:
        answers = get(document, ("roadmap", step, "answers")) or {}
        for question in answers:
            document = _remember(document, (step, question), None, by=by, moment=moment)
        document = drop(document, ("roadmap", step, "answers"))
        document = put(document, ("roadmap", step, "repeat"), moment.date())
    return document


def record_evaluation(
    document: Document,
    values: Mapping[str, object],
    *,
    by: str,
    moment: datetime,
    taken: Iterable[str] = (),
) -> tuple[Document, str]:
    """Return the document with an evaluation of today, and the id it got.

    Args:
        document: The dossier.
        values: The keys of an evaluation: `present`, `answers`, `decisions`, `repeat`, `next`.
        by: Who wrote it down.
        moment: When, in local time.
        taken: Ids that are not free either.
    """
    day = moment.date().isoformat()
    taken = {*document.get("evaluations", {}), *taken}
    number = 1
    evaluation_id = day
    while evaluation_id in taken:
        number += 1
        evaluation_id = f"{day}-{number}"
    repeated = values.get("repeat")
    steps = sorted(str(step) for step in repeated) if isinstance(repeated, list) else []
    for key, value in {**values, "repeat": steps}.items():
        document = put(document, ("evaluations", evaluation_id, key), value)
    document = put(document, ("next_evaluation",), values.get("next"))
    return repeat_steps(document, steps, by=by, moment=moment), evaluation_id


def hold_evaluation(
    document: Document,
    values: Mapping[str, object],
    *,
    adjust: bool,
    by: str,
    moment: datetime,
    taken: Iterable[str] = (),
) -> Document:
    """Return the document with an evaluation of today, which answers step 08 as well.

    Args:
        document: The dossier.
        values: As in `record_evaluation`.
        adjust: Whether something is to be adjusted; then the answer to step 08 is no.
        by: Who wrote it down.
        moment: When, in local time.
        taken: As in `record_evaluation`.
    """
    answer = Answer.NO if adjust else Answer.YES
    document = give_answer(document, EVALUATED, answer, by=by, moment=moment)
    return record_evaluation(document, values, by=by, moment=moment, taken=taken)[0]


def _remember(
    document: Document,
    step_question: tuple[str, str],
    value: Answer | None,
    *,
    by: str,
    moment: datetime,
) -> Document:
    step, question = step_question
    history = get(document, ("roadmap", step, "history")) or {}
    key = _free_key(f"{moment:%Y%m%dT%H%M%S}", history)
    place: Path = ("roadmap", step, "history", key)
    document = put(document, (*place, "question"), question)
    document = put(document, (*place, "value"), value.value if value is not None else None)
    return _stamp(document, place, by, moment.date())


def _free_key(wanted: str, taken: Mapping[str, object]) -> str:
    """Keys sort by time; a number keeps two answers within a second apart."""
    number = 1
    while (key := f"{wanted}-{number:02d}") in taken:
        number += 1
    return key


def _stamp(document: Document, place: Path, by: str, day: date | None) -> Document:
    """Key by key, so that what this program does not know about the thing stays."""
    return put_all(document, {(*place, "on"): day, (*place, "by"): by})
