"""What happens around saving: colleagues, half-typed text, a disk that refuses."""

import asyncio
import resource
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.merge import Difference
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.example import copy_example
from ictcoord_tui.paths import state_dir
from ictcoord_tui.session import News, SaveState
from ictcoord_tui.storage.atomic import write_atomically
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.drafts import Draft, every_draft, keep_draft, list_drafts
from ictcoord_tui.storage.places import discard
from ictcoord_tui.storage.rescue import Rescue, list_rescues
from ictcoord_tui.tui.screens import AREAS
from tests.storage.faults import full_below
from tests.tui.driver import NOW, Driver, make_school, running
from tests.tui.test_flows import PEOPLE, elsewhere, look_around

NOTE = ("current", "net-wifi", "note")
WRITE = "ictcoord_tui.storage.dossier_file.write_atomically"


def on_disk(path: Path) -> dict[str, object]:
    return decode(path.read_bytes(), "test")


def fill(user: Driver, place: tuple[str, ...], value: object) -> None:
    user.app.edit("iets", lambda document: put(document, place, value), place)


# Colleagues


async def test_an_open_editor_is_left_alone_when_a_colleague_saves(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("2u")
        before = user.app.focused
        elsewhere(path, NOTE, "van Els")
        user.app.doer.do_reload()
        await user.until("Gewijzigd door els, 14:03")
        assert user.app.focused is before, "the cursor is where it was"
        assert user.document()["current"]["net-wifi"]["note"] == "van Els"
        await user.press("enter", "escape")
        assert "2u" in str(user.document()["current"])


@pytest.mark.parametrize("how", ["replace", "rewrite", "git"])
async def test_a_file_replaced_from_outside_is_taken_in(tmp_path: Path, how: str) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    new = encode({**on_disk(path), "place": "Gent"})
    if how == "git":
        git(tmp_path, "init", "-q")
        git(tmp_path, "add", "school.toml")
        git(tmp_path, "commit", "-q", "-m", "eerst")
    async with running(path, area="overview") as user:
        fill(user, NOTE, "van mij")
        await user.settle()
        if how == "replace":
            other = tmp_path / "nieuw"
            other.write_bytes(encode({**on_disk(path), "place": "Gent"}))
            other.replace(path)
        elif how == "rewrite":
            path.write_bytes(encode({**on_disk(path), "place": "Gent"}))
        else:
            path.write_bytes(new)
            git(tmp_path, "commit", "-q", "-am", "van een ander")
            git(tmp_path, "checkout", "-q", "HEAD~1", "--", "school.toml")
            git(tmp_path, "checkout", "-q", "HEAD", "--", "school.toml")
        await look_around(user)
        assert user.document()["place"] == "Gent"
        assert any("buiten ictcoord" in one for one in user.said)


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=an", "-c", "user.email=an@example.org")
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)


async def test_both_values_of_a_conflict_are_told_with_who_and_when(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"time": "1u"}})
    place = ("current", "net-wifi", "time")
    async with running(path, area="overview") as user:
        elsewhere(path, place, "3u")
        fill(user, place, "2u")
        await user.until("c = kiezen")
        await user.command("app.conflicts")
        assert "Door An Peeters, 14:03: ‘2u’" in user.text
        assert "Door els, 14:03: ‘3u’" in user.text
        assert "(staat er nu)" in user.line_with("Door An Peeters")
        await user.press("down", "down", "enter")
        await user.settle()
        row = user.document()["current"]["net-wifi"]
        assert row["time"] == "2u"
        assert "‘3u’" in row["note"], "both are kept"
    assert on_disk(path) == user.document()


