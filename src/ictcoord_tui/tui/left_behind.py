"""What an end left behind, and what the next start does with it.

When the program has to end (a hang-up, SIGTERM, a crash), half-typed text is kept as a draft, and
what could not be saved as a rescue copy. Both are offered as soon as their dossier is open again:
for the schools of a group that is when they were read, which may be long after the first screen.
"""

from asyncio import to_thread
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerState

from ictcoord_tui.domain.forgotten import Departed
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.paths import state_dir
from ictcoord_tui.session import SaveState
from ictcoord_tui.storage.drafts import Draft, keep_draft, list_drafts
from ictcoord_tui.storage.places import discard
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.storage.rescue import keep_rescue, list_rescues
from ictcoord_tui.tui.half_typed import half_typed_on
from ictcoord_tui.tui.screens.area import AreaScreen

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp


_AT_ONCE = 10
"""Dossiers that are looked at before keys get their turn again."""


class LeftBehind:
    """Keeps at the end what is not in a dossier, and offers it at the next start.

    Args:
        app: Whose work it is, and on what the questions are asked.
    """

    def __init__(self, app: "IctcoordApp") -> None:
        self._app = app
        self._looked: set[tuple[str, Path]] = set()
        self._waiting: list[str] = []
        self._in_cell: list[Draft] = []
        self._typing: tuple[str, str] | None = None
        self._kept: Draft | None = None
        self._is_keeping = False
        self._ends = 0

    def forget(self) -> None:
        """Begin anew: another dossier was opened."""
        self._looked.clear()
        self._waiting.clear()

    # While somebody types

    async def keep_typing(self) -> None:
        """Keep what is half typed now, so that kill -9 and a power cut take but a moment of it."""
        app, typing = self._app, self._half_typed()
        if typing == self._typing or self._is_keeping:
            return
        self._typing, former, self._kept = typing, self._kept, None
        if typing is not None:
            from ictcoord_tui.storage.processes import this_process  # noqa: PLC0415 - once typed

            place, text = typing
            now, path = app.clock().astimezone(), app.session.path()
            keep = partial(keep_draft, path, place, text, now=now, who=app.author)
            keep = partial(keep, home=state_dir(), holder=this_process())
            self._is_keeping = True
            try:
                # A dossier that cannot be saved says so; the next letter tries again.
                with suppress(IctcoordError):
                    await to_thread(self._keep, keep, self._ends)
            finally:
                self._is_keeping = False
        self._drop(former)

    def _keep(self, keep: Callable[[], Draft], ends: int) -> None:
        """Keep a draft, in a thread; by then the program may have ended with a draft of its own."""
        self._kept = draft = keep()
        if ends != self._ends:
            self._drop(draft)

    def _half_typed(self) -> tuple[str, str] | None:
        app = self._app
        if not app.has_session or app.session.read_only_reason():
            return None
        return self._typed

    @property
    def _typed(self) -> tuple[str, str] | None:
        """What is half typed; nothing at the very end, when the screens are gone already."""
        front = self._app.areas.front
        return None if front is None else half_typed_on(self._app.screen, front)

    def _drop(self, draft: Draft | None) -> None:
        if draft is not None:
            # What cannot be removed is offered once more, which does no harm.
            with suppress(IctcoordError):
                discard(draft)

    # At the end

    def keep_draft(self) -> None:
        """Keep what is half typed, if anything is.

        Raises:
            IctcoordError: There is no place for it.
        """
        app = self._app
        self._ends += 1
        if (draft := self._half_typed()) is not None:
            place, text = draft
            keep_draft(
                app.session.path(), place, text, now=app.clock(), who=app.author, home=state_dir()
            )
            self._discard([one for one in self._in_cell if one.place == place])
        self._typing, former, self._kept = None, self._kept, None
        self._drop(former)
        self._let_go()

    def put_back(self, draft: Draft) -> None:
        """Keep a draft whose text stands in an open cell again, until it is safe on disk."""
        self._in_cell.append(draft)

    def _let_go(self) -> None:
        """Discard the drafts that were put back, once nothing is half typed nor unsaved."""
        app = self._app
        safe = app.session.status.state is SaveState.SAVED
        if self._in_cell and safe and self._typed is None:
            self._discard(self._in_cell)

    def _discard(self, drafts: list[Draft]) -> None:
        for draft in tuple(drafts):
            self._drop(draft)
            self._in_cell.remove(draft)

    def rescue(self, error: IctcoordError) -> str:
        """Keep what could not be saved in another place; return what to tell of it.

        Args:
            error: Why it could not be saved.
        """
        said = [error.message]
        for rescue in self._app.session.unsaved():
            name = shown(rescue.path)
            try:
                file = keep_rescue(rescue, state_dir())
            except IctcoordError as worse:
                said.append(f"VERLOREN: wat in {name} nog niet bewaard was. {worse.message}")
            else:
                said.append(
                    f"Wat in {name} nog niet bewaard was, staat apart in {shown(file)}. Open het "
                    "dossier opnieuw: dan kun je het terugzetten."
                )
        return "\n".join(said)

    # At the start

    def look(self) -> None:
        """Look for what belongs to the dossiers that are open by now, and offer it.

        A user who is typing, or who answers another question, is not disturbed: it waits.
        """
        app = self._app
        if not app.has_session or not app.is_named:
            return
        self._let_go()
        unknown = [
            (dossier, known)
            for dossier in app.session.ids
            if (known := (app.author, app.session.path(dossier))) not in self._looked
        ]
        for dossier, known in unknown[:_AT_ONCE]:
            self._looked.add(known)
            if self._anything_for(dossier):
                self._waiting.append(dossier)
        if len(unknown) > _AT_ONCE:
            app.call_later(self.look)
        if self._waiting and self._may_ask():
            from ictcoord_tui.tui.flows.left_behind import offer  # noqa: PLC0415 - rare

            app.begin_flow(partial(offer, app, self._next))

    def let_go(self, departed: Departed) -> None:
        """Take who was forgotten by a colleague out of what this user keeps apart, and tell."""
        session = self._app.session
        for key in session.ids:
            self._tidy(session.path(key), departed.here(session.document(key)))
        self._app.notify(
            "Een collega verwijderde iemand overal. Wat je daarvoor deed, kun je niet meer "
            "ongedaan maken.",
            timeout=8,
        )

    def _tidy(self, path: Path, departed: Departed) -> None:
        from ictcoord_tui.storage.forgetting import Tidying  # noqa: PLC0415 - rare

        try:
            Tidying(departed, state_dir()).of(path)
        except IctcoordError as error:
            self._app.notify(error.message, severity="warning")

    def _next(self) -> str | None:
        return self._waiting.pop(0) if self._waiting else None

    def _anything_for(self, dossier: str) -> bool:
        path, who = self._app.session.path(dossier), self._app.author
        departed = self._app.session.departed
        if departed.marks:
            self._tidy(path, departed.here(self._app.session.document(dossier)))
        return bool(list_rescues(path, state_dir(), who) or list_drafts(path, who, state_dir()))

    def _may_ask(self) -> bool:
        app = self._app
        busy = (WorkerState.PENDING, WorkerState.RUNNING)
        asking = any(one.group in ("flow", "author") and one.state in busy for one in app.workers)
        return isinstance(app.screen, AreaScreen) and not asking and self._typed is None
