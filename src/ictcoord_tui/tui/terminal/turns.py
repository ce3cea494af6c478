"""Keys and pastes in their turn: each is handled after all that the one before it started.

A key that comes while nothing is at work is handled at once. Any other waits, and those behind it
as well, until every widget is at rest (`rest.py`).
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.events import Key, Paste

from ictcoord_tui.tui.terminal.rest import all_at_rest, nothing_queued

KEY_PATIENCE = 2.0
"""How long in seconds a key waits at most for what the key before it started."""

_GLANCE = 0.001


class Turns:
    """Gives keys and pastes on, one at a time.

    Args:
        app: The app they are for.
        handle: Handles one of them.
        is_over: Tells whether the end was decided on: the screens may be gone before the keys are.
        fail: Takes what goes wrong in a key that had to wait, as any message handler's error.
    """

    def __init__(
        self,
        app: App[Any],
        handle: Callable[[Key | Paste], Awaitable[None]],
        is_over: Callable[[], bool],
        fail: Callable[[Exception], None],
    ) -> None:
        self._app = app
        self._handle = handle
        self._is_over = is_over
        self._fail = fail
        self._waiting: deque[Key | Paste] = deque()
        self._handing_out: asyncio.Task[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something still waits for its turn."""
        return bool(self._waiting) or self._handing_out is not None

    async def arrived(self, event: Key | Paste) -> None:
        """Handle what arrived, at once or in its turn.

        To be called by the app itself, while it handles the event.
        """
        if self._is_over():
            return
        if self._handing_out is None and await self._is_free():
            await self._handle(event)
        else:
            self.let_wait(event)

    def let_wait(self, event: Key | Paste) -> None:
        """Put an event behind all that waits."""
        self._waiting.append(event)
        self._begin()

    def let_follow(self, event: Key | Paste) -> None:
        """Put an event before all that waits: it belongs to the one that is handled now."""
        self._waiting.appendleft(event)
        self._begin()

    async def come_to_rest(self) -> None:
        """Wait until nothing is at work; not for ever, for the keyboard may never seem dead."""
        deadline = time.monotonic() + KEY_PATIENCE
        await _a_moment()
        while not self._is_at_rest(self._app):
            if time.monotonic() > deadline:
                return
            await asyncio.sleep(_GLANCE)
            await _a_moment()

    async def _is_free(self) -> bool:
        """Tell, from inside the app's own queue, whether an event can be handled at once."""
        await _a_moment()
        return nothing_queued(self._app) and self._is_at_rest()

    def _is_at_rest(self, *more: App[Any]) -> bool:
        nodes = self._app._registry  # noqa: SLF001 - Textual lists them nowhere else
        others = [node for node in nodes if node is not self._app]
        return all_at_rest([*others, *more], self._app.workers)

    def _begin(self) -> None:
        if self._handing_out is None:
            self._handing_out = asyncio.get_running_loop().create_task(self._hand_out())

    async def _hand_out(self) -> None:
        """Give waiting events on, each as soon as the one before it has had all its effect."""
        with self._app._context():  # noqa: SLF001 - as Textual does for any message handler
            try:
                while self._waiting and not self._is_over():
                    await self.come_to_rest()
                    if not self._is_over():
                        await self._handle(self._waiting.popleft())
            except Exception as error:  # noqa: BLE001 as in any message handler
                self._fail(error)
            finally:
                self._waiting.clear()
                self._handing_out = None


async def _a_moment() -> None:
    """Let go on what was woken already: a flow whose question was just answered."""
    for _ in range(3):
        await asyncio.sleep(0)
