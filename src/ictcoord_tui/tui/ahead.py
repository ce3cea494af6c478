"""The next step of what is looked at, worked out behind the screen when something changed."""

import asyncio
from collections.abc import Callable, Collection, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from ictcoord_tui.session import Session

if TYPE_CHECKING:
    from ictcoord_tui.insights.next_step import NextStep

_Work = Callable[[], Coroutine[None, None, Any]]

SCHOOLS = "schools"
"""Beside the first keys of places: first the school of the group that is furthest behind."""

_Key = tuple[int, str, frozenset[str]]
"""Revision, dossier in focus, and the tables one is at work in."""


class Ahead:
    """Knows what to do next in the open dossier.

    Args:
        session: Gives the open session.
        run_behind: Runs work behind the screen.
        tell: Called when there is something else to say than before.
    """

    def __init__(
        self,
        session: Callable[[], Session],
        run_behind: Callable[[_Work], None],
        tell: Callable[[], None],
    ) -> None:
        self._session = session
        self._run_behind = run_behind
        self._tell = tell
        self._begun = False
        self._known: tuple[_Key | None, NextStep | None] = (None, None)
        self._at_work: _Key | None = None

    def forget(self) -> None:
        """Say nothing: another dossier was opened, and its first screen comes first."""
        self._begun = False
        self._known = (None, None)

    def begin(self) -> None:
        """Speak from now on."""
        self._begun = True
        self._tell()

    def text(self, tables: Collection[str]) -> str:
        """Return what to do next; what is not known yet is worked out behind the screen.

        Args:
            tables: First keys of places that go first, or `SCHOOLS`.
        """
        if not self._begun:
            return ""
        if self._key(tables) not in (self._known[0], self._at_work):
            self._at_work = self._key(tables)
            self._run_behind(partial(self.look, tables))
        return self._said

    async def look(self, tables: Collection[str]) -> "NextStep":
        """Work out what to do next, in a thread: in a large group it takes a while.

        Args:
            tables: First keys of places that go first, or `SCHOOLS`.
        """
        key = self._key(tables)
        found = await asyncio.to_thread(_next_step, self._session(), tables)
        if self._at_work == key:
            self._at_work = None
        if key == self._key(tables):
            before = self._said
            self._known = (key, found)
            if found.text != before:
                self._tell()
        return found

    @property
    def _said(self) -> str:
        return self._known[1].text if self._known[1] is not None else ""

    def _key(self, tables: Collection[str]) -> _Key:
        session = self._session()
        return (session.revision, session.focus, frozenset(tables))


def _next_step(session: Session, tables: Collection[str]) -> "NextStep":
    # The rules need most of the insights: nothing the first screen should wait for.
    from ictcoord_tui.content.roadmap import load_roadmap  # noqa: PLC0415
    from ictcoord_tui.insights.next_step import Standpoint, next_step  # noqa: PLC0415

    today = session.clock().date()
    here = Standpoint(session.overview(), session.focus_scope(), load_roadmap(), today)
    return next_step(here, tables, schools_first=SCHOOLS in tables)
