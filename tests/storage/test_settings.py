"""Preferences never stand in the way."""

import errno
import os
import stat
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.settings import (
    MAX_RECENT,
    USES_OF_A_HINT,
    Settings,
    load_settings,
    update_settings,
)
from ictcoord_tui.storage.versions import Retention
from tests.storage.faults import failing


def themed(name: str) -> Settings:
    return replace(Settings(), theme=name)


def test_without_a_file_the_defaults_hold_and_nothing_is_made(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "config")
    assert (loaded.settings, loaded.warnings) == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


def test_what_is_changed_is_there_next_time(tmp_path: Path) -> None:
    wanted = Settings(("/a.toml", "/b.toml"), {"roadmap.toggle": "ctrl+t,é"}, "donker")
    assert update_settings(tmp_path, lambda _: wanted).settings == wanted
    loaded = load_settings(tmp_path)
    assert (loaded.settings, loaded.warnings) == (wanted, ())


def test_only_what_somebody_chose_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    update_settings(tmp_path, lambda now: now.opened(Path("/a.toml")))
    assert tomllib.loads(path.read_text()) == {"recent": ["/a.toml"]}
    path.write_text("theme = 'light'\n[versions]\ndaily_days = 90\n")
    update_settings(tmp_path, lambda now: replace(now, theme=""))
    written = tomllib.loads(path.read_text())
    assert written == {"theme": "", "versions": {"all_days": 1, "daily_days": 90}}


def test_a_change_starts_from_what_is_on_disk(tmp_path: Path) -> None:
    update_settings(tmp_path, lambda _: themed("donker"))
    changed = update_settings(tmp_path, lambda now: now.opened(Path("/a.toml")))
    assert changed.settings == Settings(("/a.toml",), {}, "donker")


def test_recent_dossiers_are_ten_the_newest_first_and_each_once() -> None:
    settings = Settings()
    for number in [*range(12), 5]:
        settings = settings.opened(Path(f"/{number}.toml"))
    assert settings.recent == tuple(f"/{n}.toml" for n in (5, 11, 10, 9, 8, 7, 6, 4, 3, 2))
    assert len(settings.recent) == MAX_RECENT


def test_unknown_keys_are_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "donker"\n[later]\nx = 1\n')
    assert "`later` ken ik niet" in load_settings(tmp_path).warnings[0]
    changed = update_settings(tmp_path, lambda now: replace(now, theme="licht"))
    assert "`later`" in changed.warnings[0]
    written = tomllib.loads((tmp_path / "settings.toml").read_text())
    assert (written["later"], written["theme"]) == ({"x": 1}, "licht")


def test_unusable_values_are_told_and_left_out(tmp_path: Path) -> None:
    text = 'recent = [1]\ntheme = 3\n[keymap]\n"app.quit" = "q"\n"app.undo" = 1\n'
    (tmp_path / "settings.toml").write_text(text)
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings(keymap={"app.quit": "q"})
    assert [warning.split("`")[1] for warning in loaded.warnings] == [
        "recent",
        "keymap.app.undo",
        "theme",
    ]
    (tmp_path / "settings.toml").write_text('keymap = "x"')
    assert load_settings(tmp_path).settings == Settings()


@pytest.mark.parametrize("data", [b"theme = ", b"\xff\xff", b"x" * 6_000_000])
def test_a_broken_file_stops_nothing_and_is_put_aside(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(data)
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert "niet gelezen" in loaded.warnings[0]
    changed = update_settings(tmp_path, lambda now: replace(now, theme="donker"))
    assert "settings-kapot.toml" in changed.warnings[0]
    assert (tmp_path / "settings-kapot.toml").read_bytes() == data
    assert load_settings(tmp_path).settings == themed("donker")


def test_a_folder_in_place_of_the_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    assert load_settings(tmp_path).settings == Settings()


def test_a_home_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    with failing(0, errno.EROFS), pytest.raises(IctcoordError, match="alleen gelezen"):
        update_settings(tmp_path / "config", lambda now: now)


def test_settings_are_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        update_settings(tmp_path / "a" / "config", lambda now: now)
    finally:
        os.umask(before)
    for path in (tmp_path / "a").rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted


def test_how_long_versions_stay_is_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[versions]\nall_days = 7\ndaily_days = 30\n", encoding="utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.settings.retention == Retention(all_days=7, daily_days=30)
    assert loaded.warnings == ()
    update_settings(tmp_path, lambda settings: settings)
    assert load_settings(tmp_path) == loaded


@pytest.mark.parametrize("value", ["0", "-1", "true", '"7"', "1.5", "99999"])
def test_a_strange_time_for_versions_is_told_and_left_out(tmp_path: Path, value: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"[versions]\nall_days = {value}\n", encoding="utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.settings.retention == Retention()
    assert "versions.all_days" in loaded.warnings[0]


def test_hints_are_counted_up_to_where_they_stop_and_never_down(tmp_path: Path) -> None:
    used = Settings().hinted({"overview": 2}).hinted({"overview": 1, "walk": 99})
    assert dict(used.hints) == {"overview": 2, "walk": USES_OF_A_HINT}
    update_settings(tmp_path, lambda settings: settings.hinted(used.hints))
    assert load_settings(tmp_path).settings.hints == used.hints


def test_a_strange_count_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[hints]\nwalk = -1\noverview = 1\n", "utf-8")
    loaded = load_settings(tmp_path)
    assert dict(loaded.settings.hints) == {"overview": 1}
    assert any("hints.walk" in one for one in loaded.warnings)
