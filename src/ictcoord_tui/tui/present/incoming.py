"""What an Excel file would change, as a page to look over before it happens."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.merge import MISSING, Conflict
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.excel.report import SKIPPED, Doubt, ImportPlan, Remark, Unsure
from ictcoord_tui.reports.changes import Names, place_of, told_value
from ictcoord_tui.reports.incoming import Part, changed_parts
from ictcoord_tui.tui.present.blocks import CHOSEN, OTHER, Block, heading
from ictcoord_tui.tui.widgets.grid import Tone

CONFLICT, DOUBT = "conflict", "naam"
"""What a line on which something can be chosen is about; its number follows."""

_UNSURE: Mapping[Unsure, tuple[str, str, str]] = {
    Unsure.PERSON: ("naam", "namen", "Namen die nog niet in het team staan: wie is dat?"),
    Unsure.SECTION: ("rubriek", "rubrieken", "Rubrieken die er niet zijn: welke is het?"),
}
"""How one and several are called, and what stands above them."""

Spot = tuple[str, Path]
"""Dossier id and place of a conflict."""


@dataclass(frozen=True)
class Incoming:
    """Everything on the page.

    Attributes:
        plan: What the file comes to.
        documents: The dossiers as they are, by id.
        names: What ids are called.
        theirs: The conflicts for which the other value than the standing one was chosen.
    """

    source: str
    plan: ImportPlan
    documents: Mapping[str, Document]
    names: Names
    theirs: frozenset[Spot] = frozenset()

    @property
    def conflicts(self) -> tuple[tuple[Spot, Conflict], ...]:
        """Every conflict with its spot, in a fixed order."""
        return tuple(
            ((key, one.path), one) for key, found in self.plan.conflicts.items() for one in found
        )

    @property
    def unread(self) -> tuple[Remark, ...]:
        """What did not come along."""
        return self.plan.unread


def incoming_blocks(incoming: Incoming, *, whole: bool = False) -> tuple[Block, ...]:
    """Return the page: conflicts first, then what is not read, then every change.

    Args:
        incoming: What there is to tell.
        whole: Whether to name every unread cell, also where that is a sheet full.
    """
    return (
        Block(_summary(incoming), Tone.STRONG),
        *_conflicts(incoming),
        *_doubts(incoming),
        *_remarks("Niet ingelezen", incoming.unread, Tone.ATTENTION, whole=whole),
        *_changes(incoming),
        *_remarks(
            "Komt mee, maar kijk het na",
            tuple(one for one in incoming.plan.remarks if one.taken and not one.doubted),
            Tone.PLAIN,
        ),
    )


def incoming_text(incoming: Incoming) -> str:
    """Return the same as plain text, to keep."""
    lines = [f"Excel inlezen: {incoming.source}", ""]
    for block in incoming_blocks(incoming, whole=True):
        tail = f": {block.tail}" if block.tail else ""
        lines.append(f"{block.mark}{block.text}{tail}".rstrip())
        if block.under:
            lines += [f"    {line}" for line in block.under.split("\n")]
    return "\n".join(lines) + "\n"


def _summary(incoming: Incoming) -> str:
    lines = sum(len(part.lines) for _, parts in _parts(incoming) for part in parts)
    said = ["Er verandert niets" if not lines else counted(lines, "wijziging", "wijzigingen")]
    if incoming.conflicts:
        said.append(f"{len(incoming.conflicts)} keer te kiezen")
    if incoming.unread:
        said.append(counted(len(incoming.unread), "plaats", "plaatsen") + " niet ingelezen")
    for about, (one, many, _) in _UNSURE.items():
        if left := sum(doubt.open for doubt in incoming.plan.doubts if doubt.about is about):
            said.append(counted(left, one, many) + " te kiezen")
    return ", ".join(said) + "."


def _conflicts(incoming: Incoming) -> Iterator[Block]:
    if not incoming.conflicts:
        return
    yield from heading("Aan beide kanten gewijzigd sinds het bestand gemaakt is: wat geldt?")
    for number, (spot, conflict) in enumerate(incoming.conflicts):
        said = [
            (told_value(conflict.path, value, incoming.names), stands)
            for value, stands in (
                (conflict.ours, conflict.ours is not MISSING),
                (conflict.theirs, conflict.ours is MISSING),
            )
        ]
        swapped = spot in incoming.theirs
        lines = [
            f"{CHOSEN if stands is not swapped else OTHER}{who}: {value}"
            for who, (value, stands) in zip(("In het dossier", "In Excel"), said, strict=True)
        ]
        yield Block(
            place_of(conflict.path, incoming.names),
            mark="   ",
            under="\n".join(lines),
            target=f"{CONFLICT}:{number}",
        )


def _doubts(incoming: Incoming) -> Iterator[Block]:
    """A name that nobody has in full may be somebody new, or somebody who is there already."""
    for about, (_, _, title) in _UNSURE.items():
        doubts = [one for one in enumerate(incoming.plan.doubts) if one[1].about is about]
        if doubts:
            yield from heading(title)
            yield from _told_doubts(doubts)


def _told_doubts(doubts: Iterable[tuple[int, Doubt]]) -> Iterator[Block]:
    for number, doubt in doubts:
        if doubt.open:
            tail, tone = "? nog te kiezen", Tone.ATTENTION
        elif doubt.meant in doubt.people:
            tail, tone = f"is {doubt.people[doubt.meant]}", Tone.PLAIN
        else:
            skipped = doubt.meant == SKIPPED
            tail, tone = "overgeslagen" if skipped else "nieuwe persoon", Tone.PLAIN
        names = " of ".join(f"‘{name}’" for name in doubt.alike)
        under = f"Lijkt op {names}? Enter = kiezen" if names and not doubt.meant else ""
        yield Block(
            doubt.name,
            mark="   ",
            tail=tail,
            tail_tone=tone,
            under=under,
            target=f"{DOUBT}:{number}",
        )


def _changes(incoming: Incoming) -> Iterator[Block]:
    several = len(incoming.plan.documents) > 1
    for key, parts in _parts(incoming):
        place = f"{incoming.documents[key].get('name', key)} – " if several else ""
        for part in parts:
            yield from heading(f"{place}{part.title}")
            for line in part.lines:
                yield Block(line, mark=" - ")


def _parts(incoming: Incoming) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for key, after in incoming.plan.documents.items():
        yield key, changed_parts(incoming.documents[key], after, incoming.names)


def _remarks(
    title: str, remarks: tuple[Remark, ...], tone: Tone, *, whole: bool = False
) -> Iterator[Block]:
    if not remarks:
        return
    yield from heading(title)
    for one in remarks:
        under = "Wat er stond, komt cel per cel in het verslag (b)." if one.cells else ""
        if whole:
            under = "\n".join(one.cells)
        yield Block(str(one), tone, mark=" - ", under=under)
