"""A workbook of ours that a colleague edited comes back."""

from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.dossier_file import DossierFile
from tests.tui.driver import NOW, Driver, compare, make_school, running
from tests.tui.workbooks import CURRENT, export

WIFI = "Wifi-netwerk beheren"
INTERNET = "Internetverbinding beheren"
PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}
FILLED = {"net-wifi": {"who": ["jan"], "time": "2u/week"}}
EDITS = (
    (CURRENT, WIFI, "Wie", "An Peeters, Bo Janssens"),
    (CURRENT, WIFI, "Tijd", "3u/week"),
    (CURRENT, INTERNET, "Opmerking", "[/b] contract loopt af"),
)
TIME = ("current", "net-wifi", "time")


async def open_book(user: Driver, book: Path) -> None:
    """Choose a file to bring in."""
    await user.command("app.import")
    assert "Welk Excel-bestand" in user.text
    await user.press("ctrl+u")
    await user.type(book.name)
    await user.press("enter")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE, current=FILLED)


@pytest.fixture
def book(school: Path) -> Path:
    """The workbook of the school, with a new name, a time and a note typed in it."""
    return export(school, school.parent / "terug.xlsx", *EDITS)


@pytest.fixture
def odd_book(school: Path) -> Path:
    """The same, with a time that nobody can read."""
    odd = (CURRENT, INTERNET, "Tijd", "af en toe")
    return export(school, school.parent / "terug.xlsx", *EDITS, odd)


async def test_nothing_happens_before_yes_and_undo_takes_all_back(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.document()
        await open_book(user, book)
        await user.until("Nog niets ingelezen")
        assert user.document() == before
        assert "+ An Peeters" in user.text
        assert "‘[/b] contract loopt af’" in user.text
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        row = user.document()["current"]["net-wifi"]
        assert (row["time"], row["who"]) == ("3u/week", ["an", "bo-janssens"])
        assert user.document()["current"]["net-internet"]["note"] == "[/b] contract loopt af"
        await user.settle()
        await user.command("app.undo")
        assert user.document() == before
    assert decode(school.read_bytes(), "test") == before


async def test_the_file_saved_last_is_proposed(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await user.command("app.import")
        assert book.name in user.text
        await user.press("enter")
        await user.until("Nog niets ingelezen")
        await user.command("preview.leave")
        assert "Nog niets ingelezen" not in user.text


async def test_leaving_the_preview_changes_nothing(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.document()
        await open_book(user, book)
        await user.until("Nog niets ingelezen")
        await user.command("preview.leave")
        await user.settle()
        assert user.document() == before
        assert not user.app.session.history.undo_label
        assert "Takenoverzicht" in user.text


@pytest.mark.parametrize(("toggled", "standing"), [(False, "4u/week"), (True, "3u/week")])
async def test_what_both_changed_is_put_to_the_user(
    toggled: bool, standing: str, school: Path, book: Path
) -> None:
    async with running(school, area="overview") as user:
        user.app.edit("tijd", lambda document: put(document, TIME, "4u/week"))
        await user.settle()
        await open_book(user, book)
        await user.until("1 keer te kiezen")
        assert "● In het dossier: ‘4u/week’" in user.text
        assert "○ In Excel: ‘3u/week’" in user.text
        if toggled:
            await user.command("preview.change")
            assert "● In Excel: ‘3u/week’" in user.text
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        assert user.document()["current"]["net-wifi"]["time"] == standing
        assert "bo-janssens" in user.document()["people"]


async def test_what_a_colleague_saves_during_the_preview_is_kept(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("Nog niets ingelezen")
        file = DossierFile(school)
        base = file.load().document
        file.save(
            base, put(base, ("people", "jan", "role"), "leraar"), who="els", now=NOW.astimezone()
        )
        session = user.app.session
        session.receive(session.poll().run())
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        assert user.document()["people"]["jan"]["role"] == "leraar"
        assert user.document()["current"]["net-wifi"]["time"] == "3u/week"


async def test_what_is_not_understood_is_told_and_can_be_kept(school: Path, odd_book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, odd_book)
        await user.until("1 plaats niet ingelezen")
        assert "af en toe" in user.text
        await user.command("preview.report")
        await user.until("terug-verslag.txt")
        await user.press("enter")
        await user.until("Bewaard: ")
        await user.command("preview.leave")
    report = (school.parent / "terug-verslag.txt").read_text(encoding="utf-8")
    assert "af en toe" in report
    assert "+ Bo Janssens" in report


async def test_a_workbook_without_changes_says_so(school: Path) -> None:
    book = export(school, school.parent / "zelfde.xlsx")
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("Er verandert niets.")
        await user.command("preview.accept")
        await user.until("Er is niets veranderd.")
        assert not user.app.session.history.undo_label


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"geen zip", "geen Excel-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "oud .xls-bestand"),
        (b"PK\x03\x04" + b"x" * 90, "beschadigd"),
    ],
)
async def test_a_hostile_file_is_refused(data: bytes, told: str, school: Path) -> None:
    hostile = school.parent / "kwaad.xlsx"
    hostile.write_bytes(data)
    async with running(school, area="overview") as user:
        before = user.document()
        await open_book(user, hostile)
        await user.until(told)
        assert user.document() == before
        assert "Takenoverzicht" in user.text


async def test_a_file_that_is_not_there_is_told(school: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, school.parent / "weg.xlsx")
        await user.until("is er niet (meer)")


async def test_read_only_cannot_bring_anything_in(school: Path) -> None:
    async with running(school, area="overview", read_only=True) as user:
        await user.command("app.import")
        assert "Welk Excel-bestand" not in user.text
        assert any("--read-only" in one for one in user.said)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16)], ids=lambda s: f"{s[0]}x{s[1]}")
