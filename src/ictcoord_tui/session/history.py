"""What can be undone and done again.

Undo is a merge: from the document after a step, to today's, with the one before it. So it works in
whatever the documents have become since, and leaves alone what somebody else changed.
"""

from ictcoord_tui.domain.merge import Conflict
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.values import dataclass

MOST_STEPS = 500
"""How many steps can be undone; documents share what did not change, so that these cost little."""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture of the user, as undo sees it.

    Attributes:
        label: What was done, in Dutch, for instance `12 cellen geplakt`.
        changes: Per dossier: its id, the document before and the document after.
        place: Dossier id and path to put the cursor on.
    """

    label: str
    changes: tuple[tuple[str, Document, Document], ...]
    place: tuple[str, Place]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What undo or redo did.

    Attributes:
        conflicts: Values somebody else changed since; those stayed as they are.
    """

    label: str
    place: tuple[str, Place]
    conflicts: tuple[Conflict, ...]


class History:
    """The steps of a session, newest last."""

    def __init__(self) -> None:
        self.undo: list[Step] = []
        """What can be undone."""
        self.redo: list[Step] = []
        """What was undone and can be done again."""

    def add(self, step: Step) -> None:
        """Remember a new step; what was undone before it cannot be done again."""
        self.undo.append(step)
        del self.undo[:-MOST_STEPS]
        self.redo.clear()

    def forget(self) -> None:
        """Forget every step."""
        self.undo.clear()
        self.redo.clear()
