"""Two sessions on one dossier: who was forgotten in one, is not brought back by the other."""

from datetime import datetime
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.forgetting import Someone
from ictcoord_tui.domain.edits.people import remove_person
from ictcoord_tui.domain.marks import Mark, marks_in
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.session import Session
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.forgetting import Forgetting
from ictcoord_tui.storage.rescue import Rescue

NOW = datetime.fromisoformat("2026-11-21T14:03:00+01:00")
ZOE = Someone("zoe-claes", "Zoë Claes", (), frozenset({"An Peeters"}))
PEOPLE = {"an": {"name": "An Peeters"}, "zoe-claes": {"name": "Zoë Claes"}}
ROLE = ("people", "zoe-claes", "role")
NOTE = ("current", "net-wifi", "note")


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """A group with Zoë in it, and a school that names her."""
    path = tmp_path / "groep.toml"
    schools = tmp_path / "scholen"
    schools.mkdir()
    shared = {"format": 1, "catalogue": 1}
    path.write_bytes(
        encode(
            {**shared, "kind": "group", "name": "Groep", "people": PEOPLE, "members": ["scholen/*"]}
        )
    )
    school = {**shared, "kind": "school", "name": "Linde", "group": "../groep.toml"}
    filled = {"net-wifi": {"who": ["zoe-claes"], "note": "Vraag het aan Zoë."}}
    (schools / "linde.toml").write_bytes(encode({**school, "current": filled}))
    return path


def opened(path: Path, author: str) -> Session:
    return Session.open(path, catalogue=load_catalogue(), author=author, clock=lambda: NOW)


def forget(group: Path, mark: str = "merk") -> None:
    """Forget Zoë in another process, in every file."""
    called = Mark.of((ZOE.id, ZOE.name), mark, NOW)
    work = Forgetting(ZOE, "an", NOW, group.parent / "thuis", called, frozenset({group}))
    done = work.everywhere([group, *group.parent.glob("scholen/*.toml")], lambda *_: None)
    assert done.failed == ()


def look(session: Session) -> None:
    for news in session.receive(session.poll().run()):
        assert news.departed is None or news.departed.marks
    session.save_everything()


def traces(*sessions: Session) -> list[str]:
    said = [str(one.document(key)) for one in sessions for key in one.ids]
    said += [one.path(key).read_text("utf-8") for one in sessions for key in one.ids]
    return [text for text in said if "zoe" in text or "Zoë" in text]


def everything_below(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.is_file())
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in files)


@pytest.mark.parametrize("heard", [False, True])
def test_no_version_is_called_after_who_was_forgotten_elsewhere(group: Path, heard: bool) -> None:
    els = opened(group.parent / "scholen" / "linde.toml", "els")
    els.edit("Zoë Claes neemt wifi over", lambda d: put(d, ("place",), "Gent"))
    forget(group)
    if heard:
        els.receive(els.poll().run())
    els.save_everything()
    assert els.document("linde")["place"] == "Gent"
    assert "zoe" not in everything_below(group.parent).casefold()
    assert "Zo\\u00eb" not in everything_below(group.parent)


@pytest.mark.parametrize("redo", [False, True])
def test_neither_undo_nor_redo_of_another_session_brings_anybody_back(
    group: Path, redo: bool
) -> None:
    els = opened(group.parent / "scholen" / "linde.toml", "els")
    els.edit("rol", lambda d: put(d, ROLE, "leraar"), dossier=els.group_id)
    els.edit("weg", lambda d: remove_person(d, "zoe-claes"), dossier=els.group_id)
    els.edit("notitie", lambda d: put(d, NOTE, "Zoë Claes komt."))
    if redo:
        els.undo()
    els.save_everything()
    forget(group)
    look(els)
    assert not traces(els)
    assert els.history.undo_label == els.history.redo_label == ""
    for act in (els.redo, els.undo, els.undo, els.undo):
        act()
    look(els)
    assert not traces(els)
    assert "zoe" not in everything_below(group.parent).casefold()


def test_what_was_not_saved_yet_brings_nobody_back_and_is_not_lost(group: Path) -> None:
    els = opened(group.parent / "scholen" / "linde.toml", "els")
    els.edit("rol", lambda d: put(d, ROLE, "leraar"), dossier=els.group_id)
    els.edit("notitie", lambda d: put(d, NOTE, "Zoë Claes belt terug."))
    els.edit("wie", lambda d: put(d, ("current", "net-internet", "who"), ["zoe-claes"]))
    els.edit("plaats", lambda d: put(d, ("place",), "Gent"))
    forget(group)
    els.save_everything()
    look(els)
    assert not traces(els)
    assert els.document("linde")["place"] == "Gent"
    assert get(els.document("linde"), NOTE) is not None
    assert els.disagreements == ()
    assert "zoe" not in everything_below(group.parent).casefold()


def test_a_copy_of_before_brings_nobody_back(group: Path) -> None:
    els = opened(group.parent / "scholen" / "linde.toml", "els")
    old = els.document("linde")
    rescue = Rescue(els.path("linde"), old, put(old, ("place",), "Gent"), "els", NOW)
    before: Document = els.document(els.group_id)
    forget(group)
    look(els)
    assert els.put_back("terug", "linde", rescue)
    els.edit("oude versie", lambda _today: before, dossier=els.group_id)
    assert not traces(els), "not even until it is saved"
    look(els)
    assert els.document("linde")["place"] == "Gent"
    assert not traces(els)
    assert len(marks_in(els.document(els.group_id))) == 1, "the mark stays"


def test_an_old_file_put_over_the_dossier_is_cleaned_by_an_open_session(group: Path) -> None:
    old = group.read_bytes()
    els = opened(group, "els")
    forget(group)
    look(els)
    group.write_bytes(old)
    look(els)
    assert not traces(els)
    assert "zoe" not in everything_below(group.parent / ".ictcoord").casefold()


def test_somebody_of_that_name_can_be_hired_again(group: Path) -> None:
    els = opened(group.parent / "scholen" / "linde.toml", "els")
    forget(group)
    look(els)
    taken = els.taken_people()
    assert "zoe-claes" in taken
    assert "zoe-claes-2" not in taken
    els.edit("terug", lambda d: put(d, ("people", "zoe-claes-2", "name"), "Zoë Claes"))
    els.edit("notitie", lambda d: put(d, NOTE, "Zoë Claes is terug."))
    look(els)
    assert get(els.document("linde"), NOTE) == "Zoë Claes is terug."
    assert get(els.document("linde"), ("people", "zoe-claes-2", "name")) == "Zoë Claes"
