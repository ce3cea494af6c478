"""The screen around a table, as the table knows it."""

from ictcoord_tui.domain.schema import Document, Path


class TableHost:
    """A screen with a table on it: a class to inherit from."""

    def table_changed(self) -> None:
        """Take in that the cursor, the marks, the filter or the editor changed."""
        raise NotImplementedError

    async def open_card(self) -> None:
        """Show everything about the row of the cursor."""
        raise NotImplementedError

    def picture(self) -> Document:
        """Return the dossier that is shown, as it is now."""
        raise NotImplementedError

    def keep_thrown(self, place: Path, text: str) -> None:
        """Keep at hand what Esc threw away in the cell at a path."""
        raise NotImplementedError
