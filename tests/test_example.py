import stat
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.example import copy_example, is_passing, make_example, passing_folder
from ictcoord_tui.workspace import load_workspace


def test_the_copy_is_whole_and_private(tmp_path: Path) -> None:
    path = copy_example(tmp_path / "diep" / "oefenen")

    assert len(load_workspace(path, load_catalogue()).schools) == 5
    for file in path.parent.rglob("*"):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077


def test_a_copy_that_goes_is_known_as_such(tmp_path: Path) -> None:
    with passing_folder(tmp_path) as folder:
        assert is_passing(copy_example(Path(folder)))
    assert not is_passing(copy_example(tmp_path / "blijft"))
    assert list(tmp_path.iterdir()) == [tmp_path / "blijft"]


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


@pytest.mark.parametrize("schools", [1, 5, 12])
def test_a_group_of_any_size_is_valid(schools: int, tmp_path: Path) -> None:
    path = make_example(tmp_path / "groot", schools)

    assert len(load_workspace(path, load_catalogue()).schools) == schools
    assert main(["check", str(path)]) == 0


def test_the_same_size_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = make_example(tmp_path / "een", 7).parent, make_example(tmp_path / "twee", 7).parent
    files = sorted(file.relative_to(one) for file in one.rglob("*.toml"))

    assert len(files) == 8
    assert [(one / file).read_bytes() for file in files] == [
        (two / file).read_bytes() for file in files
    ]


def test_no_two_schools_are_alike_and_nobody_works_in_two_of_them(tmp_path: Path) -> None:
    made = load_workspace(make_example(tmp_path / "groot", 10), load_catalogue()).schools

    people = [person for school in made for person in school.dossier.people]
    assert len(people) == len(set(people))
    assert len({school.dossier.name for school in made}) == 10
    assert len({str(school.document["current"]) for school in made}) == 10
