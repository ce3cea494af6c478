import io
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.forgetting import Someone, forget_person
from ictcoord_tui.domain.marks import Mark, marked, marks_in
from ictcoord_tui.session import Session
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.conflicts import list_conflicts
from tests.cli.conftest import Run

BASE = """format = 1
kind = "school"
name = "De Duin"
group = "wilgenbrug/groep.toml"
[people.an]
name = "An Peeters"
[current.net-wifi]
who = ["an"]
time = "1u/week"
"""
OURS = BASE.replace("1u/week", "2u/week").replace('["an"]', '["an", "joris"]')
THEIRS = BASE.replace("1u/week", "3u/week") + '[roadmap.02]\nnote = "samen"\n'


@pytest.fixture
def sides(here: Path) -> Path:
    for name, text in (("basis", BASE), ("wij", OURS), ("zij", THEIRS)):
        (here / f"{name}.toml").write_text(text, encoding="utf-8")
    return here


def test_both_sides_come_together_in_ours(run: Run, sides: Path) -> None:
    (sides / "zij.toml").write_text(THEIRS.replace("3u/week", "1u/week"), encoding="utf-8")

    done = run("merge", "basis.toml", "wij.toml", "zij.toml")

    assert (done.code, done.out, done.err) == (0, "", "")
    merged = decode((sides / "wij.toml").read_bytes(), "wij")
    assert merged["current"]["net-wifi"] == {"who": ["an", "joris"], "time": "2u/week"}
    assert merged["roadmap"]["02"]["note"] == "samen"
    assert (sides / "basis.toml").read_text(encoding="utf-8") == BASE


def test_a_conflict_is_told_in_words_and_ours_stands(run: Run, sides: Path) -> None:
    done = run("merge", "basis.toml", "wij.toml", "zij.toml", "-o", "samen.toml")

    assert (done.code, done.out) == (4, "")
    assert (
        "Huidige situatie › Wifi-netwerk beheren › Tijd: wij ‘2u/week’, zij ‘3u/week’; "
        "behouden: ‘2u/week’\n"
    ) in done.err
    assert (sides / "wij.toml").read_text(encoding="utf-8") == OURS
    assert (
        decode((sides / "samen.toml").read_bytes(), "x")["current"]["net-wifi"]["time"] == "2u/week"
    )


def test_what_is_there_already_stays_unless_it_is_said(run: Run, sides: Path) -> None:
    group = sides / "wilgenbrug" / "groep.toml"
    before = group.read_bytes()
    words = ("merge", "basis.toml", "basis.toml", "zij.toml", "-o", str(group))
    done = run(*words)
    assert done.code == 5
    assert "--force" in done.err
    assert group.read_bytes() == before
    assert run(*words, "--force").code == 0
    assert decode(group.read_bytes(), "x")["name"] == "De Duin"


def test_ours_may_be_named_as_the_place_of_the_result(run: Run, sides: Path) -> None:
    assert run("merge", "basis.toml", "basis.toml", "zij.toml", "-o", "basis.toml").code == 0
    assert decode((sides / "basis.toml").read_bytes(), "x")["roadmap"]["02"]["note"] == "samen"


def test_a_school_and_a_group_do_not_mix(run: Run, sides: Path) -> None:
    done = run("merge", "basis.toml", "wij.toml", "wilgenbrug/groep.toml")
    assert done.code == 2
    assert "groep" in done.err
    assert (sides / "wij.toml").read_text(encoding="utf-8") == OURS


def test_a_dash_gives_the_result_on_stdout(
    run: Run, sides: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))

    assert run("merge", "basis.toml", "basis.toml", "zij.toml", "-o", "-").code == 0
    assert decode(raw.getvalue(), "x")["roadmap"]["02"]["note"] == "samen"
    assert (sides / "basis.toml").read_text(encoding="utf-8") == BASE


def test_without_a_common_beginning_git_gives_an_empty_base(run: Run, sides: Path) -> None:
    (sides / "basis.toml").write_text("", encoding="utf-8")

    assert run("merge", "basis.toml", "wij.toml", "zij.toml").code == 4
    assert decode((sides / "wij.toml").read_bytes(), "x")["name"] == "De Duin"


@pytest.mark.parametrize("broken", ["basis.toml", "wij.toml", "zij.toml"])
def test_a_side_that_cannot_be_read_changes_nothing(broken: str, run: Run, sides: Path) -> None:
    (sides / broken).write_text("kapot = ", encoding="utf-8")
    before = (sides / "wij.toml").read_bytes()

    done = run("merge", "basis.toml", "wij.toml", "zij.toml")

    assert done.code == 3
    assert broken in done.err
    assert (sides / "wij.toml").read_bytes() == before


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")
def test_git_merges_two_branches_with_it(sides: Path) -> None:
    place = sides / "git"
    place.mkdir()
    driver = f"{sys.executable} -m ictcoord_tui merge %O %A %B"

    def git(*argv: str) -> None:
        settings = ["user.name=an", "user.email=an@x", f"merge.ictcoord.driver={driver}"]
        flags = [flag for setting in settings for flag in ("-c", setting)]
        subprocess.run(["git", *flags, *argv], cwd=place, check=True, capture_output=True)

    def commit(text: str) -> None:
        (place / "school.toml").write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-m", "x")

    git("init", "-b", "wij")
    (place / ".gitattributes").write_text("*.toml merge=ictcoord\n", encoding="utf-8")
    commit(BASE)
    git("switch", "-c", "zij")
    commit(BASE.replace("1u/week", "3u/week"))
    git("switch", "wij")
    commit(BASE.replace('["an"]', '["an", "joris"]'))
    git("merge", "zij")

    merged = decode((place / "school.toml").read_bytes(), "x")
    assert merged["current"]["net-wifi"] == {"who": ["an", "joris"], "time": "3u/week"}


