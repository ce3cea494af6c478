"""A dossier on disk that several people use at the same time.

Saving is: take the lock, read what is there, merge what others did, write in one step, keep the
version. Others may be this program, git, scp or an editor; none of them is trusted to use the lock.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from ictcoord_tui.domain.forgotten import Departed, merge_without
from ictcoord_tui.domain.marks import marks_in
from ictcoord_tui.domain.merge import Conflict, Difference, Merged, differences, same
from ictcoord_tui.domain.schema import Change, Document, ordered
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.storage.atomic import (
    WORK_FOLDER,
    clean_leftovers,
    is_shared,
    real_path,
    write_atomically,
)
from ictcoord_tui.storage.authors import Signature, nearest, sign
from ictcoord_tui.storage.codec import MAX_BYTES, check_size, decode, encode
from ictcoord_tui.storage.conflicts import (
    Pending,
    conflict_ids,
    keep_conflicts,
    list_conflicts,
    settle_conflicts,
)
from ictcoord_tui.storage.lock import PATIENCE, locked
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.reading import read_regular
from ictcoord_tui.storage.stamps import Contents, Stamp, Watch
from ictcoord_tui.storage.versions import (
    Retention,
    Rewritten,
    declared_retention,
    keep_version,
    rewrite_versions,
    thin_versions,
    withdraw_version,
)
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier as it was read.

    Attributes:
        document: The document, in the order of the schema and without spelled-out defaults.
        stamp: What `DossierFile.changed_since` compares with.
        writable: Whether this user may save here.
        pending: Conflicts that wait for a choice, whoever noticed them.
        signatures: Who changed what since the document the reader knew.
    """

    document: Document
    stamp: Stamp
    writable: bool
    pending: tuple[Pending, ...] = ()
    signatures: Mapping[Place, Signature] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Saved:
    """A dossier as it stands on disk after saving.

    Attributes:
        document: Everything that is in the file now: ours and theirs.
        foreign: What others changed since `base`.
        conflicts: Where both changed the same; ours stands, unless we deleted what they edited.
        pending: All conflicts that wait for a choice, those of others too.
        signatures: Who changed what of `foreign`.
        stamp: What `DossierFile.changed_since` compares with.
        written: Whether the file had to change.
        warning: Dutch sentence when the dossier is safe but something was not as it should be:
            its earlier version was not kept, or the file had vanished and was written anew.
    """

    document: Document
    foreign: tuple[Difference, ...]
    conflicts: tuple[Conflict, ...]
    stamp: Stamp
    written: bool
    warning: str = ""
    pending: tuple[Pending, ...] = ()
    signatures: Mapping[Place, Signature] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Found:
    data: bytes
    document: Document
    status: os.stat_result


