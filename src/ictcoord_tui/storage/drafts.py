"""Half-typed text, kept when the line drops in the middle of a sentence.

Each draft is a small file of its own in `.ictcoord/drafts/NAME/`, so that keeping one needs no
lock and no reading: a hang-up leaves little time.
"""

import json
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from pathlib import Path

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.places import files_in, keep_in_first, places_of, read_kept
from ictcoord_tui.storage.problems import explained
from ictcoord_tui.values import dataclass

KIND = "drafts"
"""Folder of drafts, in `.ictcoord/` and in the folder of the user."""


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


def keep_draft(
    dossier_path: Path,
    place: str,
    text: str,
    *,
    now: datetime,
    who: str,
    home: Path | None = None,
) -> None:
    """Keep a half-typed text beside the dossier, or else in the folder of the user.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    facts = {"place": place, "text": text, "when": now.isoformat(), "who": who}
    keep_in_first(places_of(dossier_path, KIND, home), json.dumps(facts).encode())


def list_drafts(dossier_path: Path, who: str, home: Path | None = None) -> tuple[Draft, ...]:
    """Return the drafts of one person, the oldest first; they stay until they are discarded.

    Drafts of others are not returned, nor is what cannot be read: it is no draft of this person.
    """
    mine = [draft for draft in every_draft(dossier_path, home) if draft.who == who]
    return tuple(sorted(mine, key=lambda draft: draft.when))


def every_draft(dossier_path: Path, home: Path | None = None) -> tuple[Draft, ...]:
    """Return all drafts of a dossier, whoever kept them."""
    files = files_in(places_of(dossier_path, KIND, home))
    return tuple(draft for file in files if (draft := _read(file)) is not None)


def discard_draft(draft: Draft) -> None:
    """Remove a draft that got its place, or that nobody wants any more.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    with explained(draft.file, "opruimen"):
        draft.file.unlink(missing_ok=True)


def _read(file: Path) -> Draft | None:
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError, IctcoordError):
        facts = json.loads(read_kept(file))
        when = datetime.fromisoformat(facts["when"])
        aware = when if when.tzinfo else when.astimezone()
        return Draft(str(facts["place"]), str(facts["text"]), aware, str(facts["who"]), file)
    return None
