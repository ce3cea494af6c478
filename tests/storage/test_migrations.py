"""Older formats come up to date step by step."""

import pytest

from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.migrations import migrate


def _renamed(document: Document) -> Document:
    return {key if key != "naam" else "name": value for key, value in document.items()}


def _weeks_added(document: Document) -> Document:
    return {"weeks": 37} | document


def test_steps_are_taken_one_after_the_other() -> None:
    old = {"format": 1, "naam": "De Kiekendief", "vreemd": {"x": 1}}
    new = migrate(old, "x.toml", steps={1: _renamed, 2: _weeks_added}, current=3)
    assert new == {"format": 3, "name": "De Kiekendief", "vreemd": {"x": 1}, "weeks": 37}
    assert old == {"format": 1, "naam": "De Kiekendief", "vreemd": {"x": 1}}


def test_only_the_steps_still_ahead_are_taken() -> None:
    new = migrate({"format": 2, "naam": "x"}, "x.toml", steps={1: _renamed, 2: _weeks_added},
                  current=3)  # fmt: skip
    assert new == {"format": 3, "naam": "x", "weeks": 37}


def test_a_document_without_a_format_is_of_the_first() -> None:
    new = migrate({"naam": "x"}, "x.toml", steps={1: _renamed}, current=2)
    assert new == {"format": 2, "name": "x"}


def test_the_current_format_is_left_alone() -> None:
    document = {"format": 1, "name": "x"}
    assert migrate(document, "x.toml") is document


@pytest.mark.parametrize("number", [0, -3])
def test_a_format_that_never_existed_is_refused(number: int) -> None:
    with pytest.raises(InvalidDataError, match=f"formaat {number} ken ik niet"):
        migrate({"format": number}, "x.toml")
