import io
import stat
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run


def test_a_workbook_is_made_private_and_never_overwrites(run: Run, here: Path) -> None:
    done = run("export", "school.toml", "uit.xlsx")

    target = here / "uit.xlsx"
    assert (done.code, done.out) == (0, "")
    assert "uit.xlsx is gemaakt" in done.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    sheets = set(load_workbook(target).sheetnames)
    assert {"Taken", "Huidige situatie", "Afspraken per persoon", "Input voor vacatures"} <= sheets
    target.write_bytes(b"van iemand anders")
    assert run("export", "school.toml", "uit.xlsx").code == 5
    assert target.read_bytes() == b"van iemand anders"
    assert run("export", "school.toml", "uit.xlsx", "--force").code == 0
    assert load_workbook(target).sheetnames


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("overzicht.xls", "overzicht.xlsx"),
        ("overzicht.ods", "overzicht.xlsx"),
        ("uit.docx", "uit.xlsx"),
        ("uit.MD", "uit.xlsx"),
        ("overzicht", "overzicht.xlsx"),
        ("versie 1.2", "versie 1.2.xlsx"),
    ],
)
def test_a_workbook_under_another_ending_is_refused(
    said: str, meant: str, run: Run, here: Path
) -> None:
    done = run("export", "school.toml", said)

    assert done.code == 2
    assert f"Bedoelde je {meant}?" in done.err
    assert not (here / said).exists()
    assert run("export", "school.toml", "OVERZICHT.XLSX").code == 0


def test_a_dash_gives_the_bytes_on_stdout(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))

    assert run("export", "school.toml", "-").code == 0
    assert load_workbook(io.BytesIO(raw.getvalue())).sheetnames


def test_a_terminal_gets_no_workbook(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert run("export", "school.toml", "-").code == 2


def test_a_school_of_a_group_takes_nothing_of_the_others_along(run: Run, here: Path) -> None:
    run("export", "wilgenbrug/scholen/kiekendief.toml", "uit.xlsx")

    book = load_workbook(here / "uit.xlsx")
    said = "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    )
    assert "Kiekendief" in said
    assert "47 taken" not in said
    assert "members" not in said


def test_a_group_names_the_school_that_is_missing(run: Run, here: Path) -> None:
    (here / "wilgenbrug" / "scholen" / "hoogveer.toml").write_text("kapot = ", encoding="utf-8")

    done = run("export", "wilgenbrug/groep.toml", "uit.xlsx")

    assert done.code == 0
    assert "Niet in het bestand" in done.err
    names = " ".join(load_workbook(here / "uit.xlsx").sheetnames)
    assert "Tuimelaar" in names
    assert "Hoogveer" not in names


@pytest.mark.parametrize("name", [f"{'a' * 300}.xlsx", "weg/uit.xlsx"])
def test_what_cannot_be_written_is_told(name: str, run: Run) -> None:
    done = run("export", "school.toml", name)

    assert done.code == 1
    assert name[:20] in done.err
