"""Removing somebody from all dossiers of a group and from everything that was ever kept of them."""

from asyncio import to_thread
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import token_hex

from ictcoord_tui.content.words import counted, part_of
from ictcoord_tui.domain.accounts import may_be_of, resembles
from ictcoord_tui.domain.edits.forgetting import INSTEAD, Someone
from ictcoord_tui.domain.forgotten import names_in
from ictcoord_tui.domain.marks import Mark
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.paths import state_dir
from ictcoord_tui.reports.changes import place_of
from ictcoord_tui.storage.apart import Apart
from ictcoord_tui.storage.confined import is_inside
from ictcoord_tui.storage.forgetting import Forgetting, Forgotten, authors_of
from ictcoord_tui.storage.members import find_members, refused_members
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.people import Heir, ask_heir, is_gone
from ictcoord_tui.tui.flows.telling_apart import tell_apart, told
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick, ShowText
from ictcoord_tui.tui.modals.working import Working
from ictcoord_tui.tui.present.naming import document_names
from ictcoord_tui.tui.widgets.table_view import TableView

_DONE = "klaar"


async def forget_from_table(app: IctcoordApp, view: TableView) -> None:
    """Forget the person under the cursor of a table of people."""
    if view.at.subject is not None:
        await forget(app, view.at.subject)


async def forget(app: IctcoordApp, person_id: str) -> bool:
    """Take a person out of all dossiers of the group and out of all that is kept beside them.

    This cannot be undone, which is its purpose. Tells whether it was done everywhere.
    """
    session = app.session
    home = session.home_of(person_id)
    if home is None:
        return False
    if any(session.read_only_reason(key) for key in session.ids):
        app.notify("Dit kan alleen als je de geopende dossiers mag wijzigen.")
        return False
    try:
        files = dossiers_in_scope(app)
        apart = await tell_apart(app, person_id, home, files)
        forgetting = await _agreed(app, person_id, home, files, apart) if apart else None
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
        return False
    if forgetting is None:
        return False
    changes = {key: partial(forgetting.change, path=session.path(key)) for key in session.ids}
    app.edit_several(f"{INSTEAD} verwijderd", changes)
    session.let_go(forgetting.called)
    return await _do(app, forgetting, files)


async def _agreed(
    app: IctcoordApp, person_id: str, home: str, files: tuple[Path, ...], apart: Apart
) -> Forgetting | None:
    """Ask for logins, for who takes over, and whether the user is sure; `None` to turn back.

    Args:
        app: The app.
        person_id: Who is to be forgotten.
        home: Id of the dossier of that person.
        files: Every dossier.
        apart: Who is somebody else, and what the dossiers hold.

    Raises:
        NotAllowedError: The versions may not be read.
    """
    overview = app.session.overview(home)
    name, documents = overview.person_name(person_id), apart.documents
    others = frozenset(n for each in documents.values() for n in names_in(each).values()) - {name}
    touched = tuple(one for one in files if one not in apart.spared)
    known = await to_thread(authors_of, touched)
    accounts = await _ask_accounts(app, name, _candidates(app, name, known, others))
    if accounts is None:
        return None
    heir = await ask_heir(app, app.session.overview(), person_id)
    if heir is None:
        return None
    someone = Someone(person_id, name, accounts, others)
    forgetting = _forgetting(app, someone, home, heir, apart)
    opened = sum(forgetting.falls_open(one, path) for path, one in documents.items())
    where = told(forgetting, apart)
    if where.whole:
        await app.push_screen_wait(ShowText(f"Waar {name} staat", where.whole, about="forget"))
    counts = (len(touched), len(files))
    sure = await _is_sure(app, name, counts, (_tasks(heir, opened), where.short))
    gone = sure and heir.id is not None and is_gone(app, heir.id, heir.name)
    return forgetting if sure and not gone else None


def _forgetting(
    app: IctcoordApp, someone: Someone, home: str, heir: Heir, apart: Apart
) -> Forgetting:
    session, now = app.session, app.clock().astimezone()
    called = (someone.id, *sorted(apart.also), someone.name, *someone.accounts)
    homes = {session.path(home), *apart.homes}
    if session.group_id is not None and not apart.spared:
        homes.add(session.path(session.group_id))
    mark = Mark.of(called, token_hex(8), now)
    forgetting = Forgetting(someone, app.author, now, state_dir(), mark, frozenset(homes))
    of_group = heir.id is not None and session.home_of(heir.id) == session.group_id
    return replace(
        forgetting,
        heir=heir.id,
        heir_of_group=of_group,
        also=apart.also,
        others={path: frozenset(p.id for p in each) for path, each in apart.others.items()},
        spared=apart.spared,
        doubtful=apart.doubtful,
    )


def _tasks(heir: Heir, opened: int) -> str:
    """Return what becomes of the tasks, as sentences; empty when there are none."""
    falling = counted(opened, "taak valt open", "taken vallen open") if opened else ""
    if heir.id is not None:
        return f"{heir.told} {falling and falling + ' in een andere school.'}".strip()
    return f"{falling}." if falling else heir.told