class DossierFile:
    """One dossier on disk.

    Args:
        path: The file; a symbolic link is followed once and for all.
        retention: How long this user wants earlier versions to stay; see `kept_for`.
    """

    def __init__(self, path: Path, *, retention: Retention | None = None) -> None:
        self.path = real_path(path)
        """The file itself."""
        self._known: tuple[bytes, Document] | None = None
        self.retention = retention
        """How long this user wants earlier versions to stay."""
        self.inherited: Retention | None = None
        """How long they stay by what the group of the dossier declares."""
        self._pending: tuple[Pending, ...] = ()
        self._in_doubt = False
        self._watch = Watch(self.path, _bytes_of)

    def load(self, known: Document | None = None, *, tidy: bool = True) -> Loaded:
        """Read the dossier, without a lock: every save replaces the file in one step.

        Args:
            known: What the reader knew of it, to tell who changed what since.
            tidy: Also remove what writers that died left in its folder.

        Raises:
            InvalidDataError: It is no dossier that this version understands.
            NotAllowedError: It may not be read.
            IctcoordError: It is not there, or the system refuses otherwise.
        """
        with explained(self.path, "lezen"):
            found = self._read()
        if tidy:
            clean_leftovers(self.path.parent)
        return Loaded(
            found.document,
            Stamp.of(found.data, found.status),
            self._is_writable(),
            self._waiting(),
            {} if known is None else self._signed(known, found),
        )

    def create(self, document: Document, *, who: str, now: datetime) -> Saved:
        """Write a dossier that is not there yet.

        Raises:
            NotAllowedError: There is a file already, or the folder may not be written in.
            InvalidDataError: The document is too large.
            IctcoordError: The system refuses otherwise.
        """
        with locked(self.path):
            if self.path.exists():
                raise NotAllowedError(
                    f"{shown(self.path)} bestaat al. Kies een andere naam of open dat dossier."
                )
            return self._write(Merged(document, ()), (), None, Signature(who, now.astimezone()))

    def withdraw(self) -> None:
        """Remove a dossier that this object just created, with its only version.

        One that somebody changed meanwhile stays.

        Raises:
            NotAllowedError: The folder may not be written in.
            IctcoordError: The system refuses otherwise.
        """
        with locked(self.path), explained(self.path, "weghalen"):
            if self._known is None or self.path.read_bytes() != self._known[0]:
                return
            self.path.unlink()
            withdraw_version(self.path, self._known[0])

    def save(  # noqa: PLR0913 - each says something else about what is saved
        self,
        base: Document,
        ours: Document,
        *,
        who: str,
        now: datetime,
        timeout: float = PATIENCE,
        departed: Departed | None = None,
        what: str = "",
    ) -> Saved:
        """Bring our changes to disk, together with what others saved there since.

        A file that cannot be understood is never overwritten. A failed save leaves the old file,
        and may be tried again with the same arguments.

        Args:
            base: The document as it was last read from or saved to this file.
            ours: The document as it should be now.
            who: Who saves, for the earlier versions.
            now: The moment of saving.
            timeout: Seconds to wait for another writer.
            departed: Who may not come back by our side; the marks in the dossier always count.
            what: What the one change is called, for the earlier versions; empty for several.

        Raises:
            InvalidDataError: The file on disk is damaged or too new, or ours is too large.
            ConflictError: Somebody else is saving all the time.
            NotAllowedError: File, folder or disk may not be written.
            IctcoordError: The system refuses otherwise (disk full, input/output error).
        """
        base, ours = ordered(base), ordered(ours)
        with locked(self.path, timeout):
            found = self._found()
            signature = Signature(who, now.astimezone())
            if found is None:
                written = self._write(Merged(ours, ()), (), None, signature, what)
                vanished = f"{self.path.name} was verdwenen en is opnieuw geschreven."
                return replace(written, warning=written.warning or vanished)
            merged = merge_without(base, ours, found.document, departed)
            foreign = differences(base, found.document)
            signatures = self._signed(base, found) if foreign else {}
            # Before the file: once it holds only one of the two values, both must be on disk.
            keep_conflicts(self.path, _pending(merged, signature, signatures))
            if same(merged.document, found.document) and not self._in_doubt:
                stamp = Stamp.of(found.data, found.status)
                saved = Saved(found.document, foreign, merged.conflicts, stamp, written=False)
            else:
                if _leaves_somebody(base, found.document):
                    # What was done may be called after whoever was forgotten meanwhile.
                    what = ""
                saved = self._write(merged, foreign, found, signature, what)
        return replace(saved, pending=self._waiting(), signatures=signatures)

    def changed_since(self, stamp: Stamp) -> bool:
        """Tell whether the contents on disk differ from what the stamp saw.

        Cheap while nothing happens; see `stamps`. A file that vanished or cannot be read has
        changed.
        """
        return self._watch.changed_since(stamp)

    def keep_pending(self, pending: Iterable[Pending]) -> None:
        """Keep conflicts that were noticed outside a save; see `conflicts.keep_conflicts`.

        Raises:
            NotAllowedError: The folder may not be written in.
            IctcoordError: The system refuses otherwise.
        """
        keep_conflicts(self.path, pending)

    def settle(self, ids: Iterable[str]) -> None:
        """Forget conflicts after a choice was saved; see `conflicts.settle_conflicts`.

        Raises:
            NotAllowedError: The folder may not be written in.
            IctcoordError: The system refuses otherwise.
        """
        settle_conflicts(self.path, ids)

    def waits_otherwise(self, known: Iterable[str]) -> bool:
        """Tell whether other conflicts wait for a choice than those with these ids."""
        return conflict_ids(self.path) != frozenset(known)

    def rewrite_history(
        self,
        change: Change,
        *,
        rename: Callable[[str], str] = str,
        retell: Callable[[str], str] = str,
    ) -> Rewritten:
        """Change all earlier versions, under the lock; see `versions.rewrite_versions`.

        Raises:
            ConflictError: Somebody else is saving all the time.
            NotAllowedError: The folder may not be written in.
            IctcoordError: The system refuses otherwise.
        """
        with locked(self.path):
            return rewrite_versions(self.path, change, rename=rename, retell=retell)

    def kept_for(self, document: Document) -> Retention:
        """Return how long earlier versions stay.

        What the dossier itself declares comes first, then what its group declares: several people
        use one dossier, and nobody's own settings may shorten a history that others rely on. So
        in a shared folder the settings of a user do not count at all.

        Args:
            document: What the dossier holds.

        Raises:
            IctcoordError: The system refuses to tell whether the folder is shared.
        """
        declared = declared_retention(document) or self.inherited
        if declared is not None or self.retention is None:
            return declared or Retention()
        with explained(self.path.parent, "lezen"):
            return Retention() if is_shared(self.path.parent) else self.retention

    def _is_writable(self) -> bool:
        work = self.path.parent / WORK_FOLDER
        # `Path.exists` does not take a refusal of the disk for an answer.
        there = [work] if os.path.exists(work) else []  # noqa: PTH110
        places = [self.path, self.path.parent, *there]
        return all(os.access(place, os.W_OK) for place in places)

    def _waiting(self) -> tuple[Pending, ...]:
        self._pending = list_conflicts(self.path, self._pending)
        return self._pending

    def _signed(self, known: Document, found: _Found) -> Mapping[Place, Signature]:
        changed = datetime.fromtimestamp(found.status.st_mtime).astimezone()
        places = [one.path for one in differences(known, found.document)]
        return sign(self.path, known, found.document, changed, places)

    def _found(self) -> _Found | None:
        with explained(self.path, "lezen"):
            try:
                return self._read()
            except FileNotFoundError:
                return None

    def _read(self) -> _Found:
        data, status = _bytes_of(self.path)
        # Once: another thread that looks or saves meanwhile may know something newer by now.
        known = self._known
        if known is not None and known[0] == data:
            document = known[1]
        else:
            document = ordered(decode(data, shown(self.path)))
            self._known = data, document
        return _Found(data, document, status)

    def _write(
        self,
        merged: Merged,
        foreign: tuple[Difference, ...],
        found: _Found | None,
        signature: Signature,
        what: str = "",
    ) -> Saved:
        document = ordered(merged.document)
        data = encode(document)
        warning = ""
        if found is not None and not Departed().meant(document, found.document):
            changed = datetime.fromtimestamp(found.status.st_mtime).astimezone()
            warning = self._keep(found.data, Signature("", changed))
        # Until the disk confirmed it, an equal file is no proof that there is nothing to write.
        self._in_doubt = True
        status = write_atomically(self.path, data, follow=False)
        self._in_doubt = False
        self._known = data, document
        warning = self._keep(data, signature, what, thin=document) or warning
        stamp = Stamp.of(data, status)
        return Saved(document, foreign, merged.conflicts, stamp, written=True, warning=warning)

    def _keep(
        self, data: bytes, signature: Signature, what: str = "", *, thin: Document | None = None
    ) -> str:
        """Keep a version; the dossier itself matters more, so that a refusal is but a warning."""
        try:
            keep_version(self.path, data, who=signature.who, now=signature.when, what=what)
            if thin is not None:
                kept_for = self.kept_for(thin)
                thin_versions(self.path, today=signature.when.date(), retention=kept_for)
        except IctcoordError as error:
            return f"Het dossier is bewaard, maar de vroegere versie niet. {error.message}"
        return ""


def _leaves_somebody(base: Document, found: Document) -> bool:
    """Tell whether somebody was forgotten since a document was read."""
    known = {mark.key for mark in marks_in(base)}
    return any(mark.key not in known for mark in marks_in(found))


def _pending(
    merged: Merged, signature: Signature, signatures: Mapping[Place, Signature]
) -> Iterator[Pending]:
    for one in merged.conflicts:
        yield Pending(one, signature, nearest(signatures, one.path) or signature)


def _bytes_of(path: Path) -> Contents:
    data, status = read_regular(path, MAX_BYTES, "een dossier", follow=False)
    check_size(status.st_size, shown(path))
    return data, status
