"""A column in which people write what they like."""

from collections.abc import Callable

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path
from ictcoord_tui.domain.text import clean_line, clean_text
from ictcoord_tui.tui.tables.column import Column, Editor, Shown


def words_column(
    place: Path,
    title: str,
    width: int,
    row_of: Callable[[Overview, str], object],
    editor: Editor,
) -> Column:
    """Return a column with free words.

    Args:
        place: Table and key in the document; the row stands between them.
        title: Dutch header.
        width: Smallest width on screen.
        row_of: What a row says, with the key as an attribute.
        editor: `LINE` keeps one line, `TEXT` keeps line breaks.
    """
    table, key = place
    clean = clean_text if editor is Editor.TEXT else clean_line

    def text(overview: Overview, row: str) -> str:
        return str(getattr(row_of(overview, row), key))

    def change(_overview: Overview, row: str, typed: str) -> Change:
        value = clean(typed)
        return lambda document: put(document, (table, row, key), value)

    return Column(
        key,
        title,
        width,
        lambda overview, row: Shown(text(overview, row)),
        text,
        editor,
        change,
        grow=1,
    )
