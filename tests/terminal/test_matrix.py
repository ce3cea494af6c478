"""The program in every terminal: each tells the same short story, on screen and on disk.

With `TERMINAL_PICTURES=FOLDER` (`make terminals`) each also leaves a picture, drawn by the engine
of PuTTY.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal import places
from tests.terminal.harness import Terminal
from tests.terminal.pterm import PuTTY, hidden_display, picture_of
from tests.terminal.short_story import NOTE, SECONDS, Hands, Scene, hands_of, scene, tell

LEAVE_SCREEN = b"\x1b[?1049l"
TERMS = (
    "xterm",
    "linux",
    "screen",
    "screen-256color",
    "tmux-256color",
    "vt100",
    "putty-256color",
    "onbekend-ding",
)
"""What terminals call themselves; PuTTY says `xterm`, unless told otherwise."""

WITHOUT_SCREEN = {"dumb": "TERM=dumb", "unset": "TERM=leeg"}
"""Terminals that cannot show a screen, and how the program calls them."""

PLACES: dict[str, places.Place] = {
    "tmux": places.in_tmux,
    "gnu-screen": places.in_screen,
    "mosh": places.over_mosh,
}


def pictures() -> Path | None:
    """Return the folder for pictures, when they were asked for."""
    folder = os.environ.get("TERMINAL_PICTURES")
    return Path(folder) if folder else None


def draw(terminal: Terminal, name: str, home: Path) -> None:
    """Leave a picture of what was written so far."""
    if folder := pictures():
        picture_of(bytes(terminal.raw), home, folder / f"{name}.png")


def quit_with(hands: Hands) -> None:
    hands.press("ctrl+q")


@pytest.mark.parametrize("term", TERMS)
def test_every_terminal_tells_the_story(tmp_path: Path, term: str) -> None:
    about = scene(tmp_path)
    # What somebody may have set by mistake makes no difference.
    environ = {"TERM": term, "TEXTUAL_COLOR_SYSTEM": "bogus"}
    with Terminal(about.command, tmp_path, environ=environ) as terminal:
        hands = hands_of(terminal)
        tell(terminal, hands, about, lambda: draw(terminal, f"term-{term}", tmp_path))
        quit_with(hands)
        assert terminal.wait_exit() == 0
        assert LEAVE_SCREEN in terminal.raw


@pytest.mark.parametrize(("name", "told"), WITHOUT_SCREEN.items())
def test_a_terminal_without_a_screen_gets_a_sentence(tmp_path: Path, name: str, told: str) -> None:
    about = scene(tmp_path)
    environ, without = ({"TERM": name}, ()) if name == "dumb" else ({}, ("TERM",))
    with Terminal(about.command, tmp_path, environ=environ, without=without) as terminal:
        assert terminal.wait_exit() == 2
        said = places.printed(terminal)
        assert told in said
        assert "ictcoord show" in said
        assert "ssh -t SERVER ictcoord." in terminal.text(), "no word goes on on the next line"
        assert b"\x1b" not in terminal.raw
        draw(terminal, f"term-{name}", tmp_path)


@pytest.mark.parametrize("name", PLACES)
def test_the_story_is_told_inside_other_programs_too(tmp_path: Path, name: str) -> None:
    about = scene(tmp_path)
    with PLACES[name](about.command, tmp_path) as terminal:
        hands = hands_of(terminal)
        tell(terminal, hands, about, lambda: draw(terminal, name, tmp_path))
        quit_with(hands)
        assert terminal.wait_exit() == 0


@contextmanager
def putty(home: Path) -> Iterator[tuple[PuTTY, Scene]]:
    about = scene(home)
    with hidden_display() as display, PuTTY(display, about.command, home) as window:
        yield window, about


def test_putty_tells_the_story_and_shows_nothing_but_the_screen(tmp_path: Path) -> None:
    with putty(tmp_path) as (window, about):

        def look() -> None:
            # What the engine did not understand of our sequences would stand on the screen.
            shown = window.pixels()
            written = len(window.raw)
            window.press("ctrl+l")
            window.wait_bytes(b"Basisschool De Kiek", since=written)
            window.settle()
            assert window.pixels() == shown
            assert len(set(shown)) > 20, "there is something to see"
            if folder := pictures():
                window.picture(folder / "putty.png")

        tell(window, window, about, look)
        window.press("ctrl+q")
        window.wait_until(window.has_ended, "the end", SECONDS)
        assert LEAVE_SCREEN in window.raw


def test_every_key_that_putty_sends_arrives(tmp_path: Path) -> None:
    with putty(tmp_path) as (window, about):
        window.wait_ready("Stappenplan")
        window.press("eacute")
        window.wait_ready("[Huidige situatie]")
        window.press("KP_1")
        window.wait_gone("[Huidige situatie]")
        window.press("KP_2")
        window.wait_for("[Huidige situatie]")
        move_about(window)
        open_and_cancel(window)
        clear_and_undo(window, about)
        window.press("ctrl+q")
        window.wait_until(window.has_ended, "the end", SECONDS)


def move_about(window: PuTTY) -> None:
    """Columns, rows and pages; with Ctrl PuTTY sends an arrow, and nothing for Home."""
    window.press("End")
    window.wait_for("Opmerking")
    window.press("Home")
    window.wait_gone("Opmerking")
    window.press(*["ctrl+Right"] * 6)
    window.wait_for("Opmerking")
    window.press("shift+Down", "ctrl+Down", "Down")
    window.wait_for("4/108")
    window.press("Next")
    window.wait_gone("4/108")
    window.press("Prior", "ctrl+Home", "Up")
    window.wait_for("3/108")
    window.press("Tab")
    window.wait_for("4/108")
    window.press("shift+Tab", "shift+F1", "ctrl+F5", "Down", "Up", "End")
    window.wait_for("3/108")
    window.wait_for("Opmerking")


def open_and_cancel(window: PuTTY) -> None:
    """Everything that opens something, each closed again with Esc, or with Alt and an arrow."""
    for key, opened in (
        ("F1", "Takenoverzicht: "),
        ("F2", "Niet wijzigen"),
        ("F3", "Zoek"),
        ("KP_Enter", "Niet wijzigen"),
        ("BackSpace", "Niet wijzigen"),
        ("ctrl+h", "Niet wijzigen"),
        ("Insert", "nieuwe taak"),
    ):
        before = window.screen()
        window.press(key)
        window.wait_until(lambda before=before: window.screen() != before, key, SECONDS)  # type: ignore[misc]
        window.wait_for(opened)
        window.press("Escape")
        window.wait_until(lambda before=before: window.screen() == before, f"{key}, Esc", SECONDS)  # type: ignore[misc]
    window.press("F2")
    window.wait_for("Niet wijzigen")
    window.type("weg")
    window.press("BackSpace")
    window.wait_for("we")
    window.press("alt+Left")
    window.wait_gone("Niet wijzigen")
    assert "we│" not in window.text()


def clear_and_undo(window: PuTTY, about: Scene) -> None:
    """Write a note, clear it with Delete, and take that back with Ctrl and Z."""
    # Alt and ← were Esc and ←.
    window.press("Right", "Return")
    window.wait_for("Niet wijzigen")
    window.type(NOTE)
    window.press("Return")
    window.wait_for("4/108")
    window.press("Escape", "Up")
    window.wait_until(lambda: NOTE in about.notes, "written", SECONDS)
    window.press("Delete")
    window.wait_until(lambda: NOTE not in about.notes, "cleared", SECONDS)
    window.press("ctrl+z")
    window.wait_until(lambda: NOTE in about.notes, "undone", SECONDS)
