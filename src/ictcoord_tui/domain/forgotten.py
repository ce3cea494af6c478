"""Keeping away who was forgotten, whatever older copy a dossier is brought together with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.forgetting import Someone, forget_person
from ictcoord_tui.domain.edits.people import remove_person
from ictcoord_tui.domain.marks import Mark, marks_in, with_marks
from ictcoord_tui.domain.merge import Merged, merge
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import clean_line

_NAMING_KEYS = ("who", "backup", "times")


@dataclass(frozen=True, slots=True)
class Departed:
    """Who may not come back.

    Attributes:
        marks: Their marks.
        names: Names by id of everybody that is known, those who were forgotten too.
        certain: Keys of marks that count even for who lives in a dossier that does not have them.
    """

    marks: tuple[Mark, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    certain: frozenset[str] = frozenset()

    def here(self, document: Document) -> "Departed":
        """Return who may not come back in what is kept beside a dossier, such as a text.

        A mark of another dossier does not count where somebody who lives here is called so: they
        were said to be somebody else, or nobody could look here when the other was forgotten.

        Args:
            document: The dossier.
        """
        own = marks_in(document)
        keys = {mark.key for mark in own}
        living = {one for person in names_in(document).items() for one in person}
        elsewhere = (mark for mark in self.marks if mark.key not in keys)
        counting = (mark for mark in elsewhere if not any(map(mark.means, living)))
        marks = (*own, *counting)
        return replace(self, marks=marks, certain=frozenset(mark.key for mark in marks))

    def meant(self, *documents: Document) -> tuple[Someone, ...]:
        """Return who the marks mean, as far as these documents or the known names tell.

        A mark of another dossier means nobody who lives in this one; see `here`.

        Args:
            documents: One dossier, in every state that is brought together.
        """
        own = marks_in(*documents)
        marks = {mark.key: mark for mark in (*self.marks, *own)}.values()
        if not marks:
            return ()
        keys = {*self.certain, *(mark.key for mark in own)}
        living = {one for document in documents for one in names_in(document)}
        names = dict(self.names)
        named: set[str] = set()
        for document in documents:
            names |= names_in(document)
            named |= {person for _, person in named_in(document)}
        gone = {
            one
            for one in named | names.keys()
            if any(mark.means(one) for mark in marks if mark.key in keys or one not in living)
        }
        others = frozenset(name for key, name in names.items() if key not in gone)
        return tuple(Someone(one, names.get(one, ""), (), others) for one in sorted(gone))

    def kept_out(self, before: Document, after: Document) -> Document:
        """Return a document after a change, without anybody who may not come back by it.

        Args:
            before: The document before the change.
            after: The document after it.
        """
        marks = (*self.marks, *marks_in(before))
        if not marks:
            return after
        # Parts of the name may be those of somebody new by now: only the whole name is meant.
        gone = (replace(one, whole=True) for one in self.meant(before, after))
        return with_marks(without(after, gone), marks_in(before))


def merge_without(
    base: Document, ours: Document, theirs: Document, departed: Departed | None = None
) -> Merged:
    """Bring two descendants of one document together; who was forgotten on either side is gone.

    Marks stay, whichever side has them: an old copy does not take them away.

    Args:
        base: What both sides started from.
        ours: Our side.
        theirs: The other side.
        departed: Who else may not come back.
    """
    marks = marks_in(base, ours, theirs)
    gone = (departed or Departed()).meant(base, ours, theirs)
    if not marks and not gone:
        return merge(base, ours, theirs)
    merged = merge(*(without(side, gone) for side in (base, ours, theirs)))
    return replace(merged, document=with_marks(merged.document, marks))


def without(document: Document, gone: Iterable[Someone]) -> Document:
    """Return the document without these people; who bears a name again keeps it everywhere."""
    for someone in gone:
        if someone.shared:
            document = remove_person(document, someone.id)
        else:
            document = forget_person(document, someone)
    return document


def names_in(document: Document) -> dict[str, str]:
    """Return what the people of a document are called, by id."""
    people = document.get("people")
    if not isinstance(people, dict):
        return {}
    return {
        str(key): clean_line(str(one.get("name", "")))
        for key, one in people.items()
        if isinstance(one, dict)
    }


def named_in(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every task and the id of everybody who stands in a row of it; what is no row is not."""
    for situation in Situation:
        rows = document.get(situation.value)
        for task, row in rows.items() if isinstance(rows, dict) else ():
            if isinstance(row, dict):
                for key in _NAMING_KEYS:
                    named = row.get(key)
                    people = map(str, named if isinstance(named, list | dict) else ())
                    yield from ((str(task), person) for person in people)
