"""The open dossier: editing, saving, undo, and colleagues who do the same at the same time."""

import errno
import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.wishes import Clash
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import IctcoordError, InvalidDataError, NotAllowedError
from ictcoord_tui.session import MOST_STEPS, SaveState, Session
from ictcoord_tui.session.saving import SaveJob
from ictcoord_tui.session.watching import Poll
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.dossier_file import Saved
from ictcoord_tui.storage.versions import Retention, list_versions
from tests.storage.faults import LOOKS, counted, failing

NOW = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - sessions work in local time

SCHOOL: Document = {
    "format": 1,
    "catalogue": 1,
    "kind": "school",
    "name": "De Kiekendief",
    "people": {"an": {"name": "An"}, "jan": {"name": "Jan"}},
}


def opened(path: Path, *, read_only: str = "") -> Session:
    return Session.open(
        path, catalogue=load_catalogue(), author="an", clock=lambda: NOW, read_only=read_only
    )


def school(folder: Path, **values: object) -> Path:
    path = folder / "school.toml"
    path.write_bytes(encode({**SCHOOL, **values}))
    return path


def give(session: Session, task: str, who: str) -> bool:
    place = ("current", task, "who")
    return session.edit(f"{who} voor {task}", lambda d: put(d, place, [who]), place=place)


def state(session: Session) -> SaveState:
    return session.status.state


def on_disk(path: Path) -> Document:
    return decode(path.read_bytes(), "test")


def clashes(session: Session, *, again: bool = False) -> list[Clash]:
    """Return what somebody else changed of what undo, or redo, would change."""
    wishes = session.taking_back(again=again).items()
    return [one for key, wish in wishes for one in wish.clashes(session.document(key))]


def save(session: Session) -> None:
    while (job := session.next_save()) is not None:
        session.finish_save(job, job.run())


def test_a_version_is_called_after_the_one_change_that_made_it(tmp_path: Path) -> None:
    path = school(tmp_path)
    session = opened(path)
    give(session, "net-wifi", "an")
    save(session)
    session.undo()
    save(session)
    session.redo()
    save(session)
    give(session, "net-wifi", "jan")
    give(session, "net-internet", "jan")
    save(session)
    give(session, "net-internet", "an")
    job = session.next_save()
    assert job is not None
    give(session, "net-wifi", "an")
    session.finish_save(job, job.run())
    save(session)
    assert [one.what for one in list_versions(path)][::-1] == [
        "",
        "an voor net-wifi",
        "Ongedaan: an voor net-wifi",
        "Opnieuw: an voor net-wifi",
        "",
        "an voor net-internet",
        "an voor net-wifi",
    ]


def test_an_edit_is_on_disk_after_its_save_job(tmp_path: Path) -> None:
    path = school(tmp_path)
    session = opened(path)
    assert state(session) is SaveState.SAVED
    assert give(session, "net-wifi", "jan")
    assert state(session) is SaveState.WAITING
    save(session)
    assert state(session) is SaveState.SAVED
    assert session.status.at == NOW
    assert on_disk(path)["current"] == {"net-wifi": {"who": ["jan"]}}


@settings(max_examples=20, deadline=None)
@given(
    now=st.lists(st.sampled_from("zxcba"), max_size=6),
    later=st.lists(st.sampled_from("zxcba"), max_size=6),
    people=st.permutations(["an", "jan", "bo"]),
)
def test_no_order_of_ids_in_an_edit_is_in_the_way_of_undo(
    tmp_path_factory: pytest.TempPathFactory,
    now: list[str],
    later: list[str],
    people: list[str],
) -> None:
    session = opened(school(tmp_path_factory.mktemp("order")))
    first = session.document()
    for number, who in enumerate((now, later)):
        session.edit(f"{number}", lambda d, ids=who: put(d, ("current", "net-wifi", "who"), ids))  # type: ignore[misc]
    for person in people:
        session.edit(person, lambda d, key=person: put(d, ("people", key, "role"), key))  # type: ignore[misc]
    save(session)
    while session.history.undo_label:
        assert not clashes(session)
        taken = session.undo()
        assert taken is not None
        save(session)
    assert session.document() == first


def test_an_edit_that_changes_nothing_is_no_step(tmp_path: Path) -> None:
    session = opened(school(tmp_path))
    assert not session.edit("niets", lambda d: dict(d))
    assert session.history.undo_label == ""
    assert session.next_save() is None


def test_typing_goes_on_while_a_save_runs(tmp_path: Path) -> None:
    path = school(tmp_path)
    session = opened(path)
    give(session, "net-wifi", "jan")
    job = session.next_save()
    assert job is not None
    give(session, "net-internet", "an")
    assert session.next_save() is None, "one save at a time for a file"
    session.finish_save(job, job.run())
    save(session)
    assert set(on_disk(path)["current"]) == {"net-wifi", "net-internet"}


