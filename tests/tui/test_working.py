"""Slow work behind a window: how far it is, and stopping it without leaving anything."""

import asyncio
import threading
from pathlib import Path

import pytest

from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.tui.flows import export
from ictcoord_tui.tui.modals.working import Progress
from tests.tui.driver import make_school, running


async def test_stopping_an_export_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(*given: object, progress: Progress, **named: object) -> bytes:
        def told(done: int, total: int) -> None:
            begun.set()
            go_on.wait(20)
            progress(done, total)

        return write_workbook(*given, progress=told, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(export, "write_workbook", slowly)
    async with running(make_school(tmp_path), area="overview") as user:
        await user.command("app.export")
        await user.pilot.press("enter")
        assert await asyncio.to_thread(begun.wait, 20)
        await user.pilot.press("escape")
        go_on.set()
        for _ in range(500):
            if any("Gestopt" in one for one in user.said):
                break
            await user.pilot.pause(0.01)
        assert any("Gestopt. Er is niets geschreven." in one for one in user.said)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["school.toml"]
