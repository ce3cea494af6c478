"""What is half typed on a screen, for when the line drops in the middle of a sentence."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class HalfTyped(Protocol):
    """A dialog in which somebody may be typing a longer text."""

    def half_typed(self) -> tuple[str, str] | None:
        """Return place (in words) and text, or nothing when nothing was typed."""
