"""Commands of the editor that opens on a cell."""

from ictcoord_tui.tui.commands.model import Command, Context, when_adding_people, when_pointing

_EDITOR = (Context.EDITOR,)
_LIST = (Context.LIST_EDITOR,)

COMMANDS = (
    Command(
        "editor.down",
        "Klaar",
        "Neemt over wat je typte en gaat een rij omlaag.",
        keys=("enter",),
        contexts=(Context.EDITOR, Context.LIST_EDITOR),
        rank=1,
    ),
    Command(
        "editor.right",
        "Volgende cel",
        "Neemt over wat je typte en gaat naar de volgende cel.",
        keys=("tab",),
        contexts=(Context.EDITOR, Context.LIST_EDITOR),
        rank=2,
    ),
    Command(
        "editor.left",
        "Vorige cel",
        "Neemt over wat je typte en gaat naar de vorige cel.",
        keys=("shift+tab",),
        contexts=(Context.EDITOR, Context.LIST_EDITOR),
        rank=6,
    ),
    Command(
        "editor.toggle",
        "Aan/uit",
        "Kiest wie je aanwijst, of haalt die weg; terwijl je een naam typt, is het een spatie.",
        keys=("space",),
        contexts=_LIST,
        rank=4,
        enabled=when_pointing,
    ),
    Command(
        "editor.new",
        "Nieuwe persoon",
        "Voegt wie je typte toe aan het team, en kiest die meteen.",
        keys=("ctrl+o",),
        contexts=_LIST,
        rank=5,
        enabled=when_adding_people,
    ),
    Command(
        "editor.more",
        "Meer regels",
        "Opent een venster voor een langere tekst.",
        keys=("ctrl+o",),
        contexts=_EDITOR,
        rank=5,
    ),
    Command(
        "editor.select_all",
        "Achteraan",
        "Zet de cursor achteraan om bij te typen, of selecteert alles.",
        keys=("f2",),
        contexts=_EDITOR,
        rank=3,
    ),
    Command(
        "editor.help",
        "Hulp",
        "Toont wat je hier invult en welke toetsen werken.",
        keys=("f1",),
        contexts=(Context.EDITOR, Context.LIST_EDITOR),
        rank=90,
    ),
    Command(
        "editor.cancel",
        "Niet wijzigen",
        "Sluit de cel en laat ze zoals ze was.",
        keys=("escape",),
        contexts=(Context.EDITOR, Context.LIST_EDITOR),
        rank=50,
    ),
    Command(
        "editor.quit",
        "Afsluiten",
        "Bewaart en sluit het programma af; wat half getypt is, krijg je de volgende keer terug.",
        keys=("ctrl+q",),
        contexts=(Context.EDITOR, Context.LIST_EDITOR),
    ),
)
