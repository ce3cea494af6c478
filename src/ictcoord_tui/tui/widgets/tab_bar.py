"""One line with the tabs; the one in front stands between brackets, so that colour is no matter."""

from collections.abc import Sequence

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget


class TabBar(Widget):
    """Names of tabs on one line.

    Args:
        names: The tabs, from left to right.
    """

    COMPONENT_CLASSES = {"tab-bar--current"}

    current: reactive[int] = reactive(0)
    """Number of the tab in front."""

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
        return line
