"""Commands of the group screen."""

from ictcoord_tui.tui.commands.model import Command, CommandState, Context, in_a_group, on_any_row

_GROUP = (Context.GROUP,)


def when_group_writable(state: CommandState) -> str | None:
    """Enable a command when a group is open and its dossier may be changed."""
    return in_a_group(state) or state.read_only or None


COMMANDS: tuple[Command, ...] = (
    Command(
        "group.open",
        "Openen",
        "Opent de school, of gaat naar de cel van die school.",
        keys=("enter",),
        contexts=_GROUP,
        rank=1,
        enabled=on_any_row,
    ),
    Command(
        "group.next_tab",
        "Volgend tabblad",
        "Gaat naar het volgende tabblad.",
        keys=(">",),
        contexts=_GROUP,
        rank=60,
    ),
    Command(
        "group.previous_tab",
        "Vorig tabblad",
        "Gaat naar het vorige tabblad.",
        keys=("<",),
        contexts=_GROUP,
    ),
    Command(
        "group.new_school",
        "Nieuwe school",
        "Maakt een dossier voor nog een school van de groep.",
        keys=("a", "insert"),
        contexts=_GROUP,
        rank=2,
        enabled=when_group_writable,
    ),
    Command(
        "group.existing_school",
        "Bestaande school",
        "Neemt een school die al een dossier heeft in de groep op.",
        keys=("b",),
        contexts=_GROUP,
        rank=3,
        enabled=when_group_writable,
    ),
    Command(
        "group.new_person",
        "Persoon",
        "Voegt iemand toe die op groepsniveau of in meerdere scholen werkt.",
        keys=("p",),
        contexts=_GROUP,
        rank=4,
        enabled=when_group_writable,
    ),
    Command(
        "group.move_person",
        "Persoon verplaatsen",
        "Verplaatst iemand naar de groep, of naar een school.",
        keys=("m",),
        contexts=_GROUP,
        rank=5,
        enabled=when_group_writable,
    ),
    Command(
        "group.move_task",
        "Taak verplaatsen",
        "Brengt een eigen taak van een school naar de groep, of omgekeerd.",
        keys=("t",),
        contexts=_GROUP,
        rank=6,
        enabled=when_group_writable,
    ),
    Command(
        "group.start_from",
        "Vertrekken van",
        "Vult deze school aan met wat een andere school al invulde.",
        keys=("o",),
        contexts=_GROUP,
        rank=7,
        enabled=in_a_group,
    ),
    Command(
        "group.copy",
        "Kopiëren",
        "Stuurt dit tabblad als tekst naar je klembord, om in Excel te plakken.",
        keys=("y",),
        contexts=_GROUP,
        rank=8,
    ),
)
