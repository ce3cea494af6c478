"""Commands of bringing an Excel file in: saying what its columns are, and the last look."""

from ictcoord_tui.tui.commands.model import Command, CommandState, Context

_MAPPING = (Context.MAPPING,)
_PREVIEW = (Context.PREVIEW,)


def on_a_choice(state: CommandState) -> str | None:
    """Enable a command on a line where there is something to choose."""
    return None if state.on_row else "Op deze regel valt niets te kiezen."


COMMANDS: tuple[Command, ...] = (
    Command(
        "mapping.change",
        "Aanpassen",
        "Zegt wat dit blad, deze kolom, deze taak of deze naam is.",
        keys=("enter", "space"),
        contexts=_MAPPING,
        rank=1,
        enabled=on_a_choice,
    ),
    Command(
        "mapping.next",
        "Verder",
        "Toont wat er zou veranderen; er wordt nog niets ingelezen.",
        keys=("v", "ctrl+s"),
        contexts=_MAPPING,
        rank=2,
    ),
    Command(
        "mapping.leave",
        "Niet inlezen",
        "Gaat terug; er verandert niets.",
        keys=("escape", "q"),
        contexts=_MAPPING,
        rank=92,
    ),
    Command(
        "preview.change",
        "Kiezen",
        "Kiest wat geldt waar dossier en Excel-bestand verschillen, en wie een nieuwe naam is.",
        keys=("enter", "space"),
        contexts=_PREVIEW,
        rank=2,
        enabled=on_a_choice,
    ),
    Command(
        "preview.accept",
        "Inlezen",
        "Leest alles in, als één stap die je ongedaan kunt maken.",
        keys=("i", "ctrl+s"),
        contexts=_PREVIEW,
        rank=1,
    ),
    Command(
        "preview.report",
        "Verslag bewaren",
        "Bewaart wat hier staat als tekst, ook wat niet gelezen is.",
        keys=("b",),
        contexts=_PREVIEW,
        rank=3,
    ),
    Command(
        "preview.leave",
        "Terug",
        "Gaat terug zonder iets in te lezen.",
        keys=("escape", "q"),
        contexts=_PREVIEW,
        rank=92,
    ),
)
