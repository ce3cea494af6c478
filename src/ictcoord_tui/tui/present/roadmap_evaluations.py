"""The evaluations of step 08, and a reminder when the next one is late."""

from collections.abc import Iterator
from datetime import date

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Dossier, Evaluation
from ictcoord_tui.domain.evaluations import evaluable, next_evaluation, overdue
from ictcoord_tui.insights.evidence.model import NEVER_EVALUATED
from ictcoord_tui.tui.present.blocks import Block, heading
from ictcoord_tui.tui.widgets.grid import Tone


def evaluation_blocks(dossier: Dossier) -> Iterator[Block]:
    """Return the evaluations held, the last one first, and the next one planned."""
    yield from heading(f"Evaluaties{' (e noteert een nieuwe)' if evaluable(dossier) else ''}")
    agreed = next_evaluation(dossier)
    planned = f"gepland op {format_day(agreed)}" if agreed is not None else "nog niet gepland"
    yield Block(f"Volgende evaluatie: {planned}.")
    if not dossier.evaluations:
        yield Block(NEVER_EVALUATED, Tone.MUTED)
    for one in sorted(dossier.evaluations.values(), key=lambda held: held.id, reverse=True):
        yield from _evaluation(one)


def overdue_sentence(dossier: Dossier, today: date) -> str:
    """Return the reminder for a dossier whose evaluation is late; empty when it is not.

    For the start screen and for the roadmap.
    """
    agreed = next_evaluation(dossier)
    if agreed is None or not overdue(dossier, today):
        return ""
    days = (today - agreed).days
    late = counted(days, "dag", "dagen")
    return f"De evaluatie van {dossier.name} was gepland op {format_day(agreed)}: {late} geleden."


def _evaluation(one: Evaluation) -> Iterator[Block]:
    when = format_day(one.day) if one.day is not None else one.id
    yield Block(when, Tone.STRONG, mark="● ")
    if one.present:
        yield Block(f"Aanwezig: {one.present}", mark="  ")
    from ictcoord_tui.content.evaluation import load_evaluation  # noqa: PLC0415 - rare, step 08

    for question in load_evaluation().questions:
        given = one.answers.get(question.id)
        if given is not None:
            word = label("answer", given.value) if given.value is not None else "–"
            note = f" – {given.note}" if given.note else ""
            yield Block(f"{question.text} {word}{note}", mark="  ")
    if one.decisions:
        yield Block(f"Beslist: {one.decisions}", mark="  ")
    if one.repeat:
        yield Block(f"Stappen opnieuw: {', '.join(one.repeat)}", mark="  ")
