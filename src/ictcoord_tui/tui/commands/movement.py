"""Moving in a table: arrows and pages, with letters for terminals that keep those keys."""

from ictcoord_tui.tui.commands.model import Command, Context

_TABLE = (Context.TABLE, Context.GROUP)
_ROWS = (Context.TABLE, Context.GROUP, Context.CARD)

COMMANDS = (
    Command("move.up", "Omhoog", "Gaat een rij omhoog.", ("up", "k"), _ROWS),
    Command("move.down", "Omlaag", "Gaat een rij omlaag.", ("down", "j"), _ROWS),
    Command("move.left", "Links", "Gaat een kolom naar links.", ("left", "h"), _ROWS),
    Command("move.right", "Rechts", "Gaat een kolom naar rechts.", ("right", "l"), _ROWS),
    Command(
        "move.first_column", "Eerste kolom", "Gaat naar de eerste kolom.", ("home", "H"), _TABLE
    ),
    Command(
        "move.last_column", "Laatste kolom", "Gaat naar de laatste kolom.", ("end", "L"), _TABLE
    ),
    Command("move.page_up", "Blad terug", "Gaat een scherm omhoog.", ("pageup", "K"), _TABLE),
    Command("move.page_down", "Blad verder", "Gaat een scherm omlaag.", ("pagedown", "J"), _TABLE),
    Command("move.top", "Begin", "Gaat naar de eerste rij.", ("ctrl+home", "g"), _ROWS),
    Command("move.bottom", "Einde", "Gaat naar de laatste rij.", ("ctrl+end", "G"), _ROWS),
)
