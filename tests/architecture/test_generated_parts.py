"""What the program writes itself, in the README and in `share/`, is what it says today.

`make docs` writes them anew; look at the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.help import EXIT_CODES
from ictcoord_tui.example import copy_example
from tests.architecture.documents import text_of, with_part
from tests.architecture.sources import ROOT
from tests.tui.driver import UPDATE, running

README = ROOT / "README.md"
UPDATING = bool(os.environ.get(UPDATE))


def compare_part(name: str, part: str) -> None:
    today = text_of(README)
    fresh = with_part(today, name, part)
    if UPDATING:
        README.write_text(fresh, encoding="utf-8")
        return
    assert today == fresh, "run `make docs` and look at the difference"


async def test_the_picture_is_the_running_app(tmp_path: Path) -> None:
    group = copy_example(tmp_path / "voorbeeld")
    async with running(group.parent / "scholen" / "kiekendief.toml", area="overview") as user:
        await user.command("move.down", times=4)
        compare_part("beeld", "```text\n" + "\n".join(user.lines()).rstrip() + "\n```")


def test_the_key_table_is_that_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--markdown"]) == 0
    table = capsys.readouterr().out

    compare_part("toetsen", table.replace("## ", "### "))


def test_the_commands_are_those_of_the_program() -> None:
    table = ["| Opdracht | Wat ze doet | Opties |", "| --- | --- | --- |"]
    for command in (OPEN, *COMMANDS):
        options = ", ".join(f"`{option.name}`" for option in command.options)
        table.append(f"| `{command.call}` | {command.summary} | {options} |")
    compare_part("opdrachten", "\n".join(table))


def test_the_exit_codes_are_those_of_the_program() -> None:
    table = ["| Code | Betekenis |", "| --- | --- |"]
    table += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES]
    compare_part("uitkomsten", "\n".join(table))


SHARED = {
    "man/man1/ictcoord.1": ["man"],
    "bash-completion/completions/ictcoord": ["completion", "bash"],
    "zsh/site-functions/_ictcoord": ["completion", "zsh"],
    "fish/vendor_completions.d/ictcoord.fish": ["completion", "fish"],
}
"""What lies in `share/`, where `man` and the shells look for it, and the command that prints it."""


@pytest.mark.parametrize("name", SHARED)
def test_what_is_shared_is_what_the_program_prints(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(SHARED[name]) == 0
    printed, path = capsys.readouterr().out, ROOT / "share" / name
    if UPDATING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == printed, "run `make docs`"


def test_nothing_else_is_shared() -> None:
    files = [path for path in (ROOT / "share").rglob("*") if path.is_file()]

    assert {str(path.relative_to(ROOT / "share")) for path in files} == set(SHARED)
