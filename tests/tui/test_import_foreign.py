"""A list that people made themselves comes in, column by column, every cell accounted for."""

from pathlib import Path
from threading import Event

import pytest

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.excel.foreign_read import ForeignPlan
from ictcoord_tui.intake import Answers, Workbook, plan_foreign
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.tui.screens import mapping
from ictcoord_tui.tui.widgets.block_list import BlockList
from tests.tui.driver import Driver, compare, make_school, running
from tests.tui.test_import_own import open_book
from tests.tui.workbooks import BUDGET, LIST, export, home_made

PEOPLE = {"an": {"name": "An Peeters"}}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE)


@pytest.fixture
def book(school: Path) -> Path:
    return home_made(school.parent / "lijst.xlsx", Taken=LIST, Budget=BUDGET)


async def go_to(user: Driver, text: str) -> None:
    """Move the cursor to the line that begins with a text."""
    await user.press("home")
    for _ in range(80):
        if any(line.startswith(">") and line[1:].strip().startswith(text) for line in user.lines()):
            return
        await user.press("down")
    raise AssertionError(f"no line with {text!r}:\n{user.text}")


async def choose(user: Driver, line: str, *answers: str) -> None:
    """Correct a line of the page."""
    await go_to(user, line)
    await user.command("mapping.change")
    for answer in answers:
        await user.type(answer)
        await user.press("enter")
    await mapped(user)


async def mapped(user: Driver) -> None:
    """Wait until the workbook was read with the latest answers."""
    await user.until("Aanpassen")
    while any(one.is_running for one in user.app.workers if one.group == "reading"):
        await user.pilot.pause(0.02)
    await user.settle()


async def into_the_dossier(user: Driver) -> Document:
    """Go on to the preview and bring it in."""
    await user.command("mapping.next")
    await user.until("Inlezen  b Verslag")
    await user.command("preview.accept")
    await user.until("Ingelezen.")
    return user.document()


def by_name(document: Document, table: str) -> dict[str, str]:
    return {one["name"]: key for key, one in document[table].items()}


