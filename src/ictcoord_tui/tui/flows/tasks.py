"""What one does with tasks in the overview: add, move, drop, bring back, take over, upgrade."""

from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any

from ictcoord_tui.content.catalogue import catalogue_versions
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits import tasks as edits
from ictcoord_tui.domain.edits.catalogue import Upgrade, plan_upgrade, upgrade_catalogue
from ictcoord_tui.domain.edits.rows import take_over
from ictcoord_tui.domain.merge import Difference
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import not_empty
from ictcoord_tui.tui.flows.overtaken import Picture, edit_as_seen, picture, still_sure
from ictcoord_tui.tui.modals.ask import AskLine, Confirm, Offer, Pick, ShowText
from ictcoord_tui.tui.present.task import about_task, task_findings
from ictcoord_tui.tui.tables.bulk import Spot, counted, fill
from ictcoord_tui.tui.tables.tasks import TASKS, section_choices
from ictcoord_tui.tui.widgets.table_view import TableView

TaskFlow = Callable[[IctcoordApp, TableView], Coroutine[Any, Any, None]]
"""Something one does with the tasks a view points at."""

_TASKS = ("taak", "taken")


async def add_task(app: IctcoordApp, view: TableView) -> None:
    """Ask for the name and the section of a new task; say when there is one of that name."""
    name = await app.push_screen_wait(
        AskLine(
            "Hoe heet de nieuwe taak?",
            check=not_empty("Geef de taak een naam."),
            hint="Bijvoorbeeld: 3D-printer onderhouden",
            about="task-new",
        )
    )
    if name is None or not await _is_new(app, view, clean_line(name)):
        return
    here = view.overview.task_by_id.get(view.at.subject or "")
    section = await _pick_section(app, view.overview, here)
    if section is None:
        return
    taken = frozenset(view.overview.task_by_id)
    _, task = edits.add_task(app.session.document(), name, section, taken)

    def change(document: Document) -> Document:
        return edits.add_task(document, name, section, taken)[0]

    if view.apply(f"taak ‘{clean_line(name)}’ toegevoegd", change, ("tasks", task, "name")):
        view.go_to_row(task)
        app.notify(f"Taak ‘{clean_line(name)}’ toegevoegd. u = ongedaan")


async def _is_new(app: IctcoordApp, view: TableView, name: str) -> bool:
    """Point out a task that bears the name already, and go there unless a second one is wanted."""
    alike = view.overview.tasks_named(name)
    if not alike:
        return True
    where = label("origin", alike[0].origin).lower()
    question = f"‘{alike[0].name}’ bestaat al ({where}). Toch een tweede toevoegen?"
    if await app.push_screen_wait(Confirm(question, yes="Toevoegen", about="task-twice")):
        return True
    view.narrow(view.view.unfiltered())
    view.grid.go_to(alike[0].id)
    return False


async def _pick_section(app: IctcoordApp, overview: Overview, here: Task | None) -> str | None:
    own = here.section if here is not None else ""
    offers = [
        Offer(one.id, one.name, label("cluster", one.cluster) + (", hier" if one.id == own else ""))
        for one in sorted(overview.catalogue.sections, key=lambda one: one.id != own)
    ]
    return await app.push_screen_wait(Pick("In welke rubriek?", offers, about="task-section"))


async def move_tasks(app: IctcoordApp, view: TableView) -> None:
    """Put the task, or the marked tasks, in another section."""
    tasks, overview, seen = view.at.subjects, view.overview, picture(app)
    section = await _pick_section(app, overview, overview.task_by_id.get(tasks[0]))
    if section is None:
        return
    column = TASKS.by_id["section"]
    change = fill(overview, [Spot(task, column) for task in tasks], section)
    name = next(choice.label for choice in section_choices(overview) if choice.value == section)
    said = f"{_named(overview, tasks)} naar ‘{name}’"
    changes, place = {app.session.focus: change}, ("tasks", tasks[0], "section")
    if await edit_as_seen(app, said, changes, seen, place):
        app.notify(f"{said}.")


async def drop_tasks(app: IctcoordApp, view: TableView) -> None:
    """Drop tasks; one of one's own can also go for good."""
    tasks, overview = view.at.subjects, view.overview
    own = [task for task in tasks if task in overview.dossier.tasks and own_task(overview, task)]
    if len(own) == len(tasks) and await _for_good(app, overview, tasks) is not False:
        return
    said = f"{_named(overview, tasks)} geschrapt"
    # Undo leads back to the cell the user stood on, not to another column.
    if not view.apply(said, lambda d: edits.drop_tasks(d, tasks), view.at.place):
        return
    needed = [task for task in tasks if overview.triage(task).priority]
    if needed:
        plan = overview.triage(needed[0]).priority
        name = overview.task_by_id[needed[0]].name
        app.notify(
            f"Let op: het beleidsplan rekent op ‘{name}’ ({plan}). r = terughalen",
            severity="warning",
        )
    else:
        app.notify(f"{said}. r = terughalen")


def own_task(overview: Overview, task_id: str) -> bool:
    """Tell whether a task was made in this dossier, and in no layer below it."""
    below = overview.group.tasks if overview.group is not None else {}
    return overview.task_by_id[task_id].own and task_id not in below


