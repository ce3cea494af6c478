"""One table as text: for a script, or for a spreadsheet that is no Excel."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.storage.codec import decode, encode
from tests.cli.conftest import Run


def rows_of(text: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("ending", "delimiter"), [("csv", ";"), ("tsv", "\t")])
@pytest.mark.parametrize("table", ["tasks", "current", "target", "team"])
def test_every_table_has_its_rows(
    table: str, ending: str, delimiter: str, run: Run, here: Path
) -> None:
    done = run("export", "school.toml", f"uit.{ending}", "--table", table)

    assert (done.code, done.out) == (0, "")
    data = (here / f"uit.{ending}").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "or Excel makes a mess of accents"
    rows = rows_of(data.decode("utf-8-sig"), delimiter)
    document = decode((here / "school.toml").read_bytes(), "test")
    if table == "team":
        assert {row["Id"] for row in rows} == set(document["people"])
    else:
        assert len(rows) >= 108
        assert {row["Id"] for row in rows} >= set(document["current"])
        assert rows[0]["Cluster en rubriek"].startswith("Technisch › ")


def test_hours_are_those_on_screen(run: Run, here: Path) -> None:
    run("export", "school.toml", "uit.csv", "--table", "current")

    text = (here / "uit.csv").read_text(encoding="utf-8-sig")
    wifi = next(row for row in rows_of(text, ";") if row["Id"] == "net-wifi")
    assert (wifi["Wie"], wifi["Tijd"], wifi["u/week"]) == ("An Dewulf", "30min/week", "0,5")


def test_text_never_becomes_a_formula(run: Run, here: Path) -> None:
    path = here / "school.toml"
    document = decode(path.read_bytes(), "test")
    note = '=HYPERLINK("http://x")\n"citaat"; en meer'
    path.write_bytes(encode(put(document, ("current", "net-wifi", "note"), note)))

    run("export", "school.toml", "uit.csv", "--table", "current")

    text = (here / "uit.csv").read_bytes().decode("utf-8-sig")
    wifi = next(row for row in rows_of(text, ";") if row["Id"] == "net-wifi")
    assert wifi["Opmerking"] == f"'{note}"


def test_a_dash_gives_tabs_on_stdout_and_needs_no_excel(here: Path) -> None:
    program = """
import sys
from ictcoord_tui.cli import main
status = main(["export", "school.toml", "-", "--table", "team"])
sys.exit("Excel" if {"openpyxl", "textual"} & set(sys.modules) else status)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, cwd=here
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Id\tNaam\t")


def test_a_school_of_a_group_is_chosen_by_its_id(run: Run, here: Path) -> None:
    group = ("export", "wilgenbrug/groep.toml")
    assert run(*group, "a.csv", "--table", "team", "--school", "kiekendief").code == 0
    assert run(*group, "b.csv", "--table", "team").code == 0
    assert (here / "a.csv").read_bytes() != (here / "b.csv").read_bytes()

    wrong = run(*group, "c.csv", "--table", "team", "--school", "kiekendif")

    assert wrong.code == 2
    assert "kiekendief" in wrong.err
    assert not (here / "c.csv").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ("uit.csv",),
        ("uit.xlsx", "--table", "team"),
        ("uit.csv", "--table", "alles"),
        ("uit.xlsx", "--school", "kiekendief"),
    ],
)
def test_wrong_use_is_told(argv: tuple[str, ...], run: Run, here: Path) -> None:
    done = run("export", "school.toml", *argv)

    assert done.code == 2
    assert done.err
    assert not (here / argv[0]).exists()


def test_an_existing_table_stays(run: Run, here: Path) -> None:
    (here / "uit.csv").write_text("van mij", encoding="utf-8")

    assert run("export", "school.toml", "uit.csv", "--table", "team").code == 5
    assert (here / "uit.csv").read_text(encoding="utf-8") == "van mij"
