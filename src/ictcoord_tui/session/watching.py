"""What others do: looking at the files in any thread, and what was found there."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from ictcoord_tui.domain.forgotten import Departed
from ictcoord_tui.domain.merge import Conflict, Difference
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.conflicts import Pending
from ictcoord_tui.storage.dossier_file import DossierFile, Loaded
from ictcoord_tui.storage.stamps import Stamp
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A value that two people changed at the same time, waiting for a choice.

    Attributes:
        dossier: Id of the dossier.
        pending: Where, both values, and who made them.
    """

    dossier: str
    pending: Pending

    @property
    def conflict(self) -> Conflict:
        """Where it is, and both values."""
        return self.pending.conflict


@dataclass(frozen=True, slots=True)
class News:
    """What others changed in a dossier since we last looked.

    Attributes:
        conflicts: Conflicts that were not known yet, whoever noticed them.
        signatures: Who made the differences, each once, the latest first.
        signed: Who made each difference.
        warning: What went wrong, in Dutch; empty when nothing did.
        departed: Who was forgotten elsewhere, with the names this session knew; `None` for nobody.
    """

    dossier: str
    differences: tuple[Difference, ...]
    conflicts: tuple[Conflict, ...] = ()
    warning: str = ""
    signatures: tuple[Signature, ...] = ()
    signed: Mapping[Path, Signature] = field(default_factory=lambda: MappingProxyType({}))
    departed: Departed | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """A file to look at, and what is known of it."""

    dossier: str
    file: DossierFile
    stamp: Stamp
    base: Document
    pending: frozenset[str]

    def look(self) -> "Loaded | IctcoordError | None":
        """Read the file when somebody changed it; nothing when it is as it was."""
        changed = self.file.changed_since(self.stamp)
        if not changed and not self.file.waits_otherwise(self.pending):
            return None
        try:
            return self.file.load(self.base)
        except IctcoordError as error:
            return error


@dataclass(frozen=True, slots=True)
class Poll:
    """A look at the files, to be done in any thread.

    Attributes:
        watched: The files, and what we know of them.
    """

    watched: tuple[Watched, ...]

    def run(self) -> tuple[tuple[str, "Loaded | IctcoordError"], ...]:
        """Read every file that somebody changed."""
        seen = ((one.dossier, one.look()) for one in self.watched)
        return tuple((dossier, found) for dossier, found in seen if found is not None)
