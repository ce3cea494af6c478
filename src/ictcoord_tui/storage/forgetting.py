"""Taking a person out of everything that is kept beside a dossier."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ictcoord_tui.domain.schema import Change
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.problems import explained
from ictcoord_tui.storage.versions import folder_of


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What had to be changed.

    Attributes:
        changed: Earlier versions that were written anew.
        removed: Earlier versions, drafts and conflicts that had to go.
    """

    changed: int
    removed: int

    def __add__(self, other: "Forgotten") -> "Forgotten":
        return Forgotten(self.changed + other.changed, self.removed + other.removed)


def forget_beside(
    file: DossierFile,
    change: Change,
    rename: Callable[[str], str],
    traces: tuple[str, ...],
) -> Forgotten:
    """Take a person out of the earlier versions, drafts and pending conflicts of a dossier.

    Args:
        file: The dossier; it is saved without the person already.
        change: Takes the person out of a document.
        rename: Gives the new name for who saved a version.
        traces: Texts that betray the person: names and id. A draft or a conflict in which one of
            them stands is removed.

    Raises:
        ConflictError: Somebody else is saving all the time.
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    rewritten = file.rewrite_history(change, rename=rename)
    removed = sum(_remove_betrayers(file.path, kind, traces) for kind in ("drafts", "conflicts"))
    return Forgotten(rewritten.changed, rewritten.removed + removed)


def _remove_betrayers(path: Path, kind: str, traces: tuple[str, ...]) -> int:
    folder = folder_of(path, kind)
    count = 0
    with explained(folder, "opruimen"):
        if not folder.is_dir():
            return 0
        for file in folder.iterdir():
            if file.is_file() and _betrays(file.read_bytes(), traces):
                file.unlink(missing_ok=True)
                count += 1
    return count


def _betrays(data: bytes, traces: tuple[str, ...]) -> bool:
    text = data.decode("utf-8", "replace").casefold()
    # A draft is JSON, where `é` is written as `\\u00e9`.
    wanted = [one.casefold() for one in traces if one.strip()]
    wanted += [json.dumps(one)[1:-1].casefold() for one in traces if one.strip()]
    return any(one in text for one in wanted)
