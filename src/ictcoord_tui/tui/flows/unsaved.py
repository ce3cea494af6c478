"""What to do when saving fails: a copy in another place, and leaving all the same."""

from pathlib import Path

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.problems import (
    shown,
    taken,
)
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import check_dossier_name, is_there, lands_in, to_write, write
from ictcoord_tui.tui.modals.ask import AskLine, Confirm, Offer, Pick


async def save_elsewhere(app: IctcoordApp) -> bool:
    """Write a full copy of every dossier that could not be saved; tell whether all have one."""
    for dossier in app.session.failing:
        target = await _ask_target(app, dossier)
        if target is None:
            return False
        try:
            write(app, target, encode(app.session.document(dossier)))
        except IctcoordError as error:
            app.notify(error.message, title=error.title, severity="error", timeout=10)
            return False
        app.notify(f"Een kopie staat in {shown(target)}.", timeout=10)
    return True


async def leave_unsaved(app: IctcoordApp) -> None:
    """Ask what to do when the user wants to leave and saving fails."""
    offers = [
        Offer("retry", "Opnieuw proberen"),
        Offer("elsewhere", "Bewaar elders", "een volledige kopie, daarna afsluiten"),
        Offer("stay", "Verder werken"),
        Offer("leave", "Afsluiten zonder te bewaren", "wat niet bewaard is, gaat verloren"),
    ]
    question = f"Je werk is niet bewaard.\n{app.session.status.reason}"
    chosen = await app.push_screen_wait(Pick(question, offers, about="unsaved"))
    if chosen == "retry":
        await app.doer.do_quit()
    elif chosen == "elsewhere":
        if await save_elsewhere(app):
            app.exit(0)
    elif chosen == "leave":
        sure = "Zeker? Wat niet bewaard is, komt niet terug."
        if await app.push_screen_wait(
            Confirm(sure, yes="Toch afsluiten", no="Nee", about="unsaved-leave")
        ):
            app.exit(1)


async def _ask_target(app: IctcoordApp, dossier: str) -> Path | None:
    source = app.session.path(dossier)
    folder = app.options.root or Path.home()
    name = f"{source.stem}-kopie.toml"
    while True:
        typed = await app.push_screen_wait(
            AskLine(
                f"Waar bewaren we de kopie van {source.name}?",
                name,
                check=check_dossier_name,
                hint=lands_in(folder),
                about="copy-file",
            )
        )
        if typed is None:
            return None
        try:
            target = to_write(app, folder, typed)
            there = is_there(target)
        except IctcoordError:
            app.notify("Daar mag je niet bewaren. Kies een andere plaats.", severity="warning")
            continue
        if there:
            app.notify(taken(target).message, severity="warning")
            continue
        return target
