"""One module per command, each with `run(arguments) -> int`; imported only when asked for."""

from importlib import import_module
from pathlib import Path
from typing import Protocol

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.errors import IctcoordError


class CommandModule(Protocol):
    """What every module of this package holds."""

    def run(self, arguments: Arguments) -> int:
        """Do the command and return the exit code."""


def run_command(module: str, arguments: Arguments) -> int:
    """Do a command and return the exit code.

    Args:
        module: Name of its module, from `parser.parse`.
        arguments: What was typed.

    Raises:
        IctcoordError: Whatever the command itself raises.
    """
    command: CommandModule = import_module(f"{__name__}.{module}")
    try:
        return command.run(arguments)
    except IctcoordError as error:
        hint = _near_file(arguments) if isinstance(error.__cause__, FileNotFoundError) else ""
        if not hint:
            raise
        raise type(error)(f"{error.message}{hint}") from error


def _near_file(arguments: Arguments) -> str:
    """Return ` Bedoelde je ‘…’?` for a file whose name was mistyped, or nothing."""
    # Nothing went wrong most of the time.
    from ictcoord_tui.domain.validation import near_miss  # noqa: PLC0415

    if arguments.given("--root"):
        return ""  # a name is looked up elsewhere then
    for word in arguments.command.words:
        path = Path(arguments.text(word.name))
        if word.fill == "file" and not path.exists() and path.parent.is_dir():
            beside = (one.name for one in path.parent.iterdir() if one.suffix in word.suffixes)
            return near_miss(path.name, sorted(name for name in beside if name[0] != "."))
    return ""
