"""Bringing an Excel file in: into the dossiers that are open, or as a new one."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.people import newcomers, with_free_ids
from ictcoord_tui.domain.merge import MISSING, differences
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Change, Document, DossierKind
from ictcoord_tui.domain.text import slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.excel.foreign_read import ForeignPlan
from ictcoord_tui.excel.report import ImportPlan
from ictcoord_tui.intake import (
    Answers,
    Contained,
    NewDossier,
    Workbook,
    as_import,
    new_from_own,
    overview_of,
    plan_own,
    read_workbook,
)
from ictcoord_tui.reports.changes import Names, names_in
from ictcoord_tui.storage.problems import shown, taken
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.creating import ask_file, ask_name, working_folder
from ictcoord_tui.tui.flows.files import (
    check_file_name,
    is_there,
    lands_in,
    to_write,
    typed_path,
    write,
)
from ictcoord_tui.tui.flows.newcomers import look_elsewhere, tell_namesakes
from ictcoord_tui.tui.flows.overtaken import edit_as_seen, picture
from ictcoord_tui.tui.modals.ask import AskLine, Offer, Pick, ShowText
from ictcoord_tui.tui.modals.working import Progress, Working
from ictcoord_tui.tui.present.incoming import Incoming, Spot
from ictcoord_tui.tui.screens.mapping import MappingScreen
from ictcoord_tui.tui.screens.preview import PreviewScreen
from ictcoord_tui.workspace import fresh_document, write_all_new

T = TypeVar("T")

_BOOK = "*.xlsx"


async def import_workbook(app: IctcoordApp) -> None:
    """Ask for a file, show what it would change, and merge it as one step after yes."""
    try:
        await _import_workbook(app)
    except IctcoordError as error:
        _complain(app, error)


async def new_from_workbook(app: IctcoordApp) -> None:
    """Ask for a file, and make a dossier of what is in it."""
    try:
        await _new_from_workbook(app)
    except IctcoordError as error:
        _complain(app, error)


# Into what is open


async def _import_workbook(app: IctcoordApp) -> None:
    book = await _ask_workbook(app, app.session.path().parent)
    if book is None:
        return
    # What the plan is made for: a change of a colleague since then is no wish of the workbook.
    documents = picture(app)
    wanted = await (_own if book.own else _foreign)(app, book, documents)
    if wanted is not None:
        await _merge(app, book, wanted)


async def _own(
    app: IctcoordApp, book: Workbook, documents: Mapping[str, Document]
) -> Incoming | None:
    async def again(people: Mapping[str, str] = MappingProxyType({})) -> Incoming:
        plan = await _plan_of_own(app, book, people)
        return Incoming(book.name, plan, documents, _names(app, plan))

    return await _look(app, await again(), app.session.path().parent, again)


async def _foreign(
    app: IctcoordApp, book: Workbook, documents: Mapping[str, Document]
) -> Incoming | None:
    async def look(plan: ImportPlan) -> Incoming | None:
        incoming = Incoming(book.name, plan, documents, _names(app, plan))
        return await _look(app, incoming, app.session.path().parent, _as_it_is(incoming))

    read = await _read_foreign(app, book, app.session.overview(), app.session.document(), look)
    return read[1] if read is not None else None


async def _read_foreign(
    app: IctcoordApp,
    book: Workbook,
    overview: Overview,
    before: Document,
    look: Callable[[ImportPlan], Awaitable[Incoming | None]],
) -> tuple[ForeignPlan, Incoming] | None:
    """Let somebody say what is what and look at it, to and fro, until they read it in or leave."""
    answers: Answers | None = None
    while True:
        mapping = MappingScreen(book, overview, before, answers)
        mapped = await app.push_screen_wait(mapping)
        if mapped is None:
            return None
        if (wanted := await look(as_import(mapped, overview, before))) is not None:
            return mapped, wanted
        answers = mapping.answers


async def _plan_of_own(
    app: IctcoordApp, book: Workbook, people: Mapping[str, str] = MappingProxyType({})
) -> ImportPlan:
    session = app.session
    scope = session.scope() if session.has_group else Scope((session.overview(session.main),))
    documents = {one.id: session.document(one.id) for one in scope.overviews}
    return await _in_background(
        app, "Vergelijken", lambda: plan_own(book, scope, documents, people)
    )


async def _merge(
    app: IctcoordApp,
    book: Workbook,
    incoming: Incoming,
) -> None:
    documents = incoming.documents
    after = _with_choices(incoming.plan, documents, incoming.theirs)
    new = [name for key, one in after.items() for name in newcomers(one, documents[key]).values()]
    elsewhere = await look_elsewhere(app, new)
    after = {key: with_free_ids(one, documents[key], elsewhere.taken) for key, one in after.items()}
    changed = {key: one for key, one in after.items() if differences(documents[key], one)}
    changes = {key: _becoming(one) for key, one in changed.items()}
    first = next(
        ((key, differences(documents[key], one)[0].path) for key, one in changed.items()), None
    )
    place = first[1] if first is not None else ()
    # What a colleague saved while the preview was open is kept, or asked about.
    if await edit_as_seen(app, f"Excel ingelezen ({book.name})", changes, documents, place):
        app.notify("Ingelezen. u = alles in één keer ongedaan", timeout=8)
        tell_namesakes(app, elsewhere, new)
    else:
        app.notify("Er is niets veranderd.")


def _becoming(after: Document) -> Change:
    return lambda _before: after


def _with_choices(
    plan: ImportPlan, documents: Mapping[str, Document], chosen: frozenset[Spot]
) -> dict[str, Document]:
    after = dict(plan.documents)
    for key, found in plan.conflicts.items():
        for conflict in found:
            if (key, conflict.path) in chosen:
                value = None if conflict.lost is MISSING else conflict.lost
                after[key] = put(after.get(key, documents[key]), conflict.path, value)
    return after


# A new dossier


async def _new_from_workbook(app: IctcoordApp) -> None:
    book = await _ask_workbook(app, working_folder(app))
    if book is None:
        return
    files = await (_files_of_own(app, book) if book.dossiers else _files_of_foreign(app, book))
    if not files:
        return
    write_all_new(files, who=app.author, now=app.clock().astimezone())
    await app.switch_session(next(iter(files)))


async def _files_of_own(app: IctcoordApp, book: Workbook) -> Mapping[Path, Document]:
    wanted = await _which(app, book)
    if wanted is None:
        return {}
    what = "groep" if wanted.kind is DossierKind.GROUP else "school"
    answers = await _ask_name_and_file(app, what, wanted.name)
    if answers is None:
        return {}
    name, path = answers

    def work() -> NewDossier:
        return new_from_own(book, wanted.id, name, load_catalogue())

    new = await _in_background(app, "Dossier maken", work)
    files = new.files(path)
    if new.remarks:
        told = "\n".join(f"- {line}" for one in new.remarks for line in one.told())
        await app.push_screen_wait(ShowText("Kijk dit even na", told, about="import-remarks"))
    return files


async def _ask_name_and_file(app: IctcoordApp, what: str, offered: str) -> tuple[str, Path] | None:
    name = await ask_name(app, what, offered)
    path = await ask_file(app, name) if name is not None else None
    return (name, path) if name is not None and path is not None else None


async def _which(app: IctcoordApp, book: Workbook) -> Contained | None:
    if len(book.dossiers) == 1:
        return book.dossiers[0]
    schools = counted(len(book.dossiers) - 1, "school", "scholen")
    offers = [
        Offer(
            one.id,
            one.name,
            f"(de groep met {schools})" if one.kind is DossierKind.GROUP else "",
        )
        for one in book.dossiers
    ]
    chosen = await app.push_screen_wait(
        Pick("Wat wil je uit dit bestand halen?", offers, about="import-which")
    )
    return next((one for one in book.dossiers if one.id == chosen), None)


async def _files_of_foreign(app: IctcoordApp, book: Workbook) -> Mapping[Path, Document]:
    answers = await _ask_name_and_file(app, "school", Path(book.name).stem)
    if answers is None:
        return {}
    name, path = answers
    catalogue = load_catalogue()
    before = fresh_document(path, DossierKind.SCHOOL, name, catalogue)
    if is_there(path):
        raise taken(path)
    overview = overview_of(before, catalogue)

    async def look(plan: ImportPlan) -> Incoming | None:
        names = names_in(catalogue, load_roadmap(), *plan.documents.values())
        incoming = Incoming(book.name, plan, {overview.id: before}, names)
        return await _look(app, incoming, path.parent, _as_it_is(incoming), name)

    read = await _read_foreign(app, book, overview, before, look)
    return {path: read[0].document} if read is not None else {}


# Steps that both share


async def _ask_workbook(app: IctcoordApp, folder: Path) -> Workbook | None:
    newest = _newest(folder)
    file = await app.push_screen_wait(
        AskLine(
            "Welk Excel-bestand wil je inlezen?",
            newest,
            check=lambda text: "" if text.strip() else "Typ een bestandsnaam.",
            hint=f"Een .xlsx in {shown(folder)}, of een ander pad.",
            about="import-file",
        )
    )
    if file is None:
        return None
    path = app.confined(typed_path(folder, file))
    return await _in_background(app, "Excel-bestand lezen", lambda: read_workbook(path))


def _newest(folder: Path) -> str:
    """Propose what was saved last: most often the file a colleague just sent back."""
    try:
        books = [(one.stat().st_mtime_ns, one.name) for one in folder.glob(_BOOK)]
    except OSError:
        return ""
    return max(books, default=(0, ""))[1]


async def _look(
    app: IctcoordApp,
    incoming: Incoming,
    folder: Path,
    again: Callable[[Mapping[str, str]], Awaitable[Incoming]],
    name: str = "",
) -> Incoming | None:
    async def keep(text: str) -> None:
        await _keep_report(app, folder / f"{slug(Path(incoming.source).stem)}-verslag.txt", text)

    name = name or app.session.overview(app.session.main).name
    return await app.push_screen_wait(PreviewScreen(incoming, name, keep, again))


def _as_it_is(incoming: Incoming) -> Callable[[Mapping[str, str]], Awaitable[Incoming]]:
    """Somebody else's workbook leaves no doubts here: who is who was asked on the page before."""

    async def again(_people: Mapping[str, str]) -> Incoming:
        return incoming

    return again


