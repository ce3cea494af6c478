"""Forgetting somebody, and closing what strangers can read, through the app."""

import os
import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.merge import Conflict
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.paths import state_dir
from ictcoord_tui.storage import permissions
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.conflicts import Pending, keep_conflicts
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.drafts import keep_draft, list_drafts
from ictcoord_tui.storage.rescue import Rescue, keep_rescue
from ictcoord_tui.storage.settings import Settings
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.forget import forget
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.scratch import ready_scratch
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from tests.storage.faults import full_below
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
        await user.until("Zoë Claes heeft taken. Wie neemt ze over?")
        await user.press("enter")
        await user.until("overal verwijderen? 1 taak valt open.")
        await user.press("v")
        await user.until("Denk zelf aan back-ups")
        assert not user.app.session.history.undo_label, "undo would bring the name back"
    assert traces(tmp_path, "zoe-claes", "Zoë Claes", '"els"') == []
    assert [draft.text for draft in list_drafts(path, "els")] == []
    assert traces(tmp_path, "An Peeters")


ZOE = {"zoe-claes": {"name": "Zoë Claes"}}
SECRETS = ("zoe-claes", "Zoë", "Claes", '"zclaes"', "zoe claes")


def member(folder: Path, name: str, **values: object) -> Path:
    path = folder / "scholen" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    whole = {"format": 1, "catalogue": 1, "kind": "school", "name": name, "group": "../groep.toml"}
    DossierFile(path).create({**whole, **values}, who="zclaes", now=NOW.astimezone())
    return path


def everything_about_zoe(folder: Path) -> Path:
    """Make a group in which Zoë stands in every kind of file there is; return a school of it."""
    home, now = state_dir(), NOW.astimezone()
    group = {"format": 1, "catalogue": 1, "kind": "group", "name": "G", "people": ZOE}
    members = {"members": ["scholen/*.toml"]}
    DossierFile(folder / "groep.toml").create({**group, **members}, who="an", now=now)
    note = {"current": {"net-wifi": {"who": ["zoe-claes"], "note": "vraag het aan Zoë"}}}
    open_one = member(folder, "duin", people={"an": {"name": "An Peeters"}}, **note)
    closed = member(folder, "linde", tasks={"eigen-kast-zoe-claes": {"name": "Kast"}}, **note)
    broken = member(folder, "olm", **note)
    broken.write_bytes(b"[[kapot")
    gone = member(folder, "weg", **note)
    gone.unlink()
    rescue = Rescue(closed, {"name": "linde"}, {"name": "bij Zoë Claes"}, "an", now)
    keep_rescue(rescue, home)
    with full_below(folder):
        keep_rescue(rescue, home)
        keep_draft(closed, "iets", "Claes zei", now=now, who="an", home=home)
    keep_draft(gone, "iets", "Zoë", now=now, who="an")
    by = Signature("zclaes", now)
    keep_conflicts(closed, [Pending(Conflict(("place",), "a", "b", "c"), by, by)])
    walk = ready_scratch(folder, "zclaes", NOW)
    assert walk.exists()
    ready_scratch(folder, "an", NOW)
    leftover = folder / "scholen" / ".ictcoord-0-999999999-aa.tmp"
    leftover.write_text("Zoë Claes", encoding="utf-8")
    os.utime(leftover, (0, 0))
    return open_one


async def test_the_whole_group_forgets_open_closed_broken_and_gone(tmp_path: Path) -> None:
    path = everything_about_zoe(tmp_path)
    assert len(traces(tmp_path, *SECRETS)) > 20
    assert len(traces(state_dir(), *SECRETS)) > 2
    async with running(path, area="team") as user:
        await user.settle()
        user.app.begin_flow(partial(forget, user.app, "zoe-claes"))
        await user.until("Werkte Zoë Claes zelf met ictcoord?")
        await user.choose("zclaes")
        await user.until("Zoë Claes heeft taken. Wie neemt ze over?")
        await user.press("enter")
        await user.until("Waar Zoë Claes staat")
        assert "linde (1 taak)" in user.text
        await user.press("escape")
        await user.until("Uit alle 4 dossiers")
        assert "overal verwijderen? 2 taken vallen open." in user.text, "in closed files too"
        await user.press("v")
        await user.until("Niet overal verwijderd")
        assert "olm.toml" in user.text, "what cannot be read is named"
        await user.press("escape")
        await user.until("Denk zelf aan back-ups")
    assert traces(tmp_path, *SECRETS) == []
    assert traces(state_dir(), *SECRETS) == []
    linde = decode((tmp_path / "scholen" / "linde.toml").read_bytes(), "linde")
    assert linde["tasks"] == {"eigen-kast-iemand": {"name": "Kast"}}
    assert linde["current"]["net-wifi"] == {"note": "vraag het aan (iemand)"}
    assert traces(tmp_path, "An Peeters")
    assert not (tmp_path / ".ictcoord" / "doorloop-zclaes").exists()
    assert (tmp_path / ".ictcoord" / "doorloop-an").exists()


