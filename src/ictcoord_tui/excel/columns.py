"""What a column is: how it shows a thing, and how a changed cell becomes edits again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.tasks import Catalogue, Task
from ictcoord_tui.excel.names import Directory
from ictcoord_tui.excel.sheet import CellValue
from ictcoord_tui.excel.styles import Look

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)

Edits: TypeAlias = Mapping[Path, object]
"""What a cell asks for: values by place in the document; `None` takes the key out."""


class CellError(ValueError):
    """A cell that cannot be understood; the message is Dutch and says what would work."""


@dataclass(frozen=True, slots=True)
class View:
    """What a sheet looks at: one dossier with the names of everybody in the workbook.

    Attributes:
        homes: For each person the id of their dossier.
    """

    overview: Overview
    names: Directory
    homes: Mapping[str, str]


class Reading(Protocol):
    """What a column needs to know to understand a cell."""

    @property
    def catalogue(self) -> Catalogue:
        """The start list."""

    def people(self, text: str) -> list[str]:
        """Return the ids of the people a cell names; new ones get an id."""

    def person(self, name: str) -> str | None:
        """Return the id of the one person with this name, or `None`."""

    def dossiers(self, text: str) -> list[str]:
        """Return the ids of the schools a cell names.

        Raises:
            CellError: A name is no school's.
        """

    def section(self, text: str) -> str:
        """Return the id of the section a cell names.

        Raises:
            CellError: There is no such section.
        """

    def beneath(self, task_id: str) -> Task | None:
        """Return the task without what the dossier itself says about it."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a sheet whose rows are tasks or people.

    Attributes:
        key: Stable name, also in the hidden base.
        header: The Dutch word in the header row.
        width: In characters.
        show: Gives the value of the cell.
        read: Gives the edits of a changed cell; `None` for a column that is only to be looked at.
        choices: Name of the drop-down list.
    """

    key: str
    header: str
    width: float
    show: Callable[[View, T], CellValue]
    read: Callable[[Reading, str, object], Edits] | None = None
    look: Look = Look.TEXT
    choices: str = ""
