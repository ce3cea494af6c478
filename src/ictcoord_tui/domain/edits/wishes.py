"""What somebody wants of a document that somebody else changed meanwhile.

A change that was made up looking at an earlier document, and the taking back of a change, are the
same thing: a merge of what was seen, what is wanted, and today. What both sides changed is a
clash; a person chooses, and the value that does not come to stand can be kept beside it.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from ictcoord_tui.domain.edits.beside import has_note, is_text, keep_beside
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.forgotten import Departed, merge_without
from ictcoord_tui.domain.merge import MISSING, Conflict, Merged
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.values import dataclass

_STAMPS = ("value", "on", "by")
"""Fields of one answer or tick: who gave it and when goes with it."""


class Choice(StrEnum):
    """Which of two values holds."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Clash:
    """What two people made of one place, of which only one can stand.

    Attributes:
        conflicts: The one it is about first; what goes with it follows.
    """

    conflicts: tuple[Conflict, ...]

    @property
    def first(self) -> Conflict:
        """The conflict it is about."""
        return self.conflicts[0]

    @property
    def key(self) -> str:
        """The same question about the same values has the same key."""
        return repr(self.conflicts)

    @property
    def both_fit(self) -> bool:
        """Whether both values can be kept: there are two, and there is a place for the second."""
        path = self.first.path
        return self.first.ours is not MISSING and (is_text(path) or has_note(path))

    def put(self, document: Document, choice: Choice) -> Document:
        """Return the document with the side that comes to stand."""
        for one in self.conflicts:
            value = one.ours if choice is Choice.OURS else one.theirs
            document = put(document, one.path, None if value is MISSING else value)
        return document

    def keep_ours(self, document: Document, remark: str) -> Document:
        """Return the document with our side kept beside theirs, as `beside.keep_beside` does."""
        return keep_beside(document, self.first.path, self.first.ours, remark)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a document.

    Attributes:
        seen: The document that was looked at.
        wanted: What it has to become.
        departed: Who may not come back by it.
    """

    seen: Document
    wanted: Document
    departed: Departed | None = None

    def merged(self, today: Document) -> Merged:
        """Bring the wish together with today's document; its conflicts are the clashes."""
        return merge_without(self.seen, self.wanted, today, self.departed)

    def clashes(self, today: Document) -> tuple[Clash, ...]:
        """Return what somebody else changed since in the same place, to choose from."""
        return tuple(map(Clash, _grouped(self.merged(today).conflicts)))

    def settled(
        self, today: Document, choose: Callable[[Clash], Choice], remark: Callable[[Clash], str]
    ) -> Document:
        """Return today's document with the wish in it.

        Args:
            today: The document as it is now.
            choose: Which side of a clash holds.
            remark: How a note tells of our side, where two values cannot stand under each other.
        """
        merged = self.merged(today)
        found = [(clash, choose(clash)) for clash in map(Clash, _grouped(merged.conflicts))]
        document = merged.document
        for clash, choice in found:
            document = clash.put(document, choice)
        # Last: the note itself may be one of the places, and would take a remark away again.
        for clash, choice in found:
            if choice is Choice.BOTH:
                document = clash.keep_ours(document, remark(clash))
        return document

    def left_alone(self, today: Document) -> Document:
        """Return today's document with the wish in it where nobody else changed anything since."""
        return self.settled(today, lambda _clash: Choice.THEIRS, lambda _clash: "")


def _grouped(conflicts: Iterable[Conflict]) -> Iterator[tuple[Conflict, ...]]:
    """Bring together what is one thing to a person: an answer with who gave it and when."""
    groups: dict[Path, list[Conflict]] = {}
    for one in conflicts:
        stamped = len(one.path) > 3 and one.path[-1] in _STAMPS
        groups.setdefault(one.path[:-1] if stamped else one.path, []).append(one)
    for some in groups.values():
        yield tuple(sorted(some, key=lambda one: one.path[-1] != _STAMPS[0]))