async def test_who_worked_alone_is_not_asked_for_logins_and_hands_the_tasks_over(
    tmp_path: Path,
) -> None:
    filled = {"net-wifi": {"who": ["zoe-claes"]}, "net-internet": {"who": ["zoe-claes"]}}
    path = make_school(tmp_path, people=PEOPLE, current=filled)
    async with running(path, area="team", size=(60, 16)) as user:
        user.app.edit("iets", lambda d: put(d, ("place",), "Gent"))
        await user.settle()
        user.app.begin_flow(partial(forget, user.app, "zoe-claes"))
        await user.until("Zoë Claes heeft taken. Wie neemt ze over?")
        assert not any("Werkte" in one for one in (user.text, *user.said))
        await user.choose("Peeters")
        await user.until("overal verwijderen?")
        said = " ".join(user.text.replace("│", " ").split())
        assert "De taken gaan naar An Peeters." in said
        assert "Ook wat je hiervoor deed, kun je dan niet meer ongedaan maken." in said
        assert "[V]erwijderen" in user.text, "the answers are in sight on a small screen"
        await user.press("v")
        await user.until("Denk zelf aan back-ups")
        assert user.document()["current"]["net-internet"]["who"] == ["an-peeters"]
        assert not user.app.session.history.undo_label
    assert traces(tmp_path, "zoe-claes", "Zoë") == []


async def test_a_login_of_somebody_else_in_the_team_is_no_candidate(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    for number, who in enumerate(("apeeters", "zclaes", "s0412")):
        file = DossierFile(path)
        base = file.load().document
        file.save(base, put(base, ("place",), f"Gent {number}"), who=who, now=NOW.astimezone())
    async with running(path, area="team") as user:
        user.app.begin_flow(partial(forget, user.app, "zoe-claes"))
        await user.until("Werkte Zoë Claes zelf met ictcoord?")
        assert "zclaes" in user.text
        assert "s0412" in user.text, "it may be anybody's"
        assert "apeeters" not in user.text
        await user.press("escape")


async def test_a_part_of_the_name_that_can_be_somebody_else_is_told(tmp_path: Path) -> None:
    people = {**PEOPLE, "jan-claes": {"name": "Jan Claes"}}
    filled = {"net-wifi": {"note": "Claes belde, en Zoë ook"}}
    path = make_school(tmp_path, people=people, current=filled)
    async with running(path, area="team") as user:
        user.app.begin_flow(partial(forget, user.app, "zoe-claes"))
        await user.until("overal verwijderen?")
        await user.press("v")
        await user.until("kijk dit zelf nog na")
        assert "Claes belde, en (iemand) ook" in " ".join(user.text.replace("│", " ").split())
        assert "‘Jan Claes’" not in user.text, "his own name is no trace of hers"


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
    async with app.run_test(size=(80, 24)) as pilot:
        user = Driver(app, pilot)
        await user.until("Wie ben je?")
        await user.type("Els")
        await user.press("enter")
        await user.settle()
        app.edit("plaats", lambda document: put(document, ("place",), "Gent"))
        await user.settle()
    assert list_versions(path)[0].who == "Els (zelf opgegeven)"


def leave_behind(path: Path, base: Document) -> None:
    """Keep a draft and a copy that tell of Zoë in the state folder, as when the disk is full."""
    early = NOW.astimezone() - timedelta(hours=1)
    with full_below(path.parent):
        keep_draft(path, "iets", "Zoë Claes belt", now=early, who="an", home=state_dir())
        keep_rescue(Rescue(path, base, put(base, ("place",), "Gent"), "an", early), state_dir())


async def test_an_app_that_is_open_elsewhere_lets_the_person_go_too(tmp_path: Path) -> None:
    """Two apps: An forgets Zoë while Els edits her, has a draft and a copy of before."""
    filled = {"net-wifi": {"who": ["zoe-claes"], "note": "vraag het aan Zoë Claes"}}
    path = make_school(tmp_path, people=PEOPLE, current=filled)
    base = DossierFile(path).load().document
    async with running(path, area="team") as els:
        els.app.edit("rol", lambda d: put(d, ("people", "zoe-claes", "role"), "leraar"))
        els.app.edit("notitie", lambda d: put(d, ("current", "net-wifi", "note"), "Zoë Claes"))
        await els.settle()
        leave_behind(path, base)
        # As if it were the folder of another user: who forgets her cannot look there.
        hidden = state_dir().rename(state_dir().with_name("van-els"))
        async with running(path, area="team") as an:
            an.app.begin_flow(partial(forget, an.app, "zoe-claes"))
            await an.until("Zoë Claes heeft taken. Wie neemt ze over?")
            await an.press("enter")
            await an.until("overal verwijderen?")
            await an.press("v")
            await an.until("Denk zelf aan back-ups")
        shutil.rmtree(state_dir(), ignore_errors=True)
        hidden.rename(state_dir())
        assert traces(state_dir(), "Claes")
        els.app.look_around()
        await els.until("Een collega verwijderde iemand overal.")
        await els.press("u", "u", "U")
        await els.settle()
        assert "Zoë" not in els.text
    assert traces(tmp_path, "zoe-claes", "Zoë") == []
    assert traces(state_dir(), "zoe-claes", "Zoë") == []


async def test_what_was_kept_by_who_was_away_is_cleaned_at_the_next_start(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    base = DossierFile(path).load().document
    async with running(path, area="team") as an:
        an.app.begin_flow(partial(forget, an.app, "zoe-claes"))
        await an.until("overal verwijderen?")
        await an.press("v")
        await an.until("Denk zelf aan back-ups")
    leave_behind(path, base)
    async with running(path, area="team") as els:
        await els.until("Vorige keer kon dit niet bewaard worden")
        assert "Zoë" not in els.text
        await els.press("enter")
        await els.until("Teruggezet.")
        assert els.document()["place"] == "Gent", "the rest of the work is not lost"
        assert list(els.document()["people"]) == ["an-peeters"]
    assert traces(tmp_path, "zoe-claes", "Zoë") == []
    assert traces(state_dir(), "zoe-claes", "Zoë") == []
