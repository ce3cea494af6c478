"""What Esc threw away while somebody typed, until something else happens.

PuTTY sends Alt and an arrow as Esc and that arrow, so that it happens by accident.
"""

from collections.abc import Callable

from ictcoord_tui.domain.schema import Path
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """A text that was thrown away.

    Attributes:
        dossier: Id of the dossier it was typed in.
        place: Path of the value.
        text: What was typed.
    """

    dossier: str
    place: Path
    text: str


class Thrown:
    """The last text that was thrown away, until its dossier changes or it is given back.

    Args:
        state: Returns what stands for a dossier as it is now; another answer means it changed.
    """

    def __init__(self, state: Callable[[str], object]) -> None:
        self._state = state
        self._kept: tuple[Left, object] | None = None

    @property
    def last(self) -> Left | None:
        """The text and where it belongs; nothing once something changed there."""
        if self._kept is not None and self._kept[1] is not self._state(self._kept[0].dossier):
            self._kept = None
        return self._kept[0] if self._kept is not None else None

    def keep(self, left: Left) -> None:
        """Remember what was thrown away; who typed nothing, threw nothing away."""
        if left.text:
            self._kept = (left, self._state(left.dossier))

    def forget(self) -> None:
        """Let go of it: it stands in an editor again, or another dossier was opened."""
        self._kept = None
