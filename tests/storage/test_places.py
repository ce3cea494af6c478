"""Where the program keeps what belongs to a dossier, and what it reads there."""

import os
from pathlib import Path

import pytest

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage import places
from ictcoord_tui.storage.places import folder_of, places_of, read_kept


@pytest.mark.parametrize("link", [".ictcoord", ".ictcoord/versions", ".ictcoord/versions/x"])
def test_what_is_kept_goes_to_no_other_folder_through_a_link(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    place = tmp_path / "school" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    path = tmp_path / "school" / "x.toml"
    with pytest.raises(NotAllowedError, match="symlink"):
        folder_of(path, "versions")
    home = tmp_path / "thuis"
    assert [one.parent.parent for one in places_of(path, "versions", home)] == [home]


def test_a_kept_file_far_too_large_to_be_ours_is_not_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "groot"
    file.touch()
    os.truncate(file, places._MOST + 1)
    with pytest.raises(NotAllowedError, match="te groot"):
        read_kept(file)
