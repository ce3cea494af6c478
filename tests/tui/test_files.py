"""File names as people type them."""

from pathlib import Path

import pytest

from ictcoord_tui.tui.flows.files import check_dossier_name, not_empty, typed_path

FOLDER = Path("/srv/scholen")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" a.toml ", "/srv/scholen/a.toml"),
        ("groep/a.toml", "/srv/scholen/groep/a.toml"),
        ("/tmp/a.toml", "/tmp/a.toml"),
        ("~/a.toml", "/home/an/a.toml"),
        ("~niemand-hier/a.toml", "/srv/scholen/~niemand-hier/a.toml"),
    ],
)
def test_a_path_begins_where_its_writer_thinks(
    typed: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/an")
    assert typed_path(FOLDER, typed) == Path(meant)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("a.toml ", ""),
        (" ", "Typ een bestandsnaam."),
        ("a.xlsx", "Laat de naam eindigen op .toml."),
    ],
)
def test_a_dossier_needs_its_suffix(typed: str, reason: str) -> None:
    assert check_dossier_name(typed) == reason


def test_a_name_of_spaces_is_no_name() -> None:
    check = not_empty("Typ een naam.")
    assert [check(text) for text in ("An", "", " \t")] == ["", "Typ een naam.", "Typ een naam."]


def test_a_nul_that_was_pasted_is_left_out(tmp_path: Path) -> None:
    assert typed_path(tmp_path, "a\0b.toml") == tmp_path / "ab.toml", "found by the monkey"
