"""What step 05 reports back to the general or coordinating director."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ictcoord_tui.content.words import capital, label
from ictcoord_tui.domain.dossier import Situation, Triage
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Applies, Reason, Term
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.insights.deciding import to_settle
from ictcoord_tui.insights.rows import Line as ScanLine
from ictcoord_tui.insights.rows import RowRef, by_task
from ictcoord_tui.paper import (
    Block,
    Column,
    Heading,
    Line,
    Paper,
    Paragraph,
    Table,
)
from ictcoord_tui.reports.pages.asked import NOBODY, Asked, by_cluster, mark, spent_on

TITLE = "Terugkoppeling aan de algemeen of coördinerend directeur"

HOW = (
    "De lijst volgt uit de keuzes bij stap 05: welke taken samen beter gaan of naar de groep "
    "moeten, en waarom. De uren zijn wat de scholen er vandaag samen aan besteden. Let op "
    "bij een taak die geschrapt is terwijl het beleidsplan erop rekent."
)
"""How the feedback follows from what was chosen."""


def director(asked: Asked, subtitle: str) -> Paper:
    """Return the feedback of step 05 of a group.

    Args:
        asked: Whose choices; the hours are those of its situation.
        subtitle: Whose it is and of which day.
    """
    chosen = feedback(asked) or (Paragraph("Nog geen taken aangeduid."),)
    return Paper(
        TITLE, (Heading("Waar we staan"), _counts(asked), *_waiting(asked), *chosen), subtitle, HOW
    )


def feedback(asked: Asked, level: int = 2) -> tuple[Block, ...]:
    """Return what was chosen at step 05, under headings; nothing when nothing was.

    Args:
        asked: Whose choices; the hours are those of its situation.
        level: Of the headings.
    """
    blocks: list[Block] = []
    for title, tables in (
        ("Samen te doen, of op groepsniveau", _together(asked)),
        ("De scholen zijn het niet eens", _disagreed(asked)),
        ("Geschrapt, maar nodig voor het beleidsplan", _endangered(asked)),
        ("Beter in de school zelf", _local(asked)),
    ):
        if tables:
            blocks.append(Heading(title, level))
            blocks.extend(tables)
    return tuple(blocks)


def _homes(asked: Asked) -> tuple[Overview, ...]:
    return asked.seen.homes


def _counts(asked: Asked) -> Table:
    columns = (
        Column("School"),
        Column("Telt mee", right=True),
        Column(label("term", Term.SHORT), right=True),
        Column(label("term", Term.LONG), right=True),
        Column("Geschrapt", right=True),
        Column("Nog te beslissen", right=True),
    )
    return Table(columns, tuple(map(_count, _homes(asked))))


def _waiting(asked: Asked) -> tuple[Block, ...]:
    """Say how much is to be decided, and what: whoever holds the paper has no column to fill in."""
    waiting = [one for one in _homes(asked) if one.undecided]
    if not waiting:
        return ()
    many = sum(len(one.undecided) for one in waiting)
    what = f"{capital(to_settle(waiting[0]))}."
    return (Heading(f"Nog te beslissen ({many})", 3), Paragraph(what))


def _count(one: Overview) -> Line:
    terms = Counter(one.triage(task.id).term for task in one.counting)
    dropped = len(one.tasks) - len(one.counting)
    waiting = len(one.undecided)
    numbers = (len(one.counting), terms[Term.SHORT], terms[Term.LONG], dropped, waiting)
    return Line((one.name, *map(str, numbers)))


def _together(asked: Asked) -> tuple[Block, ...]:
    columns = (
        Column("Taak"),
        Column("Gevraagd door"),
        Column("Waarom"),
        Column("Uren nu", right=True),
        Column("Beleidsplan"),
    )
    lines = by_task(asked.seen.home_lines(Situation.CURRENT))
    found = []
    for task in asked.seen.tasks.values():
        asking = [one for one in _homes(asked) if _asks(one, task)]
        if asking:
            found.append((task, _shared_task(asked, task, asking, lines.get(task.id, ()))))
    return by_cluster(columns, found)


def _asks(one: Overview, task: Task) -> bool:
    triage = one.triage(task.id)
    return one.counts(task.id) and (triage.together or triage.level is Level.GROUP)


def _shared_task(
    asked: Asked, task: Task, asking: list[Overview], lines: tuple[ScanLine, ...]
) -> Line:
    triages = [one.triage(task.id) for one in asking]
    refs = tuple(RowRef(one.id, asked.situation, task.id) for one in asking)
    done = [line for line in lines if line.counts and line.assigned]
    cells = (
        mark(task),
        asked.schools(refs),
        _reasons(triages) or "samen beter",
        _spent_on(done) if done else NOBODY,
        _distinct(triage.priority for triage in triages) or "-",
    )
    return Line(cells, refs[0], asked.about(refs, task=task))


def _spent_on(done: Sequence[ScanLine]) -> str:
    return spent_on(sum(line.hours for line in done), timed=any(line.timed for line in done))


def _reasons(triages: Sequence[Triage]) -> str:
    words = (label("reason", one.reason).lower() if one.reason else "" for one in triages)
    return _distinct([*words, *(one.note for one in triages)])


def _distinct(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


def _disagreed(asked: Asked) -> tuple[Block, ...]:
    """One school gives a task to the group, another keeps it: the group has to choose."""
    columns = (Column("Taak"), Column("Naar de groep"), Column("In de school"))
    found = []
    for task in asked.seen.tasks.values():
        up = _choosing(asked, task, Level.GROUP)
        down = _choosing(asked, task, Level.SCHOOL)
        if up and down:
            cells = (mark(task), asked.schools(up), asked.schools(down))
            found.append((task, Line(cells, up[0], asked.about((*up, *down), task=task))))
    return by_cluster(columns, found)


def _choosing(asked: Asked, task: Task, level: Level) -> tuple[RowRef, ...]:
    return tuple(
        RowRef(one.id, asked.situation, task.id)
        for one in _homes(asked)
        if one.counts(task.id) and one.triage(task.id).level is level
    )


def _endangered(asked: Asked) -> tuple[Block, ...]:
    columns = (Column("Taak"), *asked.where(), Column("Keuze"), Column("Beleidsplan"))
    found = []
    for one in _homes(asked):
        for task in one.tasks:
            triage = one.triage(task.id)
            if triage.endangers_plan:
                ref = RowRef(one.id, asked.situation, task.id)
                cells = (mark(task), *asked.at(ref), _dropped(triage), triage.priority)
                found.append((task, Line(cells, ref, asked.about((ref,), task=task))))
    return by_cluster(columns, found)


def _dropped(triage: Triage) -> str:
    if triage.applies is Applies.NO:
        return "niet van toepassing"
    return label("term", Term.DROP).lower()


def _local(asked: Asked) -> tuple[Block, ...]:
    """A task that stays needs a reason: only those with one are told."""
    columns = (Column("Taak"), *asked.where(), Column("Waarom"))
    found = []
    for task in asked.seen.tasks.values():
        refs = [
            ref
            for ref in _choosing(asked, task, Level.SCHOOL)
            if _triage(asked, ref).reason is Reason.LOCAL or _triage(asked, ref).note
        ]
        if refs:
            why = _reasons([_triage(asked, ref) for ref in refs])
            cells = (mark(task), *asked.at(*refs), why)
            found.append((task, Line(cells, refs[0], asked.about(refs, task=task))))
    return by_cluster(columns, found)


def _triage(asked: Asked, ref: RowRef) -> Triage:
    home = next(one for one in _homes(asked) if one.id == ref.overview_id)
    return home.triage(ref.task_id)
