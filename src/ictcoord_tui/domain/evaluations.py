"""When the team evaluated, and when it agreed to do so again (step 08)."""

from datetime import date

from ictcoord_tui.domain.dossier import Dossier, Evaluation


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
