"""The last look before an Excel file comes in: what changes, what to choose, what is not read."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.present.incoming import Incoming, Spot, incoming_blocks, incoming_text
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.importing import ImportScreen
from ictcoord_tui.tui.widgets.block_list import BlockList


class PreviewScreen(ImportScreen[frozenset[Spot] | None]):
    """Gives the conflicts in which the value that does not stand was chosen; `None` for no import.

    Args:
        incoming: What there is to see.
        name: Where it goes: a dossier, or a new one.
        keep: Lets the user keep the page as text.
    """

    OWNER = "preview"
    CONTEXT = Context.PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("preview")

    def __init__(
        self, incoming: Incoming, name: str, keep: Callable[[str], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._incoming, self._name_shown, self._keep = incoming, name, keep

    def draw(self) -> None:
        """Draw the page and the bars again."""
        self.query_one(BlockList).show(incoming_blocks(self._incoming))
        crumbs = (neutralise(self._name_shown), "Excel inlezen", self._incoming.source)
        self.show_title(crumbs, "Nog niets ingelezen")

    def do_change(self) -> None:
        """Let the other value of a conflict stand."""
        number = int(self.query_one(BlockList).target.partition(":")[2])
        spot, _ = self._incoming.conflicts[number]
        self._incoming = replace(self._incoming, theirs=self._incoming.theirs ^ {spot})
        self.draw()

    def do_accept(self) -> None:
        """Bring it in."""
        self.dismiss(self._incoming.theirs)

    def do_report(self) -> None:
        """Keep the page as text."""
        self.run_worker(self._report(), exclusive=True)

    async def _report(self) -> None:
        await self._keep(incoming_text(self._incoming))

    def do_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)

    @on(BlockList.Chosen)
    def _clicked(self) -> None:
        self.do_change()
