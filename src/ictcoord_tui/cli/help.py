"""The help texts: examples first, then words, options and exit codes."""

from ictcoord_tui.cli.arguments import PROGRAM, Argument, Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.output import WIDTH, listing, wrapped

EXIT_CODES: tuple[tuple[int, str], ...] = (
    (0, "gelukt"),
    (1, "mislukt"),
    (2, "verkeerd gebruik, of geen terminal"),
    (3, "de gegevens kloppen niet"),
    (4, "tegenstrijdige wijzigingen, of iemand anders is aan het bewaren"),
    (5, "mag niet: geen rechten, alleen lezen, of het bestand bestaat al"),
    (130, "onderbroken met Ctrl+C (129 en 143: verbinding of proces beëindigd)"),
)
"""What the program returns, and what that means."""

TITLE = "stappenplan en takenoverzicht voor teamgerichte ICT-coördinatie"
"""What the program is, in one line."""

HELP = Argument("--help", "toont deze hulp", short="-h")
"""The option that every command has."""


def help_text(command: Command, width: int = WIDTH) -> str:
    """Return the help of a command, or of the whole program for `OPEN`.

    Args:
        command: Which.
        width: Columns of the screen; what is longer goes on below itself.
    """
    is_whole = command is OPEN
    head = f"{PROGRAM}: {TITLE}" if is_whole else f"{PROGRAM} {command.name}: {command.summary}"
    parts = [
        wrapped(head, width),
        ["Voorbeelden", *_examples(command, width)],
        ["Gebruik", *wrapped(usage(command), width, indent=2)],
    ]
    if is_whole:
        commands = [(one.name, one.summary) for one in COMMANDS]
        heading = "Opdrachten (meer uitleg: ictcoord OPDRACHT --help)"
        parts.append([*wrapped(heading, width), *listing(commands, width)])
    if command.words:
        words = [(one.shown, one.help) for one in command.words]
        parts.append(["Wat je invult", *listing(words, width)])
    options = [(one.shown, one.help) for one in (*command.options, HELP)]
    parts.append(["Opties", *listing(options, width)])
    for argument in with_choices(command):
        rows = tuple(argument.choices.items())
        parts.append([f"{argument.placeholder} is een van", *listing(rows, width)])
    if command.details:
        parts.append(wrapped(command.details, width))
    codes = [(str(code), said) for code, said in EXIT_CODES]
    parts.append(["Uitkomst (exit code)", *listing(codes, width)])
    return "\n\n".join("\n".join(lines) for lines in parts)


def usage(command: Command) -> str:
    """Return how a command is typed, with its options in one word."""
    return f"{command.call} [OPTIES]"


def with_choices(command: Command) -> list[Argument]:
    """Return the arguments that can only be some words, in their order."""
    return [one for one in command.arguments if one.choices]


def _examples(command: Command, width: int) -> list[str]:
    """Beside each other while that fits on a screen, else below each other."""
    beside = listing(command.examples)
    if all(len(line) <= width for line in beside):
        return beside
    return [
        line
        for call, said in command.examples
        for line in (*wrapped(call, width, indent=2), *wrapped(said, width, indent=6))
    ]
