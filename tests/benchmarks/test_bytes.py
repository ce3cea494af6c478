"""How many bytes each action sends, at 80×24 with 256 colours: over a slow line every one counts.

Bytes are exact, so these budgets may fail a build. They stand a little above what is sent today, so
that nothing grows unseen. Time is measured by `make bench`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode, encode
from tests.benchmarks.programs import FIRST_STEP, FIRST_TASK, ours, press, running
from tests.terminal.harness import DOWN, ENTER, ESC, PAGE_DOWN, RIGHT, Terminal, ctrl

A_MESSAGE = 800
"""Bytes of a short message that comes, or of the keys that come back; the whole screen is over
4,000."""

A_ROW = 1_500
"""Bytes of an edit: the row, the title, the state of saving, the keys that work now."""

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a Linux terminal")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Terminal]:
    group = copy_example(tmp_path / "voorbeeld")
    with running(ours(group.parent / "scholen" / "kiekendief.toml", tmp_path)) as terminal:
        yield terminal


def bytes_until(terminal: Terminal, text: str, *, gone: bool = False) -> int:
    """Return what was sent until a text came or went, and the screen fell silent."""
    before = len(terminal.raw)
    (terminal.wait_gone if gone else terminal.wait_for)(text)
    terminal.settle()
    return len(terminal.raw) - before


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return tmp_path / "voorbeeld" / "scholen" / "kiekendief.toml"


@pytest.fixture
def table(app: Terminal) -> Terminal:
    """The app on the current situation."""
    app.send("2")
    app.wait_ready(FIRST_TASK)
    return app


def test_the_first_screen(app: Terminal) -> None:
    assert len(app.raw) <= 6_500


@pytest.mark.parametrize(
    ("key", "budget"),
    [(DOWN, 250), (RIGHT, 200), (PAGE_DOWN, 3_500), ("4", 5_500), (">", 7_500), ("?", 5_000)],
    ids=["step", "sideways", "page", "screen", "tab", "help"],
)
def test_an_action_in_a_table(key: str, budget: int, table: Terminal) -> None:
    assert 0 < press(table, key).size <= budget


def test_typing_in_a_cell_repaints_the_cell(table: Terminal) -> None:
    press(table, RIGHT)
    press(table, RIGHT)
    opened = press(table, ENTER).size
    typed = [press(table, sign).size for sign in "2u"]
    committed = press(table, ENTER).size

    assert opened <= 1_000
    assert max(typed) <= 300
    assert committed <= A_ROW
    assert "2u" in table.text()


def test_undo_repaints_the_row_and_says_so(table: Terminal) -> None:
    for key in (RIGHT, RIGHT, ENTER):
        press(table, key)
    table.send("2", "u", ENTER)
    table.settle()
    table.send(ESC)
    table.settle()
    before = len(table.raw)
    table.send("u")

    assert bytes_until(table, "Ongedaan") <= A_ROW + A_MESSAGE
    assert len(table.raw) - before <= A_ROW + A_MESSAGE


def test_a_message_comes_and_goes_without_a_repaint(table: Terminal) -> None:
    press(table, DOWN)
    table.settle(3.0)
    table.send(ctrl("s"))

    assert 0 < bytes_until(table, "Alles is bewaard.") <= A_MESSAGE
    assert 0 < bytes_until(table, "Alles is bewaard.", gone=True) <= A_MESSAGE


def test_a_change_of_somebody_else_out_of_sight_sends_the_message_and_no_row(
    table: Terminal, school: Path
) -> None:
    press(table, DOWN)
    table.settle(3.0)
    rows = table.screen()[2:-2]
    document = decode(school.read_bytes(), school.name)
    changed = put(document, ("current", "opv-uren", "note"), "van een collega")
    school.write_bytes(encode(changed))

    assert 0 < bytes_until(table, "Gewijzigd") <= A_MESSAGE
    assert bytes_until(table, "Gewijzigd", gone=True) <= A_MESSAGE
    assert table.screen()[2:-2] == rows
    assert "van een collega" not in table.text()


def test_a_message_is_said_beside_a_dialog_which_is_not_drawn_again(
    table: Terminal, school: Path
) -> None:
    press(table, "?")
    table.settle(3.0)
    dialog = table.screen()[:-2]
    document = decode(school.read_bytes(), school.name)
    changed = put(document, ("current", "opv-uren", "note"), "van een collega")
    school.write_bytes(encode(changed))

    assert 0 < bytes_until(table, "Gewijzigd") <= A_MESSAGE
    assert table.screen()[:-2] == dialog
    assert bytes_until(table, "Gewijzigd", gone=True) <= A_MESSAGE


def test_help_opens_and_closes_for_one_screen_each(table: Terminal) -> None:
    assert press(table, "?").size <= 5_000
    assert press(table, ESC).size <= 5_000


def test_nothing_is_sent_while_nothing_happens(table: Terminal) -> None:
    press(table, DOWN)
    table.settle(3.0)

    assert table.quiet_bytes(2.5) == b""


def test_a_screen_that_was_left_is_drawn_again(table: Terminal) -> None:
    """Textual draws nothing on a screen it threw away, however alive it looks from inside."""
    for key, shown in (("1", FIRST_STEP), ("2", FIRST_TASK), ("1", FIRST_STEP)):
        assert 0 < press(table, key).size <= 6_000
        assert shown in table.text()
