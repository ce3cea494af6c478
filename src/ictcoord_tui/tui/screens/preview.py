"""The last look before an Excel file comes in: what changes, what to choose, what is not read."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.excel.report import NEW_PERSON, SKIPPED, Doubt, Unsure
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.incoming import DOUBT, Incoming, incoming_blocks, incoming_text
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.importing import ImportScreen
from ictcoord_tui.tui.widgets.block_list import BlockList


class PreviewScreen(ImportScreen[Incoming | None]):
    """Gives what is to come in, with what was chosen; `None` for no import.

    Args:
        incoming: What there is to see.
        name: Where it goes: a dossier, or a new one.
        keep: Lets the user keep the page as text.
        again: Gives the plan once more, by who is meant by the names of its doubts.
    """

    OWNER = "preview"
    CONTEXT = Context.PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("preview")

    def __init__(
        self,
        incoming: Incoming,
        name: str,
        keep: Callable[[str], Awaitable[None]],
        again: Callable[[Mapping[str, str]], Awaitable[Incoming]],
    ) -> None:
        super().__init__()
        self._again = again
        self._incoming, self._name_shown, self._keep = incoming, name, keep

    def draw(self) -> None:
        """Draw the page and the bars again."""
        self.query_one(BlockList).show(incoming_blocks(self._incoming))
        crumbs = (neutralise(self._name_shown), "Excel inlezen", self._incoming.source)
        self.show_title(crumbs, "Nog niets ingelezen")

    def do_change(self) -> None:
        """Let the other value of a conflict stand, or ask who a name is."""
        kind, _, number = self.query_one(BlockList).target.partition(":")
        if kind == DOUBT:
            self.run_worker(self._ask_who(int(number)), group="asking", exclusive=True)
            return
        spot, _ = self._incoming.conflicts[int(number)]
        self._incoming = replace(self._incoming, theirs=self._incoming.theirs ^ {spot})
        self.draw()

    async def _ask_who(self, number: int) -> None:
        doubts = self._incoming.plan.doubts
        doubt = doubts[number]
        question = _question(doubt)
        chosen = await self.app.push_screen_wait(question)
        if chosen is None:
            return
        said = {one.key: one.meant for one in doubts if one.meant} | {doubt.key: chosen}
        fresh = await self._again(said)
        spots = {spot for spot, _ in fresh.conflicts}
        self._incoming = replace(fresh, theirs=self._incoming.theirs & spots)
        self.draw()

    def do_accept(self) -> None:
        """Bring it in."""
        self.dismiss(self._incoming)

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


def _question(doubt: Doubt) -> Pick:
    """Ask who or what is meant: what is alike first, then what else can be done, then the rest."""
    offers = [Offer(key, shown) for key, shown in doubt.people.items()]
    person = doubt.about is Unsure.PERSON
    others = [Offer(SKIPPED, f"Sla ‘{doubt.name}’ over")]
    if person:
        others.insert(0, Offer(NEW_PERSON, f"{doubt.name} is een nieuwe persoon"))
    offers[len(doubt.alike) : len(doubt.alike)] = others
    asked = f"Wie is ‘{doubt.name}’?" if person else f"Welke rubriek is ‘{doubt.name}’?"
    return Pick(asked, offers, about="import-choice")
