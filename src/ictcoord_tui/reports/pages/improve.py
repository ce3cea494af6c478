"""Pages of *Verbeteren*: double work, what schools could do together, and the proposal."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ictcoord_tui.content.words import counted, label, people
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.insights.expertise import declared
from ictcoord_tui.insights.hours_later import Basis
from ictcoord_tui.insights.load import untimed_words
from ictcoord_tui.insights.overlap import Part, people_overlaps, school_overlaps
from ictcoord_tui.insights.proposal import AnchorChoice, Measures, Proposal
from ictcoord_tui.insights.proposal_rows import Problem, Proposed, Unsolved
from ictcoord_tui.insights.rows import EPSILON
from ictcoord_tui.insights.scale import Kind, ScaleCandidate, Sign, scale
from ictcoord_tui.insights.spreading import AN_HOUR
from ictcoord_tui.paper import (
    Block,
    Column,
    Heading,
    Line,
    Paragraph,
    PersonRef,
    Table,
)
from ictcoord_tui.reports.pages.asked import (
    NOBODY,
    Asked,
    by_cluster,
    hours,
    mark,
    or_else,
    spent_on,
)

_SIGN_WORDS = {
    Sign.LEVEL: "niveau",
    Sign.TRIAGE: "jullie keuze",
    Sign.EXPERTISE: "expertise",
    Sign.OUTSOURCED: "vaak uitbesteed",
}

_NO_TIME = "zonder tijd"

_NAMED = 5
"""People named in a sentence before the rest is counted."""

_UNDECLARED = (
    "Niemand vulde Expertise in (Team): daarom krijgt een taak die bijzondere expertise vraagt, "
    "alleen iemand die zulke taken vandaag al doet."
)


def people_overlap_page(asked: Asked) -> tuple[Block, ...]:
    """Return the tasks that several people do in one place."""
    columns = (Column("Taak"), *asked.where(), Column("Wie"), Column("Uren", right=True))
    found = (
        (
            one.task,
            Line(
                (
                    mark(one.task),
                    *asked.at(one.row),
                    asked.names(one.people),
                    spent_on(one.hours, timed=one.timed),
                ),
                one.row,
                asked.about((one.row,), one.people),
            ),
        )
        for one in people_overlaps(asked.scope, asked.situation)
    )
    return or_else(by_cluster(columns, found), "Geen taak ligt bij meerdere mensen.")


def school_overlap_page(asked: Asked) -> tuple[Block, ...]:
    """Return the tasks that schools do apart, with what each spends."""
    columns = (
        Column("Taak"),
        Column("Uren per school"),
        Column("Samen", right=True),
        Column("Te winnen", right=True),
    )
    found = (
        (
            one.task,
            Line(
                (
                    mark(one.task),
                    _spent_by(asked, one.parts),
                    spent_on(one.hours, timed=one.timed),
                    hours(one.saved) if one.measured else _NO_TIME,
                ),
                one.parts[0].row,
                asked.about(part.row for part in one.parts),
            ),
        )
        for one in school_overlaps(asked.scope, asked.situation)
    )
    return or_else(by_cluster(columns, found), "Geen taak gebeurt in meerdere scholen apart.")


def scale_page(asked: Asked) -> tuple[Block, ...]:
    """Return what schools could do together, per kind."""
    columns = (
        Column("Taak"),
        Column("Uren per school"),
        Column("Samen", right=True),
        Column("Wijst naar de groep"),
    )
    candidates = scale(asked.scope, asked.situation)
    blocks: list[Block] = []
    for kind in Kind:
        lines = tuple(_scale(asked, one) for one in candidates if one.kind is kind)
        if lines:
            blocks.append(Table(columns, lines, label("joint_work", kind)))
    return or_else(tuple(blocks), "Er zijn geen taken die naar de groep wijzen.")


def _scale(asked: Asked, one: ScaleCandidate) -> Line:
    spent = _spent_by(asked, one.parts)
    need = f"open in {asked.schools(one.need.rows)}" if one.need is not None else ""
    signs = ", ".join(_SIGN_WORDS[sign] for sign in one.signs)
    if one.local:
        signs = f"{signs}; jullie houden dit in de scholen"
    together = spent_on(one.hours, timed=one.timed) if one.parts else NOBODY
    cells = (mark(one.task), "; ".join(filter(None, (spent, need))), together, signs)
    return Line(cells, one.rows[0], asked.about(one.rows))


def _spent_by(asked: Asked, parts: tuple[Part, ...]) -> str:
    return ", ".join(
        f"{asked.school(part.row.overview_id)} "
        f"{format_hours(part.hours) if part.timed else _NO_TIME}"
        for part in parts
    )


def proposal_page(asked: Asked, proposal: Proposal) -> tuple[Block, ...]:
    """Return the proposal: what it brings, every line with its reasons, and what it leaves open."""
    blocks: list[Block] = [_measures(proposal), *map(Paragraph, _assumed(asked, proposal))]
    if proposal.kept:
        blocks.append(Paragraph(_staying(len(proposal.kept))))
    blocks.extend(map(Paragraph, _untimed(asked, proposal)))
    if not declared(asked.scope):
        blocks.append(Paragraph(_UNDECLARED))
    if proposal.anchors:
        blocks.append(_anchors(asked, proposal.anchors))
    headers = (
        Column("Taak"),
        *asked.where(),
        Column("Streefdoel nu"),
        Column("Wie, u/week"),
        Column("Waarom en back-up", sentences=True),
    )
    # A line with nobody on it stands among what is open, and there is nothing in it to take over.
    rows = by_cluster(headers, ((p.task, _proposed(asked, p)) for p in proposal.named))
    if rows:
        blocks += [Heading("Voorstel per taak"), *rows]
    if proposal.unsolved:
        blocks.append(Heading("Niet opgelost"))
    if proposal.kept:
        columns = (Column("Taak"), Column("Waar"), Column("Wat"), Column("Uren", right=True))
        lines = tuple(_unsolved(asked, one, one.why) for one in proposal.kept)
        blocks.append(Table(columns, lines, "Te veel voor wie het doet"))
    others = [one for one in proposal.unsolved if one.problem is not Problem.KEPT]
    blocks += _left_open(asked, others)
    return tuple(blocks)


def _staying(number: int) -> str:
    fits = counted(number, "taak past", "taken passen")
    stays = "Ze blijft" if number == 1 else "Ze blijven"
    return (
        f"{fits} bij niemand meer binnen de uren. {stays} bij wie ze doet, boven de uren, en "
        "onderaan opgesomd, om samen op te lossen."
    )


def _assumed(asked: Asked, proposal: Proposal) -> Iterator[str]:
    """Say of whom the hours later were not known, and what was counted with."""
    if now := proposal.assumed.get(Basis.NOW):
        names = _names(asked, now)
        yield f"Uren later niet ingevuld bij {names}: gerekend met de uren van nu."
    if work := proposal.assumed.get(Basis.WORK):
        names = _names(asked, work)
        yield f"Geen ICT-uren ingevuld bij {names}: gerekend met de uren van hun taken nu."


def _untimed(asked: Asked, proposal: Proposal) -> Iterator[str]:
    """Say who gets how many tasks of which nobody said how long they take, and what waits."""
    if proposal.after.untimed:
        each = [f"{asked.names((key,))} {many}" for key, many in proposal.untimed.items()]
        names = f": {_first(each)}" if each else ""
        yield f"{untimed_words(proposal.after.untimed)}{names}."
    if proposal.waiting:
        many = counted(len(proposal.waiting), "andere taak wacht", "andere taken wachten")
        yield (
            f"{many} op een tijd: zonder tijd krijgt iemand er hoogstens {AN_HOUR} per vrij uur. "
            "Vul eerst tijden in, dan kan het voorstel ze verdelen."
        )


def _names(asked: Asked, ids: Sequence[str]) -> str:
    return _first([asked.names((key,)) for key in ids])


def _first(words: Sequence[str]) -> str:
    """Return a few words, and how many there are beside them: a group has dozens of people."""
    more = len(words) - _NAMED
    if more < 2:
        return ", ".join(words)
    return f"{', '.join(words[:_NAMED])} en nog {people(more)}"


def _left_open(asked: Asked, unsolved: Sequence[Unsolved]) -> Iterator[Table]:
    """Say once what holds for several tasks, with those tasks under it; then the others."""
    together: dict[str, list[Unsolved]] = {}
    for one in unsolved:
        together.setdefault(one.why, []).append(one)
    last = Column("Uren", right=True)
    for why, some in together.items():
        if len(some) > 1:
            lines = tuple(_unsolved(asked, one) for one in some)
            yield Table((Column("Taak"), Column("Waar"), last), lines, why)
    others = [one for one in unsolved if len(together[one.why]) == 1]
    if others:
        columns = (Column("Taak"), Column("Waar"), Column("Wat"), last)
        lines = tuple(_unsolved(asked, one, one.why) for one in others)
        yield Table(columns, lines, "Open of onzeker")


def _measures(proposal: Proposal) -> Table:
    """Put today beside what is planned already, if anything is, and beside the proposal."""
    sides = [("Vandaag", proposal.before), ("Met voorstel", proposal.after)]
    if proposal.planned is not None:
        sides.insert(1, ("Streefdoel nu", proposal.planned))
    columns = (Column(""), *(Column(title, right=True) for title, _ in sides))
    rows: tuple[tuple[str, Callable[[Measures], str]], ...] = (
        ("Mensen boven hun uren", lambda one: str(one.overloaded)),
        ("Uren te veel per week", lambda one: hours(one.excess)),
        ("Taken op één persoon, zonder back-up", lambda one: str(one.only_one)),
        ("Taken zonder naam", lambda one: str(one.gaps)),
        ("Taken met een naam, zonder tijd", lambda one: f"{one.untimed} van {one.named}"),
    )  # fmt: skip
    return Table(
        columns, tuple(Line((title, *(told(one) for _, one in sides))) for title, told in rows)
    )


def _anchors(asked: Asked, choices: tuple[AnchorChoice, ...]) -> Table:
    columns = (Column("School"), Column("Ankerpunt"), Column(""))
    lines = tuple(
        Line(
            (
                asked.school(one.overview_id),
                asked.names((one.person_id,)),
                "nieuw" if one.new else "is het al",
            ),
            PersonRef(one.person_id),
            asked.about_person(one.person_id),
        )
        for one in choices
    )
    return Table(columns, lines, "Ankerpunten")


def _unsolved(asked: Asked, one: Unsolved, *why: str) -> Line:
    if one.task is None:
        return Line(("-", asked.school(one.overview_id), *why, "-"))
    row = asked.target_ref(one.overview_id, one.task.id)
    cells = (
        mark(one.task),
        asked.school(one.overview_id),
        *why,
        spent_on(one.hours, timed=one.timed),
    )
    return Line(cells, row, asked.about((row,), task=one.task))


def _standing(asked: Asked, one: Proposed) -> str:
    """Return whether the target says so already, says otherwise, or says nothing yet."""
    home = next(o for o in asked.scope.overviews if o.id == one.ref.overview_id)
    row = home.row(Situation.TARGET, one.task.id)
    if not row.who:
        return "nog leeg"
    weeks = home.dossier.weeks
    same = row.who == one.row.who and row.backup == one.row.backup
    return "al zo" if same and _close(row.hours_of(weeks), one.hours) else "staat anders"


def _proposed(asked: Asked, one: Proposed) -> Line:
    doing = ", ".join(_doing(asked, one, key) for key in one.row.who)
    cells = (
        mark(one.task),
        *asked.at(one.ref),
        _standing(asked, one),
        doing,
        one.why,
    )
    everybody = (*one.row.who, *one.row.backup)
    return Line(cells, one.ref, asked.about((one.ref,), everybody, one.task))


def _doing(asked: Asked, one: Proposed, person_id: str) -> str:
    known = one.row.timed_for(person_id)
    spent = format_hours(one.hours.get(person_id, 0.0)) if known else "(geen tijd ingevuld)"
    return f"{asked.names((person_id,))} {spent}"


def _close(some: Mapping[str, float], others: Mapping[str, float]) -> bool:
    return all(abs(hours - others.get(key, 0.0)) < EPSILON for key, hours in some.items())
