"""Removing somebody from a dossier and from everything that was ever kept of it."""

from functools import partial

from ictcoord_tui.domain.edits.forgetting import INSTEAD, forget_person
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.forgetting import Forgotten, forget_beside
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.modals.working import Progress, Working
from ictcoord_tui.tui.widgets.table_view import TableView

_NONE = ""


async def forget_from_table(app: IctcoordApp, view: TableView) -> None:
    """Forget the person under the cursor of a table of people."""
    if view.subject is not None:
        await forget(app, view.subject)


async def forget(app: IctcoordApp, person_id: str) -> bool:
    """Take a person out of all open dossiers, their versions, drafts and conflicts.

    This cannot be undone, which is its purpose. Tells whether it was done.
    """
    session = app.session
    home = session.home_of(person_id)
    if home is None:
        return False
    name = session.overview(home).person_name(person_id)
    closed = [key for key in session.ids if session.read_only_reason(key)]
    if closed:
        app.notify("Dit kan alleen als je alle dossiers van de groep mag wijzigen.")
        return False
    account = await _ask_account(app, name)
    if account is None or not await _is_sure(app, name):
        return False
    names = (name, account) if account else (name,)
    change = partial(forget_person, person_id=person_id, names=names)
    app.edit_several(f"{INSTEAD} verwijderd", dict.fromkeys(session.ids, change))
    try:
        session.save_everything()
        done = await app.push_screen_wait(
            Working("Vroegere versies nakijken", partial(_beside, app, person_id, names))
        )
    except IctcoordError as error:
        done = error
    if isinstance(done, IctcoordError):
        app.notify(f"Nog niet overal verwijderd. {done.message}", severity="error", timeout=12)
        return False
    session.forget_steps()
    app.after_edit()
    app.notify(
        f"Verwijderd, ook uit {done.changed} vroegere versies. Denk zelf aan back-ups, git en "
        "Excel-bestanden.",
        timeout=12,
    )
    return True


def _beside(
    app: IctcoordApp, person_id: str, names: tuple[str, ...], progress: Progress
) -> Forgotten:
    """Runs in a thread."""
    del progress
    change = partial(forget_person, person_id=person_id, names=names)
    accounts = set(names)

    def rename(who: str) -> str:
        return INSTEAD if who in accounts else who

    total = Forgotten(0, 0)
    for dossier in app.session.ids:
        file = DossierFile(app.session.path(dossier))
        total += forget_beside(file, change, rename, (*names, person_id))
    return total


async def _ask_account(app: IctcoordApp, name: str) -> str | None:
    """Ask under which name the person saved; empty for none, `None` to turn back."""
    known: set[str] = set()
    for dossier in app.session.ids:
        try:
            known |= {version.who for version in list_versions(app.session.path(dossier))}
        except IctcoordError as error:
            app.notify(error.message, severity="warning")
            return None
    known.discard("")
    if not known:
        return _NONE
    offers = [Offer(_NONE, "Geen van deze"), *(Offer(who, who) for who in sorted(known))]
    question = f"Werkte {name} zelf met ictcoord? Kies dan de gebruikersnaam."
    return await app.push_screen_wait(Pick(question, offers))


async def _is_sure(app: IctcoordApp, name: str) -> bool:
    question = (
        f"{name} overal verwijderen?\n\n"
        f"Uit het dossier, alle vroegere versies en half getypte teksten. In opmerkingen komt "
        f"{INSTEAD} in de plaats van de volledige naam. Dit kun je niet ongedaan maken."
    )
    return await app.push_screen_wait(Confirm(question, yes="Verwijderen", no="Nee"))
