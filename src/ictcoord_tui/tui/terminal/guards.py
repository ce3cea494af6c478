"""Guards against text that arrives as key presses (terminal.md, section 4.4).

A terminal without bracketed paste types a pasted text letter by letter, and every letter is a
command in a table. Time comes in as an argument: nothing here reads a clock.
"""

from collections.abc import Sequence

BURST_KEYS = 4
"""So many keys within the window nobody types."""

BURST_WINDOW = 0.060
"""Seconds."""

BURST_SILENCE = 0.300
"""Seconds without a printable key after which typing counts again."""

START_SECONDS = 0.300
"""Seconds after start or resume in which late answers of the terminal may still come in."""

_DIFFERENT_KEYS = 3
_REPEATED_KEYS = 32


class BurstGuard:
    """Recognises a burst of printable keys that cannot be typing.

    A key held down over a slow line also arrives in a lump; fewer than three different keys are
    therefore taken for a repeat, unless there are very many.
    """

    def __init__(self) -> None:
        self._recent: list[tuple[float, str]] = []
        self._burst_until = float("-inf")

    def arrived(self, keys: Sequence[str], at: float) -> bool:
        """Tell whether these keys belong to a burst.

        Args:
            keys: The printable characters that arrived together, in order.
            at: When, in seconds on a clock that only goes forward.
        """
        if not keys:
            return False
        self._recent = [(time, key) for time, key in self._recent if at - time <= BURST_WINDOW]
        self._recent.extend((at, key) for key in keys)
        if at < self._burst_until or self._is_burst():
            self._burst_until = at + BURST_SILENCE
            return True
        return False

    def forgive(self) -> None:
        """Let typing count again at once: the burst was text for an editor."""
        self._recent = []
        self._burst_until = float("-inf")

    def _is_burst(self) -> bool:
        count = len(self._recent)
        different = len({key for _, key in self._recent})
        return count >= _REPEATED_KEYS or (count >= BURST_KEYS and different >= _DIFFERENT_KEYS)


class StartGuard:
    """Holds printable keys back during the first moments of a screen.

    Args:
        started: When the screen was taken, in seconds.
    """

    def __init__(self, started: float) -> None:
        self._open_from = started + START_SECONDS

    def admits(self, at: float) -> bool:
        """Tell whether a printable key that arrives at this moment counts."""
        return at >= self._open_from
