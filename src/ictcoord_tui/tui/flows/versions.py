"""Earlier versions of a dossier: what is different, and putting one back."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.days import format_moment
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.marks import marks_in, with_marks
from ictcoord_tui.domain.merge import MISSING, differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.history import told_versions
from ictcoord_tui.reports.changes import place_of, told_differences
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.versions import Version, list_versions, read_version
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.newcomers import tell_doubles
from ictcoord_tui.tui.flows.overtaken import edit_as_seen
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.present.naming import document_names, documents_around

WHOLE = "whole"
"""Stands for putting everything back."""

OLDER, NEWER = "older", "newer"
"""Stand for turning the page in the list."""

AT_A_TIME = 50
"""Versions on one page of the list."""


async def choose_version(app: IctcoordApp) -> None:
    """Show the versions of the focused dossier and put one back if the user wants that."""
    path, chosen = app.session.path(), ""
    while True:
        try:
            versions = list_versions(path)
            if not versions:
                app.notify("Er zijn nog geen vroegere versies.")
                return
            picked = await _pick(app, path, versions, chosen)
            if picked is None:
                return
            chosen = picked
            document = decode(read_version(path, chosen), f"Versie {chosen}")
        except IctcoordError as error:
            app.notify(error.message, severity="warning")
            return
        kept = next(version for version in versions if version.id == chosen)
        if await _put_back(app, f"van {_moment(kept)}", document):
            return


async def _pick(
    app: IctcoordApp, path: Path, versions: Sequence[Version], at: str = ""
) -> str | None:
    """Let the user choose a version; what each changed is worked out a page at a time.

    Args:
        app: The app.
        path: The dossier.
        versions: Its versions, the newest first.
        at: The version the cursor begins on; empty for the newest.
    """
    place = next((number for number, one in enumerate(versions) if one.id == at), 0)
    start = place - place % AT_A_TIME
    while True:
        told = await asyncio.to_thread(
            told_versions, path, versions, start, AT_A_TIME, documents_around(app.session)
        )
        offers = [_offer(one, told[one.id]) for one in versions[start : start + AT_A_TIME]]
        if start:
            offers.append(Offer(NEWER, "Nieuwere versies tonen"))
        if (left := len(versions) - start - AT_A_TIME) > 0:
            offers.append(Offer(OLDER, "Oudere versies tonen", f"nog {left}"))
        question = Pick("Welke versie?", offers, cut=True, about="", help_id="versions")
        question.at = at or None
        chosen = await app.push_screen_wait(question)
        if chosen not in (OLDER, NEWER):
            return chosen
        start += AT_A_TIME if chosen == OLDER else -AT_A_TIME


async def _put_back(app: IctcoordApp, version: str, document: Document) -> bool:
    """Put values back one by one, or all at once. Each is a step that can be undone.

    Returns:
        Whether it is finished; else the user goes back to the list of versions.
    """
    done = ""
    while True:
        today = app.session.document()
        # A mark of who was forgotten stays, whatever is put back.
        found = differences(today, with_marks(document, marks_in(today)))
        if not found:
            app.notify(f"{done}Deze versie is gelijk aan wat er nu staat.")
            return True
        names = document_names(app.session, today, document)
        offers = [
            Offer(WHOLE, "Alles terugzetten", f"({counted(len(found), 'gegeven', 'gegevens')})")
        ]
        for number, one in enumerate(found):
            (line,) = told_differences([one], names)
            offers.append(Offer(str(number), line))
        question = (
            f"{done}Versie {version}: wat zet je terug?\n"
            "Per regel: wat er nu staat → wat er toen stond."
        )
        chosen = await app.push_screen_wait(Pick(question, offers, about="version-back"))
        if chosen is None:
            return False
        if chosen == WHOLE:
            if await _is_sure(app, version, len(found)):
                await _put_all_back(app, version, document, today)
                return True
            continue
        one = found[int(chosen)]
        value = None if one.after is MISSING else one.after
        place = place_of(one.path, names)
        label = f"{place} teruggezet"
        changes = {app.session.focus: partial(put, path=one.path, value=value)}
        if await edit_as_seen(app, label, changes, {app.session.focus: today}, one.path):
            done = f"{label}. u = ongedaan\n"
            await tell_doubles(app, today)


async def _put_all_back(app: IctcoordApp, version: str, document: Document, seen: Document) -> None:
    """Put everything back, except what a colleague changes while the user is asked."""
    focus = app.session.focus
    changes = {focus: lambda _seen: document}
    if await edit_as_seen(app, f"versie {version} teruggezet", changes, {focus: seen}):
        app.notify(f"De versie {version} staat terug. u = ongedaan")
        await tell_doubles(app, seen)


async def _is_sure(app: IctcoordApp, version: str, count: int) -> bool:
    what = counted(count, "gegeven verandert", "gegevens veranderen")
    question = f"Versie {version} helemaal terugzetten?\n\n{what}. Daarna: u = ongedaan."
    return await app.push_screen_wait(
        Confirm(
            question,
            yes="Terugzetten",
            no="Nee",
            about="version-whole",
            undoable=True,
            unchanged="Niets teruggezet.",
        )
    )


def _offer(version: Version, told: str) -> Offer:
    who = version.who or "buiten ictcoord"
    return Offer(version.id, f"{_moment(version)}  {who}", told)


def _moment(version: Version) -> str:
    return format_moment(version.when.astimezone())
