"""Guards against text that arrives as key presses.

A terminal without bracketed paste (the console of Linux, for one) types a pasted text letter by
letter, and every letter is a command in a table. Keys that somebody typed ahead on a slow line
come in just such a lump, though, and they must count. So a lump is only recognised here, by its
speed; what it holds and where it would land decide (`BurstJudge`).

Time comes in as an argument: nothing here reads a clock.
"""

from collections.abc import Sequence
from dataclasses import field

from ictcoord_tui.values import dataclass

BURST_KEYS = 4
"""So many printable keys within the window nobody types."""

BURST_WINDOW = 0.060
"""Seconds. A longer pause ends the burst."""

BURST_SILENCE = 0.300
"""Seconds of silence after which typing counts again, once a text was recognised."""

START_SECONDS = 0.300
"""Seconds after start or resume in which late answers of the terminal may still come in."""

_REPEATED_KEYS = 32
"""A key held down over a slow line comes in a lump too; so long a row of one sign is a text."""

_TEXT_KEYS = frozenset({"enter", "tab", "ctrl+j"})
"""Keys without a sign that a text holds."""


@dataclass(eq=False)
class Burst:
    """Keys that came together, faster than anybody types.

    Attributes:
        signs: The different characters among them, those of Enter and Tab too.
        by_hand: An arrow or another key came along that no text holds.
        commanded: One of its letters was taken for a command.
    """

    signs: set[str] = field(default_factory=set)
    by_hand: bool = False
    commanded: bool = False


class BurstGuard:
    """Recognises printable keys that came too fast for typing."""

    def __init__(self) -> None:
        self._recent: list[float] = []
        self._run = ""
        self._last = float("-inf")
        self._burst = Burst()

    def arrived(self, keys: Sequence[str | None], at: float) -> tuple[Burst, list[str]] | None:
        """Tell whether these keys belong to a burst.

        Args:
            keys: The characters that arrived together, in order; `None` for a key without one.
            at: When, in seconds on a clock that only goes forward.

        Returns:
            The burst, and for each key the letters that stand around it without another key in
            between; `None` when it is typing.
        """
        if at - self._last > BURST_WINDOW:
            self._recent, self._run, self._burst = [], "", Burst()
        self._last = at
        runs = self._runs(keys)
        self._burst.by_hand = self._burst.by_hand or None in keys
        self._burst.signs.update(key for key in keys if key is not None)
        self._recent = [time for time in self._recent if at - time <= BURST_WINDOW]
        self._recent.extend(at for key in keys if _is_sign(key))
        return (self._burst, runs) if len(self._recent) >= BURST_KEYS else None

    def _runs(self, keys: Sequence[str | None]) -> list[str]:
        before = len(self._run)
        signs = [key if key is not None and _is_sign(key) else "\0" for key in keys]
        runs = (self._run + "".join(signs)).split("\0")
        self._run = runs[-1]
        around = [run for run in runs for _ in range(len(run) + 1)]
        return around[before : before + len(keys)]


class BurstJudge:
    """Decides key by key whether a burst is typing or a text, in the place where it lands.

    Where letters are commands, those that only move count. Any other counts when it is the only
    one, as often as it comes, or when an arrow shows a hand at the keys and it stands by itself.
    Else it is a text: from there on everything that a text holds is ignored, Enter and Tab too,
    until it has been silent for a moment. So are letters that would be written in a field which
    the burst itself opened with a command, again unless an arrow came along.
    """

    def __init__(self) -> None:
        self._ignored_until = float("-inf")

    def ignores(self, key: str, *, printable: bool, at: float) -> bool:
        """Tell whether a key belongs to a text that is being ignored.

        Args:
            key: Its name.
            printable: Whether it has a sign of its own.
            at: When it arrived, in seconds.
        """
        if at >= self._ignored_until or not (printable or key in _TEXT_KEYS):
            return False
        self._ignored_until = max(self._ignored_until, at + BURST_SILENCE)
        return True

    def is_text(self, burst: Burst, run: str, *, writes: bool, moves: bool, at: float) -> bool:
        """Tell whether a printable key of a burst makes it a text, which is then ignored.

        Args:
            burst: The burst it came in.
            run: The letters around it.
            writes: The key would be written where the focus is.
            moves: The key would only move something.
            at: When it arrived, in seconds.
        """
        if writes:
            text = burst.commanded and not burst.by_hand
        else:
            text = not (moves or _stands_alone(burst, run))
            burst.commanded = True
        if text:
            self._ignored_until = at + BURST_SILENCE
        return text


def _stands_alone(burst: Burst, run: str) -> bool:
    one = len(set(run)) == 1 and len(run) < _REPEATED_KEYS
    return one and (burst.by_hand or len(burst.signs) == 1)


def _is_sign(key: str | None) -> bool:
    return key is not None and len(key) == 1 and key.isprintable()


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
