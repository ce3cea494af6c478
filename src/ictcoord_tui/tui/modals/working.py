"""Something that takes a while: how far it is, and a way to stop it."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.tui.modals.dialog import HELP_WITHOUT_TEXT, Dialog
from ictcoord_tui.tui.widgets.key_hint import KeyHint

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called with how much is done, of how much."""


class StoppedError(IctcoordError):
    """The user stopped it; nothing was written."""

    title = "Gestopt"


class Working(Dialog[T | IctcoordError], Generic[T]):
    """Does slow work in a thread and gives its outcome; a failure is a value.

    Args:
        title: What is being done.
        work: The work; it calls its argument now and then, and stops when that raises.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stoppen"),
        HELP_WITHOUT_TEXT,
    ]
    help_id = "working"

    def __init__(self, title: str, work: Callable[[Progress], T]) -> None:
        super().__init__()
        self._title, self._work = title, work
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Lay out title and progress."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="question")
            yield Static("Even geduld…", id="progress")
            yield KeyHint("Esc = stoppen", "? = hulp")

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._run())

    def action_stop(self) -> None:
        """Stop at the next moment that is possible."""
        self._stopped = True

    async def _run(self) -> None:
        try:
            outcome: T | IctcoordError = await asyncio.to_thread(self._work, self._progress)
        except IctcoordError as error:
            outcome = error
        self.dismiss(outcome)

    def _progress(self, done: int, total: int) -> None:
        """Runs in the thread of the work."""
        if self._stopped:
            raise StoppedError("Gestopt. Er is niets geschreven.")
        self.app.call_from_thread(self._show, done, total)

    def _show(self, done: int, total: int) -> None:
        self.query_one("#progress", Static).update(Content(f"Blad {done} van {total}"))
