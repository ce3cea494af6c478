"""The main job, end to end, in a real terminal of 80 by 24 (the story of the first issue)."""

from pathlib import Path

from openpyxl import load_workbook

from ictcoord_tui.storage.codec import decode
from tests.journeys.conftest import Start
from tests.terminal.harness import DOWN, ENTER, ESC, RIGHT, TAB, Terminal


def fill(terminal: Terminal, who: str, time: str) -> None:
    """Fill in a row: the cursor is on Wie, and goes to Wie of the next row."""
    terminal.send(ENTER)
    terminal.wait_for("Niet wijzigen")
    terminal.send(who)
    terminal.wait_for(who)
    terminal.send(TAB)
    terminal.wait_for("nog niet geschat")
    terminal.send(time)
    terminal.wait_for(f"{time} =")
    terminal.send(ENTER, ESC)
    terminal.wait_for("Bewerken")


def make_school(terminal: Terminal) -> None:
    terminal.wait_ready("Nieuwe school")
    terminal.send(ENTER)
    terminal.wait_for("Hoe heet de school?")
    terminal.send("De Kiekendief", ENTER)
    terminal.wait_for("In welk bestand")
    terminal.send(ENTER)
    terminal.wait_for("De Kiekendief › Stappenplan")


def answer(terminal: Terminal, path: Path, key: str) -> None:
    """Answer a question and wait until it is on disk."""
    before = path.read_bytes()
    terminal.send(key)
    terminal.wait_until(lambda: path.read_bytes() != before, "a saved answer", 20)
    # No meeting answers in less than a tenth of a second; what does is taken for a paste.
    terminal.settle()


def add_people(terminal: Terminal, *names: str) -> None:
    terminal.send("3")
    terminal.wait_for("› Team")
    for name in names:
        terminal.send("a")
        terminal.wait_for("Wie komt erbij?")
        terminal.send(name, ENTER)
        terminal.wait_gone("Wie komt erbij?")
        terminal.wait_for("Niet wijzigen")
        # Nobody types on at once; what follows a lump of keys within a blink belongs to it.
        terminal.settle()
        terminal.send(ESC)
        terminal.wait_gone("Niet wijzigen")
        terminal.wait_for(name)


def first_evening(terminal: Terminal, path: Path) -> None:
    """Make a school, answer steps 01 to 03, fill in three tasks, undo one, lose the line."""
    make_school(terminal)
    answer(terminal, path, "j")
    answer(terminal, path, "j")
    for key in ("j", "n"):
        terminal.send(DOWN)
        answer(terminal, path, key)
    add_people(terminal, "An Peeters", "Jan Claes")
    terminal.send("2")
    terminal.wait_for("[Huidige situatie]")
    terminal.send(RIGHT)
    fill(terminal, "Jan", "30min/week")
    fill(terminal, "An", "2u/maand")
    fill(terminal, "Jan", "15min/dag")
    terminal.wait_until(lambda: b"15min/dag" in path.read_bytes(), "the third task", 20)
    terminal.send("u")
    terminal.wait_until(lambda: b"15min/dag" not in path.read_bytes(), "a saved undo", 20)
    terminal.close_pty()
    assert terminal.wait_exit(reading=False) == 129


def test_from_an_empty_folder_to_an_excel_file(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "de-kiekendief.toml"
    first_evening(start(), path)
    document = decode(path.read_bytes(), "test")
    assert {
        (step, question, given["value"])
        for step, state in document["roadmap"].items()
        for question, given in state["answers"].items()
    } == {
        ("01", "growth", "yes"),
        ("01", "time", "yes"),
        ("02", "vision", "yes"),
        ("03", "plan", "no"),
    }

    again = start(path.name)
    again.wait_ready("De Kiekendief › Stappenplan")
    again.send("2")
    again.wait_for("30min/week")
    again.wait_for("2u/maand")
    again.send("x")
    again.wait_for("Hoe moet het Excel-bestand heten?")
    again.send(ENTER)
    again.wait_for("Gemaakt:")
    again.send("\x11")
    assert again.wait_exit() == 0

    sheet = load_workbook(tmp_path / "de-kiekendief.xlsx")["Huidige situatie"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for name, time in (("Jan Claes", "30min/week"), ("An Peeters", "2u/maand")):
        assert any(name in row and time in row for row in rows)
    assert not any("15min/dag" in row for row in rows)
