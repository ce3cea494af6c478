"""A group that names schools outside its folder: refused with a clear line, the rest works."""

from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode, encode
from tests.tui.driver import running

SECRET = "GEHEIM-VAN-DE-BUREN"


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """The example group, that also asks for a school of the neighbours in every way there is."""
    path = copy_example(tmp_path / "werk")
    document = decode(path.read_bytes(), "test")
    outside = tmp_path / "buren.toml"
    school = decode((path.parent / "scholen" / "kiekendief.toml").read_bytes(), "test")
    outside.write_bytes(encode({**school, "name": SECRET}))
    (path.parent / "scholen" / "koppeling.toml").symlink_to(outside)
    (path.parent / "map").symlink_to(tmp_path)
    members = [*document["members"], "../buren.toml", str(outside), "map/*.toml", "~/buren.toml"]
    path.write_bytes(encode({**document, "members": members}))
    return path


def words(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("confined", [True, False])
async def test_the_app_refuses_them_and_opens_the_rest(group: Path, *, confined: bool) -> None:
    async with running(group, area="group", root=group.parent if confined else None) as user:
        await user.until("De Kiekendief")
        await user.settle()
        session = user.app.session
        assert "kiekendief" in session.school_ids
        assert len(session.school_ids) == 5
        told = " ".join(one.message for one in session.broken.values())
        assert "`../buren.toml`" in told
        assert f"`{str(group.parent.parent)[:30]}" in told
        assert "`~/buren.toml`" in told
        assert "koppeling.toml verwijst naar een plaats buiten de map van de groep" in told
        assert "map/buren.toml verwijst naar een plaats buiten" in told
        assert any("wordt niet geopend" in one for one in user.said), "it is said on screen"
        assert SECRET not in user.text


def test_the_command_line_names_them_and_shows_the_rest(
    group: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(group)]) == 3
    told = capsys.readouterr()
    assert "koppeling.toml verwijst naar een plaats buiten" in words(told.out + told.err)
    assert main(["show", str(group)]) == 0
    told = capsys.readouterr()
    assert "De Kiekendief" in told.out
    assert SECRET not in told.out + told.err
