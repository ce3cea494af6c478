"""How a load is called: too much is too much, and a few minutes of it are told apart."""

import pytest

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.insights.load import Load, status_words


@pytest.mark.parametrize(
    ("hours", "available", "words"),
    [
        (3.0, 3.0, "binnen de uren"),
        (3.02, 3.0, "net overbelast"),
        (6.3, 6.0, "net overbelast"),
        (6.31, 6.0, "overbelast"),
        (0.01, 0.0, "zonder uren"),
        (9.0, None, "uren niet ingevuld"),
    ],
)
def test_a_few_minutes_too_much_are_told_apart(
    hours: float, available: float | None, words: str
) -> None:
    load = Load(Person("tom", "Tom Willems"), Situation.CURRENT, hours, available, ())

    assert status_words(load) == words
    assert load.overloaded == (available is not None and hours > available), "counted all the same"
