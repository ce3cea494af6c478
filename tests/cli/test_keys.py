import pytest

from ictcoord_tui.paths import config_dir
from ictcoord_tui.tui.commands import COMMANDS
from tests.cli.conftest import Run


def keymap(toml: str) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "settings.toml").write_text(toml, encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--markdown",)])
def test_every_command_is_told_once_with_its_help(options: tuple[str, ...], run: Run) -> None:
    done = run("keys", *options)

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    for command in COMMANDS:
        told = [one for one in lines if command.label in one and command.help in one]
        assert told, command.id
    assert sum(1 for line in lines if "Toont alle opdrachten" in line) == 1


def test_markdown_names_the_ids_for_a_keymap(run: Run) -> None:
    out = run("keys", "--markdown").out

    assert out.startswith("## Overal\n\n| Toets | Opdracht | Wat het doet | Naam")
    for command in COMMANDS:
        assert f"| {command.id} |" in out


def test_keys_of_the_users_own_are_shown(run: Run) -> None:
    keymap('[keymap]\n"app.menu" = "f7,ctrl+t"\n')

    (line,) = [one for one in run("keys").out.splitlines() if "Toont alle opdrachten" in one]

    assert line.split("  ")[1] == "F7 of Ctrl+T"


def test_a_key_for_a_command_that_is_not_there_is_told(run: Run) -> None:
    keymap('[keymap]\n"app.mneu" = "f7"\n"app.export" = "f8"\n')
    (told,) = run("keys").err.splitlines()
    assert "‘app.mneu’" in told
    assert "Bedoelde je ‘app.menu’?" in told


def test_a_key_of_two_commands_is_told_and_only_one_has_it(run: Run) -> None:
    keymap('[keymap]\n"roadmap.yes" = "n"\n')
    done = run("keys")
    (told,) = done.err.splitlines()
    assert "n doet Ja (`roadmap.yes`), en dus niet Nee (`roadmap.no`, nog in het menu)." in told
    _, roadmap = done.out.split("\nStappenplan\n")
    first, second = roadmap.splitlines()[:2]
    assert first.split()[:2] == ["n", "Ja"]
    assert second.split()[:2] == ["menu", "Nee"]


def test_settings_that_cannot_be_read_are_told_and_stop_nothing(run: Run) -> None:
    keymap("kapot = ")

    done = run("keys")

    assert done.code == 0
    assert "voorkeuren" in done.err
    assert "Verbeter het in een teksteditor.\n" in done.err, "of settings no versions are kept"
    assert "Ctrl+P" in done.out
