"""Who of one id or one name is who, and which dossiers are spared because of it."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType

from ictcoord_tui.domain.schema import Document
from ictcoord_tui.storage.forgetting import left_behind
from ictcoord_tui.storage.standing import Living, read_before, read_now
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Apart:
    """Where somebody stands, and who bears the id or the name and is somebody else.

    Attributes:
        documents: What every dossier holds that can be read.
        before: What the others held when they could last be read, those that are gone too.
        unread: Dossiers that cannot be read now.
        same: Who is the same person in another dossier.
        others: Who is somebody else, by dossier.
        spared: Dossiers of which nothing may be touched.
        doubtful: Other dossiers in which the name may mean somebody else.
    """

    documents: Mapping[Path, Document]
    before: Mapping[Path, Document]
    unread: tuple[Path, ...]
    same: tuple[Living, ...] = ()
    others: Mapping[Path, tuple[Living, ...]] = field(default_factory=lambda: MappingProxyType({}))
    spared: frozenset[Path] = frozenset()
    doubtful: frozenset[Path] = frozenset()

    @property
    def also(self) -> frozenset[str]:
        """Every id the same person has elsewhere."""
        return frozenset(one.id for one in self.same)

    @property
    def homes(self) -> frozenset[Path]:
        """Other dossiers that have the same person in their list of people."""
        return frozenset(one.path for one in self.same)

    def answered(self, answers: Mapping[Living, bool], here: Path, group: Path | None) -> "Apart":
        """Return the same with who is who, and what follows for every dossier.

        Args:
            answers: For everybody who may be meant, whether it is the same person.
            here: The dossier in which the person lives.
            group: That of the group; `None` for a school on its own.
        """
        same = tuple(one for one, is_same in answers.items() if is_same)
        others: dict[Path, tuple[Living, ...]] = {}
        for one, is_same in answers.items():
            if not is_same:
                others[one.path] = (*others.get(one.path, ()), one)
        homes = {here, *(one.path for one in same)}
        spared, doubtful = others.keys() - homes, others.keys() & homes
        if group in others:
            # Who lives in the group may be meant in every school.
            spared |= {*self.documents, *self.before, *self.unread} - homes
            doubtful |= homes
        return replace(
            self, same=same, others=others, spared=frozenset(spared), doubtful=frozenset(doubtful)
        )


def read_apart(opened: Mapping[Path, Document], files: Iterable[Path]) -> Apart:
    """Return what is in all dossiers, and was in those that cannot be read or are gone.

    Args:
        opened: What is open, by file.
        files: Every dossier that matters, open or not.
    """
    closed = tuple(path for path in dict.fromkeys(files) if path not in opened)
    now = {path: read_now(path) for path in closed}
    unread = tuple(path for path, one in now.items() if one is None)
    lost = (*unread, *left_behind([*opened, *closed]))
    before = {path: read_before(path) for path in dict.fromkeys(lost)}
    return Apart({**opened, **_known(now)}, _known(before), unread)


def _known(documents: Mapping[Path, Document | None]) -> dict[Path, Document]:
    return {path: one for path, one in documents.items() if one is not None}
