"""Settings without effect are said, in the app as on the command line."""

from pathlib import Path

import pytest

from ictcoord_tui.paths import config_dir
from ictcoord_tui.tui.app import IctcoordApp, launch
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from tests.tui.driver import make_school, running

SETTINGS = """theme = "licht"
kleur = "rood"
[keymap]
"app.exprt" = "f9"
"app.menu" = "f7"
"""


def test_the_app_starts_with_what_has_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    started: list[IctcoordApp] = []

    def begin(app: IctcoordApp) -> int:
        started.append(app)
        return 0

    monkeypatch.setattr(IctcoordApp, "launch", begin)
    launch(None, AppOptions(), TerminalProfile(colour="256"))
    unknown, theme, key = started[0].remarks
    assert "`kleur`" in unknown
    assert theme == "`theme`: ‘licht’ bestaat niet. Kies ‘light’ of ‘dark’."
    assert "‘app.exprt’ bestaat niet. Bedoelde je ‘app.export’?" in key


@pytest.mark.parametrize("begun", [False, True])
async def test_it_is_said_on_the_first_screen_and_can_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, begun: bool
) -> None:
    remarks = ("`theme`: ‘licht’ bestaat niet.", "`[keymap]`: ook dit niet.")
    monkeypatch.setattr(IctcoordApp, "remarks", remarks)
    async with running(make_school(tmp_path) if begun else None) as user:
        assert user.message == f" ! {remarks[1]}"
        assert user.said == list(remarks)
