"""A Unix group for each school: who may write one, cannot even read another."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.safety.principals import DUIN, KIEKENDIEF

NOT_ALLOWED = {"code": 5}


@pytest.fixture(scope="module")
def told() -> Iterator[dict[str, Any]]:
    """What everybody could do."""
    if os.geteuid() != 0:
        pytest.skip("only root can act as several users")
    # Not below pytest's own folder: strangers cannot enter that one whatever this program does.
    folder = Path(tempfile.mkdtemp(prefix="ictcoord-rechten-"))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.safety.principals", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        outcome: dict[str, Any] = json.loads(done.stdout)
        yield outcome
    finally:
        shutil.rmtree(folder)


def test_everyone_saves_the_school_of_their_own(told: dict[str, Any]) -> None:
    assert told["an saves her own"] == "saved"
    assert told["bo saves his own"] == "saved"
    assert told["lead saves both"] == ["saved", "saved"]
    assert told["an saves after the lead"] == "saved", "the group of a file survives a save"
    assert told["places"] == ["Gent-Zuid", "Brugge"]


def test_nobody_reads_or_writes_the_school_of_another(told: dict[str, Any]) -> None:
    assert told["an opens another"] == NOT_ALLOWED
    assert "PermissionError" in told["an forces another"]["crash"]
    assert told["stranger"] == NOT_ALLOWED


def test_a_school_in_a_folder_one_may_not_enter_is_missed_and_told(told: dict[str, Any]) -> None:
    seen = told["an looks at the group"]
    assert seen["schools"] == ["duin"]
    (message,) = seen["missing"]
    assert "kiekendief" in message
    assert "geen rechten" in message


def test_files_stay_with_their_group_and_closed_to_strangers(told: dict[str, Any]) -> None:
    assert told["groups"] == [DUIN, KIEKENDIEF]
    assert told["open"] == []


def test_a_read_only_folder_can_be_looked_at_and_refuses_with_a_reason(
    told: dict[str, Any],
) -> None:
    assert told["read-only folder"] == NOT_ALLOWED
    assert told["looked at"] is False
