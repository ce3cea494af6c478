"""Which files belong to a group."""

import os
import re
from pathlib import Path

import pytest

from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.members import (
    closed_folders,
    find_members,
    group_path_of,
    refused_members,
)


@pytest.fixture
def group(tmp_path: Path) -> Path:
    folder = tmp_path / "groep"
    for name in (
        "groep.toml",
        "scholen/zandloper.toml",
        "scholen/atheneum.toml",
        "scholen/notitie.txt",
        "scholen/.verborgen.toml",
        "scholen/diep/hoogveer.toml",
        ".ictcoord/versions/groep/000001-20261121.toml",
        "scholen/.ictcoord/versions/zandloper/000001-20261121.toml",
        "../buiten.toml",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder / "groep.toml"


def names(group: Path, *patterns: str) -> list[str]:
    return [str(path.relative_to(group.parent)) for path in find_members(group, patterns)]


def test_members_are_found_sorted_and_once(group: Path) -> None:
    wanted = ["scholen/atheneum.toml", "scholen/zandloper.toml"]
    assert names(group, "scholen/*.toml") == wanted
    assert names(group, "scholen/z*.toml", "scholen/*.toml", "./scholen/a*.toml") == wanted


def test_neither_the_group_nor_hidden_files_are_members(group: Path) -> None:
    assert names(group, "**/*.toml") == [
        "scholen/atheneum.toml",
        "scholen/diep/hoogveer.toml",
        "scholen/zandloper.toml",
    ]
    assert names(group, "*.toml", ".ictcoord/**/*.toml", "scholen/.v*") == []


def test_a_member_may_be_named_plainly_and_need_not_exist(group: Path) -> None:
    assert names(group, "scholen/zandloper.toml", "scholen/weg.toml") == ["scholen/zandloper.toml"]


def test_only_files_are_members(group: Path) -> None:
    (group.parent / "map.toml").mkdir()
    os.mkfifo(group.parent / "pijp.toml")
    assert names(group, "*.toml") == []


@pytest.mark.parametrize(
    "pattern",
    [
        "/etc/*.toml",
        "../*.toml",
        "scholen/../../*.toml",
        "~/x",
        "C:/x",
        "\\\\srv\\x",
        "",
        ".",
        "a\0",
    ],
)
def test_a_pattern_cannot_leave_the_folder_of_the_group(group: Path, pattern: str) -> None:
    assert names(group, pattern, "scholen/a*.toml") == ["scholen/atheneum.toml"]
    ((_, reason),) = refused_members(group, [pattern, "scholen/a*.toml"])
    assert re.search(r"groep\.toml: het patroon .* kan niet", reason)
    assert "\0" not in reason


def test_a_pattern_nobody_understands_never_crashes(group: Path) -> None:
    for pattern in ("**x/*.toml", "[", "***", "scholen/[!", "x" * 10_000, "é\ud800"):
        assert find_members(group, [pattern]) == ()
        for _, reason in refused_members(group, [pattern]):
            assert len(reason) < 500


def test_links_are_followed_within_the_folder_only(group: Path) -> None:
    folder = group.parent
    (folder / "link.toml").symlink_to(folder / "scholen" / "atheneum.toml")
    (folder / "uit.toml").symlink_to(folder.parent / "buiten.toml")
    (folder / "dood.toml").symlink_to(folder / "weg.toml")
    (folder / "zelf.toml").symlink_to(folder / "zelf.toml")
    (folder / "scholen" / "lus").symlink_to(folder)
    (folder / "elders").symlink_to(folder.parent)
    assert names(group, "*.toml") == ["scholen/atheneum.toml"]
    assert names(group, "elders/*.toml") == []
    assert len(names(group, "**/*.toml")) == 3
    told = [reason for _, reason in refused_members(group, ["*.toml", "elders/*.toml"])]
    assert ["elders/buiten.toml verwijst" in one for one in told] == [True, False]
    assert all("buiten de map van de groep" in one for one in told)


def test_a_school_names_its_group_from_its_own_folder(group: Path) -> None:
    school = group.parent / "scholen" / "zandloper.toml"
    assert group_path_of(school, "../groep.toml") == group
    assert group_path_of(school, "weg.toml") == group.parent / "scholen" / "weg.toml"


@pytest.mark.parametrize("value", ["", "  ", "/etc/passwd", "~/x", "C:\\x", "a\0b", "a\ud800"])
def test_a_group_that_is_no_relative_path_is_refused(group: Path, value: str) -> None:
    with pytest.raises(InvalidDataError, match="vanaf de map van de school") as caught:
        group_path_of(group.parent / "scholen" / "zandloper.toml", value)
    assert "\0" not in caught.value.message


def test_a_folder_that_nobody_may_enter_is_told_by_every_way_that_leads_through_it(
    group: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = group.parent / "scholen" / "diep"
    patterns = ["scholen/*.toml", "scholen/*/*.toml", "scholen/**/x.toml"]
    assert closed_folders(group, patterns) == ()
    (group.parent / "scholen" / ".dicht").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name not in ("diep", ".dicht"))
    assert closed_folders(group, patterns[:1]) == ()
    ((path, reason),) = closed_folders(group, patterns)
    assert path == deep
    assert "geen rechten" in reason
    assert closed_folders(group, ["/etc/*/x.toml", "../*/x.toml"]) == ()
