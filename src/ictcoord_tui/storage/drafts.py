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
        holder: The process in which it is still being typed; empty once nobody is.
        file: Where it is kept; no part of what it says.
    """

    place: str
    text: str
    when: datetime
    who: str
    holder: str = ""
    file: Path = field(default=Path(), compare=False)

    @property
    def is_typed(self) -> bool:
        """Whether somebody is still typing it."""
        from ictcoord_tui.storage.processes import still_runs  # noqa: PLC0415 - few drafts are

        return bool(self.holder) and still_runs(self.holder)


def keep_draft(  # noqa: PLR0913 - each says something else about the draft
    dossier_path: Path,
    place: str,
    text: str,
    *,
    now: datetime,
    who: str,
    home: Path | None = None,
    holder: str = "",
) -> Draft:
    """Keep a half-typed text beside the dossier, or else in the folder of the user; return it.

    Args:
        dossier_path: The dossier it belongs to.
        place: Where it belongs, as a draft says it.
        text: What was typed so far.
        now: The moment.
        who: Who typed it.
        home: The user's own folder for what the program remembers, if that may be used.
        holder: The process that goes on with it; as long as it runs, nobody is offered the draft.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    facts = {"place": place, "text": text, "when": now.isoformat(), "who": who, "holder": holder}
    file = keep(places_of(dossier_path, KIND, home), facts)
    return Draft(place, text, now, who, holder, file)


def list_drafts(dossier_path: Path, who: str, home: Path | None = None) -> tuple[Draft, ...]:
    """Return the drafts of one person, the oldest first; they stay until they are discarded.

    Drafts of others are not returned, nor is what is still being typed, nor what cannot be read.
    """
    mine = of_person(every_draft(dossier_path, home), who)
    return tuple(draft for draft in mine if not draft.is_typed)


def every_draft(dossier_path: Path, home: Path | None = None) -> tuple[Draft, ...]:
    """Return all drafts of a dossier, whoever kept them."""
    return everything(places_of(dossier_path, KIND, home), _draft)


def _draft(facts: Mapping[str, Any], when: datetime, file: Path) -> Draft:
    place, text, who = str(facts["place"]), str(facts["text"]), str(facts["who"])
    return Draft(place, text, when, who, str(facts.get("holder", "")), file)
