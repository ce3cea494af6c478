"""From words to a command: every mistake gets one Dutch sentence with what was probably meant."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ictcoord_tui.cli.arguments import Argument, Arguments, Command
from ictcoord_tui.cli.command_list import COMMANDS, HELP, HELP_OPTION, OPEN, VERSION
from ictcoord_tui.errors import UsageError

_BY_NAME = {command.name: command for command in COMMANDS}


def parse(argv: Sequence[str]) -> tuple[str, Arguments]:
    """Return the module that does what was typed, and what it needs to know.

    Raises:
        UsageError: The words make no command.
    """
    command, rest = _split(argv)
    before_end = _before_end_of_options(rest)
    if not HELP_OPTION.isdisjoint(before_end):
        return HELP, Arguments(command, {})
    if command is OPEN and "--version" in before_end:
        return VERSION, Arguments(command, {})
    return command.module, _understood(command, rest)


def _split(argv: Sequence[str]) -> tuple[Command, list[str]]:
    """Find the command: the first word that is no option and no value of one."""
    with_value = {option.name for option in OPEN.options if option.value}
    known = {name for option in OPEN.options for name in (option.name, option.short)}
    strange = ""
    words = enumerate(argv)
    for place, word in words:
        if word == "--":
            break
        if _looks_like_option(word):
            if word in with_value:
                next(words, None)
            elif not strange and word.partition("=")[0] not in known:
                strange = word.partition("=")[0]
            continue
        if word in _BY_NAME:
            return _BY_NAME[word], [*argv[:place], *argv[place + 1 :]]
        _check_dossier_name(word, strange)
        break
    return OPEN, list(argv)


def _check_dossier_name(word: str, strange: str) -> None:
    """A mistyped command must not be taken for a dossier that is not there."""
    if "/" in word or "." in word:
        return
    is_there = False
    with suppress(OSError):
        is_there = Path(word).exists()
    if not is_there:
        raise _neither(word, strange)


def _neither(word: str, strange: str) -> UsageError:
    """Return what is wrong with a word that is no command and no file.

    Before it may stand an option that does not exist, or that belongs to a command: then the word
    was probably its value, and the option is what went wrong.
    """
    near = _near_miss(word, _BY_NAME)
    theirs = [one.name for one in COMMANDS if strange in (option.name for option in one.options)]
    if theirs and not near:
        return _wrong_use(OPEN, f"‘{strange}’ komt pas na de opdracht: {' of '.join(theirs)}.")
    mistyped = strange and not theirs
    if mistyped and (not near or _near_miss(strange, _names(OPEN))):
        return _no_such_option(OPEN, strange)
    return UsageError(
        f"‘{word}’ is geen opdracht en geen bestand.{near} `ictcoord --help` toont alle opdrachten."
    )


def _understood(command: Command, argv: Sequence[str]) -> Arguments:
    values: dict[str, str] = {}
    switches: set[str] = set()
    places = iter(command.words)
    words = iter(argv)
    for word in words:
        if word == "--":
            for later in words:
                _fill(command, next(places, None), later, values)
        elif _looks_like_option(word):
            _take_option(command, word, words, values, switches)
        else:
            _fill(command, next(places, None), word, values)
    missing = [one.name for one in places if not one.optional]
    if missing:
        raise _wrong_use(command, f"Er ontbreekt nog: {', '.join(missing)}.")
    return Arguments(command, values, frozenset(switches))


def _take_option(
    command: Command,
    word: str,
    following: Iterator[str],
    values: dict[str, str],
    switches: set[str],
) -> None:
    name, has_value, value = word.partition("=")
    option = next((one for one in command.options if name in (one.name, one.short)), None)
    if option is None:
        raise _no_such_option(command, name)
    if not option.value:
        if has_value:
            raise _wrong_use(command, f"Achter ‘{name}’ hoort geen waarde.")
        switches.add(option.name)
        return
    said = value if has_value else next(following, "")
    if not said:
        raise _wrong_use(command, f"Achter ‘{name}’ hoort nog: {option.value}.")
    _fill(command, option, said, values)


def _fill(command: Command, argument: Argument | None, word: str, values: dict[str, str]) -> None:
    if argument is None:
        raise _wrong_use(command, f"‘{word}’ is hier te veel.")
    if not word or "\0" in word:
        raise _wrong_use(command, f"Wat bij {argument.name} staat, kan geen naam zijn.")
    if argument.choices and word not in argument.choices:
        words = ", ".join(argument.choices)
        near = _near_miss(word, argument.choices)
        raise _wrong_use(
            command, f"{argument.name} kan niet ‘{word}’ zijn. Kies uit: {words}.{near}"
        )
    values[argument.name] = word


def _no_such_option(command: Command, name: str) -> UsageError:
    near = _near_miss(name, _names(command))
    return _wrong_use(command, f"De optie ‘{name}’ bestaat hier niet.{near}")


def _names(command: Command) -> list[str]:
    return [option.name for option in command.options]


def _wrong_use(command: Command, said: str) -> UsageError:
    call = f"ictcoord {command.name}".strip()
    return UsageError(f"{said} `{call} --help` toont hoe het wel kan.")


def _near_miss(word: str, known: Iterable[str]) -> str:
    # Only a mistake needs the checks of dossiers; a good start must not pay for them.
    from ictcoord_tui.domain.validation import near_miss  # noqa: PLC0415

    return near_miss(word, known)


def _looks_like_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _before_end_of_options(argv: Sequence[str]) -> set[str]:
    end = argv.index("--") if "--" in argv else len(argv)
    return set(argv[:end])
