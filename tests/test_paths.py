"""Where things are, in a wheel, in a checkout, and on this machine."""

from pathlib import Path

import pytest

from ictcoord_tui import paths
from ictcoord_tui.errors import IctcoordError


def test_one_folder_can_be_named_for_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ICTCOORD_HOME", str(tmp_path / "alles"))
    assert paths.config_dir() == tmp_path / "alles" / "config"
    assert paths.state_dir() == tmp_path / "alles" / "state"
    assert not (tmp_path / "alles").exists()


def test_that_folder_may_be_written_short(
    sealed_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ICTCOORD_HOME", "~/alles")
    assert paths.config_dir() == sealed_home / "alles" / "config"
    monkeypatch.chdir(sealed_home)
    monkeypatch.setenv("ICTCOORD_HOME", "alles")
    assert paths.state_dir() == sealed_home / "alles" / "state"


@pytest.mark.parametrize("value", [None, ""])
def test_else_the_machine_says_where(
    sealed_home: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("ICTCOORD_HOME")
    else:
        monkeypatch.setenv("ICTCOORD_HOME", value)
    for folder in (paths.config_dir(), paths.state_dir()):
        assert folder.is_relative_to(sealed_home)
        assert folder.name == "ictcoord"
        assert not folder.exists()


def test_this_checkout_has_styles_and_examples() -> None:
    root = Path(__file__).parents[1]
    assert paths.styles_dir() == root / "styles"
    assert paths.examples_dir() == root / "examples"


def test_a_wheel_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "ictcoord_tui"
    for name in ("styles", "examples"):
        (package / name).mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.styles_dir() == package / "styles"
    assert paths.examples_dir() == package / "examples"


def test_a_folder_of_that_name_near_a_wheel_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lib" / "ictcoord_tui"
    package.mkdir(parents=True)
    (tmp_path / "styles").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    with pytest.raises(IctcoordError, match="Installeer ictcoord opnieuw"):
        paths.styles_dir()