def test_a_colleague_and_i_change_different_cells(tmp_path: Path) -> None:
    path = school(tmp_path)
    mine, theirs = opened(path), opened(path)
    give(theirs, "net-wifi", "jan")
    save(theirs)
    give(mine, "net-internet", "an")
    job = mine.next_save()
    assert job is not None
    news = mine.finish_save(job, job.run())
    assert news is not None
    assert [d.path for d in news.differences] == [("current", "net-wifi", "who")]
    assert set(mine.document()["current"]) == {"net-wifi", "net-internet"}
    assert set(on_disk(path)["current"]) == {"net-wifi", "net-internet"}


def test_a_poll_brings_in_what_a_colleague_saved(tmp_path: Path) -> None:
    path = school(tmp_path)
    mine, theirs = opened(path), opened(path)
    give(theirs, "net-wifi", "jan")
    save(theirs)
    (news,) = mine.receive(mine.poll().run())
    assert news.differences
    assert mine.document()["current"]["net-wifi"]["who"] == ["jan"]
    assert mine.overview().dossier.current["net-wifi"].who == ("jan",)
    assert not mine.receive(mine.poll().run()), "told once"


def test_the_same_field_changed_twice_waits_for_a_choice(tmp_path: Path) -> None:
    path = school(tmp_path, plan={"title": "Oud"})
    mine, theirs = opened(path), opened(path)
    for session, title in ((theirs, "Hun plan"), (mine, "Mijn plan")):
        session.edit("titel", lambda d, t=title: put(d, ("plan", "title"), t))  # type: ignore[misc]
    save(theirs)
    save(mine)
    (disagreement,) = mine.disagreements
    assert (disagreement.conflict.ours, disagreement.conflict.theirs) == ("Mijn plan", "Hun plan")
    assert on_disk(path)["plan"]["title"] == "Mijn plan"
    mine.settle(disagreement)
    assert not mine.disagreements


def test_undo_keeps_what_a_colleague_did_since(tmp_path: Path) -> None:
    path = school(tmp_path)
    mine, theirs = opened(path), opened(path)
    give(mine, "net-wifi", "an")
    save(mine)
    theirs.receive(theirs.poll().run())
    give(theirs, "net-internet", "jan")
    save(theirs)
    mine.receive(mine.poll().run())
    assert not clashes(mine)
    done = mine.undo()
    assert done is not None
    assert done.label == "an voor net-wifi"
    assert mine.document()["current"] == {"net-internet": {"who": ["jan"]}}


def test_undo_of_a_value_a_colleague_changed_since_leaves_it(tmp_path: Path) -> None:
    path = school(tmp_path)
    mine, theirs = opened(path), opened(path)
    mine.edit("titel", lambda d: put(d, ("plan", "title"), "Mijn plan"))
    save(mine)
    theirs.receive(theirs.poll().run())
    theirs.edit("titel", lambda d: put(d, ("plan", "title"), "Hun plan"))
    save(theirs)
    mine.receive(mine.poll().run())
    assert len(clashes(mine)) == 1
    assert mine.undo() is not None
    assert mine.document()["plan"]["title"] == "Hun plan"


def test_a_new_edit_forgets_what_could_be_redone(tmp_path: Path) -> None:
    session = opened(school(tmp_path))
    give(session, "net-wifi", "an")
    session.undo()
    assert session.history.redo_label
    give(session, "net-wifi", "jan")
    assert session.history.redo_label == ""
    assert session.redo() is None


def test_one_step_over_two_dossiers_is_undone_as_one(tmp_path: Path) -> None:
    group, member = make_group(tmp_path)
    session = opened(group)
    for path in session.expected_members():
        session.admit(session.member_reader()(path))
    session.edit_several(
        "verhuisd",
        {
            "groep": lambda d: put(d, ("people", "els", "name"), "Els"),
            member.stem: lambda d: put(d, ("people", "an"), None),
        },
    )
    assert "els" in session.document("groep")["people"]
    assert "an" not in session.document(member.stem)["people"]
    session.undo()
    assert "people" not in session.document("groep")
    assert "an" in session.document(member.stem)["people"]


def make_group(folder: Path) -> tuple[Path, Path]:
    (folder / "scholen").mkdir()
    member = folder / "scholen" / "kiekendief.toml"
    member.write_bytes(encode({**SCHOOL, "group": "../groep.toml"}))
    group = folder / "groep.toml"
    group.write_bytes(
        encode(
            {
                "format": 1,
                "catalogue": 1,
                "kind": "group",
                "name": "De Wilgenbrug",
                "members": ["scholen/*.toml"],
            }
        )
    )
    return group, member


