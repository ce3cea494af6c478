"""Evidence for steps 06 and 07: is the expertise there, and is the team formed."""

from collections.abc import Iterator

from ictcoord_tui.content.words import counted, label, part_of
from ictcoord_tui.domain.dossier import FRESH_STEP, Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.insights.evidence.model import (
    Case,
    Evidence,
    Jump,
    Place,
    Tone,
    refs,
    warn_if,
)
from ictcoord_tui.insights.load import loads, only_here
from ictcoord_tui.insights.rows import Line
from ictcoord_tui.insights.staffing import Advice, Missing, missing_expertise
from ictcoord_tui.insights.structure import Position, structure

LATER = Situation.TARGET

AGREEMENTS = ("mandates", "knowledge", "backup", "organisation")
"""The four agreements of step 07, by the id of their action."""


def expertise_present(case: Case) -> Iterator[Evidence]:
    """Step 06: per kind of advice which tasks lack expertise, with the choices kept."""
    missing = missing_expertise(case.own)
    if not missing:
        text = "Bij elke taak die expertise vraagt, staat iemand die ze heeft."
        yield Evidence(text, Tone.GOOD, Jump(Place.INSIGHT, "staffing"))
        return
    for advice in Advice:
        found = [one for one in missing if one.advice is advice]
        if found:
            yield _advised(case, advice, found)
    inside = [one for one in missing if one.available]
    if inside:
        yield Evidence(
            f"Voor {counted(len(inside), 'taak', 'taken')} daarvan heeft iemand met vrije uren de "
            "expertise wel.",
            Tone.GOOD,
            Jump(Place.INSIGHT, "staffing"),
            tuple(row for one in inside for row in one.rows),
            tuple(dict.fromkeys(key for one in inside for key in one.available)),
        )


def team_formed(case: Case) -> Iterator[Evidence]:
    """Step 07: owner, backup, mandate, documentation, hours, team, agreements."""
    yield from _filled(case)
    yield from _capacity(case)
    whole = structure(case.own, LATER)
    idle, outside = whole.idle, whole.outside
    yield _people(case, "Teamleden zonder taken", idle, "structure")
    yield _people(case, "Mensen met taken buiten het team", outside, "structure")
    unmotivated = [one.person.id for one in whole.team if not one.person.motivation]
    noted = len(whole.team) - len(unmotivated)
    yield Evidence(
        f"Motivatie genoteerd bij {part_of(noted, len(whole.team), 'teamlid', 'teamleden')}."
        if whole.team
        else "In het streefdoel zit nog niemand in het ICT-team.",
        warn_if(unmotivated or not whole.team),
        Jump(Place.TEAM),
        (),
        tuple(unmotivated),
    )
    state = case.overview.dossier.roadmap.get("07", FRESH_STEP)
    ticked = sum(1 for action in AGREEMENTS if action in state.actions)
    yield Evidence(
        f"{ticked} van 4 afspraken gemaakt.",
        warn_if(ticked < len(AGREEMENTS)),
        Jump(Place.STEP, "07"),
    )


def _advised(case: Case, advice: Advice, found: list[Missing]) -> Evidence:
    decided = [one for one in found if one.decided]
    names = ", ".join(_named(one) for one in found[:3])
    more = f" en {len(found) - 3} andere" if len(found) > 3 else ""
    word, reason = label("advice", advice), label("advice_reason", advice)
    return Evidence(
        f"{word} ({reason}): {names}{more}. Keuze gemaakt voor {len(decided)} van {len(found)}.",
        warn_if(len(decided) < len(found)),
        Jump(Place.INSIGHT, "staffing"),
        tuple(row for one in found for row in one.rows),
    )


def _named(missing: Missing) -> str:
    chosen = " of ".join(
        sorted({label("staffing", choice).lower() for choice in missing.kept.values()})
    )
    return f"‘{missing.task.name}’" + (f" ({chosen})" if chosen else "")


def _filled(case: Case) -> Iterator[Evidence]:
    lines = [line for line in case.scan.home_lines(LATER) if line.counts]
    done = [line for line in lines if line.assigned]
    yield _part("met een naam", len(lines), [line for line in lines if not line.assigned])
    for word, lacking in (
        ()
        if not done
        else (
            ("met een back-up", [line for line in done if not line.backup]),
            (
                "met een mandaat",
                [one for one in done if not (one.row.mandate or one.served.mandate)],
            ),
            (
                "gedocumenteerd",
                [one for one in done if not (one.row.documented or one.served.documented)],
            ),
        )
    ):
        yield _part(word, len(done), lacking)


def _part(word: str, whole: int, lacking: list[Line]) -> Evidence:
    return Evidence(
        f"Streefdoel: {part_of(whole - len(lacking), whole, 'taak', 'taken')} {word}.",
        warn_if(lacking or not whole),
        Jump(Place.TARGET),
        refs(lacking),
    )


def _capacity(case: Case) -> Iterator[Evidence]:
    inside = [one for one in loads(case.own, LATER) if not one.person.external]
    planned = sum(load.hours for load in inside)
    room = sum(load.available or 0.0 for load in inside)
    over = [load for load in inside if load.overloaded]
    text = (
        f"Gepland: {format_hours(planned)} van {format_hours(room)} uur per week van iedereen "
        f"samen{only_here(inside)}."
        if planned or room
        else "Nog geen uren gepland, en geen ICT-uren genoteerd voor later."
    )
    if over:
        names = ", ".join(f"{one.person.name} (+{format_hours(one.excess)} u)" for one in over)
        text += f" Te veel bij {names}."
    yield Evidence(
        text,
        warn_if(over or not (planned or room)),
        Jump(Place.INSIGHT, "load"),
        tuple(share.ref for load in over for share in load.shares),
        tuple(load.person.id for load in over),
    )


def _people(case: Case, text: str, found: tuple[Position, ...], insight: str) -> Evidence:
    ids = tuple(one.person.id for one in found)
    names = case.scan.names(ids) or "niemand"
    rows = tuple(held.row for one in found for held in one.held)
    return Evidence(f"{text}: {names}.", warn_if(found), Jump(Place.INSIGHT, insight), rows, ids)
