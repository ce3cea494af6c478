"""When the team evaluated, when it agreed to do so again, and what follows (step 08)."""

from collections.abc import Collection, Mapping
from datetime import date

from ictcoord_tui.domain.dossier import Dossier, Evaluation
from ictcoord_tui.domain.schema import Answer


def last_evaluation(dossier: Dossier) -> Evaluation | None:
    """Return the most recent evaluation, or nothing when there was none."""
    held = [one for one in dossier.evaluations.values() if one.day is not None]
    return max(held, key=lambda one: (one.day or date.min, one.id), default=None)


def next_evaluation(dossier: Dossier) -> date | None:
    """Return the day agreed for the next evaluation: the dossier's, else the last one's."""
    last = last_evaluation(dossier)
    return dossier.next_evaluation or (last.next if last is not None else None)


def overdue(dossier: Dossier, today: date) -> bool:
    """Tell whether the day agreed for the next evaluation has passed without one."""
    agreed, last = next_evaluation(dossier), last_evaluation(dossier)
    if agreed is None or agreed >= today:
        return False
    return last is None or last.day is None or last.day < agreed


def evaluable(dossier: Dossier) -> bool:
    """Tell whether there is something to evaluate: an answer, now or before, or an agreed day."""
    answered = any(state.answers or state.history for state in dossier.roadmap.values())
    return answered or bool(dossier.evaluations) or next_evaluation(dossier) is not None


def asks_to_adjust(
    answers: Mapping[str, Answer], adjust_when: Mapping[str, Answer], repeat: Collection[str]
) -> bool:
    """Tell whether something is to be adjusted after an evaluation.

    Args:
        answers: The answers, by question id; open questions are left out.
        adjust_when: The answer that asks for it, by question id.
        repeat: The steps to take again; naming one is reason enough.
    """
    return bool(repeat) or any(
        adjust_when.get(question) is answer for question, answer in answers.items()
    )