async def test_the_preview_on_screen(size: tuple[int, int], school: Path, odd_book: Path) -> None:
    async with running(school, area="overview", size=size) as user:
        user.app.edit("tijd", lambda document: put(document, TIME, "4u/week"))
        await user.settle()
        await open_book(user, odd_book)
        await user.until("1 keer te kiezen")
        compare(user.lines(), f"import-preview-{size[0]}x{size[1]}")


async def test_a_name_that_looks_like_somebody_is_that_person_when_the_user_says_so(
    school: Path,
) -> None:
    odd = (CURRENT, INTERNET, "Wie", "Jan Clas")
    book = export(school, school.parent / "terug.xlsx", odd)
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("Namen die nog niet in het team staan")
        assert "Lijkt op ‘Jan Claes’?" in user.text
        await user.command("preview.change")
        assert "Wie is ‘Jan Clas’?" in user.text
        await user.press("enter")
        await user.until("is Jan Claes")
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        assert user.document()["current"]["net-internet"]["who"] == ["jan"]
        assert sorted(user.document()["people"]) == ["an", "jan"]


async def test_a_first_name_of_two_people_is_nobody_until_the_user_chooses(tmp_path: Path) -> None:
    people = {**PEOPLE, "jan-b": {"name": "Jan Bos"}}
    school = make_school(tmp_path, people=people, current=FILLED)
    book = export(school, school.parent / "terug.xlsx", (CURRENT, INTERNET, "Wie", "Jan"))
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("1 naam te kiezen")
        assert "Lijkt op ‘Jan Bos’ of ‘Jan Claes’?" in user.text
        assert "‘Jan’ kan meer dan één zijn" in " ".join(user.text.split())
        await user.command("preview.change")
        await user.press("down", "enter")
        await user.until("is Jan Claes")
        assert "niet ingelezen" not in user.text
        await user.command("preview.change")
        await user.press("down", "down", "enter")
        await user.until("nieuwe persoon")
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        assert user.document()["current"]["net-internet"]["who"] == ["jan-2"]
        assert user.document()["people"]["jan-2"] == {"name": "Jan"}


async def test_a_section_that_is_not_there_is_chosen_on_its_line(school: Path) -> None:
    book = export(school, school.parent / "terug.xlsx", ("Taken", WIFI, "Rubriek", "Helpdes"))
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("1 rubriek te kiezen")
        assert "Rubrieken die er niet zijn: welke is het?" in user.text
        assert f"‘{WIFI}’ (Taken, B" in user.text
        await user.command("preview.change")
        assert "Welke rubriek is ‘Helpdes’?" in user.text
        await user.press("enter")
        await user.until("is Helpdesk")
        assert "te kiezen" not in user.text
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        assert user.document()["tasks"]["net-wifi"]["section"] == "helpdesk"


async def test_a_name_may_be_passed_over(school: Path) -> None:
    book = export(school, school.parent / "terug.xlsx", (CURRENT, INTERNET, "Wie", "Jan Clas"))
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("Lijkt op ‘Jan Claes’?")
        await user.command("preview.change")
        await user.press("down", "down", "enter")
        await user.until("overgeslagen")
        assert "‘Jan Clas’ sla je over." in " ".join(user.text.split())
        assert "Er verandert niets" in user.text
