from pathlib import Path

import pytest

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.commands import demo
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.workspace import load_workspace
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many schools there were in the group each time the app would have opened."""
    seen: list[int] = []

    def look(_arguments: Arguments, path: Path) -> int:
        seen.append(len(load_workspace(path, load_catalogue()).schools))
        return 0

    monkeypatch.setattr(demo, "require_terminal", lambda: None)
    monkeypatch.setattr(demo, "open_app", look)
    return seen


@pytest.mark.parametrize(("options", "schools"), [((), 5), (("--schools", "8"), 8)])
def test_the_example_is_as_large_as_asked(
    options: tuple[str, ...], schools: int, run: Run, sizes: list[int]
) -> None:
    assert run("demo", *options).code == 0
    assert run("demo", "--dir", "oefenen", *options).code == 0

    assert sizes == [schools, schools]


@pytest.mark.parametrize("said", ["0", "1001", "-3", "vijf", "²", "9" * 5000])
def test_no_other_size_is_accepted(said: str, run: Run, sizes: list[int]) -> None:
    done = run("demo", "--schools", said)

    assert done.code == 2
    assert "1 tot 1000" in done.err
    assert sizes == []
