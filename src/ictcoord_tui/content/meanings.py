"""What the columns of the tables are for, and what each value of a list means, in a few words."""

from collections.abc import Mapping
from functools import cache

from ictcoord_tui.content.reader import read
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Meanings:
    """Meanings that stand beside the thing itself.

    Attributes:
        columns: One sentence by column id; `people.note` where a table has a meaning of its own.
        values: A few words by kind of list and value.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]


@cache
def load_meanings() -> Meanings:
    """Return all meanings, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(Meanings, "meanings.json")


def column_meaning(table: str, column: str) -> str:
    """Return what a column of a table is for; empty when nobody wrote it down.

    Args:
        table: Id of the table, such as `people`.
        column: Id of the column.
    """
    columns = load_meanings().columns
    return columns.get(f"{table}.{column}") or columns.get(column, "")


def value_meaning(kind: str, value: str) -> str:
    """Return what a value of a list means; empty when the word says it all.

    Args:
        kind: Kind of list, as in `words`.
        value: The value as the dossier has it.
    """
    return load_meanings().values.get(kind, {}).get(value, "")
