"""A page of blocks to read and choose from; the cursor stays on its block when the page changes."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ictcoord_tui.tui.present.blocks import Block, Laid, Layout, lay_out
from ictcoord_tui.tui.present.more import more_sign
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.widgets.grid import Tone
from ictcoord_tui.values import dataclass

_MARGIN = 2
"""Cells on the left: the cursor's own, and one of air."""

_FREE = _MARGIN + 1
"""Cells that hold no text: the margin, and one of air on the right."""


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
        self._layout = lay_out((), 0)
        self._top = 0
        self._target = ""

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
        if from_top or blocks != self._layout.blocks:
            self.show_layout(lay_out(blocks, self.room), from_top=from_top)

    def show_layout(self, layout: Layout, *, from_top: bool = False) -> None:
        """Show a page that was laid out elsewhere, as long ones are in a thread.

        Args:
            layout: The page for a width of `room`; for another width it is laid out again.
            from_top: As for `show`.
        """
        if from_top:
            self._top, self._target = 0, ""
        self._layout = layout
        self._settle()
        self.refresh()

    @property
    def target(self) -> str:
        """Id of the block the cursor is on; empty when there is none to stand on."""
        return self._target

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of all blocks the cursor can stand on, from the top."""
        return tuple(self._spans)

    def go_to(self, target: str) -> bool:
        """Put the cursor on a block; return whether it is on the page."""
        if target not in self._spans:
            return False
        self._place(target)
        return True

    @property
    def _height(self) -> int:
        """Lines of the page in sight: the last one says that there is more, when there is."""
        height: int = self.size.height
        return height - 1 if 1 < height < len(self._lines) else height

    @property
    def _lines(self) -> Sequence[Laid]:
        return self._layout.lines

    @property
    def _spans(self) -> Mapping[str, tuple[int, int]]:
        return self._layout.spans

    @property
    def _blocks(self) -> Sequence[Block]:
        return self._layout.blocks

    # Moving

    def do_up(self) -> None:
        """Go to the block above, or scroll to it when it is far."""
        self._step(-1)

    def do_down(self) -> None:
        """Go to the next block, or scroll to it when it is far."""
        self._step(1)

    def do_page_up(self) -> None:
        """Go a screen up."""
        self._page(-1)

    def do_page_down(self) -> None:
        """Go a screen down."""
        self._page(1)

    def do_top(self) -> None:
        """Go to the top."""
        self._edge(0, 0)

    def do_bottom(self) -> None:
        """Go to the end."""
        self._edge(-1, len(self._lines))

    def _step(self, way: int) -> None:
        targets = self.targets
        here = targets.index(self._target) if self._target in targets else -1
        there = here + way
        if 0 <= there < len(targets) and self._near(targets[there]):
            self._place(targets[there])
            if there == 0:
                self._scroll(0)
        else:
            self._scroll(self._top + way * max(1, self._height // 3))

    def _near(self, target: str) -> bool:
        first, last = self._spans[target]
        reach = max(1, self._height // 3)
        return first < self._top + self._height + reach and last >= self._top - reach

    def _page(self, way: int) -> None:
        self._scroll(self._top + way * max(1, self._height - 1))
        if not self._in_sight(self._target):
            seen = [key for key in self.targets if self._in_sight(key)]
            if seen:
                self._set_target(seen[0 if way > 0 else -1])

    def _edge(self, number: int, line: int) -> None:
        if self._spans:
            self._place(self.targets[number])
        self._scroll(line)

    def _in_sight(self, target: str) -> bool:
        if target not in self._spans:
            return False
        first, last = self._spans[target]
        return self._top <= first and last < self._top + self._height

    def _place(self, target: str) -> None:
        self._set_target(target)
        first, last = self._spans[target]
        height = self._height
        if not self.size.height:
            return
        if last >= self._top + height:
            self._scroll(last - height + 1)
        if first < self._top:
            self._scroll(first)

    def _set_target(self, target: str) -> None:
        if target == self._target:
            return
        for key in (self._target, target):
            self._refresh_block(key)
        self._target = target
        self.post_message(self.Moved(self))

    def _scroll(self, top: int) -> None:
        top = max(0, min(top, len(self._lines) - self._height))
        if top != self._top:
            self._top = top
            self.refresh()

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height the page would like."""
        self._fit(width - _FREE)
        return len(self._lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; the first time before anybody told the width."""
        self._fit(self.room)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        number = self._top + y
        base = self.get_component_rich_style("blocks--plain")
        if y >= self._height:
            sign = more_sign(self._top > 0, number < len(self._lines))
            muted = self.get_component_rich_style("blocks--muted")
            return Strip([Segment(" " * _MARGIN + sign, muted)]).adjust_cell_length(width, base)
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        target = self._blocks[line.block].target
        here = bool(target) and target == self._target
        first = here and self._spans[target][0] == number
        chosen = None
        if here:
            name = "blocks--cursor" if self.has_focus else "blocks--resting"
            chosen = self.get_component_rich_style(name)
        segments = [Segment(">" if first else " ", chosen or base), Segment(" ", chosen or base)]
        for text, tone in line.parts:
            style = chosen or self.get_component_rich_style(f"blocks--{tone.value}")
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, chosen or base).simplify()

    def on_resize(self) -> None:
        """Wrap again to the new width; nothing is drawn again when it was drawn so already."""
        before = (self._layout, self._top, self._target)
        self._settle()
        if before != (self._layout, self._top, self._target):
            self.refresh()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._refresh_block(self._target)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._refresh_block(self._target)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        number = self._top + event.y
        inside = event.y < self._height and number < len(self._lines)
        target = self._blocks[self._lines[number].block].target if inside else ""
        if not target:
            return
        again = target == self._target
        self._place(target)
        if again:
            self.post_message(self.Chosen(self))

    def on_mouse_scroll_down(self) -> None:
        """Scroll three lines down."""
        self._scroll(self._top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll three lines up."""
        self._scroll(self._top - 3)

    def _settle(self) -> None:
        """Wrap to the width, and keep cursor and top where there is something."""
        self._fit(self.room)
        if self._target not in self._spans:
            self._target = next(iter(self._spans), "")
        self._top = max(0, min(self._top, len(self._lines) - self._height))
        if self._target and self.size.height and self._top and not self._in_sight(self._target):
            self._place(self._target)

    def _fit(self, width: int) -> None:
        """Lay out again for another width."""
        if self._layout.width != width:
            self._layout = lay_out(self._layout.blocks, width)

    def _refresh_block(self, target: str) -> None:
        if target in self._spans:
            first, last = self._spans[target]
            self.refresh(Region(0, first - self._top, self.size.width, last - first + 1))
