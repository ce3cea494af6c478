"""Earlier versions of a dossier: what is different, and putting one back."""

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.reports.changes import Names, names_in, told_differences
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.versions import Version, list_versions, read_version
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick

MOST_LINES = 14
"""Differences shown before putting a version back; the rest is counted."""


async def choose_version(app: IctcoordApp) -> None:
    """Show the versions of the focused dossier and put one back if the user wants that."""
    path = app.session.path()
    try:
        versions = list_versions(path)
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
        return
    if not versions:
        app.notify("Er zijn nog geen vroegere versies.")
        return
    chosen = await app.push_screen_wait(Pick("Welke versie?", [_offer(v) for v in versions]))
    if chosen is None:
        return
    try:
        document = decode(read_version(path, chosen), f"Versie {chosen}")
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
        return
    await _put_back(app, chosen, document)


async def _put_back(app: IctcoordApp, version: str, document: Document) -> None:
    today = app.session.document()
    names = document_names(today, document)
    lines = told_differences(differences(today, document), names)
    if not lines:
        app.notify("Deze versie is gelijk aan wat er nu staat.")
        return
    more = f"\n… en nog {len(lines) - MOST_LINES} andere." if len(lines) > MOST_LINES else ""
    told = "\n".join(f"- {line}" for line in lines[:MOST_LINES]) + more
    question = f"Versie {version} terugzetten? Dit verandert (van nu naar toen):\n\n{told}"
    if await app.push_screen_wait(Confirm(question, yes="Terugzetten", no="Nee")):
        app.edit(f"versie {version} teruggezet", lambda _today: document)


def document_names(*documents: Document) -> Names:
    """Return what ids in these documents are called."""
    return names_in(load_catalogue(), load_roadmap(), *documents)


def _offer(version: Version) -> Offer:
    who = version.who or "buiten ictcoord"
    return Offer(version.id, f"{version.when.astimezone():%d/%m/%Y %H:%M}", who)
