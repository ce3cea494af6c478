"""What can be undone and done again.

Undo is a wish: who saw the document after a step, wants the one before it. So it works in whatever
the documents have become since, and what somebody else changed in the same place is a choice.
"""

from collections.abc import Iterable
from dataclasses import replace

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
    """What undo or redo did, and where."""

    label: str
    place: tuple[str, Place]


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

    def took_back(
        self, changes: Iterable[tuple[str, Document, Document]], *, again: bool = False
    ) -> TakenBack:
        """Remember that the last step was taken back, or done again, and by what changes."""
        source, target = (self.redo, self.undo) if again else (self.undo, self.redo)
        step = source.pop()
        target.append(replace(step, changes=tuple(changes)))
        return TakenBack(step.label, step.place)

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        step = self.last()
        return step.label if step else ""

    @property
    def undo_place(self) -> tuple[str, Place] | None:
        """Dossier and place of what undo would take back; `None` when there is nothing."""
        step = self.last()
        return step.place if step else None

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty when there is nothing."""
        step = self.last(again=True)
        return step.label if step else ""

    def last(self, *, again: bool = False) -> Step | None:
        """Return the step that undo takes back, or redo does again; `None` when there is none."""
        steps = self.redo if again else self.undo
        return steps[-1] if steps else None

    def forget(self) -> None:
        """Forget every step."""
        self.undo.clear()
        self.redo.clear()
