"""What Esc threw away while somebody typed, until something else happens.

PuTTY sends Alt and an arrow as Esc and that arrow, so that it happens by accident.
"""

from collections.abc import Callable

from ictcoord_tui.domain.schema import Path


class Thrown:
    """The last text that was thrown away.

    Args:
        state: Returns what stands for the dossier as it is now; another answer means it changed.
    """

    def __init__(self, state: Callable[[], object]) -> None:
        self._state = state
        self._kept: tuple[Path, str, object] | None = None
        self._given: tuple[object] | None = None

    @property
    def last(self) -> tuple[Path, str] | None:
        """Place and text; nothing once something changed."""
        if self._kept is not None and self._kept[2] is not self._state():
            self._kept = None
        return self._kept[:2] if self._kept is not None else None

    def keep(self, place: Path, text: str, editor: object = None) -> None:
        """Remember what was thrown away; who throws away what was given back, means it.

        Args:
            place: Path of the value.
            text: What was typed; empty when nothing was thrown away.
            editor: In what it was typed; `None` for a window of its own.
        """
        meant = self._given is not None and self._given[0] is editor
        self._given = None
        self._kept = (place, text, self._state()) if text and not meant else None

    def forget(self) -> None:
        """Throw it away for good."""
        self._kept = None

    def give_back(self, editor: object = None) -> None:
        """Take in that it stands in an editor again, or in a window of its own."""
        self._kept, self._given = None, (editor,)
