"""What lies behind other widgets and is nothing but a colour.

With every change Textual puts all lines of every widget in sight together again, also of a
container that is covered from edge to edge: half the lines of a step of the cursor in a table.
"""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Backdrop(Widget):
    """A container or screen without contents of its own: its lines are drawn once a size and look.

    A class to inherit from.
    """

    _backdrop: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in a region, the same as long as region and look are the same."""
        if self._backdrop is None or self._backdrop[0] != crop:
            self._backdrop = (crop, super().render_lines(crop))
        return self._backdrop[1]

    def notify_style_update(self) -> None:
        """Draw anew: the look may be another."""
        self._backdrop = None
        super().notify_style_update()
