"""One line with the tabs; the one in front stands between brackets, so that colour is no matter."""

from collections.abc import Sequence

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from ictcoord_tui.tui.present.marks import legend


class TabBar(Widget):
    """Names of tabs on one line, and where there is room what the signs under it say.

    Args:
        names: The tabs, from left to right.
    """

    COMPONENT_CLASSES = {"tab-bar--current"}

    current: reactive[int] = reactive(0)
    """Number of the tab in front."""
    page: reactive[str] = reactive("")
    """Id of the help page whose marks are explained; empty for none."""

    foreign: reactive[str] = reactive("")
    """Who changed the row of the cursor; empty when nobody else did."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)

    def render(self) -> Text:
        """Draw the names."""
        line = Text(no_wrap=True, end="")
        for number, name in enumerate(self._names):
            here = number == self.current
            style = self.get_component_rich_style("tab-bar--current") if here else ""
            line.append(f" [{name}] " if here else f"  {name}  ", style)
        if self.page:
            room = self.size.width - line.cell_len - 1
            line.append(legend(self.page, room - 1, self.foreign).rjust(room))
        return line
