"""The help texts: examples first, then words, options and exit codes."""

from collections.abc import Sequence

from ictcoord_tui.cli.arguments import Argument, Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.output import table

EXIT_CODES: tuple[tuple[int, str], ...] = (
    (0, "gelukt"),
    (1, "mislukt"),
    (2, "verkeerd gebruik, of geen terminal"),
    (3, "de gegevens kloppen niet"),
    (4, "tegenstrijdige wijzigingen, of iemand anders is aan het bewaren"),
    (5, "mag niet: geen rechten, alleen lezen, of het bestand bestaat al"),
    (130, "onderbroken met ctrl+c (129 en 143: verbinding of proces beëindigd)"),
)
"""What the program returns, and what that means."""

_WIDTH = 80
_GENERAL_HELP = Argument("--help", "toont deze hulp", short="-h")


def help_text(command: Command) -> str:
    """Return the help of a command, or of the whole program for `OPEN`."""
    is_whole = command is OPEN
    title = "stappenplan en takenoverzicht voor teamgerichte ICT-coördinatie"
    head = f"ictcoord: {title}" if is_whole else f"ictcoord {command.name}: {command.summary}"
    parts = [
        [head],
        ["Voorbeelden", *_examples(command)],
        ["Gebruik", f"  {_usage(command)}"],
    ]
    if is_whole:
        commands = [(one.name, one.summary) for one in COMMANDS]
        parts.append(["Opdrachten (meer uitleg: ictcoord OPDRACHT --help)", *_indented(commands)])
    if command.words:
        parts.append(["Wat je invult", *_indented([(one.name, one.help) for one in command.words])])
    options = [(_spelled(one), one.help) for one in (*command.options, _GENERAL_HELP)]
    parts.append(["Opties", *_indented(options)])
    if command.details:
        parts.append([command.details])
    parts.append(["Uitkomst (exit code)", *_indented([(str(n), said) for n, said in EXIT_CODES])])
    return "\n\n".join("\n".join(lines) for lines in parts)


def _usage(command: Command) -> str:
    words = [f"[{one.name}]" if one.optional else one.name for one in command.words]
    return " ".join(filter(None, ["ictcoord", command.name, *words, "[OPTIES]"]))


def _spelled(option: Argument) -> str:
    names = f"{option.short}, {option.name}" if option.short else option.name
    return f"{names} {option.value}".rstrip()


def _examples(command: Command) -> list[str]:
    """Beside each other while that fits on a screen, else below each other."""
    beside = _indented(command.examples)
    if all(len(line) <= _WIDTH for line in beside):
        return beside
    return [line for call, said in command.examples for line in (f"  {call}", f"      {said}")]


def _indented(rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [f"  {line}" for line in table(rows)]
