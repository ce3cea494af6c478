"""What working in a table asks of the user: search, filter, paste, a longer text, a new person."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path
from ictcoord_tui.domain.text import clean_text
from ictcoord_tui.storage.siblings import NOTHING_ELSEWHERE, Elsewhere
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.copying import copy
from ictcoord_tui.tui.flows.dropped import keep_dropped
from ictcoord_tui.tui.flows.newcomers import look_elsewhere, tell_namesakes
from ictcoord_tui.tui.flows.outsiders import tell_outsiders
from ictcoord_tui.tui.flows.overtaken import edit_as_seen, picture, settle_overtaken
from ictcoord_tui.tui.modals.ask import AskLine, Offer, Pick
from ictcoord_tui.tui.modals.ask_text import AskText
from ictcoord_tui.tui.modals.paste_preview import PastePreview
from ictcoord_tui.tui.tables.bulk import CELLS, ROWS, Spot, chained, counted, fill
from ictcoord_tui.tui.tables.column import EntryError, Filter, UnknownPersonError
from ictcoord_tui.tui.tables.entries import split_names
from ictcoord_tui.tui.tables.paste import (
    Landing,
    PastePlan,
    adding_person,
    plan_paste,
    plan_with_people,
)
from ictcoord_tui.tui.tables.tsv import MAX_BYTES, MAX_CELLS, parse_block
from ictcoord_tui.tui.tables.view import alike, containing
from ictcoord_tui.tui.thrown import Left
from ictcoord_tui.tui.widgets.list_editor import ListEditor
from ictcoord_tui.tui.widgets.table_view import TableView

FOREIGN_LABEL = "gewijzigd door anderen"


async def answer(app: IctcoordApp, request: TableView.Request) -> None:
    """Do what a table asked for."""
    if request.what == "long-text":
        await write_long_text(app, request.view, request.text, request.spots)
        return
    if request.what == "copy":
        copy(app, request.text)
        return
    asks: dict[str, Callable[[IctcoordApp, TableView, str], Awaitable[None]]] = {
        "search": search,
        "filter": choose_filter,
        "paste": paste,
        "paste-in-cell": paste_in_cell,
        "new-person": add_person_here,
        "overtaken": settle_overtaken,
    }
    await asks[request.what](app, request.view, request.text)


async def search(app: IctcoordApp, view: TableView, text: str) -> None:
    """Ask what to look for, and go to the first row that has it."""
    wanted = await app.push_screen_wait(
        AskLine("Zoek in deze tabel", text, hint="n = volgende, N = vorige", about="search")
    )
    if wanted:
        view.doer.search(wanted, 1)


async def choose_filter(app: IctcoordApp, view: TableView, _text: str) -> None:
    """Let the user choose which rows stay; conditions add up."""
    filters = _filters_for(view)
    every = view.table.rows(view.overview)
    offers = [Offer("text", "Tekst…", "rijen met een woord, in welke kolom ook")]
    for number, one in enumerate(filters):
        count = sum(1 for row in every if one.keeps(view.overview, row))
        if count:
            offers.append(Offer(str(number), f"{one.label}  ({count})"))
    now = view.view.filter_label
    question = f"Welke rijen wil je zien?{f' Dit komt bij: {now}.' if now else ''}"
    chosen = await app.push_screen_wait(Pick(question, offers, about="filter"))
    if chosen == "text":
        wanted = await app.push_screen_wait(AskLine("Toon alleen rijen met", about="filter-text"))
        if wanted:
            view.narrow(view.view.filtered(containing(view.table, wanted)))
    elif chosen is not None:
        view.narrow(view.view.filtered(filters[int(chosen)]))


def _filters_for(view: TableView) -> list[Filter]:
    filters = []
    if view.at.row is not None:
        filters.append(alike(view.table, view.grid.cursor_column, view.overview, view.at.row))
    marked, foreign = view.grid.marked, view.foreign
    if marked:
        filters.append(Filter("gemarkeerd", lambda _overview, row: row in marked))
    if foreign:
        filters.append(Filter(FOREIGN_LABEL, lambda _overview, row: row in foreign))
    return [*filters, *view.table.filters(view.overview)]


async def paste(app: IctcoordApp, view: TableView, text: str) -> None:
    """Paste a block from the cursor on; more than one cell is shown first."""
    if not text:
        app.notify("Plak met je terminal: Ctrl+Shift+V, Shift+Insert of rechts klikken.")
        return
    if (reason := app.session.read_only_reason()) or (reason := _too_large(text)):
        app.notify(reason, severity="warning")
        return
    block, seen, place = parse_block(text), picture(app), view.at.place
    plan = plan_paste(view.overview, view.at.landing, block)
    elsewhere = await _newcomers_elsewhere(app, view, block, plan)
    if len(plan.landings) == 1 and not plan.unknown:
        view.fill(view.at.spots, block[0][0], "geplakt")
        return
    agreed = await app.push_screen_wait(
        PastePreview(
            partial(_plan, app, view, block, elsewhere),
            lambda one: _name_of(view, one),
            lambda one: _before(view, one),
        )
    )
    if agreed is None:
        return
    changes = {app.session.focus: agreed.change}
    if await edit_as_seen(app, agreed.label, changes, seen, place):
        app.notify(f"{agreed.label}. u = ongedaan")
        tell_namesakes(app, elsewhere, agreed.added)


async def _newcomers_elsewhere(
    app: IctcoordApp, view: TableView, block: list[list[str]], plan: PastePlan
) -> Elsewhere:
    """Return what the schools that are not open say about those whom pasting would add."""
    if not plan.unknown or app.session.group_id is None:
        return NOTHING_ELSEWHERE
    added = _plan(app, view, block, NOTHING_ELSEWHERE, adding=True, meant=False).added
    return await look_elsewhere(app, added)


def _too_large(text: str) -> str:
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return "Dit is te veel om te plakken: meer dan 200 kB. Neem een kleiner blok."
    if sum(map(len, parse_block(text))) > MAX_CELLS:
        return f"Dit is te veel om te plakken: meer dan {MAX_CELLS} cellen. Neem een kleiner blok."
    return ""


def _plan(
    app: IctcoordApp,
    view: TableView,
    block: list[list[str]],
    elsewhere: Elsewhere,
    adding: bool,
    meant: bool,
) -> PastePlan:
    """Return what pasting does: with newcomers or not, with names as meant or as they stand."""
    session, overview, target = app.session, view.overview, view.at.landing
    if not adding:
        return plan_paste(overview, target, block, meant=meant)
    taken = session.taken_people(elsewhere)
    return plan_with_people(overview, session.document(), target, block, taken, meant=meant)


def _name_of(view: TableView, one: Landing) -> str:
    return view.table.columns[0].text(view.overview, one.row) if one.row is not None else ""


def _before(view: TableView, one: Landing) -> str:
    if one.row is None:
        return ""
    for column in view.table.columns:
        row, at = view.table.at(one.row, column.id)
        if at.title == one.column:
            return at.text(view.overview, row)
    return ""


async def paste_in_cell(app: IctcoordApp, view: TableView, text: str) -> None:
    """Ask what a paste of several cells means while one cell is open."""
    block = parse_block(text)
    rows, cells = counted(len(block), ROWS), counted(sum(map(len, block)), CELLS)
    offers = [
        Offer("rows", f"Over {rows} verdelen, {cells}", "vanaf deze cel; je kijkt eerst"),
        Offer("cell", "Alles in deze ene cel"),
    ]
    chosen = await app.push_screen_wait(
        Pick("Je plakt meer dan één cel.", offers, about="paste-cell")
    )
    editor = view.editor
    if chosen == "rows":
        await view.entry.close()
        await paste(app, view, text)
    elif chosen == "cell" and editor is not None:
        separator = "; " if isinstance(editor, ListEditor) else " "
        editor.insert(separator.join(cell for row in block for cell in row if cell))


def _still_there(
    app: IctcoordApp, view: TableView, spots: Sequence[Spot], place: Path, text: str
) -> bool:
    """Tell whether every row still exists; a text for one that does not is kept for `u`."""
    if all(spot.stands(view.overview) for spot in spots):
        return True
    app.notify("Een collega haalde dit intussen weg.", severity="warning")
    app.areas.thrown.keep(Left(app.session.focus, place, text))
    return False


async def write_long_text(
    app: IctcoordApp, view: TableView, text: str, spots: Sequence[Spot]
) -> None:
    """Let the user write a text of several lines for these cells."""
    if not spots:
        return
    question, place = _about(view, spots), view.at.place
    seen = picture(app)
    while _still_there(app, view, spots, place, text):
        stands = spots[0].text(view.overview)
        dialog = AskText(question, text, stands=stands, about="cell-text")
        written = await app.push_screen_wait(dialog)
        keep_dropped(app, place, dialog.dropped)
        if written is None:
            return
        text = clean_text(written)
        if not _still_there(app, view, spots, place, text):
            return
        label = f"{counted(len(spots), CELLS)} ingevuld"
        changes = {app.session.focus: fill(view.overview, spots, text)}
        if await edit_as_seen(app, label, changes, seen, place) is not None:
            return


def _about(view: TableView, spots: Sequence[Spot]) -> str:
    first = spots[0]
    if len(spots) == 1:
        return f"{first.column.title} bij {view.name_of(first.row)}"
    return f"{first.column.title} in {counted(len(spots), CELLS)}"


async def add_person_here(app: IctcoordApp, view: TableView, name: str) -> None:
    """Add who was typed in a list of people, and choose that person, as one step.

    In a list of names, those that are known are chosen and only the others are added. The list
    stays open, so that one can go on choosing; Enter closes it as always.
    """
    editor = view.editor
    if not isinstance(editor, ListEditor):
        return
    several = split_names(name)
    wanted = [name] if len(several) == 1 else []
    text = "; ".join(sorted(editor.chosen) if wanted else [*sorted(editor.chosen), *several])
    elsewhere = await look_elsewhere(app, [name, *several])
    while True:
        try:
            added = _Added.of(app, view, wanted, elsewhere)
            change = view.entry.change(added.overview, "; ".join(filter(None, (text, *added.ids))))
            break
        except UnknownPersonError as error:
            if error.name in wanted:
                editor.show_error(f"‘{error.name}’ kan geen naam zijn.")
                return
            wanted.append(error.name)
        except EntryError as error:
            editor.show_error(str(error))
            return
    said = ", ".join(wanted)
    label = f"{said} toegevoegd aan het team; {view.entry.label}"
    changes = {app.session.focus: chained((*added.changes, change))}
    seen = {app.session.focus: view.entry.seen}
    before = app.session.document()
    if await edit_as_seen(app, label, changes, seen, view.at.place):
        app.notify(f"Toegevoegd aan het team: {said}. Rol en uren vul je aan bij Team.")
        tell_outsiders(app, before)
        tell_namesakes(app, elsewhere, wanted)
        await view.entry.open_again(added.ids[-1] if added.ids else "")


@dataclass(frozen=True, slots=True)
class _Added:
    """A dossier in which some people were added: what it would be, and how it gets there."""

    overview: Overview
    ids: tuple[str, ...]
    changes: tuple[Change, ...]

    @classmethod
    def of(
        cls, app: IctcoordApp, view: TableView, names: Sequence[str], elsewhere: Elsewhere
    ) -> "_Added":
        document, taken = app.session.document(), app.session.taken_people(elsewhere)
        ids, changes = [], []
        for name in names:
            change, person = adding_person(document, name, taken)
            document = change(document)
            ids.append(person)
            changes.append(change)
        overview = replace(view.overview, dossier=read_dossier(document))
        return cls(overview, tuple(ids), tuple(changes))