def test_a_conflict_of_git_waits_in_the_app(run: Run, sides: Path) -> None:
    target = sides / "school.toml"
    target.write_text(OURS, encoding="utf-8")
    done = run("merge", "basis.toml", "school.toml", "zij.toml", "school.toml")
    assert done.code == 4
    conflict, advice = done.err.splitlines()
    assert "Wifi-netwerk beheren" in conflict
    assert "Open school.toml en druk op c" in advice
    session = Session.open(
        target, catalogue=load_catalogue(), author="an", clock=lambda: datetime.now().astimezone()
    )
    (waiting,) = session.disagreements
    assert waiting.conflict.path == ("current", "net-wifi", "time")
    assert (waiting.conflict.ours, waiting.conflict.theirs) == ("2u/week", "3u/week")
    assert waiting.pending.theirs_by.who == "", "git does not tell"
    session.settle(waiting)
    session.save_everything()
    assert list_conflicts(target) == ()


def test_a_difference_is_told_in_words_with_the_names_of_the_group(run: Run, sides: Path) -> None:
    assert sides.is_dir()

    done = run("diff", "basis.toml", "wij.toml")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Huidige situatie › Wifi-netwerk beheren › Tijd: ‘1u/week’ → ‘2u/week’",
        "Huidige situatie › Wifi-netwerk beheren › Wie: + Joris Vandemoer",
    ]


def test_a_group_that_cannot_be_found_leaves_the_id(run: Run, sides: Path) -> None:
    (sides / "wilgenbrug" / "groep.toml").unlink()

    assert "Wie: + joris\n" in run("diff", "basis.toml", "wij.toml").out


def test_no_difference_is_said_on_stderr(run: Run) -> None:
    done = run("diff", "school.toml", "school.toml")

    assert (done.code, done.out) == (0, "")
    assert "hetzelfde" in done.err


def test_git_tells_its_history_in_words(sides: Path) -> None:
    place = sides / "woorden"
    place.mkdir()
    textconv = f"{sys.executable} -m ictcoord_tui diff /dev/null"

    def git(*argv: str) -> str:
        settings = ["user.name=an", "user.email=an@x", f"diff.ictcoord.textconv={textconv}"]
        flags = [flag for setting in settings for flag in ("-c", setting)]
        done = subprocess.run(["git", *flags, *argv], cwd=place, check=True, capture_output=True)
        return done.stdout.decode()

    git("init", "-b", "wij")
    (place / ".gitattributes").write_text("*.toml diff=ictcoord\n", encoding="utf-8")
    for text in (BASE, BASE.replace("1u/week", "3u/week")):
        (place / "school.toml").write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-m", "x")
    log = git("log", "-p", "-1", "--", "school.toml").splitlines()
    changed = [line for line in log if line[:1] in ("-", "+") and line[:3] not in ("---", "+++")]
    assert changed == [
        "-Huidige situatie › Wifi-netwerk beheren › Tijd: ‘1u/week’",
        "+Huidige situatie › Wifi-netwerk beheren › Tijd: ‘3u/week’",
    ]


def test_what_git_keeps_far_from_the_group_differs_in_what_changed_alone(
    run: Run, sides: Path, tmp_path: Path
) -> None:
    far = tmp_path / "git-blob" / "school.toml"
    far.parent.mkdir()
    far.write_text(OURS, encoding="utf-8")
    near, away = (run("diff", "/dev/null", str(one)) for one in (sides / "wij.toml", far))
    assert "Wie: An Peeters, joris\n" in near.out
    assert near.out == away.out


def test_a_damaged_dossier_is_shown_to_git_as_it_stands(run: Run, sides: Path) -> None:
    (sides / "kapot.toml").write_text(BASE + "x = ", encoding="utf-8")
    done = run("diff", "/dev/null", "kapot.toml")
    assert (done.code, done.out) == (0, BASE + "x = \n")
    assert "regel" in done.err
    assert run("diff", "basis.toml", "kapot.toml").code == 3


@pytest.mark.parametrize("forgotten", ["wij", "zij"])
def test_who_was_forgotten_on_one_machine_does_not_come_back_from_another(
    run: Run, sides: Path, forgotten: str
) -> None:
    an, now = Someone("an", "An Peeters"), datetime.now().astimezone()
    side = sides / f"{forgotten}.toml"
    gone = forget_person(decode(side.read_bytes(), forgotten), an)
    side.write_bytes(encode(marked(gone, Mark.of(("an", "An Peeters"), "merk", now))))
    run("merge", "basis.toml", "wij.toml", "zij.toml")
    merged = decode((sides / "wij.toml").read_bytes(), "wij")
    assert "people" not in merged
    assert merged["current"]["net-wifi"]["who"] == ["joris"]
    assert merged["roadmap"]["02"]["note"] == "samen"
    assert len(marks_in(merged)) == 1
