"""What something that comes in would change, table by table: told before it happens."""

from dataclasses import dataclass

from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.merge import MISSING, Difference, differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.reports.changes import Names, told_differences

_REST = "Het dossier zelf"


@dataclass(frozen=True, slots=True)
class Part:
    """The changes in one table of a dossier.

    Attributes:
        title: What the table is called, as on the tabs: `Huidige situatie`.
        lines: One for each change; they do not name the table again.
    """

    title: str
    lines: tuple[str, ...]


def changed_parts(before: Document, after: Document, names: Names) -> tuple[Part, ...]:
    """Return what differs between two documents, in the order of the tabs."""
    words = labels("table")
    found: dict[str, list[Difference]] = {}
    for one in differences(before, after):
        found.setdefault(one.path[0] if one.path[0] in words else "", []).append(one)
    return tuple(
        Part(words.get(table, _REST), _lines(found[table], words.get(table, ""), names))
        for table in (*words, "")
        if table in found
    )


def _lines(found: list[Difference], title: str, names: Names) -> tuple[str, ...]:
    new = [one for one in found if _is_new_person(one)]
    others = [one for one in found if one not in new]
    return (
        *(f"Nieuw: {neutralise(str(one.after))}" for one in new),
        *(line.removeprefix(f"{title} › ") for line in told_differences(others, names)),
    )


def _is_new_person(one: Difference) -> bool:
    path = one.path
    return path[0] == "people" and path[2:] == ("name",) and one.before is MISSING
