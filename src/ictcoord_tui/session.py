"""The open dossier: what was edited, what is saved, what others changed, what can be undone.

A session knows no screen. Whoever shows it asks for save jobs and polls, runs those wherever it
likes (a thread), and hands the outcome back; every method here is quick and belongs to one thread.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ictcoord_tui.domain.dossier import read_dossier
from ictcoord_tui.domain.merge import Conflict, Difference, differences, merge, same, undo
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Change, Document, DossierKind, ordered
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.storage.authors import Signature, sign
from ictcoord_tui.storage.conflicts import Pending
from ictcoord_tui.storage.dossier_file import DossierFile, Loaded, Saved, Stamp, nearest
from ictcoord_tui.storage.rescue import Rescue
from ictcoord_tui.storage.versions import Retention
from ictcoord_tui.workspace import Broken, Opened, member_paths, open_main, open_member

Clock = Callable[[], datetime]
"""Gives the present moment in local time."""

MOST_STEPS = 500
"""How many steps can be undone; documents share what did not change, so that these cost little."""


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
class Step:
    """One gesture of the user, as undo sees it.

    Attributes:
        label: What was done, in Dutch, for instance `12 cellen geplakt`.
        changes: Per dossier: its id, the document before and the document after.
        place: Dossier id and path to put the cursor on.
    """

    label: str
    changes: tuple[tuple[str, Document, Document], ...]
    place: tuple[str, Place]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What undo or redo did.

    Attributes:
        conflicts: Values somebody else changed since; those stayed as they are.
    """

    label: str
    place: tuple[str, Place]
    conflicts: tuple[Conflict, ...]


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
        warning: What went wrong, in Dutch; empty when nothing did.
    """

    dossier: str
    differences: tuple[Difference, ...]
    conflicts: tuple[Conflict, ...] = ()
    warning: str = ""
    signatures: tuple[Signature, ...] = ()


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

    def run(self) -> "Saved | IctcoordError":
        """Save, and return the outcome; a failure is a value, because the session goes on."""
        try:
            self.file.keep_pending(self.noticed)
            saved = self.file.save(self.base, self.ours, who=self.who, now=self.now)
            self.file.settle(self.settled)
        except IctcoordError as error:
            return error
        left = tuple(one for one in saved.pending if one.id not in self.settled)
        return replace(saved, pending=left)


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


@dataclass
class _OpenFile:
    """A dossier in memory: what is on disk as far as we know, and what it is today.

    `pending` are the conflicts on disk; `noticed` are those still to be written there, `settled`
    the ids of those still to be removed.
    """

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
    overview: Overview | None = field(default=None, repr=False)


class Session:
    """Everything that is open, and its history.

    Args:
        main: The dossier that was asked for.
        group: The group a school belongs to, if it could be read; the main dossier of a group.
        catalogue: The start list.
        author: Whose name goes with answers and versions.
        clock: Gives the present moment.
        read_only: Why nothing may be changed at all; empty when it may.
    """

    def __init__(
        self,
        main: Opened,
        group: Opened | Broken | None,
        *,
        catalogue: Catalogue,
        author: str,
        clock: Clock,
        read_only: str = "",
    ) -> None:
        self.catalogue = catalogue
        self.author = author
        self.clock = clock
        self.main = main.id
        """Id of the dossier that was opened."""
        self.focus = main.id
        """Id of the dossier that is looked at and edited."""
        self.broken: dict[str, Broken] = {}
        """Dossiers that should be there but cannot be used, by id."""
        self.revision = 0
        """Grows with every change of any document, ours or theirs."""
        self.saved_at: datetime | None = None
        self._read_only = read_only
        self._retention: Retention | None = None
        self._files: dict[str, _OpenFile] = {}
        self._group: str | None = None
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._admit_group(main, group)

    @classmethod
    def open(  # noqa: PLR0913 - each says something else about the session
        cls,
        path: Path,
        *,
        catalogue: Catalogue,
        author: str,
        clock: Clock,
        read_only: str = "",
        root: Path | None = None,
        retention: Retention | None = None,
    ) -> "Session":
        """Open a dossier; the schools of a group follow with `expected_members` and `admit`.

        Args:
            path: The file.
            catalogue: The start list.
            author: Whose name goes with answers and versions.
            clock: Gives the present moment.
            read_only: Why nothing may be changed at all; empty when it may.
            root: Folder outside which no group is read; `None` for no such limit.
            retention: How long earlier versions stay; the usual time by default.

        Raises:
            InvalidDataError: It is no dossier that can be used.
            IctcoordError: It cannot be read.
        """
        main, group = open_main(path, catalogue, root=root)
        session = cls(
            main, group, catalogue=catalogue, author=author, clock=clock, read_only=read_only
        )
        session.retain(retention)
        return session

    def retain(self, retention: Retention | None) -> None:
        """Keep earlier versions for another time, of what is open and of what is yet to come."""
        self._retention = retention
        for one in self._files.values():
            one.file.retention = retention

    # What is open

    @property
    def group_id(self) -> str | None:
        """Id of the group's dossier, when there is one."""
        return self._group

    @property
    def has_group(self) -> bool:
        """Whether a group was opened, so that its schools stand side by side."""
        return self._group == self.main

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of every dossier in use, the group first."""
        return tuple(self._files)

    @property
    def school_ids(self) -> tuple[str, ...]:
        """Ids of the schools in scope."""
        return tuple(key for key in self._files if key != self._group)

    def document(self, dossier: str | None = None) -> Document:
        """Return the document of a dossier as it is now."""
        return self._files[dossier or self.focus].document

    def path(self, dossier: str | None = None) -> Path:
        """Return the file of a dossier."""
        return self._files[dossier or self.focus].file.path

    def overview(self, dossier: str | None = None) -> Overview:
        """Return a dossier with its layers, as it is now."""
        key = dossier or self.focus
        one = self._files[key]
        if one.overview is None:
            group = None
            if self._group is not None and key != self._group:
                group = self.overview(self._group).dossier
            one.overview = Overview(key, read_dossier(one.document), self.catalogue, group)
        return one.overview

    def scope(self) -> Scope:
        """Return what insights look at: the group with its schools, or the one school."""
        schools = tuple(self.overview(key) for key in self.school_ids)
        group = self.overview(self._group) if self.has_group and self._group else None
        return Scope(schools, group)

    def focus_scope(self) -> Scope:
        """Return the scope of what is looked at: everything from the group, else one school."""
        if self.focus == self._group:
            return self.scope()
        return Scope((self.overview(),))

    def taken_people(self) -> frozenset[str]:
        """Return the ids of all people in all open dossiers: an id is unique in a group."""
        return frozenset(
            person for one in self._files.values() for person in one.document.get("people", {})
        )

    def home_of(self, person_id: str) -> str | None:
        """Return the id of the dossier in which a person is written down."""
        for key, one in self._files.items():
            if person_id in one.document.get("people", {}):
                return key
        return None

    def expected_members(self) -> tuple[Path, ...]:
        """Return the member files of an open group that were not read yet.

        Raises:
            InvalidDataError: A pattern leads out of the group's folder.
        """
        if not self.has_group:
            return ()
        known = {one.file.path for one in self._files.values()}
        known |= {one.path for one in self.broken.values()}
        return tuple(path for path in member_paths(self._opened_group()) if path not in known)

    def member_reader(self) -> Callable[[Path], Opened | Broken]:
        """Return a function that reads one member and may run in any thread."""
        group, catalogue = self._opened_group(), self.catalogue
        return lambda path: open_member(path, group, catalogue)

    def admit(self, found: Opened | Broken) -> None:
        """Take a school into the session that was read with `member_reader`."""
        if isinstance(found, Broken):
            self.broken[found.id] = found
        elif found.id in self._files or found.dossier.kind is DossierKind.GROUP:
            said = "Er is al een dossier met deze naam in de groep, of dit is zelf een groep."
            self.broken[str(found.path)] = Broken(found.id, found.path, said)
        else:
            self.broken.pop(found.id, None)
            self._files[found.id] = self._open_file(found)
        self.revision += 1

    # Changing

    def read_only_reason(self, dossier: str | None = None) -> str:
        """Return why a dossier cannot be changed, or nothing when it can."""
        return self._files[dossier or self.focus].read_only

    def edit(
        self, label: str, change: Change, *, place: Place = (), dossier: str | None = None
    ) -> bool:
        """Change a dossier as one undoable step.

        Args:
            label: What is done, in Dutch, for `Ongedaan: …`.
            change: Makes the new document.
            place: Where to put the cursor when this is undone.
            dossier: Which dossier; the focused one by default.

        Returns:
            Whether anything changed.

        Raises:
            NotAllowedError: The dossier may not be changed.
        """
        key = dossier or self.focus
        return self.edit_several(label, {key: change}, place=place)

    def edit_several(self, label: str, changes: Mapping[str, Change], *, place: Place = ()) -> bool:
        """Change several dossiers as one undoable step.

        Raises:
            NotAllowedError: One of the dossiers may not be changed; then none is.
        """
        done = []
        for key, change in changes.items():
            before = self._files[key].document
            after = change(before)
            if same(before, after):
                continue
            if reason := self.read_only_reason(key):
                raise NotAllowedError(reason)
            done.append((key, before, after))
        if not done:
            return False
        for key, _, after in done:
            self._set(key, after)
        self._undo.append(Step(label, tuple(done), (done[0][0], place)))
        del self._undo[:-MOST_STEPS]
        self._redo.clear()
        return True

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._undo[-1].label if self._undo else ""

    @property
    def undo_place(self) -> tuple[str, Place] | None:
        """Dossier and place of what undo would take back; `None` when there is nothing."""
        return self._undo[-1].place if self._undo else None

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty when there is nothing."""
        return self._redo[-1].label if self._redo else ""

    def undo(self) -> TakenBack | None:
        """Take back the last step, in whatever the documents have become since."""
        return self._take_back(self._undo, self._redo)

    def redo(self) -> TakenBack | None:
        """Do again what was last undone."""
        return self._take_back(self._redo, self._undo)

    def forget_steps(self) -> None:
        """Forget what could be undone: it may hold somebody who has to be forgotten."""
        self._undo.clear()
        self._redo.clear()

    # Saving

    @property
    def status(self) -> SaveStatus:
        """How safe the work is, over all open dossiers."""
        failure = next((one.failure for one in self._files.values() if one.failure), "")
        if failure:
            return SaveStatus(SaveState.FAILED, self.saved_at, failure)
        if any(_unsaved(one) or one.saving for one in self._files.values()):
            return SaveStatus(SaveState.WAITING, self.saved_at)
        if reason := self.read_only_reason():
            return SaveStatus(SaveState.READ_ONLY, self.saved_at, reason)
        return SaveStatus(SaveState.SAVED, self.saved_at)

    @property
    def failing(self) -> tuple[str, ...]:
        """Ids of the dossiers whose last save failed."""
        return tuple(key for key, one in self._files.items() if one.failure)

    def next_save(self, *, retry: bool = False) -> SaveJob | None:
        """Return the next save that is to be done, one at a time for each file.

        Args:
            retry: Also try a file again whose last save failed and that was not edited since.
        """
        for key, one in self._files.items():
            if not one.saving and _unsaved(one) and (retry or not one.failure):
                return self._job(key, one)
        return None

    def finish_save(self, job: SaveJob, outcome: Saved | IctcoordError) -> News | None:
        """Take in the outcome of a save; return what others had changed meanwhile."""
        one = self._files[job.dossier]
        one.saving = False
        if isinstance(outcome, IctcoordError):
            # A retry that fails alike is no news: the line on screen still says so.
            known = one.failure == outcome.message
            one.failure = outcome.message
            return None if known else News(job.dossier, (), warning=outcome.message)
        one.failure = ""
        one.stamp = outcome.stamp
        one.noticed = tuple(p for p in one.noticed if p not in job.noticed)
        one.settled -= job.settled
        self.saved_at = job.now
        return self._take_in(job.dossier, job.ours, outcome)

    def save_everything(self) -> None:
        """Save what is left, here and now: for leaving, however suddenly.

        A dossier that cannot be saved does not hold back the others.

        Raises:
            IctcoordError: Something could not be saved.
        """
        failures = [error for key in self._files if (error := self._save_now(key)) is not None]
        if failures:
            raise failures[0]

    def unsaved(self) -> tuple[Rescue, ...]:
        """Return what is not on disk yet, in a form that can be kept and put back later."""
        now = self.clock().astimezone()
        return tuple(
            Rescue(one.file.path, one.base, one.document, self.author, now, one.noticed)
            for one in self._files.values()
            if _unsaved(one)
        )

    def put_back(self, label: str, dossier: str, rescue: Rescue) -> bool:
        """Bring what was rescued into a dossier as one undoable step.

        What was changed in the same place since then stays, and waits for a choice.

        Args:
            label: What is done, in Dutch, for `Ongedaan: …`.
            dossier: Which dossier it belongs to.
            rescue: What could not be saved before.

        Returns:
            Whether anything changed.

        Raises:
            NotAllowedError: The dossier may not be changed.
        """
        one = self._files[dossier]
        today = one.document
        merged = merge(base=rescue.base, ours=today, theirs=rescue.ours)
        changed = self.edit(label, lambda _today: ordered(merged.document), dossier=dossier)
        seen = datetime.fromtimestamp(one.stamp.status[0] / 1e9).astimezone()
        places = [conflict.path for conflict in merged.conflicts]
        signatures = sign(one.file.path, rescue.base, today, seen, places)
        rescued_by = Signature(rescue.who, rescue.when)
        one.noticed += rescue.noticed
        one.noticed += tuple(
            Pending(conflict, signatures[conflict.path], rescued_by)
            for conflict in merged.conflicts
        )
        return changed

    # What others do

    def poll(self) -> Poll:
        """Return a look at all files for changes by others."""
        return Poll(
            tuple(
                Watched(key, o.file, o.stamp, o.base, frozenset(p.id for p in o.pending))
                for key, o in self._files.items()
                if not o.saving
            )
        )

    def receive(self, seen: Iterable[tuple[str, Loaded | IctcoordError]]) -> tuple[News, ...]:
        """Take in what a poll found; return what is new."""
        news = []
        for key, loaded in seen:
            one = self._files[key]
            if isinstance(loaded, IctcoordError):
                if loaded.message != one.unreadable:
                    news.append(News(key, (), warning=loaded.message))
                one.unreadable = loaded.message
                continue
            one.unreadable = ""
            if one.saving:
                continue
            one.stamp = loaded.stamp
            taken = self._take_in(key, one.base, loaded)
            if taken is not None:
                news.append(taken)
        return tuple(news)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Values that wait for a choice, in all open dossiers."""
        return tuple(
            Disagreement(key, one) for key, file in self._files.items() for one in _waiting(file)
        )

    def settle(self, disagreement: Disagreement) -> None:
        """Take a disagreement off the list after a choice was made; the next save tells others."""
        one = self._files[disagreement.dossier]
        one.settled |= {disagreement.pending.id}

    # Inside

    def _job(self, key: str, one: _OpenFile) -> SaveJob:
        one.saving = True
        return SaveJob(
            key,
            one.file,
            one.base,
            one.document,
            self.author,
            self.clock(),
            one.noticed,
            one.settled,
        )

    def _save_now(self, key: str) -> IctcoordError | None:
        """Save one dossier until nothing waits; return why that did not work."""
        one = self._files[key]
        while _unsaved(one):
            job = self._job(key, one)
            outcome = job.run()
            self.finish_save(job, outcome)
            if isinstance(outcome, IctcoordError):
                return outcome
        one.saving = False
        return None

    def _admit_group(self, main: Opened, group: Opened | Broken | None) -> None:
        if isinstance(group, Broken):
            self.broken[group.id] = group
        elif group is not None:
            self._group = group.id if group.id != main.id else f"{group.id} (groep)"
            self._files[self._group] = self._open_file(group)
        self._files[main.id] = self._open_file(main)
        if main.dossier.kind is DossierKind.GROUP:
            self._group = main.id

    def _open_file(self, opened: Opened) -> _OpenFile:
        reason = self._read_only
        if not reason and not opened.loaded.writable:
            reason = f"Je mag {opened.path.name} lezen, maar niet wijzigen."
        document = opened.document
        one = _OpenFile(opened.file, document, document, opened.loaded.stamp, reason)
        one.pending = opened.loaded.pending
        one.file.retention = self._retention
        return one

    def _opened_group(self) -> Opened:
        group = self._files[self._group or self.main]
        loaded = Loaded(group.document, group.stamp, writable=not group.read_only)
        dossier = self.overview(self._group).dossier
        return Opened(self._group or self.main, group.file, loaded, dossier, ())

    def _set(self, key: str, document: Document) -> None:
        one = self._files[key]
        one.document = document
        one.failure = ""
        one.overview = None
        if key == self._group:
            for other in self._files.values():
                other.overview = None
        self.revision += 1

    def _take_in(self, key: str, known: Document, found: Saved | Loaded) -> News | None:
        """Bring a document from disk together with ours.

        Args:
            key: The dossier.
            known: The document from which both ours and theirs come.
            found: What is on disk now; after a save of ours the first merge was done on the way.
        """
        one = self._files[key]
        merged = merge(base=known, ours=one.document, theirs=found.document)
        document = ordered(merged.document)
        foreign = found.foreign if isinstance(found, Saved) else differences(known, found.document)
        before = {pending.id for pending in _waiting(one)}
        one.base = found.document
        one.pending = found.pending
        one.noticed += tuple(self._noticed(conflict, found) for conflict in merged.conflicts)
        if not same(document, one.document):
            self._set(key, document)
        if same(one.base, one.document):
            # One and the same from here on: who asks what waits to be saved need not compare.
            one.document = one.base
        conflicts = tuple(p.conflict for p in _waiting(one) if p.id not in before)
        warning = found.warning if isinstance(found, Saved) else ""
        if not foreign and not conflicts and not warning:
            return None
        return News(key, foreign, conflicts, warning, _each_once(found.signatures))

    def _noticed(self, conflict: Conflict, found: Saved | Loaded) -> Pending:
        ours_by = Signature(self.author, self.clock().astimezone())
        theirs_by = nearest(found.signatures, conflict.path)
        return Pending(conflict, ours_by, theirs_by or ours_by)

    def _take_back(self, source: list[Step], target: list[Step]) -> TakenBack | None:
        if not source:
            return None
        step = source[-1]
        for key, _, _ in step.changes:
            if reason := self.read_only_reason(key):
                raise NotAllowedError(reason)
        source.pop()
        changes = []
        conflicts: list[Conflict] = []
        for key, before, after in step.changes:
            today = self._files[key].document
            result = undo(before, after, today)
            document = ordered(result.document)
            self._set(key, document)
            changes.append((key, today, document))
            conflicts.extend(result.conflicts)
        target.append(Step(step.label, tuple(changes), step.place))
        return TakenBack(step.label, step.place, tuple(conflicts))


def _unsaved(one: _OpenFile) -> bool:
    if one.noticed or one.settled:
        return True
    return one.document is not one.base and not same(one.document, one.base)


def _waiting(one: _OpenFile) -> tuple[Pending, ...]:
    """Return the conflicts on disk and those on their way there, without the settled ones."""
    known = {pending.id: pending for pending in (*one.pending, *one.noticed)}
    return tuple(pending for name, pending in known.items() if name not in one.settled)


def _each_once(signatures: Mapping[Place, Signature]) -> tuple[Signature, ...]:
    latest: dict[str, Signature] = {}
    for one in sorted(signatures.values(), key=lambda one: one.when):
        latest[one.who] = one
    return tuple(sorted(latest.values(), key=lambda one: one.when, reverse=True))
