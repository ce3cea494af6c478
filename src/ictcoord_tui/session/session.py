"""The open dossier: what was edited, what is saved, what others changed, what can be undone.

A session knows no screen. Whoever shows it asks for save jobs and polls, runs those wherever it
likes (a thread), and hands the outcome back; every method here is quick and belongs to one thread.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ictcoord_tui.domain.edits.forgetting import Someone
from ictcoord_tui.domain.edits.wishes import Wish
from ictcoord_tui.domain.forgotten import Departed, merge_without
from ictcoord_tui.domain.merge import same
from ictcoord_tui.domain.schema import Change, Document, ordered
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.session.dossiers import OpenDossiers
from ictcoord_tui.session.history import History, Step, TakenBack
from ictcoord_tui.session.leavers import Leavers
from ictcoord_tui.session.open_file import OpenFile
from ictcoord_tui.session.saving import SaveJob, SaveState, SaveStatus
from ictcoord_tui.session.watching import Disagreement, News, Poll
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.dossier_file import Loaded, Saved
from ictcoord_tui.storage.rescue import Rescue
from ictcoord_tui.storage.versions import REDONE, UNDONE, Retention
from ictcoord_tui.workspace import Broken, Opened, open_main

Clock = Callable[[], datetime]
"""Gives the present moment in local time."""


class Session(OpenDossiers):
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
        super().__init__(main, group, catalogue=catalogue, read_only=read_only)
        self.author = author
        self.clock = clock
        self.saved_at: datetime | None = None
        self.history = History()
        """What can be undone, and done again."""
        self._leavers = Leavers()

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

    # Changing

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
        done, departed = [], self.departed
        for key, change in changes.items():
            before = self._files[key].document
            # As it is written: a list that is sorted only by the save would look like a change of
            # somebody else, which undo leaves alone.
            after = ordered(departed.kept_out(before, change(before)))
            if same(before, after):
                continue
            if reason := self.read_only_reason(key):
                raise NotAllowedError(reason)
            done.append((key, before, after))
        if not done:
            return False
        for key, _, after in done:
            self._set(key, after)
            self._files[key].labels += (label,)
        self.history.add(Step(label, tuple(done), (done[0][0], place)))
        return True

    def taking_back(self, *, again: bool = False) -> Mapping[str, Wish]:
        """Return what undo, or redo, wants of each dossier; empty when there is nothing to do."""
        step = self.history.last(again=again)
        changes = step.changes if step else ()
        return {key: Wish(after, before, self.departed) for key, before, after in changes}

    def undo(self, settled: Mapping[str, Change] | None = None) -> TakenBack | None:
        """Take back the last step, in whatever the documents have become since.

        Args:
            settled: By dossier, what a person chose where somebody else changed the same since; by
                default what they made of it stays.
        """
        return self._take_back(settled or {}, again=False)

    def redo(self, settled: Mapping[str, Change] | None = None) -> TakenBack | None:
        """Do again what was last undone, as `undo` takes back."""
        return self._take_back(settled or {}, again=True)

    def let_go(self, gone: Iterable[Someone]) -> None:
        """Let nothing bring back who was forgotten; what could be undone goes with them."""
        self._leavers.let_go(gone)
        self._forget_steps()

    @property
    def departed(self) -> Departed:
        """Who was forgotten and may not come back, by whatever older copy."""
        return self._leavers.departed(one.document for one in self._files.values())

    # Saving

    @property
    def status(self) -> SaveStatus:
        """How safe the work is, over all open dossiers."""
        failure = next((one.failure for one in self._files.values() if one.failure), "")
        if failure:
            return SaveStatus(SaveState.FAILED, self.saved_at, failure)
        if any(one.unsaved or one.saving for one in self._files.values()):
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
        for one in self._files.values():
            if not one.saving and one.unsaved and (retry or not one.failure):
                return one.job(self.author, self.clock(), self.departed)
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
        one.saved(job, outcome)
        self.saved_at = job.now
        return self._take_in(one, job.ours, outcome)

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
            if one.unsaved
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
        merged = merge_without(rescue.base, today, rescue.ours, self.departed)
        changed = self.edit(label, lambda _today: merged.document, dossier=dossier)
        one.notice_rescued(rescue, today, merged.conflicts)
        return changed

    # What others do

    def poll(self) -> Poll:
        """Return a look at all files for changes by others."""
        return Poll(tuple(one.watched() for one in self._files.values() if not one.saving))

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
            taken = self._take_in(one, one.base, loaded)
            if taken is not None:
                news.append(taken)
        return tuple(news)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Values that wait for a choice, in all open dossiers."""
        return tuple(
            Disagreement(file.id, one) for file in self._files.values() for one in file.waiting
        )

    def settle(self, disagreement: Disagreement) -> None:
        """Take a disagreement off the list after a choice was made; the next save tells others."""
        one = self._files[disagreement.dossier]
        one.settled |= {disagreement.pending.id}

    # Inside

    def _save_now(self, key: str) -> IctcoordError | None:
        """Save one dossier until nothing waits; return why that did not work."""
        one = self._files[key]
        while one.unsaved:
            job = one.job(self.author, self.clock(), self.departed)
            outcome = job.run()
            self.finish_save(job, outcome)
            if isinstance(outcome, IctcoordError):
                return outcome
        one.saving = False
        return None

    def _take_in(self, one: OpenFile, known: Document, found: Saved | Loaded) -> News | None:
        ours_by = Signature(self.author, self.clock().astimezone())
        everything = (file.document for file in self._files.values())
        departed, left = self._leavers.meet(found.document, everything)
        document, news = one.take_in(known, found, ours_by, departed)
        if left is not None:
            self._forget_steps()
            news = replace(news or News(one.id, ()), departed=left)
        if not same(document, one.document):
            self._set(one.id, document)
        return news

    def _forget_steps(self) -> None:
        """Forget what can be undone, and what is not saved yet is called: a name may be in it."""
        self.history.forget()
        for one in self._files.values():
            one.labels = ()

    def _take_back(self, settled: Mapping[str, Change], *, again: bool) -> TakenBack | None:
        changes = []
        step = self.history.redo_label if again else self.history.undo_label
        label = f"{REDONE if again else UNDONE}: {step}"
        for key, wish in self.taking_back(again=again).items():
            today = self._files[key].document
            made = settled.get(key, wish.left_alone)(today)
            self._set(key, ordered(self.departed.kept_out(today, made)))
            self._files[key].labels += (label,)
            changes.append((key, today, self._files[key].document))
        return self.history.took_back(changes, again=again) if changes else None
