"""The line at the top: where you are, and whether your work is safe."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.geometry import Region
from textual.widget import Widget

BETWEEN = " › "

_FEWEST = 3
"""Crumbs that stay: the dossier, the tab, the row."""

_SHORTEST = 4
"""Cells of the dossier's name that are left at least."""


class TitleBar(Widget):
    """Breadcrumb on the left, the state of saving on the right."""

    COMPONENT_CLASSES = {"title-bar--place", "title-bar--alarm"}

    def __init__(self) -> None:
        super().__init__()
        self._crumbs: tuple[str, ...] = ()
        self._status = ""
        self._alarm = False

    def show(self, crumbs: Sequence[str], status: str, *, alarm: bool) -> None:
        """Show where the user is and how safe the work is.

        Args:
            crumbs: From the dossier down to the row.
            status: A few words; a failure says what failed.
            alarm: The status asks for attention.
        """
        now = (tuple(crumbs), status, alarm)
        if now != (self._crumbs, self._status, self._alarm):
            before = self.render()
            self._crumbs, self._status, self._alarm = now
            self._refresh_difference(before, self.render())

    def _refresh_difference(self, before: Text, after: Text) -> None:
        """Draw again only what changed: with every step in a table that is a number."""
        old, new = before.plain, after.plain
        if len(old) != len(new) or cell_len(new) != len(new) or before.spans != after.spans:
            self.refresh()
            return
        changed = [
            place for place, signs in enumerate(zip(old, new, strict=True)) if len({*signs}) > 1
        ]
        if changed:
            self.refresh(Region(changed[0], 0, changed[-1] - changed[0] + 1, 1))

    def render(self) -> Text:
        """Draw the line; the dossier's name gives way when there is too little room."""
        room = self.size.width - cell_len(self._status) - 3
        line = Text(" ", no_wrap=True, end="")
        line.append(
            _shortened(self._crumbs, room), self.get_component_rich_style("title-bar--place")
        )
        line.append(" " * max(1, self.size.width - 1 - line.cell_len - cell_len(self._status)))
        style = self.get_component_rich_style("title-bar--alarm") if self._alarm else ""
        line.append(self._status, style)
        return line


def _shortened(crumbs: Sequence[str], room: int) -> str:
    whole = BETWEEN.join(crumbs)
    over = cell_len(whole) - room
    if over <= 0 or not crumbs:
        return whole
    if len(crumbs) > _FEWEST and cell_len(BETWEEN.join(("", *crumbs[1:]))) + _SHORTEST > room:
        # The last crumbs tell most: which tab, which row.
        return _shortened((crumbs[0], *crumbs[2:]), room)
    first = max(_SHORTEST, cell_len(crumbs[0]) - over)
    cut = set_cell_size(crumbs[0], first - 1).rstrip() + "…"
    return set_cell_size(BETWEEN.join((cut, *crumbs[1:])), max(1, room))
