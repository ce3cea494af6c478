"""What one can do from an insight: mark an anchor, send to the group, note backups, take over."""

from collections import Counter
from collections.abc import Callable

from ictcoord_tui.content.words import counted, label, labels
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.rows import put_row, set_backup
from ictcoord_tui.domain.schema import Change, Document, Reason, Staffing
from ictcoord_tui.domain.tasks import Cluster, Level
from ictcoord_tui.insights.absence import Absence, Falling
from ictcoord_tui.insights.how import ONLY_HERE
from ictcoord_tui.insights.load import untimed_words
from ictcoord_tui.insights.proposal import Proposal
from ictcoord_tui.insights.proposal_rows import Proposed
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.insights.staffing import Advice, advice_for
from ictcoord_tui.paper import Filter
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.overtaken import Picture, edit_as_seen, picture
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.tables.bulk import chained

Changes = dict[str, list[Change]]
"""What is to happen in every dossier, in order."""


NO_HOME = "Deze persoon staat in geen enkel team. Voeg die eerst toe op het scherm Team."


def toggle_anchor(app: IctcoordApp, person_id: str) -> None:
    """Mark somebody as anchor, or take that away, in the dossier where this person lives."""
    home = app.session.home_of(person_id)
    if home is None:
        app.notify(NO_HOME)
        return
    place = ("people", person_id, "anchor")
    now = not get(app.session.document(home), place)
    name = app.session.overview(home).person_name(person_id)
    done = "aangeduid als ankerpunt" if now else "is geen ankerpunt meer"
    if app.edit(f"{name} {done}", lambda document: put(document, place, now), dossier=home):
        app.notify(f"{name} {done}.")


def send_to_group(app: IctcoordApp, task_id: str) -> None:
    """Put a task on the level of the group in every dossier that may be changed, in one step."""
    session = app.session
    writable = [key for key in session.ids if not session.read_only_reason(key)]
    name = session.overview().task_by_id[task_id].name
    changes = {key: _to_group(task_id, own=key == session.group_id) for key in writable}
    if not app.edit_several(f"‘{name}’ naar de groep", changes):
        app.notify(f"‘{name}’ staat overal al op groepsniveau, of je mag niets wijzigen.")
        return
    left = len(session.ids) - len(writable)
    said = f"‘{name}’ staat nu op groepsniveau in {_dossiers(len(writable))}."
    app.notify(f"{said} {_dossiers(left)} mag je niet wijzigen." if left else said)


def _tasks(number: int) -> str:
    return counted(number, "taak", "taken")


def _dossiers(number: int) -> str:
    return counted(number, "dossier", "dossiers")


def _to_group(task_id: str, *, own: bool) -> Change:
    def change(document: Document) -> Document:
        place = ("triage", task_id)
        if own and get(document, (*place, "reason")) is None:
            document = put(document, (*place, "reason"), Reason.SCALE.value)
        elif get(document, (*place, "reason")) == Reason.LOCAL.value:
            document = put(document, (*place, "reason"), None)
        return put(document, (*place, "level"), Level.GROUP.value)

    return change


async def note_backups(app: IctcoordApp, gone: Absence) -> None:
    """Note for every task that falls who could best take over, as its backup."""
    seen = picture(app)
    found = [(one, key) for one in gone.alone if (key := _best(app, one)) is not None]
    name = gone.person.name
    if not found:
        app.notify(f"Voor geen enkele taak van {name} is er nog iemand om als back-up te noteren.")
        return
    left = len(gone.alone) - len(found)
    many = counted(len(found), "back-up", "back-ups")
    question = f"{many} noteren voor wat alleen {name} doet?"
    if left:
        question += f" Bij {_tasks(left)} verandert niets: daar is al een back-up, of niemand."
    if not await app.push_screen_wait(
        Confirm(question, about="backups", undoable=True, unchanged="Niets genoteerd.")
    ):
        return
    changes: Changes = {}
    for one, person_id in found:
        changes.setdefault(one.row.overview_id, []).append(_with_backup(one.row, person_id))
    if await _make(app, f"{many} voor {name}", changes, seen):
        app.notify(f"{many} genoteerd. Spreek het samen af. u = ongedaan")


def _best(app: IctcoordApp, one: Falling) -> str | None:
    """Return who should back up, unless somebody does already."""
    row = app.session.overview(one.row.overview_id).row(one.row.situation, one.row.task_id)
    if row.backup or app.session.read_only_reason(one.row.overview_id):
        return None
    return next((s.person.id for s in one.successors if s.fits), None)


def _with_backup(row: RowRef, person_id: str) -> Change:
    return lambda document: set_backup(document, row.situation, row.task_id, [person_id])


async def note_vacancies(app: IctcoordApp, gone: Absence) -> None:
    """Note for every task that nobody can take over how to find somebody."""
    seen = picture(app)
    stranded = [
        one for one in gone.stranded if not app.session.read_only_reason(one.row.overview_id)
    ]
    if not stranded:
        app.notify(f"Alles wat {gone.person.name} alleen doet, kan iemand overnemen.")
        return
    ways = Counter(advice_for(one.task) for one in stranded)
    chosen: Staffing | None = None
    if ways[Advice.CHOOSE]:
        chosen = await _choose(app, ways[Advice.CHOOSE])
    question = (
        f"{_tasks(len(stranded))} die niemand kan overnemen als input voor vacatures noteren? "
        f"Rekruteren: {ways[Advice.RECRUIT]}, uitbesteden: {ways[Advice.OUTSOURCE]}, "
        f"zelf gekozen: {ways[Advice.CHOOSE] if chosen else 0}."
    )
    if not await app.push_screen_wait(
        Confirm(question, about="vacancies", undoable=True, unchanged="Niets genoteerd.")
    ):
        return
    changes: Changes = {}
    for one in stranded:
        way = _way(advice_for(one.task), chosen)
        if way is not None:
            changes.setdefault(one.row.overview_id, []).append(_with_staffing(one.row, way))
    done = await _make(app, f"Vacatures als {gone.person.name} wegvalt", changes, seen)
    if done:
        app.notify("Genoteerd. Het verslag ‘Input voor vacatures’ (p) bundelt ze tot profielen.")
    elif done is False:
        app.notify("Deze taken stonden al zo genoteerd.")


