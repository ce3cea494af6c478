"""A short story that every terminal must be able to tell: open, move, edit, undo, quit."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode
from tests.terminal.harness import DOWN, END, ENTER, ESC, PYTHON, Eyes, Terminal, ctrl
from tests.terminal.pterm import PuTTY

NOTE = "café, één"
SECONDS = 30

_BYTES = {
    "Down": DOWN,
    "End": END,
    "Return": ENTER,
    "Escape": ESC,
    "ctrl+l": ctrl("l"),
    "ctrl+q": ctrl("q"),
}


class Hands(Protocol):
    """What types: keys by their names in X, and texts."""

    def press(self, *keys: str) -> None:
        """Press keys."""

    def type(self, text: str) -> None:
        """Type a text."""


@dataclass(frozen=True)
class BytesOf:
    """Hands that send what most terminals send."""

    terminal: Terminal

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.terminal.send(*(_BYTES.get(key, key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text."""
        self.terminal.send(text)


def hands_of(eyes: Terminal | PuTTY) -> Hands:
    """Return what types in a terminal."""
    return BytesOf(eyes) if isinstance(eyes, Terminal) else eyes


@dataclass(frozen=True)
class Scene:
    """The school that the story is about.

    Attributes:
        path: Its dossier.
    """

    path: Path

    @property
    def command(self) -> list[str]:
        """The program on this school."""
        return [PYTHON, "-m", "ictcoord_tui", str(self.path)]

    @property
    def notes(self) -> list[str]:
        """The notes of the current situation, as they are on disk."""
        rows = decode(self.path.read_bytes(), self.path.name)["current"]
        return [row["note"] for row in rows.values() if "note" in row]


def scene(folder: Path) -> Scene:
    """Lay out the example, and choose a school."""
    group = copy_example(folder / "werk")
    return Scene(group.parent / "scholen" / "kiekendief.toml")


def tell(eyes: Eyes, hands: Hands, about: Scene, look: Callable[[], None]) -> None:
    """Tell the story up to, but not including, the end of the program.

    Args:
        eyes: What is on the screen.
        hands: What types.
        about: The school.
        look: Called when the screen is worth a picture.
    """
    before = about.path.read_bytes()
    assert NOTE not in about.notes
    eyes.wait_ready("Stappenplan")
    hands.press("2")
    eyes.wait_ready("[Huidige situatie]")
    hands.press("Down", "Down")
    eyes.wait_for("3/108")
    hands.press("End")
    eyes.wait_for("Opmerking")
    hands.press("Return")
    eyes.wait_for("Niet wijzigen")
    hands.type(NOTE)
    hands.press("Return")
    eyes.wait_until(lambda: NOTE in about.notes, f"{NOTE!r} on disk", SECONDS)
    eyes.wait_for("4/108")
    # GNU screen keeps an Esc to itself for a while.
    hands.press("Escape")
    eyes.wait_gone("Niet wijzigen")
    eyes.settle()
    see(eyes)
    look()
    hands.press("u")
    eyes.wait_until(lambda: about.path.read_bytes() == before, "undone on disk", SECONDS)
    eyes.wait_gone(NOTE)


def see(eyes: Eyes) -> None:
    """Look whether the screen is whole: first and last line, cursor, accents, nothing foreign."""
    lines = eyes.screen()
    assert lines[0].startswith(" Basisschool De Kiek"), lines[0]
    assert " › Takenoverzicht › Huidige situatie › 4/108 " in lines[0]
    assert lines[2].endswith("Opmerking"), lines[2]
    assert "? Hulp  : Menu" in lines[23] or "? Hulp  : Menu" in lines[22]
    assert "Traceback" not in eyes.text()
    for rest in ("[?", "[>", "$p", "25u", "2026", "2048"):
        assert rest not in eyes.text(), rest
    row = next(number for number, line in enumerate(lines) if line.startswith(">"))
    assert NOTE in lines[row - 1]
    # The cursor cell looks unlike the cell above it, whatever the colours.
    under, above = eyes.cell(78, row), eyes.cell(78, row - 1)
    assert (under.fg, under.bg, under.reverse) != (above.fg, above.bg, above.reverse)
