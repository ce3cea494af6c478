"""Many hands in one dossier: every acknowledged edit can be accounted for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.safety.writers import KILLED, WRITERS

EDITS = int(os.environ.get("WRITER_EDITS", "200"))
"""Edits of each writer."""


@pytest.mark.timeout(300)
def test_eight_writers_lose_no_acknowledged_edit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.safety.writers", str(tmp_path), str(EDITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{WRITERS} writers x {EDITS} edits, {len(KILLED)} killed: "
            f"{told['acknowledged']} acknowledged = {told['in_file']} in the file, "
            f"{told['knowingly_overwritten']} overwritten by who had seen them, "
            f"{told['in_conflict']} in {told['conflicts']} reported conflicts; "
            f"{len(told['lost'])} lost\n"
        )
    assert told["lost"] == []
    assert told["fatal"] == []
    for writer, code in told["codes"].items():
        assert code == (-9 if int(writer) in KILLED else 0)
    assert told["acknowledged"] >= (WRITERS - len(KILLED)) * EDITS
