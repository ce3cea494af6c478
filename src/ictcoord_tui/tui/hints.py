"""Which first hints are still shown to this user, and keeping track of it."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ictcoord_tui.content.hints import load_hints
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.settings import USES_OF_A_HINT, update_settings
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press

_Work = Callable[[], Coroutine[None, None, Any]]
_KEY = re.compile(r"\{([a-z_.]+)\}")


class Hints:
    """Shows a hint the first few times a screen is used, until the user did what it tells.

    Args:
        met: How often each screen was used, by its id.
        keymap: Keys of the user's own, by command id.
        folder: Where settings are kept; `None` keeps it in mind only.
        run_behind: Runs work beside what the user does.
    """

    def __init__(
        self,
        met: Mapping[str, int],
        keymap: Mapping[str, str],
        folder: Path | None,
        run_behind: Callable[[_Work], None],
    ) -> None:
        self._met = dict(met)
        self._keymap = keymap
        self._folder = folder
        self._run_behind = run_behind
        self._here = ""
        self._shown = False
        self._text = ""
        self._begun = False
        self._unkept: dict[str, int] = {}

    def begin(self) -> None:
        """Keep from now on what is noted: the first screen is drawn."""
        self._begun = True
        self._keep_behind()

    def text_for(self, screen_id: str) -> str:
        """Return the hint of the screen in front; empty when there is none, or no longer.

        Coming to a screen counts as a use of it.
        """
        if screen_id != self._here:
            hint = load_hints().get(screen_id)
            self._here = screen_id
            self._shown = hint is not None and self._met.get(screen_id, 0) < USES_OF_A_HINT
            self._text = hint_text(screen_id, self._keymap) if self._shown else ""
            if self._shown:
                self._note(screen_id, self._met.get(screen_id, 0) + 1)
        return self._text if self._shown else ""

    def did(self, command_id: str) -> bool:
        """Take in that the user did a command; tell whether that makes the hint go away."""
        hint = load_hints().get(self._here) if self._shown else None
        if hint is None or command_id not in hint.done:
            return False
        self._shown = False
        self._note(self._here, USES_OF_A_HINT)
        return True

    def _note(self, screen_id: str, uses: int) -> None:
        self._met[screen_id] = self._unkept[screen_id] = uses
        self._keep_behind()

    def _keep_behind(self) -> None:
        if self._begun and self._unkept and self._folder is not None:
            unkept, self._unkept = self._unkept, {}
            self._run_behind(partial(self._keep, self._folder, unkept))

    async def _keep(self, folder: Path, uses: Mapping[str, int]) -> None:
        try:
            await asyncio.to_thread(update_settings, folder, lambda settings: settings.hinted(uses))
        except IctcoordError:
            # Seeing a hint once more is no reason to bother anybody with a folder.
            self._folder = None


def hint_text(screen_id: str, keymap: Mapping[str, str]) -> str:
    """Return the hint of a screen with the keys that work; empty when it has none.

    Args:
        screen_id: Id of the screen, tab or page.
        keymap: Keys of the user's own, by command id.
    """
    hint = load_hints().get(screen_id)
    if hint is None:
        return ""
    return _KEY.sub(lambda found: key_to_press(COMMAND_BY_ID[found[1]], keymap), hint.text)
