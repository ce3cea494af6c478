"""What the program says in passing: on the lines of the keys, and never over what one works on."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from ictcoord_tui.tui.messages import MOST_KEPT, Messages, Said
from ictcoord_tui.tui.modals.ask import ShowText
from tests.tui.driver import NOW, Driver, make_school, running

LONG = (
    "De school Basisschool De Kiekendief staat nu in de groep, met haar eigen bestand naast "
    "dat van de andere scholen; Enter opent het dossier."
)


class Clock:
    """Time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0
        self._waiting: list[tuple[float, Callable[[], None]]] = []
        self.shown: Said | None = None
        self.messages = Messages(self._show, self._later, clock=lambda: NOW, seconds=self._seconds)

    def _show(self, said: Said | None) -> None:
        self.shown = said

    def _seconds(self) -> float:
        return self.now

    def _later(self, seconds: float, call: Callable[[], None]) -> "Call":
        one = (self.now + seconds, call)
        self._waiting.append(one)
        return Call(self._waiting, one)

    def waiting(self) -> Callable[[], None]:
        """Return what is called next."""
        return self._waiting[0][1]

    def wait(self, seconds: float) -> str:
        """Let time go by; return what is shown then."""
        end = self.now + seconds
        while due := [one for one in self._waiting if one[0] <= end]:
            first = min(due, key=lambda one: one[0])
            self._waiting.remove(first)
            self.now = first[0]
            first[1]()
        self.now = end
        return self.shown.text if self.shown is not None else ""


class Call:
    """Something that waits for its time."""

    def __init__(
        self,
        waiting: list[tuple[float, Callable[[], None]]],
        one: tuple[float, Callable[[], None]],
    ) -> None:
        self._waiting, self._one = waiting, one

    def stop(self) -> None:
        """Wait no longer."""
        self._waiting.remove(self._one)


def test_a_message_stays_as_long_as_it_takes_to_read() -> None:
    clock = Clock()
    clock.messages.say("Kort.")
    assert clock.wait(2.9) == "Kort."
    assert clock.wait(0.2) == ""
    clock.messages.say("lang " * 36)
    assert clock.wait(9.9) != ""
    assert clock.wait(0.2) == ""


def test_the_newest_takes_the_place_of_the_last() -> None:
    clock = Clock()
    for text in ("Eerste.", "Tweede."):
        clock.messages.say(text)
    assert clock.wait(2.9) == "Tweede."
    assert clock.wait(10) == "", "the first does not come back"


def test_an_interrupted_warning_comes_back_for_the_time_it_has_left() -> None:
    clock = Clock()
    clock.messages.say("Let op.", urgent=True, seconds=5)
    assert clock.wait(1) == "Let op."
    clock.messages.say("Ongedaan.")
    assert clock.wait(2.9) == "Ongedaan."
    assert clock.wait(0.2) == "Let op."
    assert clock.wait(3.8) == "Let op."
    assert clock.wait(0.2) == ""


def test_the_same_warning_stands_once() -> None:
    clock = Clock()
    for _ in range(3):
        clock.messages.say("Let op.", urgent=True, seconds=5)
    assert clock.wait(4.9) == "Let op."
    assert clock.wait(0.2) == ""


def test_all_is_kept_but_no_more_than_anybody_reads() -> None:
    clock = Clock()
    for number in range(MOST_KEPT + 1):
        clock.messages.say(f"Bericht {number}.\nTweede regel\x1b[2J.")
    assert len(clock.messages.kept) == MOST_KEPT
    last = clock.messages.kept[-1].text
    assert last.startswith(f"Bericht {MOST_KEPT}. Tweede regel")
    assert "\x1b" not in last


def test_hushing_takes_away_what_stands() -> None:
    clock = Clock()
    clock.messages.say("Let op.", urgent=True, seconds=5)
    clock.messages.say("Ongedaan.")
    clock.messages.hush()
    assert clock.wait(0) == ""
    assert clock.wait(10) == ""


def test_an_alarm_that_comes_too_late_takes_nothing_away() -> None:
    clock = Clock()
    clock.messages.say("Eerste.")
    late = clock.waiting()
    clock.messages.hush()
    late()
    clock.messages.say("Tweede.")
    late()
    assert clock.wait(2.9) == "Tweede."


@pytest.fixture
def school(tmp_path: Path) -> Path:
    people = {f"persoon-{number}": {"name": f"Persoon {number}"} for number in range(12)}
    return make_school(tmp_path, people=people)