async def _for_good(app: IctcoordApp, overview: Overview, tasks: tuple[str, ...]) -> bool | None:
    """Ask what to do with own tasks; `False` means dropping, `None` that the user turned back."""
    seen = picture(app)
    chosen = await app.push_screen_wait(
        Pick(
            f"{_named(overview, tasks)}: wat wil je doen?",
            [
                Offer("drop", "Schrappen", "telt niet meer mee, maar blijft in de lijst"),
                Offer("remove", "Helemaal verwijderen", "met alles wat erbij ingevuld is"),
            ],
            about="task-remove",
        )
    )
    if chosen is None:
        return None
    if chosen == "drop":
        return False
    if not await still_sure(app, seen, lambda one: _speaks_of(one, tasks), yes="Verwijderen"):
        return None

    def change(document: Document) -> Document:
        for task in tasks:
            document = edits.remove_task(document, task)
        return document

    said = f"{_named(overview, tasks)} verwijderd"
    if app.edit(said, change, ("tasks", tasks[0], "name")):
        app.notify(f"{said}. u = ongedaan")
    return True


def _speaks_of(one: Difference, tasks: tuple[str, ...]) -> bool:
    return len(one.path) > 1 and one.path[1] in tasks


async def restore_tasks(app: IctcoordApp, view: TableView) -> None:
    """Let dropped tasks count again; what the group dropped counts here when the school says so."""
    tasks, overview = view.at.subjects, view.overview
    said = f"{_named(overview, tasks)} teruggehaald"

    def change(document: Document) -> Document:
        document = edits.bring_back(document, tasks)
        for task in tasks:
            if overview.group_triage(task).dropped:
                document = edits.keep_task(document, task)
        return document

    if view.apply(said, change, view.at.place):
        app.notify(f"{said}.")


async def take_over_rows(app: IctcoordApp, view: TableView) -> None:
    """Make the target of these tasks what is done today."""
    await _take_over(app, view.at.subjects, picture(app))


async def take_over_everything(app: IctcoordApp, view: TableView) -> None:
    """Make the target what is done today wherever there is no target yet."""
    overview, seen = view.overview, picture(app)
    tasks = tuple(
        task.id
        for task in overview.counting
        if overview.row(Situation.CURRENT, task.id).assigned
        and not overview.row(Situation.TARGET, task.id).assigned
    )
    if not tasks:
        app.notify("Er valt niets over te nemen: elke ingevulde taak heeft al een streefdoel.")
        return
    question = f"De huidige situatie van {counted(len(tasks), _TASKS)} overnemen als streefdoel?"
    if await app.push_screen_wait(
        Confirm(
            question,
            yes="Overnemen",
            about="take-over",
            undoable=True,
            unchanged="Niets overgenomen.",
        )
    ):
        await _take_over(app, tasks, seen)


async def _take_over(app: IctcoordApp, tasks: tuple[str, ...], seen: Picture) -> None:
    said = f"{counted(len(tasks), ('rij', 'rijen'))} overgenomen uit de huidige situatie"
    changes = {app.session.focus: partial(take_over, task_ids=tasks)}
    done = await edit_as_seen(app, said, changes, seen, ("target", tasks[0], "who"))
    if done:
        app.notify(f"{said}.")
    elif done is False:
        app.notify("Het streefdoel is daar al gelijk aan de huidige situatie.")


async def show_task_insight(app: IctcoordApp, view: TableView) -> None:
    """Say what there is to notice about the task."""
    task = view.at.subject
    if task is None:
        return
    lines = task_findings(app.session.focus_scope(), view.overview, task)
    said = "\n".join(f"- {line}" for line in lines) or "Niets bijzonders: deze taak is in orde."
    about = about_task(view.overview, task).partition("\n")[2]
    name = view.overview.task_by_id[task].name
    await app.push_screen_wait(ShowText(name, f"{about}\n\n{said}", about="task-insight"))


async def upgrade(app: IctcoordApp) -> None:
    """Move the dossier to the newest start list, after showing what that changes."""
    versions = catalogue_versions()
    newest = max(versions)
    now = app.session.overview().dossier.catalogue
    if now >= newest or now not in versions:
        app.notify(f"Je werkt met de nieuwste startlijst (versie {now}). Er is niets te doen.")
        return
    old, new = versions[now], versions[newest]
    told = _told(plan_upgrade(app.session.document(), old, new))
    question = f"Startlijst van versie {now} naar {newest}\n\n{told}\n\nOvernemen?"
    if await app.push_screen_wait(
        Confirm(
            question,
            yes="Overnemen",
            about="catalogue",
            undoable=True,
            unchanged="Niets overgenomen.",
        )
    ):
        app.edit(
            f"startlijst versie {newest}", lambda document: upgrade_catalogue(document, old, new)
        )


def _told(plan: Upgrade) -> str:
    lines = (
        _list("Nieuw", (task.name for task in plan.added)),
        _list("Valt weg", (task.name for task in plan.gone)),
        _list("Valt weg, blijft als eigen taak", (task.name for task in plan.kept)),
        _list("Andere naam", (f"{one.name} → {two.name}" for one, two in plan.renamed)),
        _list("Andere rubriek", (one.name for one, _ in plan.moved)),
    )
    return "\n".join(filter(None, lines)) or "Alleen het nummer verandert."


def _list(title: str, names: Iterable[str]) -> str:
    every = tuple(names)
    return f"{title} ({len(every)}): {', '.join(every)}" if every else ""


def _named(overview: Overview, tasks: tuple[str, ...]) -> str:
    if len(tasks) == 1:
        return f"‘{overview.task_by_id[tasks[0]].name}’"
    return counted(len(tasks), _TASKS)
