"""Half-typed text, kept when the line drops in the middle of a sentence.

Each draft is a small file of its own in `.ictcoord/drafts/NAME/`, so that keeping one needs no
lock and no reading: a hang-up leaves little time.
"""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ictcoord_tui.storage.atomic import clean_leftovers, private_folder, write_atomically
from ictcoord_tui.storage.problems import explained
from ictcoord_tui.storage.versions import folder_of

_END = ".json"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was being typed.

    Attributes:
        place: Where it belongs, in the words of whoever kept it: `current.net-wifi.note`.
        text: What was typed so far.
        when: The moment it was kept.
        who: Who typed it.
        file: Where it is kept; no part of what it says.
    """

    place: str
    text: str
    when: datetime
    who: str
    file: Path = field(default=Path(), compare=False)


def keep_draft(dossier_path: Path, place: str, text: str, *, now: datetime, who: str) -> None:
    """Keep a half-typed text beside the dossier.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(dossier_path, "drafts")
    facts = {"place": place, "text": text, "when": now.isoformat(), "who": who}
    with explained(folder, "bewaren"):
        name = secrets.token_hex(8) + _END
        write_atomically(private_folder(folder) / name, json.dumps(facts).encode())


def list_drafts(dossier_path: Path, who: str) -> tuple[Draft, ...]:
    """Return the drafts of one person, the oldest first; they stay until they are discarded.

    Drafts of others are not returned, nor is what cannot be read: it is no draft of this person.

    Raises:
        NotAllowedError: The folder may not be read.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(dossier_path, "drafts")
    clean_leftovers(folder)
    with explained(folder, "lezen"):
        found = [draft for file in _files(folder) if (draft := _read(file)) is not None]
    mine = [draft for draft in found if draft.who == who]
    return tuple(sorted(mine, key=lambda draft: draft.when))


def discard_draft(draft: Draft) -> None:
    """Remove a draft that got its place, or that nobody wants any more.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    with explained(draft.file, "opruimen"):
        draft.file.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all it takes, at every start
    except FileNotFoundError:
        return []
    return [folder / name for name in names if name.endswith(_END)]


def _read(file: Path) -> Draft | None:
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        facts = json.loads(file.read_bytes())
        when = datetime.fromisoformat(facts["when"])
        aware = when if when.tzinfo else when.astimezone()
        return Draft(str(facts["place"]), str(facts["text"]), aware, str(facts["who"]), file)
    return None
