"""The way an app ends, however suddenly: first save, then close, within a few seconds.

What cannot be saved is rescued, and the user finds a word about it in the terminal afterwards.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Timer
from typing import Any

from textual.app import App

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.tui.terminal import signals
from ictcoord_tui.tui.terminal.crash import report_crash

SAVE_SECONDS = 10.0
"""How long saving may take when the app has to end."""

CLOSE_SECONDS = 5.0
"""How long closing the screens may take after that."""

_NOT_SAVED = "Je werk kon niet bewaard worden."


class Ending:
    """Ends an app once, whatever goes wrong on the way.

    Args:
        app: The app.
        save: Brings everything to disk; raises when it cannot.
        rescue: Keeps what could not be saved elsewhere, and returns what to tell of it.
        state_folder: Where crash details go.
    """

    def __init__(
        self,
        app: App[Any],
        save: Callable[[], Awaitable[None]],
        rescue: Callable[[IctcoordError], str],
        state_folder: Path,
    ) -> None:
        self.last_words: list[str] = []
        """What to leave behind in the terminal."""
        self._app = app
        self._save = save
        self._rescue = rescue
        self._state_folder = state_folder
        self._task: asyncio.Task[None] | None = None
        self._last_resort: Timer | None = None

    @property
    def has_begun(self) -> bool:
        """Whether the app is on its way out."""
        return self._task is not None

    def begin(self, code: int, close: Callable[[], None]) -> None:
        """Save, and close whether that succeeds or not; a second call changes nothing.

        Args:
            code: What the process returns.
            close: Closes the app.
        """
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._save_and_close(code, close))

    def is_reached(self) -> None:
        """Take in that the app has closed in good order."""
        if self._last_resort is not None:
            self._last_resort.cancel()

    async def _save_and_close(self, code: int, close: Callable[[], None]) -> None:
        with self._app._context():  # noqa: SLF001 - as Textual does for any message handler
            try:
                async with asyncio.timeout(SAVE_SECONDS):
                    await self._save()
            except Exception as error:  # noqa: BLE001 the end must be reached in any case
                self._say_last(error)
            if not self._app.is_headless:
                self._last_resort = signals.exit_hard_after(CLOSE_SECONDS, code)
            close()

    def _say_last(self, error: Exception) -> None:
        """Rescue what was not saved, and leave a word about it behind in the terminal."""
        try:
            failure = error if isinstance(error, IctcoordError) else IctcoordError(_NOT_SAVED)
            self.last_words.append(self._rescue(failure))
            if failure is not error:
                report_crash(error, self._state_folder)
        except Exception as worse:  # noqa: BLE001 the end must be reached in any case
            report_crash(worse, self._state_folder)