async def test_a_message_lies_over_the_keys_and_nothing_else(school: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.lines()
        user.app.notify("Zojuist gezegd.")
        await user.settle()
        assert user.lines()[:-1] == before[:-1]
        assert user.lines()[-1] == " Zojuist gezegd."
        user.app.messages.hush()
        await user.settle()
        assert user.lines() == before


async def test_a_warning_has_its_sign(school: Path) -> None:
    async with running(school, area="overview") as user:
        user.app.notify("De schijf is vol.", title="Niet bewaard", severity="error")
        await user.settle()
        assert user.lines()[-1] == " ! Niet bewaard: De schijf is vol."


async def test_a_long_message_takes_both_lines_and_the_rest_can_be_read(school: Path) -> None:
    async with running(school, area="overview", size=(60, 16)) as user:
        before = user.lines()
        user.app.notify(LONG)
        await user.settle()
        assert user.lines()[:-2] == before[:-2]
        said = " ".join(line.strip() for line in user.lines()[-2:])
        assert said.endswith("… ! = alles")
        assert LONG.startswith(said.removesuffix("… ! = alles"))
        await user.command("app.messages")
        inside = [line.split("│")[1].strip() for line in user.lines() if line.count("│") == 2]
        assert f"14:03  {LONG}" in " ".join(inside)


async def test_a_long_message_leaves_the_keys_of_the_screen_to_who_works_on(school: Path) -> None:
    async with running(school, area="overview", size=(60, 16)) as user:
        keys = user.lines()[-2]
        user.app.notify(LONG, severity="warning", timeout=60)
        await user.settle()
        assert user.lines()[-2].startswith(" ! De school"), "nobody pressed a key yet"
        await user.press("down")
        assert user.lines()[-2] == keys
        assert user.lines()[-1].startswith(" ! De school")
        assert user.lines()[-1].endswith("… ! = alles")
        user.app.notify(LONG, severity="warning", timeout=60)
        await user.settle()
        assert user.lines()[-2].startswith(" ! De school"), "what is new is whole"


async def test_messages_can_be_read_again_the_newest_first(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.command("app.messages")
        assert "Er zijn nog geen berichten." in user.lines()[-1]
        user.app.notify("Let op.", severity="warning")
        await user.settle()
        await user.command("app.messages")
        lines = [line.strip("│ ") for line in user.lines() if "14:03" in line and "│" in line]
        assert lines == ["14:03  ! Let op.", "14:03  Er zijn nog geen berichten."]


async def open_list(user: Driver) -> None:
    await user.press("right", "enter")


async def open_menu(user: Driver) -> None:
    await user.command("app.menu")


async def open_help(user: Driver) -> None:
    await user.command("app.help")


async def open_note(user: Driver) -> None:
    await user.press("end", "enter", "ctrl+o")


async def open_intro(user: Driver) -> None:
    await user.press("<", "<")


@pytest.mark.parametrize(
    ("opened", "size"),
    [
        *((one, (60, 16)) for one in (open_list, open_menu, open_help, open_note, open_intro)),
        (open_menu, (80, 24)),
        (open_list, (120, 40)),
    ],
)
async def test_a_message_covers_no_editor_dialog_or_text(
    school: Path, opened: Callable[[Driver], Awaitable[None]], size: tuple[int, int]
) -> None:
    async with running(school, area="overview", size=size) as user:
        await opened(user)
        before = user.lines()
        user.app.notify(LONG, severity="warning")
        await user.settle()
        assert user.lines()[:-2] == before[:-2]
        assert user.message.startswith(" ! De school"), "and it is on screen all the same"


@pytest.mark.parametrize(("area", "key"), [("overview", "3"), ("overview", "0"), ("walk", "right")])
async def test_what_was_said_of_a_page_goes_with_it(school: Path, area: str, key: str) -> None:
    async with running(school, area=area) as user:
        await user.press("ctrl+s")
        assert user.message == " Alles is bewaard."
        await user.press("down")
        assert user.message == " Alles is bewaard."
        await user.press(key)
        assert "Alles is bewaard." not in user.text
        assert user.said == ["Alles is bewaard."], "it can be read again"


async def test_a_warning_goes_along_to_another_screen(school: Path) -> None:
    async with running(school, area="overview") as user:
        user.app.notify("Let op.", severity="warning")
        await user.command("app.team")
        assert user.lines()[-1] == " ! Let op."
        user.app.messages.hush()
        await user.command("app.overview")
        assert "Let op." not in user.text


async def test_another_dossier_begins_without_what_was_said(school: Path, tmp_path: Path) -> None:
    (tmp_path / "twee").mkdir()
    other = make_school(tmp_path / "twee", name="De Zandloper")
    async with running(school) as user:
        user.app.notify("Ongedaan: iets.")
        await user.settle()
        await user.app.switch_session(other)
        await user.settle()
        assert "Ongedaan" not in user.text


async def test_under_a_dialog_no_keys_are_shown_that_do_not_work_there(school: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.lines()[-2:]
        await user.command("app.menu")
        assert user.bar == ""
        await user.press("escape")
        assert user.lines()[-2:] == before


@pytest.mark.parametrize("area", ["roadmap", "overview", "team", "insights"])
async def test_messages_are_read_with_one_key_also_on_a_cell(school: Path, area: str) -> None:
    async with running(school, area=area) as user:
        await user.press("right", "right")
        user.app.notify("Dit is gezegd.")
        await user.press("!")
        assert isinstance(user.app.screen, ShowText)
        assert "14:03  Dit is gezegd." in user.text


async def test_messages_tell_once_what_was_said_often_and_no_reminders_of_keys(
    school: Path,
) -> None:
    async with running(school, area="overview") as user:
        for _ in range(3):
            await user.press("ctrl+s")
        await user.press("escape")
        assert "Dit is een hoofdscherm" in user.message
        await user.command("app.messages")
        assert isinstance(user.app.screen, ShowText)
        assert "Alles is bewaard. (3x)" in user.text
        assert user.text.count("Alles is bewaard.") == 1
        assert user.text.count("Dit is een hoofdscherm") == 1, "on the line of messages only"
