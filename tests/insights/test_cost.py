"""What the questions cost: as many steps a school in a large group as in a small one."""

from pathlib import Path

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.example import make_example
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.workspace import load_workspace
from tests.calls import counting

SIZES = (5, 10, 15)
"""The example has five schools; then they come again, so that each step adds the same schools."""


def work(folder: Path, schools: int) -> int:
    """Return how many calls it takes to answer every question on a group nobody looked at."""
    scope = load_workspace(make_example(folder / f"{schools}", schools), load_catalogue()).scope
    with counting() as calls:
        for question in QUESTIONS:
            for situation in Situation:
                question.headline(scope, situation)
    return calls["calls"]


def test_the_work_grows_as_the_schools(tmp_path: Path) -> None:
    first, second, third = (work(tmp_path, schools) for schools in SIZES)

    assert first > 10_000
    assert third - second <= 1.05 * (second - first)