async def test_an_unsettled_conflict_waits_for_the_next_session(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        elsewhere(path, ("place",), "Gent")
        fill(user, ("place",), "Brugge")
        await user.settle()
        assert len(user.app.session.disagreements) == 1
    async with running(path, area="overview") as user:
        assert len(user.app.session.disagreements) == 1
        told = "c = kiezen: op 1 plaats schreven twee mensen iets anders. Niets is verloren."
        await user.until(told)
        assert user.said.count(told) == 1
        await user.command("app.conflicts")
        await user.press("down", "enter")
        await user.settle()
        assert user.document()["place"] == "Gent"
    async with running(path, area="overview") as user:
        assert not user.app.session.disagreements
        assert user.document()["place"] == "Gent"
        await user.settle()
        assert not any("kiezen" in one for one in user.said)


async def test_a_choice_of_a_colleague_takes_the_question_away(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as one:
        elsewhere(path, ("place",), "Gent")
        fill(one, ("place",), "Brugge")
        await one.settle()
        (asked,) = one.app.session.disagreements
        (kept,) = (tmp_path / ".ictcoord" / "conflicts" / "school").glob("*.toml")
        kept.unlink()
        await look_around(one)
        assert asked not in one.app.session.disagreements


# Half-typed text


async def hang_up(user: Driver) -> None:
    """Do what a lost line does, up to the end of the process."""
    await user.app.save_before_exit()


async def test_half_typed_text_is_offered_and_put_back_in_its_cell(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("2u30")
        await hang_up(user)
    assert "time" not in str(on_disk(path).get("current", {}))
    async with running(path) as user:
        await user.until("verbinding wegviel")
        assert "2u30" in user.text
        assert "Tijd" in user.text, "the place is told in words"
        await user.press("enter")
        await user.until("[Huidige situatie]")
        await user.press("enter", "escape")
        await user.settle()
        assert "2u30" in str(user.document()["current"])
        user.app.look_around()
        assert not list_drafts(path, "an")


async def test_text_of_the_large_window_comes_back_too(tmp_path: Path) -> None:
    path = make_school(tmp_path, current={"net-wifi": {"note": "een\ntwee"}})
    async with running(path, area="overview") as user:
        await user.app.areas.show_place("school", NOTE)
        await user.settle()
        await user.press("enter")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.type("!")
        await hang_up(user)
    (draft,) = list_drafts(path, "an")
    assert (draft.place, draft.text) == (".".join(NOTE), "een\ntwee!")
    async with running(path, area="overview") as user:
        await user.until("verbinding wegviel")
        await user.press("enter")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.press("ctrl+o")
        await user.settle()
        assert user.document()["current"]["net-wifi"]["note"] == "een\ntwee!"
        user.app.look_around()
        await user.settle()
        assert not list_drafts(path, "an"), "safe on disk: nothing is offered again"


async def test_text_that_was_put_back_survives_a_second_hang_up(tmp_path: Path) -> None:
    path = make_school(tmp_path, current={"net-wifi": {"note": "een\ntwee"}})
    keep_draft(path, ".".join(NOTE), "een\ntwee\ndrie", now=NOW.astimezone(), who="an")
    for _ in range(2):
        async with running(path, area="overview") as user:
            await user.until("verbinding wegviel")
            await user.press("enter")
            await user.until("Ctrl+O of Ctrl+S = klaar")
            assert len(list_drafts(path, "an")) == 1, "kept until it is on disk, also from kill -9"
            await hang_up(user)
        assert [draft.text for draft in list_drafts(path, "an")] == ["een\ntwee\ndrie"]


@pytest.mark.parametrize("rest", [("note",), ("actions", "01-visie-formuleren", "note")])
async def test_a_half_typed_note_of_the_roadmap_comes_back_in_its_place(
    tmp_path: Path, rest: tuple[str, ...]
) -> None:
    step = load_roadmap().step("01")
    rest = tuple(step.actions[0].id if key.startswith("01-") else key for key in rest)
    place = ("roadmap", "01", *rest)
    path = make_school(tmp_path)
    keep_draft(path, ".".join(place), "half", now=NOW.astimezone(), who="an")
    async with running(path) as user:
        await user.until("verbinding wegviel")
        await user.press("enter")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await hang_up(user)
        (draft,) = list_drafts(path, "an")
        assert (draft.place, draft.text) == (".".join(place), "half")
        discard(draft)
        await user.press("ctrl+o")
        await user.settle()
        assert get(user.document(), place) == "half"


async def test_a_draft_of_a_school_that_loads_later_is_offered_at_once(tmp_path: Path) -> None:
    group = copy_example(tmp_path / "groep")
    school = group.parent / "scholen" / "kiekendief.toml"
    keep_draft(school, ".".join(NOTE), "van de school", now=NOW.astimezone(), who="an")
    async with running(group) as user:
        assert user.app.session.focus == "groep"
        await user.until("van de school")
        await user.press("enter")
        await user.until("[Huidige situatie]")
        assert user.app.session.focus == "kiekendief"


async def test_a_question_about_a_draft_waits_for_who_is_typing(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path, area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("2u")
        keep_draft(path, ".".join(NOTE), "van vroeger", now=NOW.astimezone(), who="an")
        user.app.left_behind.forget()
        user.app.look_around()
        await user.settle()
        assert "van vroeger" not in user.text
        await user.press("enter", "escape")
        user.app.look_around()
        await user.until("van vroeger")


# What could not be saved


def rescued(path: Path) -> list[Rescue]:
    return list(list_rescues(path, state_dir(), "an"))


async def end_in_vain(path: Path) -> None:
    """Change a note and the place, and lose the line on a full disk."""
    async with running(path, area="overview") as user:
        with full_below(path.parent):
            fill(user, NOTE, "belangrijk")
            fill(user, ("place",), "Gent")
            await user.until("NIET bewaard")
            user.app.leave(129)
            for _ in range(200):
                await user.pilot.pause(0.02)
                if user.app.return_code is not None:
                    break
        assert user.app.return_code == 129
    assert len(rescued(path)) == 1


async def test_what_was_not_saved_is_merged_with_what_a_colleague_did(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    await end_in_vain(path)
    elsewhere(path, ("place",), "Brugge")
    elsewhere(path, ("current", "net-internet", "note"), "van Els")
    async with running(path, area="overview") as user:
        await user.until("Vorige keer kon dit niet bewaard worden")
        assert "belangrijk" in user.text
        assert "Gent" in user.text
        await user.press("enter")
        await user.until("Teruggezet. u = ongedaan")
        assert get(user.document(), NOTE) == "belangrijk"
        assert get(user.document(), ("current", "net-internet", "note")) == "van Els"
        assert user.document()["place"] == "Brugge"
        assert on_disk(path) == user.document()
        assert not rescued(path)
        await user.command("app.conflicts")
        assert "Door els, 14:03: ‘Brugge’" in user.text
        assert "Door An Peeters, 14:03: ‘Gent’" in user.text
        await user.press("escape")
        await user.command("app.undo")
        assert get(user.document(), NOTE) is None


async def test_a_rescue_copy_can_wait_and_be_thrown_away(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    await end_in_vain(path)
    for answers in (("escape",), ("down", "down", "enter"), ("down", "enter", "n")):
        async with running(path, area="overview") as user:
            await user.until("Vorige keer kon dit niet bewaard worden")
            await user.press(*answers)
            await user.settle()
        assert rescued(path)
    async with running(path, area="overview") as user:
        await user.until("Vorige keer kon dit niet bewaard worden")
        await user.press("down", "enter")
        await user.until("Zeker?")
        await user.press("w")
        await user.settle()
        assert get(user.document(), NOTE) is None
    assert not rescued(path)


async def test_a_copy_stays_as_long_as_saving_fails(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    await end_in_vain(path)
    async with running(path, area="overview") as user:
        await user.until("Vorige keer kon dit niet bewaard worden")
        with full_below(tmp_path):
            await user.press("enter")
            await user.until("De kopie blijft")
        assert rescued(path)
    async with running(path, area="overview") as user:
        await user.until("Vorige keer kon dit niet bewaard worden")
        await user.press("enter")
        await user.until("Teruggezet. u = ongedaan")
    assert get(on_disk(path), NOTE) == "belangrijk"
    assert not rescued(path)


async def test_what_landed_after_all_is_not_asked_about(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    await end_in_vain(path)
    elsewhere(path, NOTE, "belangrijk")
    elsewhere(path, ("place",), "Gent")
    async with running(path, area="overview") as user:
        for _ in range(100):
            await user.pilot.pause(0.02)
            if not rescued(path):
                break
        assert "Vorige keer" not in user.text
    assert not rescued(path)


async def test_an_editor_with_nothing_new_leaves_no_draft(tmp_path: Path) -> None:
    path = make_school(tmp_path, current={"net-wifi": {"note": "x"}})
    async with running(path, area="overview") as user:
        await user.app.areas.show_place("school", NOTE)
        await user.settle()
        await user.press("enter")
        await hang_up(user)
    assert not list_drafts(path, "an")


async def test_a_draft_can_wait_be_shown_and_be_thrown_away(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    keep_draft(path, "Stap 03, opmerking", "half", now=NOW.astimezone(), who="an")
    keep_draft(path, "elders", "van Els", now=NOW.astimezone(), who="els")
    async with running(path, area="overview") as user:
        await user.until("Stap 03, opmerking")
        assert "van Els" not in user.text, "a draft belongs to who typed it"
        await user.press("escape")
    assert list_drafts(path, "an")
    async with running(path, area="overview") as user:
        await user.until("Stap 03, opmerking")
        await user.press("enter")
        await user.until("Esc = sluiten")
        await user.press("escape")
        await user.until("Weggooien")
        await user.press("down", "enter")
        await user.settle()
    assert not list_drafts(path, "an")
    assert list_drafts(path, "els")


# A disk that refuses


@pytest.fixture
def small_files() -> Iterator[None]:
    """Let the kernel refuse files over a few hundred bytes, as a full disk does."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60, old[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, old)
    signal.signal(signal.SIGXFSZ, handler)


async def test_a_full_disk_is_told_until_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    before = path.read_bytes()
    async with running(path, area="overview") as user:
        with refusing(monkeypatch, "de schijf is vol."):
            fill(user, NOTE, "belangrijk")
            await user.settle()
            assert "! NIET bewaard. de schijf is vol." in user.text
            assert "B = bewaar elders" in user.text
            await user.press("down")
            assert "! NIET bewaard." in user.text, "it stays on screen"
            assert path.read_bytes() == before
            assert user.document()["current"]["net-wifi"]["note"] == "belangrijk"
        await user.command("app.save")
        assert "NIET bewaard" not in user.text
    assert b"belangrijk" in path.read_bytes()


class refusing:  # noqa: N801 - reads as a word
    """Let every save fail, as quota or a full disk would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, reason: str) -> None:
        self._patch, self._reason = monkeypatch, reason

    def __enter__(self) -> None:
        def fail(*_args: object, **_how: object) -> object:
            raise IctcoordError(self._reason)

        self._patch.setattr(WRITE, fail)

    def __exit__(self, *_error: object) -> None:
        self._patch.setattr(WRITE, write_atomically)


@pytest.mark.usefixtures("small_files")
async def test_the_kernel_refuses_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_bytes(b'format = 1\ncatalogue = 1\nkind = "school"\nname = "A"\n')
    before = path.read_bytes()
    async with running(path, area="overview") as user:
        fill(user, NOTE, "belangrijk " * 20)
        await user.settle()
        assert user.app.session.status.state is SaveState.FAILED
        assert "groter dan hier mag" in user.text
        assert path.read_bytes() == before
        assert not list(tmp_path.glob(".ictcoord-*")), "no rubbish is left"


async def test_a_copy_elsewhere_is_complete_and_lets_one_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    target = tmp_path / "redding.toml"
    async with running(path, area="overview") as user:
        with refusing(monkeypatch, "je schijfruimte is op."):
            fill(user, NOTE, "belangrijk")
            await user.settle()
            await user.command("app.quit")
            await user.until("Je werk is niet bewaard.")
            await user.press("down", "enter")
            await user.until("Waar bewaren we de kopie")
            await user.press("ctrl+u")
            await user.type(str(target))
            await user.press("enter")
            for _ in range(50):
                await user.pilot.pause(0.02)
                if user.app.return_code is not None:
                    break
        assert user.app.return_code == 0
    assert on_disk(target) == user.document()
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("over", [":", "?", "O", "R"])
async def test_the_program_is_left_with_the_same_key_from_whatever_is_open(
    tmp_path: Path, over: str
) -> None:
    path = make_school(tmp_path)
    async with running(path, area="team") as user:
        await user.press(over)
        assert isinstance(user.app.screen, ModalScreen)
        await user.command("app.quit")
    assert user.app.return_code == 0


async def test_leaving_without_saving_takes_two_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_school(tmp_path)
    async with running(path, area="overview") as user:
        with refusing(monkeypatch, "de schijf is vol."):
            fill(user, NOTE, "belangrijk")
            await user.settle()
            await user.command("app.quit")
            await user.until("Je werk is niet bewaard.")
            await user.press("down", "down", "down", "enter")
            await user.until("Zeker?")
            await user.press("enter")
            await user.settle()
            assert user.app.return_code is None, "the safe answer has the focus"


async def test_a_copy_is_only_offered_when_saving_fails(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="overview") as user:
        await user.command("app.save_elsewhere")
        assert any("kopie is niet nodig" in one for one in user.said)


async def test_news_for_a_screen_that_is_just_being_made_can_wait(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="team") as user:
        made = user.app.push_screen(AREAS["overview"]())
        assert user.app.areas.front is user.app.screen
        user.app._teller.loaded(1, 1)
        user.app._teller.saved()
        user.app._teller.tell(News("school", (Difference(("place",), "", "Gent"),)))
        user.app.after_edit()
        await made
        await user.settle()
        assert "Takenoverzicht" in user.text, "found by the monkey: a school loaded that moment"


# Two things at once


async def test_a_draft_that_is_still_being_written_at_the_end_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slowly(*args: Any, **facts: Any) -> Draft:  # noqa: ANN401 - passed on as they came
        if facts.get("holder"):
            started.set()
            assert go_on.wait(20)
        return keep_draft(*args, **facts)

    monkeypatch.setattr("ictcoord_tui.tui.left_behind.keep_draft", slowly)
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("7u15")
        keeping = asyncio.create_task(user.app.left_behind.keep_typing())
        while not started.is_set():
            await user.pilot.pause(0.01)
        await user.press("enter")
        user.app.left_behind.keep_draft()
        go_on.set()
        await keeping
    assert on_disk(path)["current"]
    assert every_draft(path, state_dir()) == (), "the cell was finished: nothing is half typed"


async def test_a_hang_up_while_the_screens_close_finds_the_work_saved(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        fill(user, NOTE, "van mij")
        await user.app._close_all()
        await user.app.save_before_exit()
        assert get(on_disk(path), NOTE) == "van mij"


async def test_what_a_former_dossier_still_hears_is_not_told_in_the_next(tmp_path: Path) -> None:
    folders = (tmp_path / "een", tmp_path / "twee")
    for folder in folders:
        folder.mkdir()
    first, second = (make_school(folder, people=PEOPLE) for folder in folders)
    async with running(first, area="overview") as user:
        former = user.app._keeper
        assert former is not None
        elsewhere(first, NOTE, "van Els")
        await user.app.switch_session(second)
        await former.look_around()
        await user.settle()
        assert not user.app.heard
        assert not [said for said in user.said if "els" in said]
