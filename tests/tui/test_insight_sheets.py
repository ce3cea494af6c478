"""What the insights remember between two looks at them."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, cast

import pytest

from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.session import Session
from ictcoord_tui.tui.insight_sheets import Sheets
from tests.insights.examples import group_of


class Looked:
    """A session of which only what is looked at matters here."""

    focus = "groep"

    def __init__(self, scope: Scope) -> None:
        self.revision = 0
        self.scope = scope

    def focus_scope(self) -> Scope:
        return self.scope

    def change(self, scope: Scope) -> "Session":
        """Make this what is looked at from now on."""
        self.revision += 1
        self.scope = scope
        return cast("Session", self)


def nothing_behind(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    raise AssertionError(work)


@pytest.fixture(scope="module")
def group() -> Scope:
    return group_of({}, {})


def test_the_last_proposal_stands_until_the_next_one_is_there(group: Scope) -> None:
    session, sheets = Looked(group), Sheets(nothing_behind, lambda: None)
    sheets.renew(session.change(group))
    made = sheets.proposal = propose(group)
    sheets.renew(session.change(group))
    assert sheets.proposal is made


def test_a_school_that_is_gone_takes_the_proposal_along(group: Scope) -> None:
    session, sheets = Looked(group), Sheets(nothing_behind, lambda: None)
    sheets.renew(session.change(group))
    sheets.proposal = propose(group)
    sheets.renew(session.change(replace(group, schools=group.schools[:-1])))
    assert sheets.proposal is None
