"""Commands of the start screen."""

from ictcoord_tui.tui.commands.model import (
    Command,
    Context,
)

COMMANDS = (
    Command(
        "start.choose",
        "Kiezen",
        "Opent wat je aanwijst.",
        keys=("enter",),
        contexts=(Context.START,),
        rank=1,
    ),
    Command(
        "start.go_on",
        "Volgende stap",
        "Opent het dossier waarin je laatst werkte, of begint een nieuwe school.",
        keys=("+", "f4"),
        contexts=(Context.START,),
    ),
)