def test_read_only_refuses_every_change_with_the_reason(tmp_path: Path) -> None:
    session = opened(school(tmp_path), read_only="Geopend om te lezen.")
    assert state(session) is SaveState.READ_ONLY
    with pytest.raises(NotAllowedError, match="Geopend om te lezen"):
        give(session, "net-wifi", "an")
    assert "current" not in session.document()


def test_a_failed_save_keeps_the_work_and_says_so(tmp_path: Path) -> None:
    path = school(tmp_path)
    session = opened(path)
    give(session, "net-wifi", "jan")
    path.write_text("kapot = [", encoding="utf-8")
    save(session)
    assert state(session) is SaveState.FAILED
    assert "kapot" in path.read_text(encoding="utf-8"), "an invalid file is never overwritten"
    assert session.next_save() is None, "it is not hammered"
    with pytest.raises(InvalidDataError):
        session.save_everything()
    path.write_bytes(encode(SCHOOL))
    session.save_everything()
    assert state(session) is SaveState.SAVED
    assert on_disk(path)["current"]["net-wifi"]["who"] == ["jan"]


def test_a_file_that_became_unreadable_is_told_once(tmp_path: Path) -> None:
    path = school(tmp_path)
    session = opened(path)
    path.write_text("kapot = [", encoding="utf-8")
    (news,) = session.receive(session.poll().run())
    assert "kapot" not in session.document()
    assert news.warning
    assert not session.receive(session.poll().run())


def test_a_broken_member_stops_nothing(tmp_path: Path) -> None:
    group, member = make_group(tmp_path)
    (tmp_path / "scholen" / "stuk.toml").write_text("= nee", encoding="utf-8")
    session = opened(group)
    for path in session.expected_members():
        session.admit(session.member_reader()(path))
    assert session.school_ids == (member.stem,)
    assert "stuk" in session.broken
    assert not session.expected_members()


def test_a_school_opens_alone_when_its_group_is_missing(tmp_path: Path) -> None:
    path = school(tmp_path, group="../weg/groep.toml")
    session = opened(path)
    assert session.overview().name == "De Kiekendief"
    (broken,) = session.broken.values()
    assert "groep" in str(broken.path)


def test_group_people_can_do_tasks_of_a_school(tmp_path: Path) -> None:
    group, member = make_group(tmp_path)
    document = on_disk(group)
    group.write_bytes(encode(put(document, ("people", "els", "name"), "Els")))
    session = opened(member)
    assert session.overview().people["els"].name == "Els"
    assert session.home_of("els") == "groep"
    assert all(one in session.taken_people() for one in ("an", "jan", "els"))


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["net-wifi", "net-internet", "srv-backup"]),
        st.sampled_from(["who", "time", "note"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(_EDITS)
def test_undoing_everything_gives_the_start_and_redoing_the_end(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, int]]
) -> None:
    path = school(tmp_path_factory.mktemp("dossier"))
    session = opened(path)
    start = session.document()
    values: dict[str, list[object]] = {
        "who": [None, ["an"], ["jan"], ["an", "jan"]],
        "time": [None, "1u/week", "2u/week", "30min/dag"],
        "note": [None, "a", "b", "c"],
    }
    for task, key, number in edits:
        place, value = ("current", task, key), values[key][number]
        session.edit("cel", lambda d, p=place, v=value: put(d, p, v))  # type: ignore[misc]
    end = session.document()
    while session.undo() is not None:
        pass
    assert session.document() == start
    while session.redo() is not None:
        pass
    assert session.document() == end
    session.save_everything()
    assert on_disk(path) == end


def test_a_save_that_is_refused_is_a_value(tmp_path: Path) -> None:
    path = school(tmp_path)
    session = opened(path)
    give(session, "net-wifi", "jan")
    job = session.next_save()
    assert job is not None
    path.write_text("kapot = [", encoding="utf-8")
    outcome = job.run()
    assert isinstance(outcome, IctcoordError)
    assert not isinstance(outcome, Saved)


