"""The grid with the commands that move in it."""

from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.widgets.grid import Grid


class MoveGrid(Grid):
    """A grid with the movement commands."""

    OWNER = "move"
    BINDINGS = bindings_of("move")

    def do_up(self) -> None:
        """Move a row up."""
        self.move_rows(-1)

    def do_down(self) -> None:
        """Move a row down."""
        self.move_rows(1)

    def do_left(self) -> None:
        """Move a column left."""
        self.move_columns(-1)

    def do_right(self) -> None:
        """Move a column right."""
        self.move_columns(1)

    def do_first_column(self) -> None:
        """Move to the first column."""
        self.move_columns(-len(self.source.headers))

    def do_last_column(self) -> None:
        """Move to the last column."""
        self.move_columns(len(self.source.headers))

    def do_page_up(self) -> None:
        """Move a screen up."""
        self.move_page(-1)

    def do_page_down(self) -> None:
        """Move a screen down."""
        self.move_page(1)

    def do_top(self) -> None:
        """Move to the first row."""
        self.move_rows(-len(self.rows))

    def do_bottom(self) -> None:
        """Move to the last row."""
        self.move_rows(len(self.rows))
