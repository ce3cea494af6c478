"""A dossier in memory, and how it is kept together with the one on disk."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from ictcoord_tui.domain.forgotten import Departed, merge_without
from ictcoord_tui.domain.merge import Conflict, differences, same
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, ordered
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.session.saving import SaveJob
from ictcoord_tui.session.watching import News, Watched
from ictcoord_tui.storage.authors import Signature, nearest, sign
from ictcoord_tui.storage.conflicts import Pending
from ictcoord_tui.storage.dossier_file import DossierFile, Loaded, Saved
from ictcoord_tui.storage.problems import only_readable
from ictcoord_tui.storage.rescue import Rescue
from ictcoord_tui.storage.stamps import Stamp
from ictcoord_tui.storage.versions import Retention
from ictcoord_tui.values import dataclass
from ictcoord_tui.workspace import Opened


@dataclass
class OpenFile:
    """A dossier in memory: what is on disk as far as we know, and what it is today.

    Attributes:
        id: Id of the dossier.
        file: Where it lies.
        base: The document both ours and that of others come from.
        document: The document as it is now.
        stamp: What the file looked like when it was last read or written.
        read_only: Why it cannot be changed; empty when it can.
        unreadable: Why it could not be read the last time; told once.
        saving: Whether a save job is under way.
        failure: Why the last save failed.
        pending: The conflicts on disk.
        noticed: The conflicts that are still to be written there.
        settled: Ids of the conflicts that are still to be removed there.
        labels: What the changes are called that are still to be saved.
        overview: The document with its layers, once somebody asked for it.
    """

    id: str
    file: DossierFile
    base: Document
    document: Document
    stamp: Stamp
    read_only: str
    unreadable: str = ""
    saving: bool = False
    failure: str = ""
    pending: tuple[Pending, ...] = ()
    noticed: tuple[Pending, ...] = ()
    settled: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    overview: Overview | None = field(default=None, repr=False)

    @classmethod
    def of(
        cls, key: str, opened: Opened, *, read_only: str, retention: Retention | None
    ) -> "OpenFile":
        """Return what was read from disk, as a dossier to work in.

        Args:
            key: Id of the dossier.
            opened: What was read.
            read_only: Why nothing may be changed at all; empty when the file decides.
            retention: How long earlier versions stay; the usual time by default.
        """
        if not read_only and not opened.loaded.writable:
            read_only = only_readable(opened.path).message
        document, loaded = opened.document, opened.loaded
        one = cls(key, opened.file, document, document, loaded.stamp, read_only)
        one.pending = loaded.pending
        one.file.retention = retention
        return one

    @property
    def unsaved(self) -> bool:
        """Whether there is something to write."""
        if self.noticed or self.settled:
            return True
        return self.document is not self.base and not same(self.document, self.base)

    @property
    def waiting(self) -> tuple[Pending, ...]:
        """The conflicts on disk and those on their way there, without the settled ones."""
        if not self.pending and not self.noticed:
            return ()
        known = {pending.id: pending for pending in (*self.pending, *self.noticed)}
        return tuple(pending for name, pending in known.items() if name not in self.settled)

    def job(self, who: str, now: datetime, departed: Departed) -> SaveJob:
        """Return the save that is to be done now; until it is back there is no other."""
        self.saving = True
        noticed, settled = self.noticed, self.settled
        base, ours = self.base, self.document
        job = SaveJob(self.id, self.file, base, ours, who, now, noticed, settled, departed)
        return replace(job, labels=self.labels)

    def saved(self, job: SaveJob, outcome: Saved) -> None:
        """Take in what a save did; `take_in` follows."""
        self.failure = ""
        self.stamp = outcome.stamp
        self.noticed = tuple(one for one in self.noticed if one not in job.noticed)
        self.settled -= job.settled
        self.labels = self.labels[len(job.labels) :]

    def watched(self) -> Watched:
        """Return what is known of the file, to look whether that still holds."""
        pending = frozenset(one.id for one in self.pending)
        return Watched(self.id, self.file, self.stamp, self.base, pending)

    def take_in(
        self, known: Document, found: Saved | Loaded, ours_by: Signature, departed: Departed
    ) -> tuple[Document, News | None]:
        """Bring a document from disk together with ours.

        Args:
            known: The document from which both ours and theirs come.
            found: What is on disk now; after a save of ours the first merge was done on the way.
            ours_by: Who made our side of a conflict, and when.
            departed: Who may not come back.

        Returns:
            What the document becomes, and what is new.
        """
        merged = merge_without(known, self.document, found.document, departed)
        foreign = found.foreign if isinstance(found, Saved) else differences(known, found.document)
        before = {pending.id for pending in self.waiting}
        self.base = found.document
        if same(self.base, self.document):
            # One and the same from here on: who asks what is unsaved need not compare.
            self.document = self.base
        self.pending = found.pending
        self.noticed += tuple(
            Pending(one, ours_by, nearest(found.signatures, one.path) or ours_by)
            for one in merged.conflicts
        )
        conflicts = tuple(p.conflict for p in self.waiting if p.id not in before)
        warning = found.warning if isinstance(found, Saved) else ""
        news = None
        if foreign or conflicts or warning:
            signed = found.signatures
            news = News(self.id, foreign, conflicts, warning, _each_once(signed), signed)
        return ordered(merged.document), news

    def notice_rescued(
        self, rescue: Rescue, today: Document, conflicts: tuple[Conflict, ...]
    ) -> None:
        """Remember what could not be put back, for somebody to choose.

        Args:
            rescue: What could not be saved before.
            today: The document before it was put back.
            conflicts: What was changed in the same place since then.
        """
        seen = datetime.fromtimestamp(self.stamp.status[0] / 1e9).astimezone()
        places = [conflict.path for conflict in conflicts]
        signatures = sign(self.file.path, rescue.base, today, seen, places)
        rescued_by = Signature(rescue.who, rescue.when)
        self.noticed += rescue.noticed
        self.noticed += tuple(Pending(one, signatures[one.path], rescued_by) for one in conflicts)


def _each_once(signatures: Mapping[Place, Signature]) -> tuple[Signature, ...]:
    latest: dict[str, Signature] = {}
    for one in sorted(signatures.values(), key=lambda one: one.when):
        latest[one.who] = one
    return tuple(sorted(latest.values(), key=lambda one: one.when, reverse=True))
