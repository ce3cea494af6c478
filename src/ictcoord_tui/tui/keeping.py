"""Saving and listening, beside what the user does and never in the way of typing."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import News, SaveState, Session
from ictcoord_tui.values import dataclass
from ictcoord_tui.workspace import Broken, Opened

_AT_ONCE = 0.1
"""Seconds of reading before what was read is shown."""


@dataclass
class Loading:
    """How far reading the schools of a group is.

    Attributes:
        done: How many were read.
        total: How many there are.
        stopped: The user has enough of it.
    """

    done: int = 0
    total: int = 0
    stopped: bool = False

    @property
    def waiting(self) -> int:
        """How many schools are not read yet, whether or not somebody is reading."""
        return self.total - self.done

    @property
    def at_work(self) -> bool:
        """Whether schools are being read."""
        return self.waiting > 0 and not self.stopped


class Keeper:
    """Runs the slow half of a session in threads and hands the outcome back.

    Args:
        session: What is open.
        tell: Called with what others changed, and with what went wrong.
        looked: Called when the state of saving changed.
    """

    def __init__(
        self, session: Session, tell: Callable[[News], None], looked: Callable[[], None]
    ) -> None:
        self._session = session
        self._tell = tell
        self._looked = looked
        self.loading = Loading()
        """How far reading the schools is."""
        self._done = asyncio.Event()
        self._done.set()

    def let_go(self) -> None:
        """Tell nothing more: another dossier was opened in place of this one."""
        self._tell, self._looked = _tell_nobody, _do_nothing
        self.loading.stopped = True

    async def until_done(self) -> None:
        """Wait until no save is at work any more."""
        await self._done.wait()

    async def save(self, *, retry: bool = False) -> None:
        """Save whatever waits; what is edited meanwhile is saved as well.

        Args:
            retry: Also try what failed before.
        """
        if not self._done.is_set():
            return
        self._done.clear()
        try:
            while (job := self._session.next_save(retry=retry)) is not None:
                retry = False
                outcome = await asyncio.to_thread(job.run)
                news = self._session.finish_save(job, outcome)
                if news is not None:
                    self._tell(news)
                self._looked()
        finally:
            self._done.set()

    async def look_around(self) -> None:
        """Take in what others changed since the last look; save what failed to be saved."""
        seen = await asyncio.to_thread(self._session.poll().run)
        for news in self._session.receive(seen):
            self._tell(news)
        if self._session.status.state is SaveState.WAITING:
            await self.save()

    async def load_members(self, shown: Callable[[int, int], None]) -> None:
        """Read the schools of a group that were not read yet, some at a time, until stopped.

        Args:
            shown: Called with how many were read, of how many.
        """
        if self.loading.at_work:
            return
        try:
            for refused in self._session.refuse_outsiders():
                self._tell(News(self._session.main, (), warning=refused.message))
            paths = self._session.expected_members()
        except IctcoordError as error:
            self._tell(News(self._session.main, (), warning=error.message))
            return
        read = self._session.member_reader()
        known = len(self._session.school_ids) + len(self._session.broken)
        loading = self.loading = Loading(known, known + len(paths))
        while loading.at_work:
            left = paths[loading.done - known :]
            found = await asyncio.to_thread(_read_some, read, left, loading)
            for one in found:
                self._session.admit(one)
            loading.done += len(found)
            shown(loading.done, loading.total)


def _tell_nobody(_news: News) -> None:
    """Say nothing."""


def _do_nothing() -> None:
    """Show nothing."""


def _read_some(
    read: Callable[[Path], Opened | Broken], paths: Sequence[Path], loading: Loading
) -> list[Opened | Broken]:
    """Read for a moment, at least one; runs in a thread."""
    found: list[Opened | Broken] = []
    until = monotonic() + _AT_ONCE
    for path in paths:
        found.append(read(path))
        if loading.stopped or monotonic() >= until:
            break
    return found
