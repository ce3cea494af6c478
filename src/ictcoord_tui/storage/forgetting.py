"""Taking a person out of every file of a group, and of everything that is kept beside them."""

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from functools import partial, reduce
from pathlib import Path
from types import MappingProxyType

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.forgetting import (
    Someone,
    forget_person,
    label_without,
    left_standing,
    texts_in,
)
from ictcoord_tui.domain.edits.people import replace_person
from ictcoord_tui.domain.forgotten import Departed, names_in, without
from ictcoord_tui.domain.marks import Mark, marked
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.domain.text import slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage import drafts, rescue
from ictcoord_tui.storage.atomic import WORK_FOLDER, clean_leftovers, real_path
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.places import discard, places_of, read_kept
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.values import dataclass

_KINDS = ("versions", drafts.KIND, "conflicts", rescue.KIND)
_WALKS = "doorloop-*"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What had to be changed, and what could not be.

    Attributes:
        changed: Earlier versions that were written anew.
        removed: Earlier versions, drafts, conflicts and rescue copies that had to go.
        failed: Dutch sentences about files in which the person may still stand.
        standing: Where words of the name still stand that can mean somebody else: file, place in
            the dossier, text.
    """

    changed: int = 0
    removed: int = 0
    failed: tuple[str, ...] = ()
    standing: tuple[tuple[Path, Place, str], ...] = ()

    def __add__(self, other: "Forgotten") -> "Forgotten":
        return Forgotten(
            self.changed + other.changed,
            self.removed + other.removed,
            self.failed + other.failed,
            self.standing + other.standing,
        )


@dataclass(frozen=True, slots=True)
class Forgetting:
    """How somebody is to be forgotten.

    Attributes:
        someone: Who, as the dossier that is their home calls them.
        who: Who asked for it, for the versions of what is saved on the way.
        now: The moment of asking.
        home: The user's own folder for what the program remembers.
        mark: What stays in the dossiers, so that no older copy brings the person back.
        marked: Dossiers that get the mark even where no trace was: that of the group, and of the
            home of the person.
        heir: Id of who takes over the tasks; `None` when they fall open.
        heir_of_group: Whether that person may stand in every dossier, not only in their own.
        also: Other ids of the same person, from dossiers that knew nothing of each other.
        others: By dossier the ids that are somebody else's there.
        spared: Dossiers in which the id or the name is somebody else's. Nothing of them is touched,
            and in the others, but for those that are marked, the name may mean either.
        doubtful: Other dossiers in which the very name may mean somebody else.
    """

    someone: Someone
    who: str
    now: datetime
    home: Path
    mark: Mark
    marked: frozenset[Path] = frozenset()
    heir: str | None = None
    heir_of_group: bool = False
    also: frozenset[str] = frozenset()
    others: Mapping[Path, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    spared: frozenset[Path] = frozenset()
    doubtful: frozenset[Path] = frozenset()

    @property
    def called(self) -> tuple[Someone, ...]:
        """Who is to be forgotten, once for every id that is theirs."""
        return tuple(replace(self.someone, id=one) for one in (self.someone.id, *sorted(self.also)))

    def called_in(self, path: Path) -> tuple[Someone, ...]:
        """Return who is to be forgotten as a dossier may mean them, with all that lies beside it.

        Args:
            path: The dossier.
        """
        here = [one for one in self.called if one.id not in self.others.get(path, ())]
        either = bool(self.spared) and path not in self.marked
        if either or path in self.doubtful:
            here = [replace(one, others=one.others | {one.name}) for one in here]
        return tuple(here)

    def everywhere(
        self, dossiers: Iterable[Path], progress: Callable[[int, int], None]
    ) -> Forgotten:
        """Forget somebody in these dossiers and in all that lies beside them.

        What cannot be done is told in the outcome, and holds nothing else back.

        Args:
            dossiers: Every file of the group, open or not.
            progress: Called with how many files were done, of how many.
        """
        total = Forgotten()
        everything = self._with_what_is_beside(dossiers)
        for number, path in enumerate(everything, start=1):
            total += self._attempt(path, self._in_file)
            total += self._attempt(path, self._beside)
            progress(number, len(everything))
        return total

    def change(self, document: Document, path: Path, *, always: bool = False) -> Document:
        """Return a dossier without the person, marked when there was a trace.

        One that is spared stays as it is. Where somebody is spared elsewhere, only the homes of the
        person are marked: a mark anywhere else would keep out the other one, who may come there.

        Args:
            document: The dossier.
            path: Where it is.
            always: Mark it whether or not there was one.
        """
        if path in self.spared:
            return document
        after = self.without(document, path)
        trace = after != document and not self.spared
        return marked(after, self.mark) if always or path in self.marked or trace else after

    def without(self, document: Document, path: Path) -> Document:
        """Return a dossier as `change` makes it, but for the mark."""
        if path in self.spared:
            return document
        gone = self.called_in(path)
        known = self.heir_of_group or self.heir in document.get("people", {})
        after = document
        for one in gone:
            after = replace_person(after, one.id, self.heir if known else None)
        return _without(gone, after)

    def falls_open(self, document: Document, path: Path) -> int:
        """Return how many tasks of a dossier nobody does any more once the person is gone."""
        after = self.without(document, path)
        before = set(_with_somebody(document))
        return len({task for _, task in before - set(_with_somebody(after))})

    def _with_what_is_beside(self, dossiers: Iterable[Path]) -> list[Path]:
        """Add dossiers that are gone but left versions behind, and walk-throughs of nobody yet."""
        known = dict.fromkeys(real_path(path) for path in dossiers)
        for folder in dict.fromkeys(path.parent for path in known):
            clean_leftovers(folder)
            work = folder / WORK_FOLDER
            # What a link leads to belongs to somebody else; that it is one is told of the dossier.
            if not work.is_symlink():
                known |= dict.fromkeys(_gone_in(folder))
                known |= dict.fromkeys(self._walks_in(work))
        known |= dict.fromkeys(self._walks_in(self.home))
        return [path for path in known if path not in self.spared]

    def _walks_in(self, folder: Path) -> Iterator[Path]:
        names = () if self.spared else (self.someone.name,)
        own = {slug(name) for name in (*names, *self.someone.accounts)}
        for walk in sorted(one for one in folder.glob(_WALKS) if not one.is_symlink()):
            if walk.name.partition("-")[2] in own:
                shutil.rmtree(walk, ignore_errors=True)
            yield from walk.glob("*.toml")

    def _attempt(self, path: Path, work: Callable[[Path], Forgotten]) -> Forgotten:
        try:
            return work(path)
        except IctcoordError as error:
            return Forgotten(failed=(f"{shown(Path(path.name))}: {error.message}",))

    def _in_file(self, path: Path) -> Forgotten:
        if not path.exists():
            return Forgotten()
        after = self._saved(path)
        gone = self.called_in(path)[:1]
        found = (place for one in gone for place in left_standing(after, one))
        return Forgotten(standing=tuple((path, *one) for one in found))

    def _saved(self, path: Path, *, always: bool = False) -> Document:
        file = DossierFile(path)
        before = file.load().document
        after = self.change(before, path, always=always)
        if after == before:
            return after
        return file.save(before, after, who=self.who, now=self.now).document

    def _beside(self, path: Path) -> Forgotten:
        """Go through versions, drafts, conflicts and rescue copies of a dossier."""
        gone = self.called_in(path)
        rewritten = DossierFile(path).rewrite_history(
            partial(_without, gone),
            rename=partial(_text_without, gone),
            retell=partial(label_without, gone=gone),
        )
        folders = [one for kind in _KINDS[1:] for one in places_of(path, kind, self.home)]
        removed = sum(_remove_betrayers(folder, gone) for folder in folders)
        if rewritten.changed and not self.spared and path.exists():
            # Who lived here once may still do so in an app that is open elsewhere. A dossier that
            # cannot be read was told before.
            with suppress(IctcoordError):
                self._saved(path, always=True)
        return Forgotten(rewritten.changed, rewritten.removed + removed)


@dataclass(frozen=True, slots=True)
class Tidying:
    """Going through what a user keeps apart, after somebody was forgotten by a colleague.

    A colleague cannot reach the own folder of another user. So every app looks there itself, for
    what was kept before the moment of forgetting.

    Attributes:
        departed: Who was forgotten, with the names that are still known here.
        home: The user's own folder.
    """

    departed: Departed
    home: Path

    def of(self, dossier: Path) -> int:
        """Take who was forgotten out of what is kept of a dossier; return how many files changed.

        A text that names the person goes. What could not be saved keeps the rest of its contents.

        Raises:
            NotAllowedError: The folder may not be written in.
            IctcoordError: The system refuses otherwise.
        """
        old_drafts = (one for one in drafts.every_draft(dossier, self.home) if self._names(one))
        count = 0
        for draft in old_drafts:
            discard(draft)
            count += 1
        for one in rescue.every_rescue(dossier, self.home):
            if gone := self._gone_from(one):
                base, ours = without(one.base, gone), without(one.ours, gone)
                rescue.keep_rescue(replace(one, base=base, ours=ours, noticed=()), self.home)
                discard(one)
                count += 1
        return count

    def _gone_from(self, one: rescue.Rescue) -> tuple[Someone, ...]:
        """Return who was forgotten and is in a copy, be it only as they are called in a text."""
        before = self._before(one.when)
        gone = [*before.meant(one.base, one.ours)]
        texts = frozenset(text for side in (one.base, one.ours) for text in texts_in(side))
        people = frozenset({**names_in(one.base), **names_in(one.ours)}.values())
        for mark in before.marks:
            for called in mark.called_in(texts):
                accounts = () if " " in called else (called,)
                others = frozenset(name for name in people if not mark.means(name))
                gone.append(Someone(slug(called), called, accounts, others))
        return tuple(someone for someone in gone if self._stands(someone, one))

    def _stands(self, someone: Someone, one: rescue.Rescue) -> bool:
        return any(without(side, (someone,)) != side for side in (one.base, one.ours))

    def _names(self, draft: drafts.Draft) -> bool:
        before = self._before(draft.when)
        known = any(someone.is_in(draft.text) for someone in before.meant())
        return known or any(mark.is_in(draft.text) for mark in before.marks)

    def _before(self, when: datetime) -> Departed:
        """Return who was forgotten since a moment."""
        marks = tuple(mark for mark in self.departed.marks if mark.when >= when)
        return replace(self.departed, marks=marks)


def left_behind(dossiers: Iterable[Path]) -> tuple[Path, ...]:
    """Return the dossiers beside these that are gone, of which something is kept still."""
    gone = (one for folder in {path.parent for path in dossiers} for one in _gone_in(folder))
    return tuple(sorted({one for one in gone if not one.exists()}))


def authors_of(dossiers: Collection[Path]) -> frozenset[str]:
    """Return everybody who ever saved one of these dossiers.

    Raises:
        NotAllowedError: The versions may not be read.
        IctcoordError: The system refuses otherwise.
    """
    return frozenset(one.who for path in dossiers for one in list_versions(path)) - {""}


def _with_somebody(document: Document) -> Iterator[tuple[Situation, str]]:
    """Yield every task that somebody does, now or later."""
    for situation in Situation:
        for task, row in document.get(situation.value, {}).items():
            if row.get("who"):
                yield situation, task


def _gone_in(folder: Path) -> Iterator[Path]:
    for kind in _KINDS:
        places = folder / WORK_FOLDER / kind
        for kept in sorted(() if places.is_symlink() else places.glob("*")):
            clean_leftovers(kept)
            yield folder / f"{kept.name}.toml"


def _without(gone: Iterable[Someone], document: Document) -> Document:
    return reduce(forget_person, gone, document)


def _text_without(gone: Iterable[Someone], text: str) -> str:
    return reduce(lambda said, someone: someone.without(said), gone, text)


def _remove_betrayers(folder: Path, gone: Iterable[Someone]) -> int:
    count = 0
    with explained(folder, "opruimen"):
        if not folder.is_dir():
            return 0
        clean_leftovers(folder)
        for file in folder.iterdir():
            if file.is_file() and _is_in(gone, _readable(read_kept(file))):
                file.unlink(missing_ok=True)
                count += 1
    return count


def _is_in(gone: Iterable[Someone], text: str) -> bool:
    return any(someone.is_in(text) for someone in gone)


def _readable(data: bytes) -> str:
    """Return the text of a file, and what it says where accents are escaped, as in JSON."""
    text = data.decode("utf-8", "replace")
    try:
        return f"{text}\n{json.dumps(json.loads(text), ensure_ascii=False)}"
    except (ValueError, RecursionError):
        return text
