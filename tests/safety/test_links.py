"""Links that are put in the place of something while, or after, it was looked at; and other traps.

Whoever may write in one folder of a school may put anything there: the app of somebody who may
do more must not carry words out of another folder, nor into it.
"""

import os
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.forgetting import Someone
from ictcoord_tui.domain.marks import Mark
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.example import copy_example
from ictcoord_tui.session import SaveState
from ictcoord_tui.storage.atomic import WORK_FOLDER
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.confined import check_target
from ictcoord_tui.storage.conflicts import conflict_ids
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.drafts import every_draft, keep_draft
from ictcoord_tui.storage.forgetting import Forgetting
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.tui.flows.forget import dossiers_in_scope
from ictcoord_tui.tui.scratch import ready_scratch
from ictcoord_tui.tui.screens.start import look_at
from ictcoord_tui.workspace import Broken, open_dossier, open_member
from tests.session.test_session import NOW, SCHOOL, give, opened, save, school
from tests.tui.driver import Driver, make_school, running

SECRET = "GEHEIM-VAN-DE-BUREN"
TODAY = NOW.date()


def neighbours(folder: Path) -> Path:
    """The dossier of another school, with an earlier version, a draft and a name nobody knows."""
    folder.mkdir(parents=True)
    path = make_school(folder, SECRET)
    file = DossierFile(path)
    before = file.load().document
    file.save(before, put(before, ("place",), "Gent"), who="bo", now=NOW.astimezone())
    keep_draft(path, "place", SECRET, now=NOW.astimezone(), who="bo")
    return path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dossier_that_becomes_a_link_leads_nowhere(tmp_path: Path) -> None:
    outside = neighbours(tmp_path / "buren")
    before = contents(outside.parent)
    path = school(tmp_path)
    session = opened(path)
    path.unlink()
    path.symlink_to(outside)
    (news,) = session.receive(session.poll().run())
    assert "is intussen een koppeling (symlink) geworden" in news.warning
    give(session, "net-wifi", "jan")
    save(session)
    assert session.status.state is SaveState.FAILED
    assert SECRET not in str(session.document())
    assert contents(outside.parent) == before
    with pytest.raises(IctcoordError, match="koppeling"):
        session.save_everything()
    assert opened(path).document()["name"] == SECRET, "who opens it now, asks for it"


@pytest.mark.parametrize("level", [WORK_FOLDER, f"{WORK_FOLDER}/versions"])
def test_what_lies_beside_a_dossier_is_not_looked_for_elsewhere(tmp_path: Path, level: str) -> None:
    outside = neighbours(tmp_path / "buren")
    before = contents(outside.parent)
    root, home = tmp_path / "eigen", tmp_path / "thuis"
    root.mkdir()
    path = school(root)
    trap = root / level
    trap.parent.mkdir(exist_ok=True)
    trap.symlink_to(outside.parent / level)
    with pytest.raises(NotAllowedError, match="is een koppeling"):
        list_versions(path)
    session = opened(path)
    give(session, "net-wifi", "jan")
    save(session)
    if level == WORK_FOLDER:
        assert conflict_ids(path) == frozenset()
        assert every_draft(path, home) == ()
        keep_draft(path, "place", "van mij", now=NOW.astimezone(), who="an", home=home)
        assert [one.text for one in every_draft(path, home)] == ["van mij"]
        with pytest.raises(NotAllowedError):
            keep_draft(path, "place", "van mij", now=NOW.astimezone(), who="an")
        with pytest.raises(NotAllowedError):
            ready_scratch(root, "an", NOW)
    assert contents(outside.parent) == before


def test_a_file_that_moved_out_after_it_was_looked_at_is_not_opened(tmp_path: Path) -> None:
    outside = neighbours(tmp_path / "buren")
    group = copy_example(tmp_path / "werk")
    link = group.parent / "scholen" / "net-nog-een-bestand.toml"
    link.symlink_to(outside)
    catalogue = load_catalogue()
    with pytest.raises(NotAllowedError):
        open_dossier(link, catalogue, within=group.parent)
    found = open_member(link, open_dossier(group, catalogue), catalogue)
    assert isinstance(found, Broken)
    known = look_at(link, TODAY, group.parent)
    assert not known.opens
    assert SECRET not in known.name + known.told


@pytest.mark.parametrize(
    "name", ["blad.xlsx", f"{WORK_FOLDER}/uit.xlsx", ".ssh/uit.xlsx", "map/uit.xlsx", "../uit.xlsx"]
)
def test_no_name_for_a_new_file_reaches_another_kind_of_file(tmp_path: Path, name: str) -> None:
    root = tmp_path / "school"
    root.mkdir()
    (root / "blad.xlsx").symlink_to(make_school(root))
    (root / "map").symlink_to(root / WORK_FOLDER)
    with pytest.raises(NotAllowedError):
        check_target(root, Path(name))
    assert check_target(root, Path("map2/../uit.xlsx")) == root / "uit.xlsx"


async def said_after(user: Driver, *keys: str) -> str:
    count = len(user.said)
    await user.press(*keys)
    assert len(user.said) > count, user.text
    return user.said[-1]


