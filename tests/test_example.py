import stat
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.example import copy_example
from ictcoord_tui.workspace import load_workspace


def test_the_copy_is_whole_and_private(tmp_path: Path) -> None:
    path = copy_example(tmp_path / "diep" / "oefenen")

    assert len(load_workspace(path, load_catalogue()).schools) == 5
    for file in path.parent.rglob("*"):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077


def test_an_empty_folder_may_be_there_already(tmp_path: Path) -> None:
    assert copy_example(tmp_path).exists()


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "iets").touch()

    with pytest.raises(NotAllowedError, match="niet leeg"):
        copy_example(tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["iets"]


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "iets").touch()

    with pytest.raises(IctcoordError):
        copy_example(tmp_path / "iets")
