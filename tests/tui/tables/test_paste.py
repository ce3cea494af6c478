from collections.abc import Sequence

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.tables.card import VALUE, card_of, part_of
from ictcoord_tui.tui.tables.paste import PastePlan, Target, plan_paste, plan_with_people
from ictcoord_tui.tui.tables.situations import situation_table
from tests.tui.tables.sample import check, document, overview

CURRENT = situation_table(Situation.CURRENT)
ROWS = ("net-internet", "net-wifi", "net-bekabeling")
COLUMNS = ("who", "time", "hours", "backup")


def plan(block: Sequence[Sequence[str]], columns: Sequence[str] = COLUMNS) -> PastePlan:
    return plan_paste(overview(), Target(CURRENT, ROWS, columns), block)


def test_every_cell_lands_where_it_belongs() -> None:
    made = plan([["An Peeters", "30min/dag", "", "Els"], ["jan claes; an", "2u/maand", "", ""]][:1])
    assert made.score == "4 van 4 cellen"
    assert made.label == "4 cellen geplakt"
    pasted = made.change(document())
    assert pasted["current"] == {
        "net-internet": {"who": ["an"], "time": "30min/dag", "backup": ["els"]}
    }
    check(pasted)


def test_what_cannot_land_says_why() -> None:
    made = plan([["Zoë", "veel", "3", "An", "te ver"], [""], [""], ["An"]])
    reasons = {one.text: one.refused for one in made.refused}
    assert reasons["Zoë"] == "‘Zoë’ staat nog niet in het team."
    assert "geen tijd" in reasons["veel"]
    assert "berekend" in reasons["3"]
    assert reasons["te ver"] == "valt rechts van de laatste kolom"
    assert reasons["An"] == "valt onder de laatste rij"
    assert made.unknown == ("Zoë",)
    assert made.score == "3 van 8 cellen"


def test_unknown_people_can_be_added_first_each_once() -> None:
    block = [["Zoë Wit; Bram Bos"], ["zoë wit"], ["An"]]
    made = plan_with_people(
        overview(), document(), Target(CURRENT, ROWS, COLUMNS), block, frozenset({"bram-bos"})
    )
    assert made.added == ("Zoë Wit", "Bram Bos")
    assert not made.refused
    pasted = made.change(document())
    assert pasted["people"]["zoe-wit"] == {"name": "Zoë Wit"}
    assert pasted["people"]["bram-bos-2"] == {"name": "Bram Bos"}
    assert pasted["current"]["net-internet"]["who"] == ["bram-bos-2", "zoe-wit"]
    assert pasted["current"]["net-wifi"]["who"] == ["zoe-wit"]
    check(pasted)


def test_what_stands_there_already_is_no_change() -> None:
    made = plan([["", ""]])
    assert made.taken
    assert made.change(document()) == document()


def test_rows_may_differ_in_length() -> None:
    assert plan([["An", "1u"], ["Els"]]).score == "3 van 3 cellen"


def test_a_block_longer_than_a_card_falls_below_its_last_line() -> None:
    card = card_of((part_of("Nu", CURRENT, ("name",)),), "net-wifi")
    last = card.rows(overview())[-1:]
    found = plan_paste(overview(), Target(card, last, (VALUE,)), [["een"], ["twee"]])
    assert [one.refused for one in found.landings] == ["", "valt onder de laatste rij"]
