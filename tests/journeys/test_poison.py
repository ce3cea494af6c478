"""Hostile text in every field of a dossier: every screen opens, shows it, and obeys nothing."""

from pathlib import Path

import pytest
import tomli_w

from tests.journeys.conftest import Start
from tests.poisoned import POISON, poisoned_school
from tests.terminal.harness import ENTER, ESC, RIGHT, Terminal
from tests.terminal.poison import FORBIDDEN


def go_everywhere(terminal: Terminal) -> None:
    """Visit every screen and every tab, and open a cell, the card, help and menu."""
    for key, place in (
        ("1", "Stappenplan"),
        ("2", "Takenoverzicht"),
        ("3", "Team"),
        ("4", "Inzicht"),
    ):
        terminal.send(key)
        terminal.wait_for(place)
    terminal.send("2")
    for tab in ("[Streefdoel]", "[Intro]", "[Taken]", "[Huidige situatie]"):
        terminal.send(">")
        terminal.wait_for(tab)
    # Nobody goes through four tabs in a blink; more keys at that speed are taken for a paste.
    terminal.settle()
    terminal.send("/")
    terminal.wait_for("Zoek")
    terminal.send("a", ESC)
    terminal.wait_gone("Zoek in")
    terminal.send(RIGHT, ENTER)
    terminal.wait_for("Niet wijzigen")
    terminal.send(ESC)
    terminal.wait_for("Bewerken")
    terminal.send("z")
    terminal.settle()
    terminal.send(ESC)
    terminal.settle()


@pytest.mark.parametrize("text", POISON, ids=lambda text: ascii(text)[:24])
def test_every_screen_shows_poison_and_obeys_nothing(
    start: Start, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "school.toml"
    path.write_bytes(tomli_w.dumps(poisoned_school(text)).encode())
    before = path.read_bytes()
    terminal = start(path.name)
    terminal.wait_ready("Stappenplan")
    go_everywhere(terminal)
    terminal.send("\x11")
    assert terminal.wait_exit() == 0
    sent = terminal.raw.decode("utf-8")
    for sequence in ("\x1b]0;", "\x1b]52;", "\x1b]8;", "\x9b", "\x9d", *FORBIDDEN):
        assert sequence not in sent
    assert path.read_bytes() == before, "looking changes nothing"


def test_markup_is_shown_to_the_letter(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_bytes(tomli_w.dumps(poisoned_school("[/b][red]x[/]")).encode())
    terminal = start(path.name)
    terminal.wait_ready("[/b][red]x[/]")
    terminal.send("3")
    terminal.wait_for("› Team")
    assert terminal.text().count("[/b][red]x[/]") >= 2
    terminal.send("2")
    terminal.wait_for("Takenoverzicht")
    assert "[/b][red]x[/]" in terminal.text()
