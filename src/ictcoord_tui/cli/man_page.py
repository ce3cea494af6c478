"""The manual page for `man`, generated from the list of commands, in Dutch.

Written with the macros of man(7), which groff and mandoc both know; signs outside ASCII are spelled
by their number, so that no program has to guess an encoding.
"""

from collections.abc import Iterator, Sequence

from ictcoord_tui import __version__
from ictcoord_tui.cli.arguments import PROGRAM, Argument, Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.help import EXIT_CODES, HELP, TITLE, with_choices
from ictcoord_tui.cli.output import wrapped

_DESCRIPTION = """\
ictcoord leidt een school of scholengroep naar teamgerichte ICT-coördinatie: een stappenplan met \
advies, een takenoverzicht, en inzichten over wie wat draagt.
Alles staat in dossiers: leesbare tekstbestanden, één per school of groep. Zonder opdracht opent \
de app. Gegevens komen op stdout, mededelingen op stderr.
Wat je letterlijk typt, is Engels. Wat je zelf invult, staat in hoofdletters."""
_FILES = (
    (".ictcoord/", "vroegere versies, sloten en half getypte tekst, naast het dossier"),
    ("~/.config/ictcoord/settings.toml", "voorkeuren en eigen toetsen (in Linux)"),
    ("~/.local/state/ictcoord/", "verslagen van fouten, zonder namen of inhoud (in Linux)"),
)
_VARIABLES = (
    ("ICTCOORD_HOME", "één map voor voorkeuren (config/settings.toml) en foutverslagen (state)"),
    ("NO_COLOR", "als die iets bevat, gebruikt de app geen kleuren"),
)
_SOURCE_WIDTH = 76
_PLAIN = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def man_page() -> str:
    """Return the page as roff."""
    lines = [
        # No day, so that the same program gives the same page; the version says which one it is.
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "Opdrachten"',
        # Breaking words would be done as in English, and wide gaps read badly.
        ".nh",
        ".ad l",
        ".SH NAAM",
        *_lines(f"{_text(PROGRAM)} \\- {_text(TITLE)}"),
        ".SH OVERZICHT",
        *_calls(),
        ".SH BESCHRIJVING",
        *_paragraphs(),
        ".SH OPTIES VAN DE APP",
        *_listed(OPEN),
        ".SH OPDRACHTEN",
        *(line for command in COMMANDS for line in _command(command)),
        ".SH UITKOMST",
        *_items([(str(code), said) for code, said in EXIT_CODES]),
        ".SH BESTANDEN",
        *_items(_FILES),
        ".SH OMGEVING",
        *_items(_VARIABLES),
        ".SH VOORBEELDEN",
        *tuple(_examples(OPEN))[1:],
    ]
    return "\n".join(lines) + "\n"


def _calls() -> Iterator[str]:
    for number, command in enumerate((OPEN, *COMMANDS)):
        if number:
            yield ".br"
        yield f"{_call(command)} [OPTIES]"


def _call(command: Command) -> str:
    """The part that is typed as it stands in bold, the rest in italics."""
    typed = " ".join(filter(None, (PROGRAM, command.name)))
    words = " ".join(one.shown for one in command.words)
    return f"\\fB{_text(typed)}\\fR \\fI{_text(words)}\\fR" if words else f"\\fB{_text(typed)}\\fR"


def _command(command: Command) -> Iterator[str]:
    yield f".SS {_text(command.name)}"
    yield from running_text(f"{command.summary[0].upper()}{command.summary[1:]}.")
    yield ".PP"
    yield f"{_call(command)} [OPTIES]"
    yield from _listed(command)
    if command.details:
        yield ".PP"
        yield from running_text(command.details)
    yield from _examples(command)


def _listed(command: Command) -> Iterator[str]:
    """Words, options, and below each what it can be."""
    chosen = with_choices(command)
    for argument in (*command.arguments, HELP):
        yield ".TP"
        yield _name(argument)
        yield from running_text(argument.help)
        if argument in chosen:
            yield ".RS"
            yield from _items(tuple(argument.choices.items()))
            yield ".RE"


def _name(argument: Argument) -> str:
    if not argument.is_option:
        return f"\\fI{_text(argument.shown)}\\fR"
    names = ", ".join(f"\\fB{_text(name)}\\fR" for name in (argument.short, argument.name) if name)
    return f"{names} \\fI{_text(argument.value)}\\fR" if argument.value else names


def _examples(command: Command) -> Iterator[str]:
    for call, said in command.examples:
        yield ".PP"
        yield from running_text(f"{said[0].upper()}{said[1:]}:")
        yield ".PP"
        yield ".RS 4"
        yield f"\\fB{_text(call)}\\fR"
        yield ".RE"


def _items(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, said in rows:
        yield ".TP"
        yield f"\\fB{_text(name)}\\fR"
        yield from running_text(said)


def _paragraphs() -> Iterator[str]:
    for number, text in enumerate(_DESCRIPTION.splitlines()):
        if number:
            yield ".PP"
        yield from running_text(text)


def running_text(text: str) -> Iterator[str]:
    """Yield a text as lines of roff that mean nothing but themselves."""
    yield from _lines(_text(text))


def _lines(text: str) -> Iterator[str]:
    """Running text as short lines; a line that looks like a request is none."""
    for line in wrapped(text, _SOURCE_WIDTH):
        yield f"\\&{line}" if line.startswith((".", "'")) else line


def _text(text: str) -> str:
    signs = (_PLAIN.get(sign, sign) for sign in text)
    return "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in signs)
