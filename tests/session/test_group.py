"""A group that is open: its schools are taken in one by one, and looked at together."""

from pathlib import Path

import pytest

from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.session import Session, dossiers
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.workspace import Broken
from tests.session.test_session import opened, save


def written(path: Path, kind: DossierKind, people: dict[str, str], **more: object) -> Path:
    document: Document = new_document(kind, path.stem.capitalize(), catalogue=1)
    persons = {key: {"name": name} for key, name in people.items()}
    path.write_bytes(encode({**document, "people": persons, **more}))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A group of two schools, and a file in their folder that is no dossier."""
    written(
        tmp_path / "groep.toml",
        DossierKind.GROUP,
        {"joris": "Joris"},
        members=["alfa.toml", "beta.toml", "kapot.toml"],
    )
    for name, people in (("alfa", {"an": "An"}), ("beta", {"bo": "Bo"})):
        written(tmp_path / f"{name}.toml", DossierKind.SCHOOL, people, group="groep.toml")
    (tmp_path / "kapot.toml").write_text("geen dossier", encoding="utf-8")
    return tmp_path


def whole(folder: Path) -> Session:
    """Return the group with everything in it read."""
    session = opened(folder / "groep.toml")
    read = session.member_reader()
    for path in session.expected_members():
        session.admit(read(path))
    return session


def test_the_schools_of_a_group_are_read_one_by_one(folder: Path) -> None:
    session = opened(folder / "groep.toml")
    expected = session.expected_members()
    assert [path.name for path in expected] == ["alfa.toml", "beta.toml", "kapot.toml"]
    before = session.revision
    session.admit(session.member_reader()(expected[0]))
    assert session.revision > before
    assert session.school_ids == ("alfa",)
    assert [path.name for path in session.expected_members()] == ["beta.toml", "kapot.toml"]


def test_who_is_written_down_twice_is_known_with_where(folder: Path) -> None:
    assert whole(folder).doubles == {}
    written(
        folder / "beta.toml", DossierKind.SCHOOL, {"an": "An", "joris": "J"}, group="groep.toml"
    )
    assert whole(folder).doubles == {"joris": ("groep", "beta"), "an": ("alfa", "beta")}


def test_a_school_that_cannot_be_read_stands_apart_with_its_reason(folder: Path) -> None:
    session = whole(folder)
    assert session.school_ids == ("alfa", "beta")
    assert list(session.broken) == ["kapot"]
    assert session.broken["kapot"].message
    assert session.expected_members() == ()


def test_a_second_school_with_one_name_is_not_taken_in(folder: Path) -> None:
    session = whole(folder)
    again = session.member_reader()(folder / "alfa.toml")
    assert not isinstance(again, Broken)
    session.admit(again)
    assert session.school_ids == ("alfa", "beta")
    assert str(folder / "alfa.toml") in session.broken


def test_people_are_known_in_the_whole_group(folder: Path) -> None:
    session = whole(folder)
    taken = session.taken_people()
    assert [one in taken for one in ("joris", "an", "bo", "els")] == [True, True, True, False]
    assert [session.home_of(one) for one in ("joris", "bo", "niemand")] == ["groep", "beta", None]


def test_from_the_group_everything_is_seen_and_from_a_school_itself(folder: Path) -> None:
    session = whole(folder)
    assert [one.id for one in session.focus_scope().schools] == ["alfa", "beta"]
    assert session.focus_scope().group is not None
    session.focus = "beta"
    assert [one.id for one in session.focus_scope().schools] == ["beta"]
    assert session.focus_scope().group is None


def test_a_change_in_the_group_is_seen_in_its_schools(folder: Path) -> None:
    session = whole(folder)
    assert session.overview("alfa").person_name("joris") == "Joris"
    place = ("people", "joris", "name")
    session.edit("naam", lambda document: put(document, place, "Joris Vandemoer"))
    assert session.overview("alfa").person_name("joris") == "Joris Vandemoer"


def test_a_school_alone_expects_nobody_else(folder: Path) -> None:
    session = opened(folder / "alfa.toml")
    assert session.expected_members() == ()
    assert not session.has_group
    assert session.group_id == "groep"
    assert [one.id for one in session.scope().schools] == ["alfa"]


def test_what_is_forgotten_cannot_be_undone(folder: Path) -> None:
    session = whole(folder)
    session.edit("plaats", lambda document: put(document, ("place",), "Gent"))
    session.let_go(())
    assert session.undo() is None
    assert session.redo() is None
    assert session.document()["place"] == "Gent"


def test_a_school_the_group_names_no_more_stays_in_memory_and_comes_back(folder: Path) -> None:
    session = whole(folder)
    fewer = ["alfa.toml", "kapot.toml"]
    session.edit("uit de groep", lambda document: put(document, ("members",), fewer))
    assert list(session.school_ids) == ["alfa"]
    assert session.known_as(folder / "beta.toml") == "beta"
    assert [session.is_taken(one) for one in ("beta", "kapot", "gamma")] == [True, True, False]
    assert session.history.undo_place == ("groep", ())
    session.undo()
    assert list(session.school_ids) == ["alfa", "beta"]
    assert session.history.undo_place is None
    assert session.known_as(folder / "gamma.toml") is None


def test_where_the_folder_may_not_be_looked_in_nobody_leaves(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = whole(folder)

    def refused(*_: object) -> None:
        raise NotAllowedError("Je mag de map niet lezen.")

    # What the system itself refuses here differs from one Python to the next.
    monkeypatch.setattr(dossiers, "find_members", refused)
    session.edit("leden", lambda document: put(document, ("members",), ["alfa.toml"]))
    assert session.school_ids == ("alfa", "beta")


def test_what_a_group_names_outside_its_folder_is_told_and_not_opened(folder: Path) -> None:
    path = folder / "groep.toml"
    members = ["alfa.toml", "../elders.toml"]
    written(path, DossierKind.GROUP, {}, members=members)
    session = opened(path)
    (refused,) = session.refuse_outsiders()
    assert "elders.toml" in refused.path.as_posix()
    assert refused.message
    assert list(session.broken.values()) == [refused]
    assert opened(folder / "alfa.toml").refuse_outsiders() == ()


def test_only_the_dossiers_whose_save_failed_are_failing(folder: Path) -> None:
    session = whole(folder)
    assert not session.failing

    def named(document: Document) -> Document:
        return put(document, ("place",), "Gent")

    session.edit_several("plaats", {"alfa": named, "beta": named})
    (folder / "beta.toml").write_text("kapot = [", encoding="utf-8")
    save(session)
    assert session.failing == ("beta",)


def test_ids_of_schools_that_are_not_open_are_taken_too(folder: Path) -> None:
    session = opened(folder / "alfa.toml")
    siblings = session.siblings(None)
    assert siblings is not None
    elsewhere = siblings.look_for(["Bo"])
    assert "bo" not in session.taken_people()
    assert "bo" in session.taken_people(elsewhere)
    assert "an" in session.taken_people(elsewhere)


def test_a_school_in_no_group_has_no_siblings(tmp_path: Path) -> None:
    session = opened(written(tmp_path / "los.toml", DossierKind.SCHOOL, {}))
    assert session.siblings(None) is None
