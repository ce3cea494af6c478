"""What the program says in a line or two: one message at a time, and all of them to read again."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any, Protocol

from textual.app import App
from textual.message import Message

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.values import dataclass

MOST_KEPT = 100
"""So many messages can be read again."""

_LEAST_SECONDS = 3.0
"""A message of one word is seen, too."""

_SIGNS_A_SECOND = 18
"""What people read who look up from something else."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message.

    Attributes:
        urgent: It warns: another message does not take its time away.
        at: When it was said.
        brief: The user works on: one line of it is enough.
        reminder: It tells what a key does here: the key says it again, so nobody reads it later.
    """

    text: str
    urgent: bool
    at: datetime
    brief: bool = False
    reminder: bool = False


class Spoken(Message):
    """Something is to be said; sent to the app as a message, so that any thread may.

    Args:
        text: What is said.
        seconds: How long; `None` for as long as it takes to read.
        urgent: It warns.
        reminder: It tells what a key does here.
    """

    def __init__(
        self, text: str, seconds: float | None, *, urgent: bool, reminder: bool = False
    ) -> None:
        super().__init__()
        self.text, self.seconds, self.urgent, self.reminder = text, seconds, urgent, reminder


def remind(app: App[Any], text: str) -> None:
    """Say what a key does here, or why it does nothing: it is not told with the messages later."""
    app.post_message(Spoken(text, None, urgent=False, reminder=True))


class Alarm(Protocol):
    """Something that was asked for later, and may be called off."""

    def stop(self) -> None:
        """Call it off."""


@dataclass(slots=True)
class _Standing:
    """A message whose time is not over.

    Attributes:
        left: Seconds it is still to be shown.
    """

    said: Said
    left: float


class Messages:
    """Says one thing at a time: the newest; a warning that was interrupted comes back.

    Args:
        show: Puts a message on screen, or takes the last one away.
        later: Calls something after so many seconds.
        clock: Gives the present moment.
        seconds: Gives seconds that only go forward.
    """

    def __init__(
        self,
        show: Callable[[Said | None], None],
        later: Callable[[float, Callable[[], None]], Alarm],
        *,
        clock: Callable[[], datetime],
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._show = show
        self._later = later
        self._clock = clock
        self._seconds = seconds
        self._standing: list[_Standing] = []
        self._alarm: Alarm | None = None
        self._since = 0.0
        self.kept: deque[Said] = deque(maxlen=MOST_KEPT)
        """The last messages, oldest first."""

    @property
    def to_read_again(self) -> Sequence[tuple[Said, int]]:
        """What was said, the newest first, with how many times in a row; no reminders of keys."""
        found: list[tuple[Said, int]] = []
        for said in reversed(self.kept):
            if said.reminder:
                continue
            if found and (found[-1][0].text, found[-1][0].urgent) == (said.text, said.urgent):
                found[-1] = (found[-1][0], found[-1][1] + 1)
            else:
                found.append((said, 1))
        return found

    def say(
        self,
        text: str,
        *,
        urgent: bool = False,
        seconds: float | None = None,
        reminder: bool = False,
    ) -> None:
        """Say something in the place of the last message.

        Args:
            text: On one line; what a terminal could obey is made harmless.
            urgent: It warns, and is shown as long as it asks for.
            seconds: How long; by default as long as it takes to read.
            reminder: It tells what a key does here.
        """
        line = " ".join(neutralise(part) for part in text.split("\n"))
        said = Said(line, urgent, self._clock(), reminder=reminder)
        self.kept.append(said)
        self._pause()
        self._standing = [
            one for one in self._standing if one.said.urgent and one.said.text != line
        ]
        readable = max(_LEAST_SECONDS, len(line) / _SIGNS_A_SECOND)
        self._standing.append(_Standing(said, max(seconds or 0.0, readable)))
        self._go_on()

    def give_way(self) -> None:
        """Make what is said brief from now on: the user works on, and wants to see the keys."""
        if self._standing and not self._standing[-1].said.brief:
            newest = self._standing[-1]
            newest.said = replace(newest.said, brief=True)
            self._show(newest.said)

    def turn(self) -> None:
        """Take away what was said of what is past, as a page that is left; a warning stays."""
        self._pause()
        self._standing = [one for one in self._standing if one.said.urgent]
        self._go_on()

    def hush(self) -> None:
        """Take away what is said, warnings too."""
        self._pause()
        self._standing.clear()
        self._go_on()

    def _pause(self) -> None:
        """Stop the time of what is shown: what comes over it does not cost it any."""
        if self._alarm is not None and self._standing:
            self._alarm.stop()
            self._standing[-1].left -= self._seconds() - self._since
        self._alarm = None

    def _over(self, one: _Standing) -> None:
        # An alarm that was called off may have been on its way already.
        if self._standing and one is self._standing[-1]:
            self._alarm = None
            self._standing.pop()
            self._go_on()

    def _go_on(self) -> None:
        """Show the newest that has time left, and wait until that is over."""
        self._standing = [one for one in self._standing if one.left > 0]
        if not self._standing:
            self._show(None)
            return
        newest = self._standing[-1]
        self._since = self._seconds()
        self._alarm = self._later(newest.left, partial(self._over, newest))
        self._show(newest.said)
