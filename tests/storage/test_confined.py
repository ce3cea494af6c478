"""Staying below one folder, whatever is typed."""

from pathlib import Path

import pytest

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.confined import check_inside


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