async def _choose(app: IctcoordApp, number: int) -> Staffing | None:
    offers = [Offer(value, word) for value, word in labels("staffing").items()]
    offers.append(Offer("", "Nog niet beslissen"))
    many = counted(number, "kerntaak is", "kerntaken zijn")
    picked = await app.push_screen_wait(
        Pick(f"{many} louter technisch. Hoe zoek je iemand?", offers, about="staffing")
    )
    return Staffing(picked) if picked else None


def _way(advice: Advice, chosen: Staffing | None) -> Staffing | None:
    return chosen if advice is Advice.CHOOSE else Staffing(advice.value)


def _with_staffing(row: RowRef, way: Staffing) -> Change:
    return lambda document: put(document, ("triage", row.task_id, "staffing"), way.value)


_ALREADY_SO = "Het streefdoel zegt dit al."
_NOBODY_PROPOSED = "Voor deze taak stelt het voorstel niemand voor: kies zelf wie of hoe."


def take_proposed(app: IctcoordApp, one: Proposed) -> None:
    """Take one line of the proposal over in the target."""
    if not one.row.who:
        app.notify(_NOBODY_PROPOSED)
        return
    label, change = f"Voorstel voor ‘{one.task.name}’", _as_proposed(one)
    if app.edit(label, change, dossier=one.ref.overview_id):
        app.notify(f"‘{one.task.name}’ staat nu zo in het streefdoel.")
    else:
        app.notify(_ALREADY_SO)


async def take_whole(app: IctcoordApp, proposal: Proposal) -> None:
    """Take the whole proposal over, new anchors included, as one step."""
    session, seen = app.session, picture(app)
    rows = [one for one in proposal.named if not session.read_only_reason(one.ref.overview_id)]
    untimed = f" {untimed_words(proposal.after.untimed)}." if proposal.after.untimed else ""
    here = f" ({ONLY_HERE})" if session.focus_scope().seen_in_part else ""
    kept = len(proposal.kept)
    stays = counted(kept, "taak blijft", "taken blijven")
    staying = f"{stays} daarvan bij wie ze doet, boven de uren. " if kept else ""
    question = (
        f"Het streefdoel van {_tasks(len(rows))} vervangen door het voorstel? {staying}"
        f"Taken zonder naam: {proposal.after.gaps}; mensen boven hun uren: "
        f"{proposal.after.overloaded}{here}.{untimed} Je kunt het in één keer ongedaan maken."
    )
    if not await app.push_screen_wait(
        Confirm(
            question,
            yes="Overnemen",
            about="proposal",
            undoable=True,
            unchanged="Niets overgenomen.",
        )
    ):
        return
    changes: Changes = {}
    for one in rows:
        changes.setdefault(one.ref.overview_id, []).append(_as_proposed(one))
    for choice in proposal.anchors:
        home = session.home_of(choice.person_id)
        if choice.new and home is not None and not session.read_only_reason(home):
            changes.setdefault(home, []).append(_as_anchor(choice.person_id))
    done = await _make(app, "Voorstel overgenomen", changes, seen)
    if done:
        app.notify("Het voorstel staat in het streefdoel. Bespreek het met je team.")
    elif done is False:
        app.notify(_ALREADY_SO)


def _as_proposed(one: Proposed) -> Change:
    return lambda document: put_row(document, Situation.TARGET, one.ref.task_id, one.row)


def _as_anchor(person_id: str) -> Change:
    return lambda document: put(document, ("people", person_id, "anchor"), value=True)


async def _make(app: IctcoordApp, text: str, changes: Changes, seen: Picture) -> bool | None:
    wanted = {key: chained(some) for key, some in changes.items()}
    return await edit_as_seen(app, text, wanted, seen)


async def choose_filter(
    app: IctcoordApp, asked: Asked, chosen: Filter, use: Callable[[Filter], None]
) -> None:
    """Let the user choose a school, a cluster or a person; it comes on top of what was chosen."""
    offers = [Offer(f"cluster:{one}", label("cluster", one), "(cluster)") for one in Cluster]
    if asked.several:
        schools = [
            Offer(f"school:{one.id}", asked.school(one.id), "(school)")
            for one in asked.scope.overviews
        ]
        offers = [*schools, *offers]
    people = sorted(asked.scope.people.values(), key=lambda person: person.name)
    offers += [Offer(f"person:{one.id}", one.name, one.role or "(persoon)") for one in people]
    picked = await app.push_screen_wait(Pick("Waarover gaat het?", offers, about="insight-filter"))
    if picked is None:
        return
    kind, _, value = picked.partition(":")
    use(
        Filter(
            value if kind == "school" else chosen.overview,
            Cluster(value) if kind == "cluster" else chosen.cluster,
            value if kind == "person" else chosen.person,
        )
    )
