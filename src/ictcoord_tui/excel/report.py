"""What an import would change, and what it did not understand: said before anything happens."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ictcoord_tui.domain.merge import Conflict
from ictcoord_tui.domain.schema import Document


@dataclass(frozen=True, slots=True)
class Change:
    """Something an import changes, in Dutch.

    Attributes:
        sheet: Name of the sheet it comes from.
        dossier: Id of the dossier it changes.
        words: What changes: `Wifi-netwerk beheren · Wie: An → Jan`.
    """

    sheet: str
    dossier: str
    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something an import could not use, or did on its own judgement, in Dutch.

    Attributes:
        place: The cell, such as `E12`, or the number of a row; empty for a whole sheet.
        taken: Whether what stood there came along all the same.
        doubted: Whether one of the doubts of the plan says the same.
        cells: The cells it is about when there are many, one a line, as they stood there.
        about: The task or the person of its row, where there is one.
    """

    sheet: str
    place: str
    words: str
    taken: bool = False
    cells: tuple[str, ...] = ()
    doubted: bool = False
    about: str = ""

    def __str__(self) -> str:
        """Return task or person, sheet, cell and message on one line."""
        place = f"rij {self.place}" if self.place.isdecimal() else self.place
        where = f"{self.sheet}, {place}" if place else self.sheet
        return f"‘{self.about}’ ({where}): {self.words}" if self.about else f"{where}: {self.words}"

    def told(self) -> Iterator[str]:
        """Yield the same with every cell on a line of its own, for a report to keep."""
        yield str(self)
        for cell in self.cells:
            yield from (f"    {line}" for line in cell.split("\n"))


class Unsure(StrEnum):
    """What a doubt is about."""

    PERSON = "person"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name in a workbook of ours that nobody has in full: somebody new, or somebody known?

    A section that does not exist is a doubt of the same kind.

    Attributes:
        name: As it stands in the workbook.
        alike: Names of the people it looks like.
        people: Everybody it may be, with their names by id; who is alike comes first.
        meant: Id of who was said to be meant, `NEW_PERSON`, `SKIPPED`, or empty while nobody said.
        open: Whether it cannot be read before somebody says who is meant.
        about: Whether it is a person or a section.
    """

    name: str
    alike: tuple[str, ...]
    people: Mapping[str, str]
    meant: str = ""
    open: bool = False
    about: Unsure = Unsure.PERSON

    @property
    def key(self) -> str:
        """Under what it is remembered who or what is meant."""
        return self.name if self.about is Unsure.PERSON else f"{self.name} ({self.about})"


NEW_PERSON = "?"
"""Said of a name that is somebody new; no id looks like this."""

SKIPPED = "-"
"""Said of a name that is not to be read; no id looks like this."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import comes to. Nothing has happened yet.

    Attributes:
        documents: The merged documents by dossier id, of every dossier that changes.
        conflicts: Per dossier what both sides changed; ours stands, theirs is told here.
        changes: What the workbook asked for.
        remarks: What was not understood, and what deserves a look.
        doubts: Names of which a person may say who is meant.
    """

    documents: Mapping[str, Document]
    conflicts: Mapping[str, tuple[Conflict, ...]]
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the import changes nothing."""
        return not self.documents

    @property
    def unread(self) -> tuple[Remark, ...]:
        """The remarks about content that did not come along."""
        return tuple(remark for remark in self.remarks if not remark.taken)
