"""Work that takes a while, beside what the user does: how far it is, and a way to stop it."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

Told = Callable[[int, int], None]
"""Called by the work, in its thread, with how much is done, of how much; stops it by raising."""

LARGE = 12
"""Dossiers from which on computing takes longer than a key may wait for its answer."""


class _StoppedError(Exception):
    """Nobody waits for the outcome any more."""


class Behind(Generic[T]):
    """One piece of work in a thread; a newer wish or the user ends it at its next step.

    Args:
        run: Runs a coroutine beside the screen.
        changed: Called when there is progress, an outcome, or an end.
    """

    def __init__(
        self,
        run: Callable[[Callable[[], Coroutine[Any, Any, None]]], None],
        changed: Callable[[], None],
    ) -> None:
        self._run = run
        self._changed = changed
        self._key: Hashable = None
        self._todo: Callable[[Told], T] | None = None
        self._outcome: T | None = None
        self.done = 0
        """How much is done."""
        self.total = 0
        """Of how much; 0 as long as nobody knows."""
        self.stopped = False
        """Whether the user stopped it."""

    @property
    def at_work(self) -> bool:
        """Whether an outcome is on its way."""
        return self._key is not None and self._outcome is None and not self.stopped

    def want(self, key: Hashable, work: Callable[[Told], T]) -> T | None:
        """Return the outcome of some work, or begin it and return nothing yet.

        Args:
            key: What it is the outcome of; another one ends the work that was going on.
            work: Runs in a thread; calls its argument now and then.
        """
        if key != self._key:
            self._key, self._outcome, self.stopped = key, None, False
            self.done = self.total = 0
            # Not in what is run: a worker that is done would hold on to all it was about.
            self._todo = work
            self._run(self._work)
        return self._outcome

    def stop(self) -> bool:
        """End the work, whose outcome nobody waits for; tell whether there was any."""
        if not self.at_work:
            return False
        self.stopped = True
        self._changed()
        return True

    def forget(self) -> None:
        """Begin anew at the next wish, also for what was stopped."""
        self._key, self._todo, self._outcome, self.stopped = None, None, None, False

    async def _work(self) -> None:
        loop, key, work = asyncio.get_running_loop(), self._key, self._todo
        self._todo = None
        if work is None:
            return

        def told(done: int, total: int) -> None:
            if not self._is_wanted(key):
                raise _StoppedError
            loop.call_soon_threadsafe(self._progress, key, done, total)

        try:
            outcome = await asyncio.to_thread(work, told)
        except _StoppedError:
            return
        finally:
            del work
        if self._is_wanted(key):
            self._outcome = outcome
            self._changed()

    def _is_wanted(self, key: Hashable) -> bool:
        return key == self._key and not self.stopped

    def _progress(self, key: Hashable, done: int, total: int) -> None:
        if self._is_wanted(key):
            self.done, self.total = done, total
            self._changed()
