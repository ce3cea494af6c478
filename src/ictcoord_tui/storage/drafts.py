"""Half-typed text, kept when the line drops in the middle of a sentence.

Each draft is a small file of its own in `.ictcoord/drafts/NAME/`, so that keeping one needs no
lock and no reading: a hang-up leaves little time.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any

from ictcoord_tui.storage.places import everything, keep, of_person, places_of
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
    keep(places_of(dossier_path, KIND, home), facts)


def list_drafts(dossier_path: Path, who: str, home: Path | None = None) -> tuple[Draft, ...]:
    """Return the drafts of one person, the oldest first; they stay until they are discarded.

    Drafts of others are not returned, nor is what cannot be read: it is no draft of this person.
    """
    return of_person(every_draft(dossier_path, home), who)


def every_draft(dossier_path: Path, home: Path | None = None) -> tuple[Draft, ...]:
    """Return all drafts of a dossier, whoever kept them."""
    return everything(places_of(dossier_path, KIND, home), _draft)


def _draft(facts: Mapping[str, Any], when: datetime, file: Path) -> Draft:
    return Draft(str(facts["place"]), str(facts["text"]), when, str(facts["who"]), file)
