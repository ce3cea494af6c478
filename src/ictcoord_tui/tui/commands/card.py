"""Commands of a card: one task or person with all its fields."""

from ictcoord_tui.tui.commands.model import Command, Context

COMMANDS = (
    Command(
        "card.close",
        "Tabel",
        "Gaat terug naar de tabel.",
        keys=("z",),
        contexts=(Context.CARD,),
        rank=5,
    ),
    Command(
        "card.next",
        "Volgende",
        "Toont de volgende kaart.",
        keys=("pagedown", "J"),
        contexts=(Context.CARD,),
        rank=6,
    ),
    Command(
        "card.previous",
        "Vorige",
        "Toont de vorige kaart.",
        keys=("pageup", "K"),
        contexts=(Context.CARD,),
        rank=7,
    ),
)