@pytest.mark.parametrize("code", [errno.EIO, errno.ESTALE, errno.EACCES])
@pytest.mark.parametrize("kind", ["save", "poll"])
def test_whatever_a_disk_refuses_to_show_is_told_and_ends_nothing(
    tmp_path: Path, kind: str, code: int
) -> None:
    def job(folder: Path) -> SaveJob | Poll:
        folder.mkdir()
        mine, theirs = (opened(school(folder)) for _ in range(2))
        mine.retain(Retention(all_days=3))
        for session, title in ((mine, "Mijn plan"), (theirs, "Hun plan")):
            session.edit("titel", lambda d, t=title: put(d, ("plan", "title"), t))  # type: ignore[misc]
        save(theirs)
        found = mine.next_save() if kind == "save" else mine.poll()
        assert found is not None
        return found

    first = job(tmp_path / "telling")
    with counted(LOOKS) as names:
        first.run()
    assert len(names) > 20
    for number in range(len(names)):
        one = job(tmp_path / str(number))
        with failing(number, code, LOOKS):
            outcome = one.run()
        assert isinstance(outcome, tuple | Saved | IctcoordError)


def test_what_can_be_undone_has_a_limit(tmp_path: Path) -> None:
    session = opened(school(tmp_path))
    for number in range(MOST_STEPS + 5):
        session.edit("iets", lambda d, n=number: put(d, ("place",), f"plaats {n}"))  # type: ignore[misc]
    undone = 0
    while session.undo() is not None:
        undone += 1
    assert undone == MOST_STEPS
    assert session.document()["place"] == "plaats 4"


# What could not be saved


def test_one_dossier_that_refuses_does_not_hold_back_the_others(tmp_path: Path) -> None:
    path = school(tmp_path, group="groep.toml")
    group = tmp_path / "groep.toml"
    group.write_bytes(encode({"format": 1, "catalogue": 1, "kind": "group", "name": "G"}))
    session = opened(path)
    assert session.group_id is not None
    for dossier in session.ids:
        session.edit("plaats", lambda d: put(d, ("place",), "Gent"), dossier=dossier)
    group.write_bytes(b"[[kapot")
    with pytest.raises(InvalidDataError):
        session.save_everything()
    assert on_disk(path)["place"] == "Gent"
    assert [rescue.path for rescue in session.unsaved()] == [group]


def test_what_was_rescued_is_merged_and_can_be_undone(tmp_path: Path) -> None:
    path = school(tmp_path)
    before = opened(path)
    give(before, "net-wifi", "an")
    before.edit("plaats", lambda d: put(d, ("place",), "Gent"))
    (rescue,) = before.unsaved()
    colleague = opened(path)
    give(colleague, "net-internet", "jan")
    colleague.edit("plaats", lambda d: put(d, ("place",), "Brugge"))
    save(colleague)
    session = opened(path)
    assert session.put_back("teruggezet", "school", rescue)
    assert session.document()["current"] == {
        "net-internet": {"who": ["jan"]},
        "net-wifi": {"who": ["an"]},
    }
    assert session.document()["place"] == "Brugge", "nothing is replaced unasked"
    (waits,) = session.disagreements
    assert (waits.conflict.ours, waits.conflict.theirs) == ("Brugge", "Gent")
    assert waits.pending.theirs_by.who == "an"
    assert waits.pending.ours_by.who == "an"
    save(session)
    assert on_disk(path) == session.document()
    assert len(opened(path).disagreements) == 1, "the question waits on disk"
    assert not session.put_back("teruggezet", "school", rescue), "once is enough"
    session.undo()
    assert "net-wifi" not in session.document()["current"]


def test_a_school_keeps_versions_as_its_group_declares(tmp_path: Path) -> None:
    group, member = make_group(tmp_path)
    document = decode(group.read_bytes(), "test")
    group.write_bytes(encode({**document, "versions": {"daily_days": 30}}))
    session = opened(member)
    give(session, "net-wifi", "an")
    for dossier in session.ids:
        one = session._files[dossier]
        assert one.file.kept_for(one.document).daily_days == 30


def test_a_file_that_may_not_be_written_is_looked_at_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = school(tmp_path)
    # The superuser may write everything, so that the refusal has to be acted.
    monkeypatch.setattr(os, "access", lambda asked, _: asked != path)
    session = opened(path)
    assert "lezen, maar niet wijzigen" in session.read_only_reason()
    with pytest.raises(NotAllowedError, match="schrijfrechten"):
        give(session, "net-wifi", "an")


def test_what_was_seen_while_a_save_runs_waits_for_the_next_look(tmp_path: Path) -> None:
    path = school(tmp_path)
    mine, theirs = opened(path), opened(path)
    give(theirs, "net-wifi", "jan")
    save(theirs)
    give(mine, "net-internet", "an")
    seen = mine.poll().run()
    job = mine.next_save()
    assert job is not None
    assert mine.receive(seen) == (), "the save itself brings it in"
    news = mine.finish_save(job, job.run())
    assert news is not None
    assert [one.path for one in news.differences] == [("current", "net-wifi", "who")]
