"""Forgetting somebody, and closing what strangers can read, through the app."""

from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.storage import permissions
from ictcoord_tui.storage.drafts import keep_draft, list_drafts
from ictcoord_tui.storage.settings import Settings
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from tests.tui.driver import NOW, Driver, make_school, running
from tests.tui.test_flows import elsewhere

PEOPLE = {"an-peeters": {"name": "An Peeters"}, "zoe-claes": {"name": "Zoë Claes"}}


def traces(folder: Path, *texts: str) -> list[str]:
    """Return every file below a folder in which one of the texts stands, in any spelling."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes().decode("utf-8", "replace").casefold()
            data += data.encode("raw_unicode_escape").decode("unicode_escape", "replace")
            found += [f"{path.name}: {text}" for text in texts if text.casefold() in data]
    return found


async def test_a_forgotten_person_is_in_no_file_any_more(tmp_path: Path) -> None:
    filled = {"net-wifi": {"who": ["zoe-claes"], "note": "vraag het aan Zoë Claes"}}
    path = make_school(tmp_path, people=PEOPLE, current=filled)
    elsewhere(path, ("place",), "Gent")
    keep_draft(path, "Opmerking", "Zoë Claes zei", now=NOW.astimezone(), who="els")
    keep_draft(path, "Opmerking", "iets anders", now=NOW.astimezone(), who="els")
    async with running(path, area="team") as user:
        user.app.edit("iets", lambda d: put(d, ("people", "zoe-claes", "role"), "leraar"))
        await user.settle()
        assert traces(tmp_path, "zoe-claes", "Zoë Claes")
        for _ in range(5):
            if "zoe-claes" in str(user.app.areas.front and user.app.areas.front.cursor_place()):
                break
            await user.press("down")
        await user.command("team.forget")
        await user.until("Werkte Zoë Claes zelf met ictcoord?")
        await user.type("els")
        await user.press("enter")
        await user.until("overal verwijderen?")
        await user.press("v")
        await user.until("Denk zelf aan back-ups")
        assert not user.app.session.undo_label, "undo would bring the name back"
    assert traces(tmp_path, "zoe-claes", "Zoë Claes", '"els"') == []
    assert [draft.text for draft in list_drafts(path, "els")] == []
    assert traces(tmp_path, "An Peeters")


async def test_open_files_are_told_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "_can_be_entered", lambda _folder: True)
    path = make_school(tmp_path)
    path.chmod(0o644)
    async with running(path, area="overview") as user:
        await user.until("Druk op P om dat te herstellen")
        await user.command("app.protect")
        await user.until("Rechten herstellen?")
        assert "0644 → 0600" in user.text
        await user.press("h")
        await user.until("Hersteld: 1.")
    assert path.stat().st_mode & 0o777 == 0o600


async def test_who_shares_an_account_is_asked_for_a_name(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    app = IctcoordApp(
        AppOptions(area="overview", ask_name=True),
        TerminalProfile(colour="256"),
        Settings(),
        clock=lambda: NOW,
        author="school",
    )
    app.open_session(path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        user = Driver(app, pilot)
        await user.until("Wie ben je?")
        await user.type("Els")
        await user.press("enter")
        await user.settle()
        app.edit("plaats", lambda document: put(document, ("place",), "Gent"))
        await user.settle()
    assert list_versions(path)[0].who == "Els (zelf opgegeven)"
