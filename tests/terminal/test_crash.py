"""A crash leaves a message and a file, and neither holds anything personal."""

from pathlib import Path

import pytest

from ictcoord_tui.tui.terminal.crash import MAX_REPORTS, describe, report_crash

SECRET = "Joris Vandemoer 0470"


def fail(secret: str) -> None:
    try:
        dict[str, str]()[secret]
    except KeyError as error:
        raise ValueError(f"cel {secret}") from error


def crash() -> ValueError:
    with pytest.raises(ValueError, match="cel") as caught:
        fail(SECRET)
    return caught.value


def test_the_details_name_places_and_types_only() -> None:
    details = describe(crash())
    assert "ValueError" in details
    assert "KeyError" in details
    assert " fail\n" in details
    assert "terminal/test_crash.py:" in details
    assert "Joris" not in details
    assert str(Path(__file__).parents[2]) not in details


def test_the_file_is_private_and_named_in_the_message(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    report = report_crash(crash(), folder)
    assert report.path is not None
    assert report.path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert str(report.path) in report.message
    assert "Joris" not in report.message + report.path.read_text()


def test_without_a_folder_the_message_still_comes(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("x")
    report = report_crash(crash(), blocked / "state")
    assert report.path is None
    assert "gestopt" in report.message


def test_only_the_last_reports_are_kept(tmp_path: Path) -> None:
    for number in range(MAX_REPORTS + 5):
        (tmp_path / f"fout-20000101-0000{number:02}-1.txt").write_text("oud")
    report = report_crash(crash(), tmp_path)
    kept = sorted(tmp_path.glob("fout-*.txt"))
    assert len(kept) == MAX_REPORTS
    assert report.path in kept


def test_the_error_inside_a_failed_worker_is_described() -> None:
    wrapper = RuntimeError()
    wrapper.error = crash()  # type: ignore[attr-defined]  # as Textual's WorkerFailed has it
    assert "KeyError" in describe(wrapper)
