"""A page of blocks to read and choose from; the cursor stays on its block when the page changes."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ictcoord_tui.tui.present.blocks import Block, Layout, lay_out
from ictcoord_tui.tui.present.more import more_sign
from ictcoord_tui.tui.present.page_cursor import PageCursor
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.widgets.grid import Tone
from ictcoord_tui.tui.widgets.marks import CURSOR, RESTING
from ictcoord_tui.values import dataclass

_MARGIN = 2
"""Cells on the left: the cursor's own, and one of air."""

_FREE = _MARGIN + 1
"""Cells that hold no text: the margin, and one of air on the right."""

_HERE = ("blocks--cursor", CURSOR)
_AWAY = ("blocks--resting", RESTING)
"""How the cursor looks in a list that listens to the keys, and in one that does not."""


class BlockList(Widget, can_focus=True):
    """Draws blocks, scrolls, and moves a cursor over those that can be chosen."""

    OWNER = "lines"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("lines")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "blocks--cursor",
        "blocks--resting",
        *(f"blocks--{tone.value}" for tone in Tone),
    }

    @dataclass
    class Moved(Message):
        """The cursor stands on another block."""

        blocks: "BlockList"

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst of moves of one list matters."""
            return isinstance(message, BlockList.Moved) and message.blocks is self.blocks

        @property
        def control(self) -> "BlockList":
            """The list that sent it."""
            return self.blocks

    @dataclass
    class Chosen(Message):
        """The block under the cursor was clicked again."""

        blocks: "BlockList"

        @property
        def control(self) -> "BlockList":
            """The list that sent it."""
            return self.blocks

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._at = PageCursor()

    # Contents

    @property
    def room(self) -> int:
        """Cells there are for the text of a line."""
        width: int = self.size.width
        return width - _FREE

    def show(self, blocks: Sequence[Block], *, from_top: bool = False) -> None:
        """Show a page.

        Args:
            blocks: What is on it.
            from_top: It is another page: begin at its top, with the cursor on nothing yet.
        """
        if from_top or blocks != self.blocks:
            self.show_layout(lay_out(blocks, self.room), from_top=from_top)

    def show_layout(self, layout: Layout, *, from_top: bool = False) -> None:
        """Show a page that was laid out elsewhere, as long ones are in a thread.

        Args:
            layout: The page for a width of `room`; for another width it is laid out again.
            from_top: As for `show`.
        """
        self._here.turn_to(self._fitting(layout, self.room), from_top=from_top)
        self.refresh()

    @property
    def blocks(self) -> Sequence[Block]:
        """What is on the page."""
        return self._at.layout.blocks

    @property
    def target(self) -> str:
        """Id of the block the cursor is on; empty when there is none to stand on."""
        return self._at.target

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of all blocks the cursor can stand on, from the top."""
        return tuple(self._at.spans)

    def go_to(self, target: str) -> bool:
        """Put the cursor on a block; return whether it is on the page."""
        if target not in self._at.spans:
            return False
        self._move(lambda at: at.go_to(target))
        return True

    # Moving

    def do_up(self) -> None:
        """Go to the block above, or scroll to it when it is far."""
        self._move(lambda at: at.step(-1))

    def do_down(self) -> None:
        """Go to the next block, or scroll to it when it is far."""
        self._move(lambda at: at.step(1))

    def do_page_up(self) -> None:
        """Go a screen up."""
        self._move(lambda at: at.page(-1))

    def do_page_down(self) -> None:
        """Go a screen down."""
        self._move(lambda at: at.page(1))

    def do_top(self) -> None:
        """Go to the top."""
        self._move(lambda at: at.edge(end=False))

    def do_bottom(self) -> None:
        """Go to the end."""
        self._move(lambda at: at.edge(end=True))

    def _move(self, go: Callable[[PageCursor], None]) -> None:
        """Move on the page, draw what looks otherwise, and tell when another block is chosen."""
        at = self._here
        top, target = at.top, at.target
        go(at)
        if at.top != top:
            self.refresh()
        if at.target != target:
            for key in (target, at.target):
                self._refresh_block(key)
            self.post_message(self.Moved(self))

    @property
    def _here(self) -> PageCursor:
        """The place on the page, that knows how much room there is now."""
        self._at.room = self.size.height
        return self._at

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height the page would like."""
        self._fit(width - _FREE)
        return len(self._at.lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; the first time before anybody told the width."""
        self._fit(self.room)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, at = self.size.width, self._here
        number = at.top + y
        base = self.get_component_rich_style("blocks--plain")
        if y >= at.height:
            sign = more_sign(at.top > 0, number < len(at.lines))
            muted = self.get_component_rich_style("blocks--muted")
            return Strip([Segment(" " * _MARGIN + sign, muted)]).adjust_cell_length(width, base)
        if number >= len(at.lines):
            return Strip.blank(width, base)
        line = at.lines[number]
        target = self.blocks[line.block].target
        here = bool(target) and target == at.target
        first = here and at.spans[target][0] == number
        chosen, mark = None, " "
        if here:
            name, sign = _HERE if self.has_focus else _AWAY
            chosen = self.get_component_rich_style(name)
            mark = sign if first else " "
        segments = [Segment(mark, chosen or base), Segment(" ", chosen or base)]
        for text, tone in line.parts:
            style = chosen or self.get_component_rich_style(f"blocks--{tone.value}")
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, chosen or base).simplify()

    def on_resize(self) -> None:
        """Wrap again to the new width; nothing is drawn again when it was drawn so already."""
        at = self._here
        before = (at.layout, at.top, at.target)
        at.turn_to(self._fitting(at.layout, self.room))
        if before != (at.layout, at.top, at.target):
            self.refresh()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._refresh_block(self._at.target)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._refresh_block(self._at.target)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        at = self._here
        number = at.top + event.y
        inside = event.y < at.height and number < len(at.lines)
        target = self.blocks[at.lines[number].block].target if inside else ""
        if not target:
            return
        again = target == at.target
        self._move(lambda at: at.go_to(target))
        if again:
            self.post_message(self.Chosen(self))

    def on_mouse_scroll_down(self) -> None:
        """Scroll three lines down."""
        self._move(lambda at: at.scroll_to(at.top + 3))

    def on_mouse_scroll_up(self) -> None:
        """Scroll three lines up."""
        self._move(lambda at: at.scroll_to(at.top - 3))

    def _fit(self, width: int) -> None:
        """Lay out again for another width."""
        self._at.layout = self._fitting(self._at.layout, width)

    @staticmethod
    def _fitting(layout: Layout, width: int) -> Layout:
        return layout if layout.width == width else lay_out(layout.blocks, width)

    def _refresh_block(self, target: str) -> None:
        at = self._here
        if target in at.spans:
            first, last = at.spans[target]
            self.refresh(Region(0, first - at.top, self.size.width, last - first + 1))
