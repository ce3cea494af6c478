from importlib import import_module

import pytest

from ictcoord_tui import __version__
from ictcoord_tui.cli.arguments import Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.help import EXIT_CODES
from ictcoord_tui.cli.parser import parse
from tests.cli.conftest import Run

ALL = (OPEN, *COMMANDS)


def by_name(command: Command) -> str:
    return command.name or "ictcoord"


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_help_begins_with_examples_and_ends_with_the_exit_codes(command: Command, run: Run) -> None:
    done = run(*filter(None, [command.name]), "--help")

    assert (done.code, done.err) == (0, "")
    parts = [part.splitlines()[0] for part in done.out.split("\n\n")]
    assert parts[1:3] == ["Voorbeelden", "Gebruik"]
    assert parts[-1] == "Uitkomst (exit code)"
    for code, said in EXIT_CODES:
        assert f"{code}" in done.out
        assert said in done.out
    for argument in command.arguments:
        assert argument.name in done.out
        assert argument.help in done.out


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_help_fits_on_a_screen_of_80_columns(command: Command, run: Run) -> None:
    lines = run(*filter(None, [command.name]), "-h").out.splitlines()

    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_every_command_has_its_module(command: Command) -> None:
    assert callable(import_module(f"ictcoord_tui.cli.commands.{command.module}").run)


@pytest.mark.parametrize(
    ("command", "call"),
    [(command, call) for command in ALL for call, _ in command.examples],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_example_can_be_typed(command: Command, call: str) -> None:
    words = call.replace("'De Duin'", "De_Duin").partition(" >")[0].split()

    module, arguments = parse(words[1:])

    assert words[0] == "ictcoord"
    assert command is OPEN or arguments.command is command
    assert module == arguments.command.module


def test_the_program_help_names_every_command(run: Run) -> None:
    out = run("--help").out

    for command in COMMANDS:
        assert f"  {command.name} " in out
        assert command.summary in out


def test_the_version_is_data(run: Run) -> None:
    assert run("--version").out == f"ictcoord {__version__}\n"
