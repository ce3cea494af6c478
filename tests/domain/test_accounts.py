"""Which person goes with a login."""

import pytest

from ictcoord_tui.domain.accounts import may_be_of, person_called, signed_as

TEAM = ("Lies Claes", "Tom De Smet", "Tom Willems", "Zoë Ĉu", "李明")


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("lies", "Lies Claes"),
        ("LIES", "Lies Claes"),
        (signed_as("Lies"), "Lies Claes"),
        ("lies.claes", "Lies Claes"),
        ("lclaes", "Lies Claes"),
        ("tomw", "Tom Willems"),
        ("desmet", "Tom De Smet"),
        ("zoe", "Zoë Ĉu"),
        ("李明", "李明"),
        ("tom", ""),
        ("root", ""),
        ("", ""),
        ("!!", ""),
    ],
)
def test_a_login_goes_with_one_person_or_with_none(who: str, name: str) -> None:
    assert person_called(who, TEAM) == name


@pytest.mark.parametrize(
    ("who", "may_be"),
    [("kbenali", True), ("karim2", True), ("s0412", True), ("lclaes", False), ("lies", False)],
)
def test_a_login_that_tells_nothing_may_be_anybodys(who: str, may_be: bool) -> None:
    assert may_be_of(who, "Karim Benali", TEAM) is may_be
