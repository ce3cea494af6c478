"""The start screen: the first thing somebody sees who has nothing yet."""

import os
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import OptionList

from ictcoord_tui.storage.codec import decode
from ictcoord_tui.tui.screens import start
from ictcoord_tui.tui.screens.start import Known, StartScreen
from tests.tui.driver import compare, make_school, running


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_make_a_school(working_folder: Path) -> None:
    async with running(None, area="overview") as user:
        compare(user.lines()[:10], "start-fresh-80x24")
        await user.press("enter")
        await user.type("De Kiekendief")
        await user.press("enter")
        assert "de-kiekendief.toml" in user.text
        await user.press("enter")
        await user.settle()
        await user.pilot.pause()
        assert "De Kiekendief › Takenoverzicht" in user.text
    made = decode((working_folder / "de-kiekendief.toml").read_bytes(), "test")
    assert (made["kind"], made["name"]) == ("school", "De Kiekendief")


async def test_the_next_step_of_a_newcomer_is_a_school_of_their_own() -> None:
    async with running(None, size=(60, 16)) as user:
        assert user.lines()[-1].endswith("+ Begin met een nieuwe school")
        await user.command("start.go_on")
        assert "Hoe heet de school?" in user.text


async def test_the_next_step_is_the_last_dossier_that_can_be_opened(working_folder: Path) -> None:
    broken = working_folder / "stuk.toml"
    broken.write_text("naam =", encoding="utf-8")
    path = make_school(working_folder, name="Vrije Basisschool Sint-Jozef")
    recent = [str(working_folder / "weg.toml"), str(broken), str(path)]
    async with running(None, area="overview", recent=recent) as user:
        await user.until("+ Verder met Sint-Jozef")
        await user.command("start.go_on")
        await user.until("› Takenoverzicht")
        assert user.app.session.path() == path
        await user.command("app.start")
        assert "school.toml" not in user.text
        assert "+ Verder met Sint-Jozef" in user.text, "what is open is no other dossier"
        await user.command("start.go_on")
        assert "› Takenoverzicht" in user.lines()[0]


