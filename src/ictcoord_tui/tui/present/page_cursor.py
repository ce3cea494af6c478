"""Where one is on a page of blocks: which lines are in sight, and which block is chosen."""

from collections.abc import Mapping, Sequence

from ictcoord_tui.tui.present.blocks import Laid, Layout, lay_out


class PageCursor:
    """A place on a page: it moves over the blocks that can be chosen, and scrolls between them.

    Attributes:
        layout: The page.
        room: Lines there are to show it in.
        top: The first line in sight.
        target: Id of the chosen block; empty when there is none to stand on.
    """

    def __init__(self) -> None:
        self.layout = lay_out((), 0)
        self.room = 0
        self.top = 0
        self.target = ""

    @property
    def lines(self) -> Sequence[Laid]:
        """The lines of the page."""
        return self.layout.lines

    @property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """The first and the last line of each block that can be chosen, from the top."""
        return self.layout.spans

    @property
    def height(self) -> int:
        """Lines of the page in sight: the last one says that there is more, when there is."""
        return self.room - 1 if 1 < self.room < len(self.lines) else self.room

    def turn_to(self, layout: Layout, *, from_top: bool = False) -> None:
        """Go to another page, or to the same one with other contents.

        Args:
            layout: The page.
            from_top: Begin at its top, with the cursor on nothing yet.
        """
        if from_top:
            self.top, self.target = 0, ""
        self.layout = layout
        self.settle()

    def settle(self) -> None:
        """Keep cursor and top where there is something."""
        if self.target not in self.spans:
            self.target = next(iter(self.spans), "")
        self.scroll_to(self.top)
        if self.target and self.room and self.top and not self.in_sight(self.target):
            self.go_to(self.target)

    def go_to(self, target: str) -> None:
        """Choose a block, and bring it into sight."""
        self.target = target
        first, last = self.spans[target]
        if not self.room:
            return
        if last >= self.top + self.height:
            self.scroll_to(last - self.height + 1)
        if first < self.top:
            self.scroll_to(first)

    def step(self, way: int) -> None:
        """Go to the next block, or scroll to it when it is far.

        Args:
            way: 1 for down, -1 for up.
        """
        targets = tuple(self.spans)
        here = targets.index(self.target) if self.target in targets else -1
        there = here + way
        if 0 <= there < len(targets) and self._near(targets[there]):
            self.go_to(targets[there])
            if there == 0:
                self.scroll_to(0)
        else:
            self.scroll_to(self.top + way * self._reach)

    def page(self, way: int) -> None:
        """Go a screen down or up; what one then sees first is chosen."""
        self.scroll_to(self.top + way * max(1, self.height - 1))
        if not self.in_sight(self.target):
            seen = [key for key in self.spans if self.in_sight(key)]
            if seen:
                self.target = seen[0 if way > 0 else -1]

    def edge(self, *, end: bool) -> None:
        """Go to the top of the page, or to its end."""
        if self.spans:
            self.go_to(tuple(self.spans)[-1 if end else 0])
        self.scroll_to(len(self.lines) if end else 0)

    def scroll_to(self, top: int) -> None:
        """Put a line at the top, as far as there are lines."""
        self.top = max(0, min(top, len(self.lines) - self.height))

    def in_sight(self, target: str) -> bool:
        """Tell whether the whole of a block is shown."""
        if target not in self.spans:
            return False
        first, last = self.spans[target]
        return self.top <= first and last < self.top + self.height

    @property
    def _reach(self) -> int:
        return max(1, self.height // 3)

    def _near(self, target: str) -> bool:
        first, last = self.spans[target]
        return first < self.top + self.height + self._reach and last >= self.top - self._reach
