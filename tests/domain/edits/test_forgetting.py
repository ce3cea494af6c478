"""A person leaves without a trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.forgetting import INSTEAD, Someone, forget_person, left_standing

OTHERS = frozenset({"An Peeters", "Jan Claessens"})
JAN = Someone("jan-claes", "Jan Claes", ("jclaes",), OTHERS)
DOCUMENT = {
    "name": "De Kiekendief",
    "people": {
        "jan-claes": {"name": "Jan Claes"},
        "an": {"name": "An Peeters", "note": "volgt JAN  CLAES op, en Claes, Jan ook"},
    },
    "tasks": {"eigen-bureau-van-jan-claes": {"name": "Bureau van Jan Claes"}},
    "current": {
        "net-wifi": {"who": ["an", "jan-claes"], "times": {"jan-claes": "1u"}, "note": "x"},
        "eigen-bureau-van-jan-claes": {"note": "mijnheer Claes's bureau (jan-claes)"},
    },
    "roadmap": {
        "03": {"answers": {"plan": {"value": "yes", "by": "jclaes"}}, "note": "Jan Claes."}
    },
    "vreemd": {"jan-claes": 1, "lijst": ["jan-claes", {"diep": "jan claes"}]},
}


def test_a_person_is_gone_from_people_tasks_notes_ids_and_unknown_tables() -> None:
    left = forget_person(DOCUMENT, JAN)
    assert "claes" not in str(left).casefold()
    assert left["people"]["an"] == {
        "name": "An Peeters",
        "note": f"volgt {INSTEAD} op, en {INSTEAD}, Jan ook",
    }
    assert left["tasks"] == {"eigen-bureau-van-iemand": {"name": f"Bureau van {INSTEAD}"}}
    assert left["current"] == {
        "net-wifi": {"who": ["an"], "note": "x"},
        "eigen-bureau-van-iemand": {"note": f"mijnheer {INSTEAD}'s bureau ({INSTEAD})"},
    }
    assert left["roadmap"]["03"]["answers"]["plan"] == {"value": "yes", "by": INSTEAD}


def test_what_can_mean_somebody_else_stays_and_is_told() -> None:
    left = forget_person(DOCUMENT, JAN)
    assert left_standing(left, JAN) == (
        (("people", "an", "note"), f"volgt {INSTEAD} op, en {INSTEAD}, Jan ook"),
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jan Claessens en Jan Claes", f"Jan Claessens en {INSTEAD}"),
        ("Jan komt, Claes niet", f"Jan komt, {INSTEAD} niet"),
        ("de claes en jclaes", f"de claes en {INSTEAD}"),
        ("Claes-Maes", f"{INSTEAD}-Maes"),
        ("jclaes", INSTEAD),
        ("jan-claes-2", "jan-claes-2"),
    ],
)
def test_only_words_that_mean_nobody_else_are_replaced(text: str, left: str) -> None:
    assert JAN.without(text) == left


def test_a_short_account_only_counts_as_a_whole_value() -> None:
    els = Someone("els-maes", "Els Maes", ("el",), OTHERS)
    assert els.without("el") == INSTEAD
    assert els.without("el pinto, tunnel") == "el pinto, tunnel"
    assert els.is_in('{"who": "el"}')
    assert not els.is_in('{"who": "elke"}')


def test_words_that_are_no_names_are_not_looked_for() -> None:
    assert Someone("jan-van-de-moer", "Jan van de Moer").parts == ("Jan", "Moer")


@given(st.text(), st.from_regex(r"[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}", fullmatch=True))
def test_what_has_no_word_of_the_name_in_it_stays_as_it_is(text: str, name: str) -> None:
    if not any(word.casefold() in text.casefold() for word in name.split()):
        assert Someone("x-y", name).without(text) == text


@given(st.lists(st.sampled_from(["Jan", "Claes", "jan-claes", "jclaes", "en", "-", "\n"])))
def test_nothing_of_the_name_is_left_however_it_is_put_together(words: list[str]) -> None:
    alone = Someone("jan-claes", "Jan Claes", ("jclaes",))
    left = forget_person({"current": {"net-wifi": {"note": " ".join(words)}}}, alone)
    assert left_standing(left, alone) == ()
