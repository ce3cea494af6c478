"""Staying below one folder, whatever is typed."""

from pathlib import Path

import pytest

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.confined import check_inside, check_target, is_inside


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "dossiers"
    folder.mkdir()
    (folder / "uit").symlink_to(tmp_path)
    (folder / "lus").symlink_to(folder / "lus")
    (folder / "in").symlink_to(folder)
    return folder


@pytest.mark.parametrize("path", ["school.toml", "in/school.toml", "nieuw/../school.toml", "."])
def test_what_is_inside_is_real(root: Path, path: str) -> None:
    assert check_inside(root, Path(path)).is_relative_to(root)


@pytest.mark.parametrize(
    "path", ["..", "../x.toml", "/etc/passwd", "uit/x.toml", "in/../../x", "a\0b", "lus", "lus/x"]
)
def test_what_is_outside_or_no_path_at_all_is_refused(root: Path, path: str) -> None:
    with pytest.raises(NotAllowedError) as caught:
        check_inside(root, Path(path))
    assert "\0" not in caught.value.message
    assert not is_inside(root, Path(path))


def test_what_may_be_opened_is_inside(root: Path) -> None:
    assert is_inside(root, Path("in/school.toml"))


def test_a_file_to_write_in_is_one_that_somebody_would_name(root: Path) -> None:
    assert check_target(root, Path("in/verslag.XLSX")) == root / "verslag.XLSX"


@pytest.mark.parametrize(
    "path", [".ictcoord/versions/x.toml", ".profile", "map/.stil/x.xlsx", "lijst.xlsx", "../x.xlsx"]
)
def test_nothing_is_written_where_the_program_keeps_its_own_or_under_another_kind(
    root: Path, path: str
) -> None:
    (root / "lijst.xlsx").symlink_to(root / "school.toml")
    with pytest.raises(NotAllowedError):
        check_target(root, Path(path))
