"""What one does with people: add, remove with somebody who takes over, merge two who are one."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from ictcoord_tui.domain.edits import people as edits
from ictcoord_tui.domain.edits.moving import names_person
from ictcoord_tui.domain.merge import Difference
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import not_empty
from ictcoord_tui.tui.flows.joining import Entry, agree_to_join, told_changes
from ictcoord_tui.tui.flows.newcomers import look_elsewhere, tell_namesakes
from ictcoord_tui.tui.flows.overtaken import picture, still_sure
from ictcoord_tui.tui.modals.ask import AskLine, Confirm, Offer, Pick
from ictcoord_tui.tui.tables.paste import adding_person
from ictcoord_tui.tui.widgets.table_view import TableView
from ictcoord_tui.values import dataclass

_NOBODY = "-"


async def add_person(app: IctcoordApp, view: TableView) -> None:
    """Ask for the name of somebody new; say when there is somebody of that name."""
    name = await app.push_screen_wait(
        AskLine(
            "Wie komt erbij?",
            check=not_empty("Typ een naam."),
            hint="Voornaam en naam, of de naam van een externe partner",
            about="person-new",
        )
    )
    if name is None:
        return
    name = clean_line(name)
    alike = [p for p in view.overview.people.values() if fold(p.name) == fold(name)]
    question = f"‘{name}’ staat er al. Toch een tweede toevoegen?"
    if alike and not await app.push_screen_wait(
        Confirm(question, yes="Toevoegen", about="person-twice")
    ):
        view.grid.go_to(alike[0].id)
        return
    elsewhere = await look_elsewhere(app, [name])
    taken = app.session.taken_people(elsewhere)
    change, person = adding_person(app.session.document(), name, taken)
    if view.apply(f"{name} toegevoegd aan het team", change, ("people", person, "name")):
        tell_namesakes(app, elsewhere, [name])
        await view.start_row(person)


async def remove_person(app: IctcoordApp, view: TableView) -> None:
    """Remove somebody, after asking who takes over; works in every school that names the person."""
    person, seen = view.at.subject, picture(app)
    if person is None or not await _here(app, view.overview, person):
        return
    name = view.overview.person_name(person)
    chosen = await ask_heir(app, view.overview, person)
    if chosen is None:
        return
    heir, to = chosen.id, chosen.name
    handed = f" {chosen.told}" if chosen.told else ""
    if not await app.push_screen_wait(
        Confirm(f"{name} verwijderen?{handed}", yes="Verwijderen", about="person-remove")
    ):
        return
    if not await still_sure(app, seen, partial(_speaks_of, who={person}), yes="Verwijderen"):
        return
    if heir is not None and is_gone(app, heir, to):
        return
    changes = _everywhere(app, person, lambda d: edits.remove_person(d, person, heir))
    if app.edit_several(f"{name} verwijderd", changes, ("people", person, "name")):
        app.notify(f"{name} is verwijderd.{handed} u = ongedaan")


@dataclass(frozen=True, slots=True)
class Heir:
    """Who takes over the tasks of somebody who is removed.

    Attributes:
        id: Id of the person; `None` when the tasks fall open, or there are none.
        name: What that person is called.
        told: What happens to the tasks, as a sentence; empty when there are none.
    """

    id: str | None = None
    name: str = "niemand"
    told: str = ""


async def ask_heir(app: IctcoordApp, overview: Overview, person: str) -> Heir | None:
    """Ask who takes over, when there are tasks; `None` when the user turns back."""
    if not _naming(app, person):
        return Heir()
    chosen = await _pick(
        app,
        overview,
        person,
        f"{overview.person_name(person)} heeft taken. Wie neemt ze over?",
        [Offer(_NOBODY, "Niemand", "de taken vallen open")],
    )
    if chosen is None:
        return None
    heir = Heir() if chosen == _NOBODY else Heir(chosen, overview.person_name(chosen))
    return replace(heir, told=f"De taken gaan naar {heir.name}.")


def is_gone(app: IctcoordApp, person: str, name: str) -> bool:
    """Tell whether somebody who was chosen was removed meanwhile; say so."""
    gone = app.session.home_of(person) is None
    if gone:
        app.notify(f"{name} is er intussen niet meer. Kies iemand anders.", severity="warning")
    return gone


async def merge_people(app: IctcoordApp, view: TableView) -> None:
    """Make two entries for one human one; every task follows."""
    gone, seen = view.at.subject, picture(app)
    if gone is None or not await _here(app, view.overview, gone):
        return
    name = view.overview.person_name(gone)
    kept = await _pick(app, view.overview, gone, f"{name} is dezelfde als …", [])
    if kept is None:
        return
    keeper = view.overview.person_name(kept)
    question = f"‘{name}’ en ‘{keeper}’ samenvoegen? {keeper} blijft, met alle taken van beiden."
    if not await app.push_screen_wait(
        Confirm(
            question,
            yes="Samenvoegen",
            about="person-merge",
            undoable=True,
            unchanged="Niets samengevoegd.",
        )
    ):
        return
    if not await still_sure(app, seen, partial(_speaks_of, who={gone, kept}), yes="Samenvoegen"):
        return
    if is_gone(app, kept, keeper):
        return
    staying, coming = _entry_of(app, kept, keeper), _entry_of(app, gone, name)
    joined = await agree_to_join(
        app, staying, coming, without=("name",), unchanged="Niets samengevoegd."
    )
    if joined is None:
        return
    before = staying.said(app)
    changes = _everywhere(app, gone, lambda d: edits.merge_people(d, kept, gone))
    changes[staying.dossier] = lambda d: edits.merge_people(joined(d), kept, gone)
    if app.edit_several(f"{name} en {keeper} samengevoegd", changes, ("people", gone, "name")):
        view.grid.go_to(kept)
        told = told_changes(app, before, staying)
        app.notify(f"{keeper} draagt nu ook wat bij {name} stond.{told} u = ongedaan")


def _entry_of(app: IctcoordApp, person: str, name: str) -> Entry:
    """Return where somebody lives: here, or in the group."""
    return Entry(_home_of(app, person), ("people", person), name)


def _home_of(app: IctcoordApp, person: str) -> str:
    """Return the dossier somebody lives in, as the one that is looked at means them."""
    session, focus = app.session, app.session.focus
    lives_here = person in session.document(focus).get("people", {})
    return focus if lives_here else session.home_of(person) or focus


async def _here(app: IctcoordApp, overview: Overview, person: str) -> bool:
    """Ask first when somebody belongs to the group: that concerns every school."""
    if person in overview.dossier.people:
        return True
    home = app.session.home_of(person)
    if home is None or app.session.read_only_reason(home):
        app.notify("Deze persoon hoort bij de groep, en die kun je hier niet wijzigen.")
        return False
    name, group = overview.person_name(person), app.session.overview(home).name
    question = f"{name} hoort bij {group}. Wat je wijzigt, geldt voor alle scholen. Doorgaan?"
    return await app.push_screen_wait(Confirm(question, about="person-of-group"))


async def _pick(
    app: IctcoordApp, overview: Overview, without: str, question: str, first: list[Offer]
) -> str | None:
    people = sorted(overview.people.values(), key=lambda one: fold(one.name))
    offers = [Offer(p.id, p.name, p.role) for p in people if p.id != without]
    if not first and not offers:
        app.notify("Er is nog niemand anders in het team.")
        return None
    about = "person-heir" if first else "person-keep"
    return await app.push_screen_wait(Pick(question, [*first, *offers], about=about))


def _speaks_of(one: Difference, who: AbstractSet[str]) -> bool:
    """Tell whether a difference is about these people, or about what they do."""
    values = (one.before, one.after)
    named = (value for value in values if isinstance(value, list))
    return not who.isdisjoint(one.path) or any(not who.isdisjoint(value) for value in named)


def _naming(app: IctcoordApp, person: str) -> bool:
    documents = (app.session.document(dossier) for dossier in _meaning(app, person))
    return any(names_person(one, person) for one in documents)


def _everywhere(app: IctcoordApp, person: str, change: Change) -> dict[str, Change]:
    """Return the change for every dossier in which somebody is named or lives."""
    session, home = app.session, _home_of(app, person)
    return {
        dossier: change
        for dossier in _meaning(app, person)
        if dossier == home or names_person(session.document(dossier), person)
    }


def _meaning(app: IctcoordApp, person: str) -> Iterator[str]:
    """Yield the dossiers in which an id means this person: not where another one lives by it."""
    session, home = app.session, _home_of(app, person)
    for dossier in session.ids:
        if dossier == home or person not in session.document(dossier).get("people", {}):
            yield dossier