async def _keep_report(app: IctcoordApp, proposed: Path, text: str) -> None:
    said = await app.push_screen_wait(
        AskLine(
            "In welk bestand bewaren we het verslag?",
            proposed.name,
            check=lambda name: check_file_name(name, ".txt"),
            hint=lands_in(proposed.parent),
            about="import-report",
        )
    )
    if said is None:
        return
    try:
        path = to_write(app, proposed.parent, said)
        if is_there(path):
            raise taken(path)
        write(app, path, text.encode())
    except IctcoordError as error:
        _complain(app, error)
        return
    app.notify(f"Bewaard: {shown(path)}")


async def _in_background(app: IctcoordApp, title: str, work: Callable[[], T]) -> T:
    def with_progress(progress: Progress) -> T:
        done = work()
        progress(1, 1)  # raises when the user stopped it meanwhile
        return done

    outcome = await app.push_screen_wait(Working(title, with_progress))
    if isinstance(outcome, IctcoordError):
        raise outcome
    return outcome


def _names(app: IctcoordApp, plan: ImportPlan) -> Names:
    session = app.session
    documents = [session.document(key) for key in session.ids]
    return names_in(load_catalogue(), load_roadmap(), *documents, *plan.documents.values())


def _complain(app: IctcoordApp, error: IctcoordError) -> None:
    app.notify(error.message, title=error.title, severity="error", timeout=12)
