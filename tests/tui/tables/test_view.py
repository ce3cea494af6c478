from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.tables.card import VALUE, card_of, part_of
from ictcoord_tui.tui.tables.column import Filter
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.tasks import TASKS
from ictcoord_tui.tui.tables.view import View, alike, containing
from tests.tui.tables.sample import document, overview

CURRENT = situation_table(Situation.CURRENT)
FILLED = document(
    current={
        "net-wifi": {"who": ["an"], "time": "30min/dag"},
        "srv-cloud": {"who": ["els"], "time": "1u/week", "backup": ["an"]},
        "net-firewall": {"who": ["jan"], "time": "2u/maand"},
    },
    triage={"net-internet": {"term": "drop"}},
    tasks={"eigen-wifi": {"name": "WIFI-netwerk  beheren", "section": "netwerk"}},
)


def filters() -> dict[str, Filter]:
    seen = overview(FILLED)
    return {one.label: one for one in (*CURRENT.filters(seen), *TASKS.filters(seen))}


def rows(view: View) -> tuple[str, ...]:
    return view.rows(CURRENT, overview(FILLED))


def test_every_state_can_be_filtered_on() -> None:
    made = filters()
    assert "net-wifi" not in rows(View((made["zonder naam"],)))
    assert "net-internet" not in rows(View((made["zonder naam"],)))
    assert rows(View((made["van An Peeters"],))) == ("net-wifi", "srv-cloud")
    assert rows(View((made["geschrapt of niet van toepassing"],))) == ("net-internet",)
    assert rows(View((made["eigen taken"],))) == ("eigen-wifi",)
    assert set(rows(View((made["dubbele naam"],)))) == {"net-wifi", "eigen-wifi"}
    assert len(rows(View((made["kerntaken"],)))) == 49
    assert len(rows(View((made["verborgen taken"],)))) == 40
    assert len(rows(View((made["cluster Technisch"],)))) == 44


def test_conditions_add_up_and_are_named() -> None:
    made = filters()
    view = View().filtered(made["kerntaken"]).filtered(containing(CURRENT, "cloud"))
    assert view.filter_label == "kerntaken + ‘cloud’"
    assert "srv-cloud" in rows(view)
    assert view.filtered(made["kerntaken"]).filters == (view.filters[1], view.filters[0])
    assert view.unfiltered() == View()
    same = alike(CURRENT, "who", overview(FILLED), "net-wifi")
    assert same.label == "zoals deze cel (Wie: An Peeters)"
    assert rows(View((same,))) == ("net-wifi",)


def test_another_text_takes_the_place_of_the_one_before() -> None:
    view = View().filtered(filters()["kerntaken"]).filtered(containing(CURRENT, "cloud"))
    assert view.filtered(containing(CURRENT, "wifi")).filter_label == "kerntaken + ‘wifi’"


def test_a_hyphen_hides_nothing() -> None:
    with_it, without = (rows(View((containing(CURRENT, text),))) for text in ("Back-up", "backup"))
    assert with_it == without
    assert with_it


def test_times_sort_by_what_they_come_to_and_empty_ones_come_last() -> None:
    view = View().sorted_on("time")
    assert rows(view)[:3] == ("net-firewall", "srv-cloud", "net-wifi")
    assert rows(view.sorted_on("time"))[:3] == ("net-wifi", "srv-cloud", "net-firewall")
    assert view.sorted_on("time").sorted_on("time") == View()


def test_no_row_jumps_away_while_it_is_filled_in() -> None:
    view = View((filters()["zonder naam"],))
    before = overview()
    shown = view.rows(CURRENT, before)
    assert "net-wifi" in shown
    later = overview(FILLED)
    known = frozenset(CURRENT.rows(before))
    after = view.after_edit(shown, known, CURRENT, later)
    assert after[: len(shown)] == shown
    assert after[len(shown) :] == ("eigen-wifi",)
    assert View().after_edit(shown, known, CURRENT, later) == CURRENT.rows(later)


def test_a_card_has_all_fields_and_writes_where_the_tables_do() -> None:
    seen = overview(FILLED)
    card = card_of((part_of("Taak", TASKS), part_of("Nu", CURRENT, ("name",))), "srv-cloud")
    assert card.rows(seen)[0] == "tasks.name"
    assert "current.who" in card.rows(seen)
    assert "current.name" not in card.rows(seen)
    row, column = card.at("current.backup", VALUE)
    assert (row, column.text(seen, row)) == ("srv-cloud", "An Peeters")
    assert card.place("current.backup", VALUE) == ("current", "srv-cloud", "backup")
    assert card.place("tasks.term", VALUE) == ("triage", "srv-cloud", "term")
    assert card.groups(seen)["current.who"] == "Nu"
