"""Nothing is lost when processes die, disks fill up, or everyone saves at once."""

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.dossier_file import DossierFile, Saved
from tests.storage.crashes import (
    BASE,
    EDITS,
    OURS,
    THEIRS,
    WRITERS,
    both_are_known,
    clean,
    leftovers,
    number_of,
    numbered,
)
from tests.storage.faults import CALLS, counted, failing, full_from

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def story(name: str, folder: Path) -> dict[str, Any]:
    """Play a story of `crashes.py` in an interpreter of its own."""
    played = subprocess.run(
        [sys.executable, "-m", "tests.storage.crashes", name, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    outcome: dict[str, Any] = json.loads(played.stdout)
    return outcome


def test_a_crash_after_any_call_leaves_the_old_or_the_new_dossier(tmp_path: Path) -> None:
    outcome = story("crash", tmp_path)
    seen = outcome["seen"]
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (1, 2)
    assert len(seen) > 15
    assert outcome["left"] > 0, "no crash fell while a temporary file was there"


def test_a_crash_in_a_save_that_meets_a_colleague_s_value_loses_neither(tmp_path: Path) -> None:
    seen = story("conflict", tmp_path)["seen"]
    assert (seen[0], seen[-1]) == ("Brugge", "Gent")
    assert len(seen) > 25


def test_kill_9_at_200_random_moments_loses_no_acknowledged_save(tmp_path: Path) -> None:
    outcome = story("kill", tmp_path)
    assert outcome["left"] == []
    assert outcome["saves"] >= 200


def test_four_processes_lose_none_of_their_200_edits(tmp_path: Path) -> None:
    outcome = story("together", tmp_path)
    everything = sorted(f"p{writer}-{edit}" for writer in range(WRITERS) for edit in range(EDITS))
    assert outcome["codes"] == [0] * WRITERS
    assert outcome["who"] == everything
    assert outcome["times"] == everything
    assert outcome["versions"] == WRITERS * EDITS + 1
    assert outcome["left"] == []


def test_a_killed_holder_of_the_lock_blocks_nobody(tmp_path: Path) -> None:
    assert story("lock", tmp_path) == {"free": True}


def new_dossier(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "kiekendief.toml"
    DossierFile(path).create(numbered(1), who="An", now=NOW)
    return path


def calls_of_a_save(folder: Path) -> list[str]:
    path = new_dossier(folder)
    with counted() as names:
        DossierFile(path).save(numbered(1), numbered(2), who="Bo", now=NOW)
    return names


def save_on_failing_disk(file: DossierFile, number: int, code: int) -> tuple[Saved | None, str]:
    """Save while one call fails; return what came of it, or what the user is told."""
    try:
        with failing(number, code):
            return file.save(numbered(1), numbered(2), who="Bo", now=NOW), ""
    except IctcoordError as error:
        return None, error.message


def test_a_save_syncs_the_file_before_it_takes_its_place_and_the_folder_after(
    tmp_path: Path,
) -> None:
    names = calls_of_a_save(tmp_path / "telling")
    dossier = names.index("replace")
    assert names[:dossier].count("fsync") == 1
    assert names[dossier : dossier + 3] == ["replace", "open", "fsync"]
    assert "flock" in names[:dossier]


def test_every_call_of_the_save_path_is_in_the_matrix(tmp_path: Path) -> None:
    names = set(calls_of_a_save(tmp_path / "telling"))
    assert {"open", "write", "fsync", "replace", "fchmod", "flock"} <= names
    assert names <= {name for _, name in CALLS}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR])
def test_any_call_may_fail_where_two_people_disagree(tmp_path: Path, code: int) -> None:
    def disagreeing(folder: Path) -> DossierFile:
        folder.mkdir()
        file = DossierFile(folder / "kiekendief.toml")
        file.create(THEIRS, who="An", now=NOW)
        return DossierFile(file.path)

    file = disagreeing(tmp_path / "telling")
    with counted() as names:
        file.save(BASE, OURS, who="Bo", now=NOW)
    outcomes = set()
    for number, name in enumerate(names):
        file = disagreeing(tmp_path / str(number))
        refusal = ""
        try:
            with failing(number, code):
                file.save(BASE, OURS, who="Bo", now=NOW)
        except IctcoordError as error:
            refusal = error.message
        assert not refusal or str(file.path.parent) in refusal, name
        outcomes.add(both_are_known(file.path))
        file.save(BASE, OURS, who="Bo", now=NOW)
        assert both_are_known(file.path) == "Gent"
        clean(file.path.parent)
        assert leftovers(file.path.parent) == []
    assert outcomes == {"Gent", "Brugge"}


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR, errno.EDQUOT, errno.EROFS]
)
def test_any_call_may_fail_once(tmp_path: Path, code: int) -> None:
    warned = refused = 0
    for number, name in enumerate(calls_of_a_save(tmp_path / "telling")):
        path = new_dossier(tmp_path / str(number))
        file = DossierFile(path)
        saved, refusal = save_on_failing_disk(file, number, code)
        found = number_of(DossierFile(path).load().document)
        if saved is None:
            refused += 1
            assert str(path.parent) in refusal, name
            assert found in (1, 2)
        else:
            warned += bool(saved.warning)
            assert found == 2
        again = file.save(numbered(1), numbered(2), who="Bo", now=NOW)
        assert number_of(DossierFile(path).load().document) == 2
        assert number_of(again.document) == 2
        clean(path.parent)
        assert leftovers(path.parent) == []
    assert refused > 3
    assert warned > 3


def test_a_disk_that_stays_full_leaves_the_old_dossier_and_no_rubbish(tmp_path: Path) -> None:
    names = calls_of_a_save(tmp_path / "telling")
    first_replace = names.index("replace")
    for number in range(len(names)):
        path = new_dossier(tmp_path / str(number))
        file = DossierFile(path)
        if number <= first_replace:
            with full_from(number), pytest.raises(IctcoordError, match="schijf is vol"):
                file.save(numbered(1), numbered(2), who="Bo", now=NOW)
            assert number_of(file.load().document) == 1
            assert leftovers(path.parent) == []
        saved = file.save(numbered(1), numbered(2), who="Bo", now=NOW)
        assert number_of(saved.document) == 2


def test_a_save_whose_last_sync_failed_is_really_done_again(tmp_path: Path) -> None:
    names = calls_of_a_save(tmp_path / "telling")
    sync_of_folder = names.index("replace") + 2
    path = new_dossier(tmp_path / "schijf")
    file = DossierFile(path)
    with failing(sync_of_folder, errno.EIO), pytest.raises(IctcoordError, match="meldt een fout"):
        file.save(numbered(1), numbered(2), who="Bo", now=NOW)
    with counted() as again:
        assert file.save(numbered(1), numbered(2), who="Bo", now=NOW).written
    assert again.count("replace") >= 1
