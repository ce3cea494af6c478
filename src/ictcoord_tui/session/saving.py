"""Saving: how safe the work is, and the half of a save that may run in any thread."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from ictcoord_tui.domain.forgotten import Departed
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.conflicts import Pending
from ictcoord_tui.storage.dossier_file import DossierFile, Saved
from ictcoord_tui.values import dataclass


class SaveState(StrEnum):
    """How safe the work is."""

    SAVED = "saved"
    WAITING = "waiting"
    FAILED = "failed"
    READ_ONLY = "read-only"


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """What the status word on screen says.

    Attributes:
        at: Moment of the last successful save in this session, if any.
        reason: Why saving failed, or why nothing can be changed.
    """

    state: SaveState
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SaveJob:
    """A save that is to be done; `run` may be called in any thread."""

    dossier: str
    file: DossierFile
    base: Document
    ours: Document
    who: str
    now: datetime
    noticed: tuple[Pending, ...] = ()
    settled: frozenset[str] = frozenset()
    departed: Departed = Departed()
    labels: tuple[str, ...] = ()

    def run(self) -> "Saved | IctcoordError":
        """Save, and return the outcome; a failure is a value, because the session goes on."""
        try:
            self.file.keep_pending(self.noticed)
            saved = self.file.save(
                self.base,
                self.ours,
                who=self.who,
                now=self.now,
                departed=self.departed,
                what=self.labels[0] if len(self.labels) == 1 else "",
            )
            self.file.settle(self.settled)
        except IctcoordError as error:
            return error
        left = tuple(one for one in saved.pending if one.id not in self.settled)
        return replace(saved, pending=left)
