"""Excel coming back on the command line: our own workbook, somebody's list, a hostile file."""

import json
import os
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.intake import NewDossier
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.conflicts import list_conflicts
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.workspace import load_workspace
from tests.cli.conftest import Run

NOW_HEADER = "Huidige situatie"


def cell_of(sheet: Worksheet, task: str, header: str) -> tuple[int, int]:
    """Return the place of a cell by the words that people see."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if "Taak" in row)
    column = rows[top].index(header)
    number = next(n for n, row in enumerate(rows) if task in row)
    return number + 1, column + 1


def write_cells(file: Path, sheet: str, **cells: tuple[str, object]) -> None:
    """Type in a workbook, as a colleague would: header by task and value."""
    book = load_workbook(file)
    for header, (task, value) in cells.items():
        row, column = cell_of(book[sheet], task, header.replace("_", "-"))
        cell = book[sheet].cell(row, column)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(file)


def home_made(file: Path, rows: list[list[object]]) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    book.save(file)


LIST: list[list[object]] = [
    ["Onze ICT-taken"],
    ["Taak", "Wie", "Tijd", "Lokaal"],
    ["Wifi-netwerk beheren", "Bo Janssens + An Dewulf", "2 uur per week", "B12"],
    ["Robots opladen", "Bo Janssens", "30 min per week", None],
]


def value(path: Path, *place: str) -> object:
    found: object = DossierFile(path).load().document
    for key in place:
        assert isinstance(found, dict)
        found = found.get(key)
    return found


def test_what_was_not_touched_changes_nothing(run: Run, here: Path) -> None:
    run("export", "school.toml", "uit.xlsx")
    before = (here / "school.toml").read_bytes()

    done = run("import", "school.toml", "uit.xlsx")

    assert (done.code, done.out) == (0, "")
    assert "Er verandert niets." in done.err
    assert (here / "school.toml").read_bytes() == before


def test_an_edited_workbook_is_told_first_and_then_merged(run: Run, here: Path) -> None:
    run("export", "school.toml", "uit.xlsx")
    write_cells(
        here / "uit.xlsx",
        NOW_HEADER,
        Wie=("Wifi-netwerk beheren", "Bo Janssens"),
        Opmerking=("Internetverbinding beheren", "=1+1 nakijken"),
    )
    before = (here / "school.toml").read_bytes()

    dry = run("import", "school.toml", "uit.xlsx", "--dry-run")

    assert dry.code == 0
    assert "Huidige situatie\n" in dry.out
    assert "+ Bo Janssens" in dry.out
    assert "Er is niets bewaard" in dry.err
    assert (here / "school.toml").read_bytes() == before
    done = run("import", "school.toml", "uit.xlsx")
    assert (done.code, done.out) == (0, dry.out)
    assert value(here / "school.toml", "current", "net-wifi", "who") == ["bo-janssens"]
    assert value(here / "school.toml", "people", "bo-janssens", "name") == "Bo Janssens"
    assert value(here / "school.toml", "current", "net-internet", "note") == "=1+1 nakijken"


def test_a_conflict_keeps_ours_and_waits_in_the_app(run: Run, here: Path) -> None:
    run("export", "school.toml", "uit.xlsx")
    write_cells(here / "uit.xlsx", NOW_HEADER, Tijd=("Wifi-netwerk beheren", "9u/week"))
    place: Place = ("current", "net-wifi", "time")
    path = here / "school.toml"
    path.write_bytes(encode(put(DossierFile(path).load().document, place, "3u/week")))

    done = run("import", "school.toml", "uit.xlsx")

    assert done.code == 4
    assert "wij ‘3u/week’, zij ‘9u/week’; behouden: ‘3u/week’" in done.err
    assert value(path, *place) == "3u/week"
    (waiting,) = list_conflicts(path)
    assert waiting.conflict.theirs == "9u/week"
    assert waiting.theirs_by.who == "Excel: uit.xlsx"


def test_a_home_made_list_comes_in_with_every_cell(run: Run, here: Path) -> None:
    home_made(here / "lijst.xlsx", LIST)

    done = run("import", "school.toml", "lijst.xlsx")

    assert done.code == 0
    assert "Boven de tabel: Onze ICT-taken" in done.err
    path = here / "school.toml"
    assert value(path, "current", "net-wifi", "time") == "2u/week"
    assert "Lokaal: B12" in str(value(path, "current", "net-wifi", "note"))
    tasks = value(path, "tasks")
    assert isinstance(tasks, dict)
    assert "Robots opladen" in [task.get("name") for task in tasks.values()]


@pytest.mark.parametrize(
    "data",
    [b"", b"geen zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, b"PK\x03\x04rest"],
)
def test_a_hostile_file_is_refused_and_nothing_changes(data: bytes, run: Run, here: Path) -> None:
    (here / "kwaad.xlsx").write_bytes(data)
    before = (here / "school.toml").read_bytes()

    done = run("import", "school.toml", "kwaad.xlsx")

    assert (done.code, done.out) == (3, "")
    assert "wordt niet gelezen" in done.err
    assert (here / "school.toml").read_bytes() == before


def test_a_folder_or_a_pipe_is_no_workbook(run: Run, here: Path) -> None:
    os.mkfifo(here / "pijp.xlsx")

    assert run("import", "school.toml", "pijp.xlsx").code == 5
    assert run("import", "school.toml", "wilgenbrug").code == 1
    assert run("import", "school.toml", "weg.xlsx").code == 1


def test_the_workbook_of_another_dossier_is_refused(run: Run, here: Path) -> None:
    run("export", "wilgenbrug/groep.toml", "groep.xlsx")

    done = run("import", "school.toml", "groep.xlsx")

    assert done.code == 3
    assert "Open dat dossier eerst" in done.err


def test_a_new_school_out_of_the_workbook_of_its_group(run: Run, here: Path) -> None:
    run("export", "wilgenbrug/groep.toml", "groep.xlsx")

    unclear = run("new", "school", "nieuw.toml", "--name", "Zomaar", "--from", "groep.xlsx")
    assert unclear.code == 2
    assert "De Kiekendief" in unclear.err
    done = run(
        "new", "school", "nieuw.toml", "--name", "basisschool de kiekendief", "--from", "groep.xlsx"
    )
    assert done.code == 0

    made = load_workspace(here / "nieuw.toml", load_catalogue())
    theirs = load_workspace(here / "wilgenbrug/scholen/kiekendief.toml", load_catalogue())
    assert made.main.dossier.current == theirs.main.dossier.current
    assert made.main.dossier.name == "basisschool de kiekendief"
    assert made.group is None
    named = {person for row in made.main.dossier.current.values() for person in row.who}
    assert named <= set(made.main.dossier.people), "people of the group came along"


def test_a_new_group_brings_its_schools(run: Run, here: Path) -> None:
    run("export", "wilgenbrug/groep.toml", "groep.xlsx")

    done = run("new", "group", "kopie/groep.toml", "--name", "Kopie", "--from", "groep.xlsx")

    assert done.code == 0
    made = load_workspace(here / "kopie" / "groep.toml", load_catalogue())
    theirs = load_workspace(here / "wilgenbrug" / "groep.toml", load_catalogue())
    assert made.main.dossier.name == "Kopie"
    assert made.broken == ()
    assert [one.id for one in made.schools] == [one.id for one in theirs.schools]
    for one, other in zip(made.schools, theirs.schools, strict=True):
        assert one.dossier.target == other.dossier.target
    assert run("new", "group", "kopie/ander.toml", "--name", "x", "--from", "groep.xlsx").code == 5
    assert not (here / "kopie" / "ander.toml").exists()


def test_a_new_school_out_of_a_home_made_list(run: Run, here: Path) -> None:
    home_made(here / "lijst.xlsx", LIST)

    done = run("new", "school", "duin.toml", "--name", "De Duin", "--from", "lijst.xlsx")

    assert done.code == 0
    made = load_workspace(here / "duin.toml", load_catalogue())
    assert {p.name for p in made.main.dossier.people.values()} == {"Bo Janssens", "An Dewulf"}
    assert made.main.problems == ()


def test_a_school_is_no_group(run: Run, here: Path) -> None:
    run("export", "school.toml", "uit.xlsx")

    done = run("new", "group", "groep.toml", "--name", "x", "--from", "uit.xlsx")

    assert done.code == 2
    assert not (here / "groep.toml").exists()


@pytest.mark.parametrize("key", ["../../x", "/tmp/x", "..", "a/b", ".verborgen"])
def test_an_id_that_is_no_name_of_a_file_gives_none(key: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidDataError, match="bestandsnaam"):
        NewDossier({}, {key: {}}, ()).files(tmp_path / "kopie" / "groep.toml")


def test_a_school_with_a_hostile_id_is_written_nowhere(run: Run, here: Path) -> None:
    run("export", "wilgenbrug/groep.toml", "groep.xlsx")
    book = load_workbook(here / "groep.xlsx")
    hidden = book["_ictcoord"]
    cells = [hidden.cell(row, 1) for row in range(1, hidden.max_row + 1)]
    payload = json.loads("".join(str(cell.value) for cell in cells))
    school = next(one for one, base in payload["bases"].items() if base["kind"] == "school")
    payload["bases"]["../../x"] = payload["bases"].pop(school)
    text = json.dumps(payload)
    for number in range(0, len(text), 30_000):
        hidden.cell(number // 30_000 + 1, 1).value = text[number : number + 30_000]
    for row in range(len(text) // 30_000 + 2, hidden.max_row + 1):
        hidden.cell(row, 1).value = None
    book.save(here / "groep.xlsx")
    before = set(here.rglob("*"))

    done = run("new", "group", "kopie/groep.toml", "--name", "Kopie", "--from", "groep.xlsx")

    assert (done.code, done.out) == (3, "")
    assert "kan geen bestandsnaam zijn" in done.err
    assert set(here.rglob("*")) == before


def test_who_comes_in_gets_no_id_of_another_school_and_one_hears_of_it(
    run: Run, here: Path
) -> None:
    home_made(here / "lijst.xlsx", [["Taak", "Wie"], ["Wifi-netwerk beheren", "Tom Peeters"]])
    other = here / "wilgenbrug" / "scholen" / "atheneum.toml"
    tom = put(DossierFile(other).load().document, ("people", "tom-peeters", "name"), "Tom Peeters")
    other.write_bytes(encode(tom))

    done = run("import", "wilgenbrug/scholen/hoogveer.toml", "lijst.xlsx")

    assert "Tom Peeters staat ook in" in done.err
    path = here / "wilgenbrug" / "scholen" / "hoogveer.toml"
    assert value(path, "people", "tom-peeters") is None
    assert value(path, "people", "tom-peeters-2", "name") == "Tom Peeters"
    assert "tom-peeters-2" in str(value(path, "current", "net-wifi", "who"))
    made = run(
        *("new", "school", "wilgenbrug/scholen/duin.toml", "--name", "De Duin"),
        *("--group", "wilgenbrug/groep.toml", "--from", "lijst.xlsx"),
    )
    assert "Tom Peeters staat ook in" in made.err
    duin = here / "wilgenbrug" / "scholen" / "duin.toml"
    assert value(duin, "current", "net-wifi", "who") == ["tom-peeters-3"]
    assert [one.problems for one in load_workspace(path, load_catalogue()).schools] == [()]