def dossiers_in_scope(app: IctcoordApp) -> tuple[Path, ...]:
    """Return every dossier of the group of what is open: read or not, usable or not.

    What was refused because it lies elsewhere belongs to somebody else, and is none of it.

    Raises:
        InvalidDataError: The group names its schools in a way that cannot be followed.
        IctcoordError: The folder of the group may not be read.
    """
    session = app.session
    files, refused = [session.path(key) for key in session.ids], set[Path]()
    if session.group_id is not None:
        group = session.path(session.group_id)
        members = session.overview(session.group_id).dossier.members
        files += find_members(group, members)
        refused = {path for path, _ in refused_members(group, members)}
    files += [one.path for one in session.broken.values() if one.path not in refused]
    root = app.options.root
    return tuple(one for one in dict.fromkeys(files) if root is None or is_inside(root, one))


async def _do(app: IctcoordApp, forgetting: Forgetting, files: tuple[Path, ...]) -> bool:
    session = app.session
    try:
        session.save_everything()
    except IctcoordError as error:
        app.notify(f"Nog niet verwijderd. {error.message}", severity="error", timeout=12)
        return False
    done = await app.push_screen_wait(
        Working(
            "Alle dossiers en vroegere versies nakijken",
            lambda progress: forgetting.everywhere(files, progress),
        )
    )
    if isinstance(done, IctcoordError):
        app.notify(f"Nog niet overal verwijderd. {done.message}", severity="error", timeout=12)
        return False
    app.look_around()
    if done.failed or done.standing:
        await app.push_screen_wait(ShowText(*_report(app, done), about="forget-report"))
    app.notify(
        f"Verwijderd, en {counted(done.changed, 'vroegere versie', 'vroegere versies')} aangepast. "
        "Denk zelf aan back-ups, git en Excel-bestanden.",
        timeout=12,
    )
    return not done.failed


def _report(app: IctcoordApp, done: Forgotten) -> tuple[str, str]:
    lines = []
    if done.failed:
        lines += ["Niet nagekeken, hier kan de naam nog staan:", *done.failed, ""]
    if done.standing:
        lines.append("Een deel van de naam staat nog hier, omdat het ook iemand anders kan zijn:")
        session = app.session
        names = document_names(session, *(session.document(key) for key in session.ids))
        for path, place, text in done.standing:
            lines.append(f"{path.name}, {place_of(place, names)}: ‘{text}’")
    title = "Niet overal verwijderd" if done.failed else "Verwijderd; kijk dit zelf nog na"
    return title, "\n".join(lines)


def _candidates(
    app: IctcoordApp, name: str, known: frozenset[str], others: frozenset[str]
) -> frozenset[str]:
    """Return the logins that may be those of a person; one's own only when it looks like it."""
    return frozenset(
        who
        for who in known
        if may_be_of(who, name, others) and (who != app.author or resembles(who, name))
    )


async def _ask_accounts(
    app: IctcoordApp, name: str, known: frozenset[str]
) -> tuple[str, ...] | None:
    """Ask under which names the person saved; empty for none, `None` to turn back."""
    chosen: list[str] = []
    while left := sorted(known - set(chosen)):
        done = "Geen van deze" if not chosen else "Verder"
        offers = [Offer(_DONE, done), *(Offer(who, who) for who in left)]
        question = f"Werkte {name} zelf met ictcoord? Kies dan de gebruikersnaam."
        if chosen:
            question = f"Gekozen: {', '.join(chosen)}. Ook onder een andere naam?"
        answer = await app.push_screen_wait(Pick(question, offers, about="forget-accounts"))
        if answer is None:
            return None
        if answer == _DONE:
            break
        chosen.append(answer)
    return tuple(chosen)


async def _is_sure(
    app: IctcoordApp, name: str, counts: tuple[int, int], told: tuple[str, str]
) -> bool:
    """Ask for the last time; nothing was removed yet.

    Args:
        app: The app.
        name: Who is to be forgotten.
        counts: In how many dossiers, and how many there are.
        told: What becomes of the tasks, and in which dossiers the person stands.
    """
    number, total = counts
    whole = counted(total, "dossier", "dossiers")
    count = part_of(number, total, "dossier", "dossiers") if number < total else f"alle {whole}"
    count = whole if total == 1 else f"{count} van de groep"
    tasks, where = told
    question = (
        f"{name} overal verwijderen?{tasks and ' ' + tasks}\n{where}\n"
        f"Uit {count}, met vroegere versies, half getypte teksten en wat wacht op een keuze. In "
        f"opmerkingen komt {INSTEAD}; wat van de naam ook iemand anders kan zijn, krijg je te "
        "zien.\n"
        "Dit kun je niet ongedaan maken. Ook wat je hiervoor deed, kun je dan niet meer ongedaan "
        "maken."
    )
    return await app.push_screen_wait(
        Confirm(question, yes="Verwijderen", no="Nee", about="forget")
    )
