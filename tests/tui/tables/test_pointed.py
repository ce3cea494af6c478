"""What cursor and marks point at, and what Esc threw away: without a screen."""

from dataclasses import replace

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.tables.card import VALUE, card_of, part_of
from ictcoord_tui.tui.tables.pointed import Pointed
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.tasks import TASKS
from ictcoord_tui.tui.thrown import Left, Thrown
from tests.tui.tables.sample import document, overview

CURRENT = situation_table(Situation.CURRENT)
ROWS = ("net-wifi", "net-internet", "srv-cloud")
HERE = Pointed(CURRENT, ROWS, frozenset(), "net-internet", "who")
PLACE = ("current", "net-wifi", "who")


def test_without_marks_it_is_the_cell_under_the_cursor() -> None:
    assert HERE.subject == "net-internet"
    assert HERE.spot == HERE.spots[0]
    assert HERE.column.id == "who"
    assert HERE.place == ("current", "net-internet", "who")
    assert HERE.subjects == HERE.targets == ("net-internet",)
    assert HERE.above is not None
    assert HERE.above.row == "net-wifi"
    assert replace(HERE, row="net-wifi").above is None


def test_marks_go_before_the_cursor_in_the_order_of_the_rows() -> None:
    marked = replace(HERE, marked=frozenset({"srv-cloud", "net-wifi"}))
    assert marked.subjects == ("net-wifi", "srv-cloud")
    assert [spot.column.id for spot in marked.spots] == ["who", "who"]
    assert marked.subject == "net-internet"


def test_nothing_is_pointed_at_in_an_empty_table() -> None:
    empty = replace(HERE, rows=(), row=None)
    assert (empty.spot, empty.subject, empty.above) == (None, None, None)
    assert (empty.spots, empty.subjects) == ((), ())
    assert empty.column.id == "who"


def test_a_block_lands_from_the_cursor_to_the_right_and_down() -> None:
    landing = HERE.landing
    assert tuple(landing.rows) == ROWS[1:]
    assert next(iter(landing.columns)) == "who"


def test_on_a_card_every_row_is_a_field_of_one_thing() -> None:
    card = card_of((part_of("Taak", TASKS), part_of("Nu", CURRENT, ("name",))), "net-wifi")
    rows = card.rows(overview(document()))
    field = next(row for row in rows if row.endswith(".who"))
    pointed = Pointed(card, rows, frozenset(rows[:2]), field, VALUE)
    assert pointed.subject == "net-wifi"
    assert pointed.subjects == ("net-wifi",)
    assert pointed.column.id == "who"


def test_as_text_is_the_cell_or_whole_rows() -> None:
    seen = overview(document(current={"net-wifi": {"who": ["an"], "time": "1u/week"}}))
    cell = replace(HERE, row="net-wifi")
    assert cell.as_text(seen).strip() == "An Peeters"
    whole = replace(cell, marked=frozenset({"net-wifi"})).as_text(seen)
    assert "An Peeters" in whole
    assert "1u/week" in whole
    assert whole.count("\t") == len(CURRENT.columns) - 1


def test_what_was_thrown_away_is_there_until_something_changes() -> None:
    states = [object()]
    left = Left("school", PLACE, "half")
    thrown = Thrown(lambda _dossier: states[-1])
    thrown.keep(left)
    assert thrown.last == left
    thrown.keep(Left("school", PLACE, ""))
    assert thrown.last == left, "who only looks throws nothing away"
    states.append(object())
    assert thrown.last is None
    states.pop()
    assert thrown.last is None, "gone is gone"


def test_what_was_given_back_can_be_thrown_away_again() -> None:
    thrown = Thrown(lambda _dossier: None)
    for _ in range(3):
        thrown.keep(Left("school", PLACE, "half"))
        assert thrown.last is not None
        thrown.forget()
        assert thrown.last is None
