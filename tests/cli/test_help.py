import re
import shlex
import sys
from importlib import import_module
from pathlib import Path

import pytest

from ictcoord_tui import __version__
from ictcoord_tui.cli.arguments import Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.help import EXIT_CODES, help_text
from ictcoord_tui.cli.output import listing
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.tui.commands.model import CONTEXT_NAMES
from tests.cli.conftest import Run
from tests.terminal.harness import Terminal

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
        assert f"{argument.shown}  " in done.out
        assert argument.help in " ".join(done.out.split())
        for word, said in argument.choices.items():
            assert re.search(rf"^  {re.escape(word)} +{re.escape(said)}$", done.out, re.MULTILINE)


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_help_fits_on_a_screen_of_80_columns(command: Command, run: Run) -> None:
    lines = run(*filter(None, [command.name]), "-h").out.splitlines()

    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("width", [79, 60, 40, 20])
@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_on_a_narrow_screen_a_long_line_goes_on_below_its_text(
    command: Command, width: int
) -> None:
    wide, narrow = help_text(command).splitlines(), help_text(command, width).splitlines()

    assert " ".join(" ".join(wide).split()) == " ".join(" ".join(narrow).split())
    for line in narrow:
        # One word may be longer than a screen; it may have to be typed.
        assert len(line) <= width or len(line.split()) <= 1 or width < 40, line
    headings = {line for line in wide if line and not line.startswith(" ")}
    flat = {line for line in narrow if line and not line.startswith(" ")}
    prose = " ".join(sorted(headings))
    assert all(line in prose for line in flat)


def on_a_narrow_screen(tmp_path: Path, *words: str) -> list[str]:
    command = [sys.executable, "-m", "ictcoord_tui", *words]
    with Terminal(command, tmp_path, columns=44, rows=500) as term:
        assert term.wait_exit() == 0
        return term.screen()


def test_help_fits_the_screen_it_is_shown_on(tmp_path: Path) -> None:
    lines = on_a_narrow_screen(tmp_path, "report", "--help")

    place = lines.index("  [PERSOON]  over wie: naam of id")
    assert lines[place + 1] == "             (agreements, absence)"


def test_keys_fit_the_screen_they_are_shown_on(tmp_path: Path) -> None:
    lines = on_a_narrow_screen(tmp_path, "keys")

    flush = {line for line in lines if line and not line.startswith("  ")}
    assert len(lines) > len(flush) > 5
    assert flush <= set(CONTEXT_NAMES.values())


def test_what_is_long_stands_below_its_own_column() -> None:
    rows = [("a", "een twee drie vier vijf zes zeven"), ("lang", "acht")]

    assert listing(rows, 28) == [
        "  a     een twee drie vier",
        "        vijf zes zeven",
        "  lang  acht",
    ]
    assert listing(rows, 24) == [
        "  a",
        "      een twee drie vier",
        "      vijf zes zeven",
        "  lang",
        "      acht",
    ]


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_what_is_typed_is_english_and_what_is_filled_in_stands_in_dutch_capitals(
    command: Command,
) -> None:
    english = {"FILE", "DIR", "KIND", "PERSON", "OUT", "OURS", "THEIRS", "BASE", "OLD", "NEW"}
    for argument in command.arguments:
        assert argument.placeholder not in english
        assert argument.placeholder == argument.placeholder.upper()
        assert argument.placeholder.isalpha() or not argument.placeholder
        assert argument.is_option or argument.optional == argument.shown.startswith("[")
        assert all(word == word.lower() for word in argument.choices)


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_words_that_may_be_left_out_come_last(command: Command) -> None:
    may_be_left_out = [word.optional for word in command.words]

    assert may_be_left_out == sorted(may_be_left_out)


@pytest.mark.parametrize("command", ALL, ids=by_name)
def test_every_command_has_its_module(command: Command) -> None:
    assert callable(import_module(f"ictcoord_tui.cli.commands.{command.module}").run)


@pytest.mark.parametrize(
    ("command", "call"),
    [(command, call) for command in ALL for call, _ in command.examples],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_example_can_be_typed(command: Command, call: str) -> None:
    evaluated = re.fullmatch(r'eval "\$\((.*)\)"', call)
    words = shlex.split(re.split(r" [>|]", evaluated[1] if evaluated else call)[0])

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