async def test_doubts_are_settled_and_all_comes_in_as_one_step(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.document()
        await open_book(user, book)
        await mapped(user)
        await choose(user, "Netwerk en wifi", "titel", "helpdesk")
        await choose(user, "Robots van de STEM", "eigen taak", "software")
        await choose(user, "Wifi onderhouden", "wifi-netwerk")
        await choose(user, "Bo Jansens", "bo janssens")
        document = await into_the_dossier(user)
        people, tasks = by_name(document, "people"), by_name(document, "tasks")
        assert set(people) == {"An Peeters", "Bo Janssens", "Jan Maes"}
        wifi = document["current"]["net-wifi"]
        assert wifi["who"] == sorted(["an", people["Bo Janssens"]])
        assert (wifi["time"], wifi["level"], wifi["note"]) == ("2u/week", "school", "sinds 2021")
        robots = document["current"][tasks["Robots van de STEM-klas opladen"]]
        assert (robots["who"], robots["note"]) == ([people["Bo Janssens"]], "Lokaal: lab")
        website = document["current"][tasks["Website bijwerken"]]
        assert "Tijd: soms" in website["note"]
        assert "Wie: secretariaat" in website["note"]
        assert document["tasks"][tasks["Robots van de STEM-klas opladen"]]["section"] == "software"
        assert document["tasks"][tasks["Website bijwerken"]]["section"] == "helpdesk"
        assert "Netwerk en wifi" not in tasks
        await user.settle()
        await user.command("app.undo")
        assert user.document() == before


async def test_every_cell_is_in_the_dossier_or_in_the_report(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await user.command("mapping.next")
        await user.until("Inlezen  b Verslag")
        await user.command("preview.report")
        await user.press("enter")
        await user.until("Bewaard: ")
        await user.command("preview.accept")
        await user.until("Ingelezen.")
        kept = str(user.document())
    kept += (school.parent / "lijst-verslag.txt").read_text(encoding="utf-8")
    texts = [cell for row in LIST for cell in row if isinstance(cell, str)]
    headers = set(LIST[2]) - {"Lokaal"}
    parts = {
        "Bo Janssens + An",
        "Jan Maes / Bo Janssens",
        "1u per maand",
        "30 min per week",
        "groep",
    }
    lost = [text for text in texts if text not in kept and text not in headers | parts]
    assert lost == []


async def test_columns_headers_and_sheets_can_be_corrected(school: Path) -> None:
    rows = (
        ("Iets", "Collega van dienst", "Per week"),
        ("Wifi-netwerk beheren", "An Peeters", "2u"),
    )
    book = home_made(school.parent / "raar.xlsx", Blad1=rows)
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        assert "Niet lezen" in user.text
        await choose(user, "Lezen als", "huidige")
        assert "in welke kolom de taak staat" in user.text
        await choose(user, "Kolomnamen", "rij 1")
        await choose(user, "A  Iets", "taak")
        await choose(user, "B  Collega", "wie")
        await choose(user, "C  Per week", "tijd")
        assert "in welke kolom de taak staat" not in user.text
        document = await into_the_dossier(user)
        assert document["current"]["net-wifi"] == {"who": ["an"], "time": "2u/week"}
        assert "tasks" not in document


async def test_a_column_can_be_taken_from_its_role(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await choose(user, "D  Niveau", "geen van deze")
        document = await into_the_dossier(user)
        row = document["current"]["net-internet"]
        assert "level" not in row
        assert row["note"] == "Niveau: groep"


def cursor(user: Driver) -> str:
    """Return the line the cursor is on."""
    return next(line[1:].strip() for line in user.lines() if line.startswith(">"))


async def answer(user: Driver, *answers: str) -> None:
    """Say something of the line under the cursor, without going anywhere."""
    await user.press("enter")
    for words in answers:
        await user.type(words)
        await user.press("enter")
    await mapped(user)


async def test_the_cursor_goes_from_doubt_to_doubt(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await go_to(user, "Wifi onderhouden")
        await answer(user, "wifi-netwerk")
        assert cursor(user).startswith("Printers en copiers")
        await answer(user, "eigen taak", "laat")
        assert cursor(user).startswith("Robots van de STEM")
        await answer(user, "eigen taak", "software")
        assert cursor(user).startswith("Website bijwerken")
        await answer(user, "eigen taak", "helpdesk")
        assert cursor(user).startswith("Bo Janssens")
        await answer(user, "nieuwe persoon")
        assert cursor(user).startswith("An ")
        await answer(user, "an peeters")
        assert cursor(user).startswith("Netwerk en wifi")
        await answer(user, "titel", "laat")
        assert cursor(user).startswith("Netwerk en wifi")
        assert cursor(user).endswith("titel, geen taak")
        assert "twijfel" not in user.lines()[0]


async def test_the_cursor_stays_where_nothing_was_in_doubt(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await go_to(user, "E  Lokaal")
        await answer(user, "overslaan")
        assert cursor(user).startswith("E  Lokaal")
        assert cursor(user).endswith("→ komt niet mee")
        await go_to(user, "Jan Maes")
        await answer(user, "geen persoon")
        assert cursor(user).startswith("Jan Maes")
        await user.press("enter", "escape")
        assert cursor(user).startswith("Jan Maes")


async def test_a_column_of_numbers_is_said_to_stay_behind_on_every_page(school: Path) -> None:
    rows = (("Nr", "Taak", "Wie"), (1, "Servers beheren", "An Peeters"),
            (2, "Wifi-netwerk beheren", "An Peeters"))  # fmt: skip
    book = home_made(school.parent / "nummers.xlsx", Huidig=rows)
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await go_to(user, "A  Nr")
        assert cursor(user).endswith("→ volgnummers, komt niet mee")
        await user.command("mapping.next")
        await user.until("Inlezen  b Verslag")
        assert "De kolom ‘Nr’ (volgnummers 1 tot 2) komt niet mee." in user.text
        await user.command("preview.leave")
        await mapped(user)
        await choose(user, "A  Nr", "geen van deze")
        assert cursor(user).endswith("→ komt bij Opmerking")
        document = await into_the_dossier(user)
        assert document["current"]["srv-servers"]["note"] == "Nr: 1"


async def test_what_a_list_of_tasks_has_no_field_for_is_said_to_be_noted(school: Path) -> None:
    rows = (("Taak", "Tijd"), ("Technische taken",), ("Servers beheren", "2u"),
            ("Wifi-netwerk beheren", "1u"))  # fmt: skip
    book = home_made(school.parent / "taken.xlsx", Taken=rows)
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await go_to(user, "B  Tijd")
        assert cursor(user).endswith("→ Tijd, komt bij Opmerking")
        await go_to(user, "Technische taken")
        assert cursor(user).endswith("titel, geen taak")
        await answer(user, "eigen taak", "helpdesk")
        assert cursor(user).startswith("Technische taken")
        assert cursor(user).endswith("eigen taak")
        document = await into_the_dossier(user)
        assert document["triage"]["srv-servers"]["note"] == "Tijd: 2u"
        assert "Technische taken" in by_name(document, "tasks")


async def test_turning_back_changes_nothing(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.document()
        await open_book(user, book)
        await mapped(user)
        await user.command("mapping.leave")
        assert user.document() == before
        assert "Takenoverzicht" in user.text


async def test_what_was_said_is_still_there_on_the_way_back(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        before = user.document()
        await open_book(user, book)
        await mapped(user)
        await choose(user, "Wifi onderhouden", "wifi-netwerk")
        await user.command("mapping.next")
        await user.until("Inlezen  b Verslag")
        await user.command("preview.leave")
        await mapped(user)
        await go_to(user, "Wifi onderhouden")
        assert "→ Wifi-netwerk beheren" in user.text
        assert user.document() == before
        await user.command("mapping.leave")
        assert "Takenoverzicht" in user.text


async def test_a_plan_that_comes_late_finds_a_screen_on_its_way_out(
    school: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slow(
        book: Workbook, answers: Answers, overview: Overview, document: Document
    ) -> ForeignPlan:
        goes_on.wait(10)
        return plan_foreign(book, answers, overview, document)

    monkeypatch.setattr(mapping, "plan_foreign", slow)
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await user.until("Aanpassen")
        await user.app.screen.query_one(BlockList).remove()
        (late,) = (one for one in user.app.workers if one.group == "reading")
        goes_on.set()
        await late.wait()


async def test_a_workbook_outside_the_root_is_refused(school: Path, tmp_path: Path) -> None:
    root = tmp_path / "binnen"
    root.mkdir()
    inside = school.rename(root / school.name)
    outside = home_made(tmp_path / "buiten.xlsx", Taken=LIST)
    (root / "link.xlsx").symlink_to(outside)
    for name in ("../buiten.xlsx", str(outside), "link.xlsx"):
        async with running(inside, area="overview", root=root) as user:
            before = user.document()
            await user.command("app.import")
            await user.press("ctrl+u")
            await user.type(name)
            await user.press("enter")
            await user.until("alleen met bestanden in de map")
            assert "Aanpassen" not in user.text
            assert user.document() == before


async def test_help_tells_what_can_be_done_here(school: Path, book: Path) -> None:
    async with running(school, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await user.command("app.help")
        assert "Excel inlezen: wat is wat" in user.text
        await user.press("escape")
        await user.command("app.menu")
        assert "Niet inlezen" in user.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16)], ids=lambda s: f"{s[0]}x{s[1]}")
async def test_the_mapping_on_screen(size: tuple[int, int], school: Path, book: Path) -> None:
    async with running(school, area="overview", size=size) as user:
        await open_book(user, book)
        await mapped(user)
        compare(user.lines(), f"import-mapping-{size[0]}x{size[1]}")
        await user.press("end")
        compare(user.lines(), f"import-mapping-{size[0]}x{size[1]}-end")


# From the start screen


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "hier"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def from_start(user: Driver) -> None:
    await user.press("end", "enter")
    await user.until("Welk Excel-bestand")
    await user.press("enter")


async def test_a_new_school_out_of_a_home_made_list(here: Path) -> None:
    home_made(here / "lijst.xlsx", Taken=LIST)
    async with running(None, area="overview") as user:
        await from_start(user)
        await user.until("Hoe heet de school?")
        await user.press("ctrl+u")
        await user.type("De Duin")
        await user.press("enter", "enter")
        await mapped(user)
        await user.command("mapping.next")
        await user.until("Inlezen  b Verslag")
        assert not (here / "de-duin.toml").exists()
        await user.command("preview.accept")
        await user.until("De Duin › Takenoverzicht")
    made = decode((here / "de-duin.toml").read_bytes(), "test")
    assert "Bo Janssens" in by_name(made, "people")
    assert made["current"]["net-internet"]["level"] == "group"


async def test_a_new_school_out_of_the_workbook_of_a_colleague(here: Path, school: Path) -> None:
    export(school, here / "collega.xlsx")
    async with running(None, area="overview") as user:
        await from_start(user)
        await user.until("De Kiekendief")
        await user.press("enter", "enter")
        await user.until("De Kiekendief › Takenoverzicht")
    made = decode((here / "de-kiekendief.toml").read_bytes(), "test")
    assert made["people"] == PEOPLE


async def test_an_existing_file_is_never_overwritten(here: Path, school: Path) -> None:
    export(school, here / "collega.xlsx")
    there = here / "de-kiekendief.toml"
    there.write_text("van iemand anders", encoding="utf-8")
    async with running(None, area="overview") as user:
        await from_start(user)
        await user.until("De Kiekendief")
        await user.press("enter", "enter")
        await user.until("bestaat al")
    assert there.read_text(encoding="utf-8") == "van iemand anders"
