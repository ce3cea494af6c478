"""Who was forgotten while a session was open: nothing this session still holds brings them back."""

from collections.abc import Iterable

from ictcoord_tui.domain.edits.forgetting import Someone
from ictcoord_tui.domain.forgotten import Departed, names_in
from ictcoord_tui.domain.marks import marks_in
from ictcoord_tui.domain.schema import Document


class Leavers:
    """The people a session has to let go, by what it knew of them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def meet(
        self, found: Document, documents: Iterable[Document]
    ) -> tuple[Departed, Departed | None]:
        """Take in a dossier from disk, that may say that somebody was forgotten elsewhere.

        Args:
            found: The dossier.
            documents: The open dossiers as they are.

        Returns:
            Who may not come back, and who of them was not known to have left.
        """
        every = tuple(documents)
        known = {mark.key for mark in marks_in(*every)}
        fresh = tuple(mark for mark in marks_in(found) if mark.key not in known)
        if not fresh:
            return self.departed(every), None
        departed = self.departed((*every, found))
        gone = Departed(fresh, departed.names).meant()
        self.let_go(gone)
        return departed, Departed(fresh, {someone.id: someone.name for someone in gone})

    def let_go(self, gone: Iterable[Someone]) -> None:
        """Remember who left, as long as the session lasts."""
        self._names |= {someone.id: someone.name for someone in gone}

    def departed(self, documents: Iterable[Document]) -> Departed:
        """Return who may not come back in any of the open dossiers."""
        every = tuple(documents)
        marks = marks_in(*every)
        if not marks:
            return Departed()
        known = {key: name for one in every for key, name in names_in(one).items()}
        return Departed(marks, {**known, **self._names})