async def test_the_dialogs_of_a_confined_app_refuse_them(tmp_path: Path) -> None:
    root = tmp_path / "school"
    root.mkdir()
    path = make_school(root)
    (root / "blad.xlsx").symlink_to(path)
    before = path.read_bytes()
    async with running(path, area="overview", root=root) as user:
        for name in ("blad.xlsx", f"{WORK_FOLDER}/versions/school/uit.xlsx"):
            await user.command("app.export")
            await user.press("ctrl+u")
            await user.type(name)
            assert "geen plaats om in te bewaren" in await said_after(user, "enter")
            await user.press("escape")
    assert path.read_bytes() == before
    assert not list(root.rglob("uit.xlsx"))


async def test_an_earlier_version_cannot_be_opened_to_be_written_in(tmp_path: Path) -> None:
    root = tmp_path / "school"
    version = Path(WORK_FOLDER) / "versions" / "school" / "000001-20261121.toml"
    neighbours(root)
    kept = root / version
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(encode({"format": 1, "kind": "school", "name": "Van vroeger"}))
    async with running(None, root=root) as user:
        await user.press("end")
        while "Welk dossier?" not in user.text:
            await user.press("up", "enter")
            if "Welk dossier?" not in user.text:
                await user.press("escape")
        await user.press("ctrl+u")
        await user.type(str(version))
        assert "geen plaats om in te bewaren" in await said_after(user, "enter")
        assert not user.app.has_session


async def test_a_link_to_itself_does_not_stop_the_start(tmp_path: Path) -> None:
    root = tmp_path / "school"
    root.mkdir()
    make_school(root)
    (root / "lus.toml").symlink_to(root / "lus.toml")
    os.mkfifo(root / "pijp.toml")
    async with running(None, root=root) as user:
        await user.until("De Kiekendief")
        assert "lus" not in user.text
        await user.until("geen gewoon bestand")


async def test_a_folder_one_may_not_look_in_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, closed = make_school(tmp_path), tmp_path / "dicht"
    real = os.stat

    def refusing(asked: object, *args: object, **more: object) -> os.stat_result:
        # The superuser may look everywhere, so that the refusal has to be acted.
        if isinstance(asked, str | Path) and Path(asked).is_relative_to(closed):
            raise PermissionError(13, "Permission denied")
        return real(asked, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refusing)
    assert "rechten" in look_at(closed / "x.toml", TODAY).told
    async with running(path, area="overview") as user:
        await user.command("app.export")
        await user.press("ctrl+u")
        await user.type(str(closed / "x.xlsx"))
        assert "rechten" in await said_after(user, "enter")
        assert user.app.return_code is None


async def test_forgetting_somebody_changes_nothing_of_the_neighbours(tmp_path: Path) -> None:
    group = copy_example(tmp_path / "werk")
    outside = neighbours(tmp_path / "buren")
    document = decode(group.read_bytes(), "test")
    (group.parent / "scholen" / "koppeling.toml").symlink_to(outside)
    members = [*document["members"], str(outside), "../buren/*.toml"]
    group.write_bytes(encode({**document, "members": members}))
    async with running(group, area="group") as user:
        await user.until("wordt niet geopend")
        files = dossiers_in_scope(user.app)
        assert len(files) == 6
        assert all(path.resolve().is_relative_to(group.parent) for path in files)
        assert outside not in files


@pytest.mark.parametrize("trap", [WORK_FOLDER, f"{WORK_FOLDER}/doorloop-jan"])
def test_forgetting_follows_no_link_beside_a_dossier(tmp_path: Path, trap: str) -> None:
    jan = Someone("jan", "Jan")
    mark = Mark.of((jan.id, jan.name), "korrel", NOW.astimezone())
    outside = tmp_path / "buren"
    for walk in ("doorloop-jan", "doorloop-bo"):
        (outside / WORK_FOLDER / walk).mkdir(parents=True)
        (outside / WORK_FOLDER / walk / "doorloop.toml").write_bytes(encode({**SCHOOL}))
    before = contents(outside)
    root = tmp_path / "eigen"
    (root / trap).parent.mkdir(parents=True)
    (root / trap).symlink_to(outside / trap)
    path = school(root)
    forgetting = Forgetting(jan, "an", NOW.astimezone(), tmp_path / "thuis", mark)
    done = forgetting.everywhere((path,), lambda _done, _total: None)
    assert contents(outside) == before
    if trap == WORK_FOLDER:
        assert "school.toml" in done.failed[0]
    else:
        assert "jan" not in decode(path.read_bytes(), "test")["people"]


async def test_a_pipe_in_the_place_of_a_group_holds_up_nobody(tmp_path: Path) -> None:
    root = tmp_path / "school"
    root.mkdir()
    os.mkfifo(tmp_path / "groep.toml")
    people = {"an": {"name": "An Peeters"}}
    path = make_school(root, people=people, group="../groep.toml")
    async with running(path, area="team") as user:
        assert tmp_path / "groep.toml" in dossiers_in_scope(user.app)
        await user.press("V")
        await user.until("overal verwijderen?")
    async with running(path, area="team", root=root) as user:
        assert dossiers_in_scope(user.app) == (path,)
