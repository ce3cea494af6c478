"""Commands of the team screen."""

from ictcoord_tui.tui.commands.model import Command, Context, on_a_row, on_any_row, when_writable

_TEAM = (Context.TEAM,)

COMMANDS = (
    Command(
        "team.add",
        "Nieuw",
        "Voegt iemand toe aan het team.",
        keys=("a", "insert"),
        contexts=_TEAM,
        rank=2,
        enabled=when_writable,
    ),
    Command(
        "team.remove",
        "Verwijderen",
        "Verwijdert iemand; je kiest wie de taken overneemt.",
        keys=("d",),
        contexts=_TEAM,
        rank=8,
        enabled=on_a_row,
    ),
    Command(
        "team.forget",
        "Overal verwijderen",
        "Verwijdert iemand ook uit alle vroegere versies; dat kun je niet ongedaan maken.",
        keys=("V",),
        contexts=_TEAM,
        enabled=on_a_row,
    ),
    Command(
        "team.merge",
        "Samenvoegen",
        "Voegt twee mensen samen die dezelfde zijn; alle taken gaan mee.",
        keys=("o",),
        contexts=_TEAM,
        rank=9,
        enabled=on_a_row,
    ),
    Command(
        "team.card",
        "Kaart",
        "Toont alles van deze persoon onder elkaar, ook de taken.",
        keys=("z",),
        contexts=_TEAM,
        rank=7,
        enabled=on_any_row,
    ),
    Command(
        "team.tasks",
        "Taken",
        "Toont de taken van deze persoon in het takenoverzicht.",
        keys=("i",),
        contexts=_TEAM,
        rank=10,
        enabled=on_any_row,
    ),
)
