"""A hang-up or SIGTERM while nothing can be saved: what was typed comes back all the same."""

import signal
from pathlib import Path

import pytest

from ictcoord_tui.storage.codec import decode
from tests.terminal.harness import DOWN, ENTER, ESC, PYTHON, RIGHT, Terminal
from tests.tui.driver import make_school

SECONDS = 30


class Disk:
    """A school on a disk that can be filled up."""

    def __init__(self, folder: Path, *, confined: bool) -> None:
        self.home = folder / "thuis"
        self.home.mkdir()
        self.root = folder / "dossiers"
        self.root.mkdir()
        self.school = make_school(self.root)
        self._mark = folder / "VOL"
        self._confined = confined

    def fill(self) -> None:
        self._mark.touch()

    def empty(self) -> None:
        self._mark.unlink()

    def start(self, *also_full: Path) -> Terminal:
        """Start the program on it; other folders may be full with it."""
        full = [str(folder) for folder in (self._mark, self.root, *also_full)]
        asked = ["--root", str(self.root), "school.toml"] if self._confined else [str(self.school)]
        return Terminal([PYTHON, "-m", "tests.safety.full_disk", *full, "--", *asked], self.home)

    def rescues(self) -> list[Path]:
        return list((self.home / "ictcoord" / "state").rglob("rescue/*/*.json"))

    def drafts(self) -> list[Path]:
        return list((self.home / "ictcoord" / "state").rglob("drafts/*/*.json"))

    def times(self) -> list[str]:
        rows = decode(self.school.read_bytes(), "test").get("current", {})
        return sorted(row["time"] for row in rows.values() if "time" in row)


@pytest.fixture(params=[False, True], ids=["free", "confined"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Disk:
    return Disk(tmp_path, confined=request.param)


def edit_in_vain(disk: Disk, terminal: Terminal) -> None:
    """Fill in the time of the first task while the disk is full, and begin on the next one."""
    terminal.wait_ready("Stappenplan")
    terminal.send("2")
    terminal.wait_for("[Huidige situatie]")
    disk.fill()
    terminal.send(RIGHT, RIGHT)
    terminal.settle()
    terminal.send(ENTER)
    terminal.wait_for("Niet wijzigen")
    terminal.send("2u30")
    terminal.wait_for("2u30")
    terminal.send(ENTER, ESC)
    terminal.wait_for("NIET bewaard", SECONDS)
    terminal.settle()
    terminal.send(DOWN, ENTER)
    terminal.wait_for("Niet wijzigen")
    terminal.send("4u15")
    terminal.wait_for("4u15")


@pytest.mark.timeout(180)
@pytest.mark.parametrize("how", ["hang-up", "SIGTERM"])
def test_what_could_not_be_saved_is_offered_put_back_and_undone(disk: Disk, how: str) -> None:
    with disk.start() as terminal:
        edit_in_vain(disk, terminal)
        if how == "hang-up":
            terminal.close_pty()
            assert terminal.wait_exit(SECONDS, reading=False) == 129
        else:
            terminal.kill(signal.SIGTERM)
            assert terminal.wait_exit(SECONDS) == 143
            assert b"staat apart in" in terminal.raw
            assert b"terugzetten" in terminal.raw
    (rescue,), (draft,) = disk.rescues(), disk.drafts()
    assert rescue.stat().st_mode & 0o777 == draft.stat().st_mode & 0o777 == 0o600
    assert disk.times() == []
    assert not list(disk.home.rglob("fout-*.txt")), "a full disk is no crash"
    disk.empty()
    with disk.start() as terminal:
        terminal.wait_for("Vorige keer kon dit niet bewaard worden", SECONDS)
        assert "2u30" in terminal.text()
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("toen de verbinding wegviel", SECONDS)
        assert "4u15" in terminal.text()
        terminal.wait_until(lambda: disk.times() == ["2u30/week"], "the time on disk", SECONDS)
        terminal.wait_until(lambda: not disk.rescues(), "the copy gone", SECONDS)
        terminal.send(ESC)
        terminal.settle()
        terminal.send("u")
        terminal.wait_until(lambda: disk.times() == [], "taken back on disk", SECONDS)


@pytest.mark.timeout(120)
def test_when_every_disk_is_full_the_last_words_say_so(tmp_path: Path) -> None:
    disk = Disk(tmp_path, confined=False)
    with disk.start(disk.home) as terminal:
        edit_in_vain(disk, terminal)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_exit(SECONDS) == 143
        assert b"VERLOREN: wat in" in terminal.raw
        assert b"de schijf is vol" in terminal.raw
    assert not disk.rescues()
    assert disk.times() == []
