"""Saving and listening, beside what the user does and never in the way of typing."""

import asyncio
from collections.abc import Callable

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import News, SaveState, Session
from ictcoord_tui.workspace import Broken, Opened


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
        self._done = asyncio.Event()
        self._done.set()

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
        """Read the schools of a group, one after the other.

        Args:
            shown: Called with how many were read, of how many.
        """
        try:
            paths = self._session.expected_members()
        except IctcoordError as error:
            self._tell(News(self._session.main, (), warning=error.message))
            return
        read = self._session.member_reader()
        for number, path in enumerate(paths, start=1):
            found: Opened | Broken = await asyncio.to_thread(read, path)
            self._session.admit(found)
            shown(number, len(paths))