async def test_among_several_dossiers_of_a_server_one_chooses(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        make_school(tmp_path / name, name=name.title())
    async with running(None, area="team", root=tmp_path) as user:
        await user.until("+ Kies je dossier")
        await user.press("down")
        await user.command("start.go_on")
        await user.until("Twee › Team")


async def test_a_new_school_stands_among_the_recent_ones_and_the_example_does_not(
    working_folder: Path,
) -> None:
    async with running(None) as user:
        await user.press("enter", *"Oud", "enter", "enter")
        await user.until("Oud › ")
        await user.command("app.start")
        await user.press("enter", *"Nieuw", "enter", "enter")
        await user.until("Nieuw › ")
        await user.command("app.start")
        await user.until("Oud  –  ")
        await user.until("nu open; ")
        assert user.text.index("Oud  –  ") < user.text.index("Nieuw  –  "), "it is open"
        await user.press("down", "down", "down", "down", "enter")
        await user.until("De Wilgenbrug › ")
        await user.command("app.start")
        await user.until("Nieuw  –  ")
        assert [Path(one).stem for one in user.app.settings.recent] == ["nieuw", "oud"]


async def test_what_is_read_late_finds_a_screen_on_its_way_out(
    working_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving takes the list away first: what a slow disk gives after that has no place."""
    async with running(None) as user:
        await user.press("enter", *"Oud", "enter", "enter")
        await user.until("Oud › ")
        await user.command("app.start")
        await user.until("nu open; ")
        screen, look, goes_on = user.app.screen, start.look_at, Event()
        assert isinstance(screen, StartScreen)

        def slow(path: Path, today: date, root: Path | None) -> Known:
            goes_on.wait(10)
            return look(path, today, root)

        monkeypatch.setattr(start, "look_at", slow)
        screen.on_screen_resume()
        await screen.query_one(OptionList).remove()
        (late,) = (one for one in user.app.workers if one.group == "glance")
        goes_on.set()
        await late.wait()


async def test_an_existing_file_is_never_overwritten(working_folder: Path) -> None:
    there = working_folder / "de-kiekendief.toml"
    there.write_text("van iemand anders", encoding="utf-8")
    async with running(None, area="overview") as user:
        await user.press("enter")
        await user.type("De Kiekendief")
        await user.press("enter", "enter")
        await user.pilot.pause()
        assert any("bestaat al" in one for one in user.said)
    assert there.read_text(encoding="utf-8") == "van iemand anders"


async def test_look_at_the_example_without_touching_it() -> None:
    async with running(None, area="overview") as user:
        await user.press("down", "down", "enter")
        await user.settle()
        await user.pilot.pause()
        assert "De Wilgenbrug" in user.text
        copy = user.app.session.path()
        assert "examples" not in copy.parts
        assert copy.exists()
    assert not copy.exists(), "the copy goes when the app ends"


async def test_a_broken_dossier_is_explained_and_left_alone(working_folder: Path) -> None:
    broken = working_folder / "stuk.toml"
    broken.write_text('naam = "zonder einde', encoding="utf-8")
    async with running(None) as user:
        await user.press("down", "down", "down", "enter")
        await user.type("stuk.toml")
        await user.press("enter")
        await user.pilot.pause()
        assert any("stuk.toml" in one for one in user.said)
        assert "Nieuwe school" in user.text
    assert broken.read_text(encoding="utf-8") == 'naam = "zonder einde'


async def test_recent_dossiers_tell_where_they_stand(working_folder: Path) -> None:
    path = make_school(working_folder)
    recent = [str(path), str(working_folder / "weg.toml")]
    async with running(None, recent=recent) as user:
        await user.app.workers.wait_for_complete()
        await user.settle()
        assert "De Kiekendief  –  " in user.text
        assert "stap 01, Bewustzijn en bereidheid; nog 108 taken zonder naam" in user.text
        assert "! niet gevonden" in user.text


async def test_an_evaluation_that_is_late_shows_before_the_dossier_is_open(
    working_folder: Path,
) -> None:
    path = make_school(working_folder, next_evaluation=date(2026, 11, 1))
    async with running(None, recent=[str(path)]) as user:
        await user.app.workers.wait_for_complete()
        await user.settle()
        assert "was gepland op 01/11/2026: 20 dagen geleden." in " ".join(user.text.split())


async def test_leaving_the_start_screen_asks_first() -> None:
    async with running(None) as user:
        await user.press("escape")
        assert "Wil je ictcoord afsluiten?" in user.text
        await user.press("enter")
        assert "Nieuwe school" in user.text
        assert user.app.is_running


async def test_to_the_start_screen_and_back(working_folder: Path) -> None:
    async with running(make_school(working_folder), area="overview") as user:
        await user.command("app.start")
        assert "Nieuwe school" in user.text
        await user.press("escape")
        assert "› Takenoverzicht" in user.lines()[0]


async def test_from_one_dossier_to_another_over_the_start_screen(working_folder: Path) -> None:
    path = make_school(working_folder)
    other = working_folder / "andere.toml"
    other.write_bytes(path.read_bytes().replace(b"Kiekendief", b"Zandloper"))
    async with running(path, area="overview", recent=[str(other)]) as user:
        await user.command("app.start")
        await user.press("enter")
        await user.settle()
        await user.pilot.pause()
        assert "De Zandloper › Takenoverzicht" in user.lines()[0]


async def test_what_is_open_stands_in_the_list_and_is_gone_back_to(working_folder: Path) -> None:
    path = make_school(working_folder)
    async with running(path, area="overview") as user:
        session = user.app.session
        await user.command("app.start")
        await user.until("nu open; ")
        assert "De Kiekendief" in user.text
        await user.press("home", "enter")
        await user.settle()
        assert "› Takenoverzicht" in user.lines()[0]
        assert user.app.session is session, "nothing was opened again"


async def test_where_nothing_can_be_written_the_users_own_folder_is_proposed(
    working_folder: Path, sealed_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != working_folder)
    async with running(None, area="overview") as user:
        await user.press("enter")
        await user.type("De Kiekendief")
        await user.press("enter", "enter")
        await user.until("De Kiekendief › Takenoverzicht")
    assert (sealed_home / "de-kiekendief.toml").is_file()


async def test_what_can_be_begun_is_in_sight_below_the_last_dossier(working_folder: Path) -> None:
    recent = []
    for number in range(4):
        (working_folder / str(number)).mkdir()
        recent.append(str(make_school(working_folder / str(number), name=f"School {number}")))
    async with running(None, size=(60, 16), recent=recent) as user:
        await user.app.workers.wait_for_complete()
        await user.settle()
        assert "School 0" in user.text
        assert "Een takenoverzicht uit Excel inlezen" in user.text
        assert "School 3" not in user.text
        await user.press("end")
        assert "School 3" in user.text, "the others stand below"
        await user.pilot.resize_terminal(80, 40)
        await user.settle()
        heads = [line for line in user.lines() if "School" in line or "Nieuwe school" in line]
        assert "Nieuwe school" in heads[-1]
        assert user.app.screen.query_one(OptionList).highlighted == 3, "one stays where one was"


async def test_the_cursor_has_its_sign_on_every_line_of_the_list(working_folder: Path) -> None:
    path = make_school(working_folder)
    async with running(None, recent=[str(path)]) as user:
        await user.until("nog 108 taken zonder naam")
        assert user.line_with("> ").split()[1:3] == ["De", "Kiekendief"]
        for offer in ("Nieuwe school", "Nieuwe groep", "Het voorbeeld"):
            await user.press("down")
            assert f"> {offer}" in user.text
            assert sum("> " in line for line in user.lines()) == 1
