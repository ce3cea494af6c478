"""The steps of the group and of every school side by side."""

from collections.abc import Iterable

from rich.cells import cell_len

from ictcoord_tui.domain.journey import StepStatus, travel
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import Roadmap
from ictcoord_tui.tui.present.blocks import Block, fitted
from ictcoord_tui.tui.widgets.grid import Tone

_WORDS = {
    StepStatus.OPEN: ("○", "open"),
    StepStatus.YES: ("J", "ja"),
    StepStatus.NO: ("N", "nee"),
    StepStatus.REPEAT: ("H", "her"),
    StepStatus.ASIDE: ("─", "─"),
}
_WIDE_FROM = 70
_WORDS_SAID = ("her opnieuw te bekijken · ─ niet gekozen",)
_LETTERS_SAID = (
    "J ja · N nee · ○ open · H te herhalen · ─ niet gekozen",
    "G en S: stap 05G en stap 05S",
)


def school_blocks(
    roadmap: Roadmap, overviews: Iterable[Overview], *, focus: str, width: int
) -> list[Block]:
    """Return a table with a line for each dossier; its id is its target.

    Args:
        roadmap: The roadmap.
        overviews: The group first, then its schools.
        focus: Id of the dossier that is looked at.
        width: Cells there are for the table: in a narrow one letters stand for words.
    """
    wide = width >= _WIDE_FROM
    cell = 5 if wide else 2
    room = max(8, width - cell * len(roadmap.steps) - 1)
    heads = "".join(_head(step.id, cell) for step in roadmap.steps)
    blocks = [
        Block("Groep en scholen naast elkaar", Tone.STRONG),
        Block("", Tone.MUTED, mark=f"{' ' * (room + 1)}{heads}".rstrip()),
    ]
    listed = tuple(overviews)
    schools = {one.id: one.name for one in listed if not one.is_group}
    names = {one.id: "De groep" for one in listed if one.is_group} | dict(short_names(schools))
    for one in listed:
        blocks.append(_line(roadmap, one, names[one.id], cell, room, focus=focus))
    return [*blocks, *_legend(wide)]


def _line(roadmap: Roadmap, one: Overview, name: str, cell: int, room: int, *, focus: str) -> Block:
    journey = travel(roadmap, one.dossier.roadmap)
    name = fitted(name, room)
    cells = []
    for step in roadmap.steps:
        short, word = _WORDS[journey.statuses[step.id]]
        text = word if cell > len(short) + 1 else short
        cells.append((f"►{text}" if step.id == journey.current else f" {text}").ljust(cell))
    return Block(
        "",
        Tone.STRONG if one.id == focus else Tone.PLAIN,
        mark=f"{name}{' ' * (room - cell_len(name))} {''.join(cells)}".rstrip(),
        target=one.id,
    )


def _head(step_id: str, cell: int) -> str:
    """A step's id; in a narrow table its last sign: 1 to 8, with G and S for both variants."""
    return f" {step_id if cell > len(step_id) + 1 else step_id[-1]}".ljust(cell)


def _legend(wide: bool) -> list[Block]:
    lines = (
        "► hier staat deze school",
        *(_WORDS_SAID if wide else _LETTERS_SAID),
        "Enter opent het stappenplan van de school.",
    )
    return [Block(), *(Block(line, Tone.MUTED) for line in lines)]
