import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.tables.column import EntryError, UnknownPersonError
from ictcoord_tui.tui.tables.entries import explain_hours
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.times import explain_times, read_times
from tests.tui.tables.sample import PEOPLE, check, document, overview

TIME = situation_table(Situation.CURRENT).by_id["time"]
TASK = "net-wifi"

people = st.lists(st.sampled_from(sorted(PEOPLE)), unique=True)
spent = st.sampled_from(["30min/dag", "1u30/week", "2u/maand", "15min/week"])


def test_a_time_for_each_is_read_and_explained() -> None:
    assert read_times(overview(), "an 30min; els 1u") == (
        "",
        {"an": "30min/week", "els": "1u/week"},
    )
    assert explain_times(overview(), "an 30 min/dag; els 1u") == (
        "An Peeters 30min/dag + Els Maes 1u/week = 3,5 u/week"
    )
    assert explain_times(overview(), "2u; an 30min") == "2u/week + An Peeters 30min/week = 2 u/week"
    assert explain_times(overview(), "30min/dag") == "30min/dag = 2,5 u/week"
    per_month = "2u/maand = 0,54 u/week (10 maanden, 37 weken)"
    assert explain_times(overview(), "2u/maand") == per_month
    assert explain_times(overview(), "37u/jaar") == "37u/jaar = 1 u/week (37 weken)"
    assert explain_times(overview(), " ") == "leeg: nog niet geschat"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("36", ""),
        ("36,5", "\nMeer dan een werkweek, klopt dat?"),
        ("90", "\nMeer dan een werkweek, klopt dat? 90 minuten = 90min"),
        ("20u/dag", "\nMeer dan een werkweek, klopt dat?"),
        ("an 20u; els 20u", ""),
        ("an 20u; els 90", "\nMeer dan een werkweek, klopt dat?"),
        ("90min", ""),
        ("90u/maand", ""),
    ],
)
def test_a_time_longer_than_a_week_of_work_is_doubted(text: str, asked: str) -> None:
    assert explain_times(overview(), text).partition("\n")[2] == asked.removeprefix("\n")


def test_a_week_of_work_is_that_of_the_dossier() -> None:
    assert "klopt dat?" in explain_hours(overview(), "38")
    assert "klopt dat?" not in explain_hours(overview({**document(), "fulltime": 38}), "38")


def test_what_is_no_time_is_refused_with_the_reason() -> None:
    with pytest.raises(EntryError, match="geen tijd"):
        read_times(overview(), "veel")
    with pytest.raises(EntryError, match="Eén tijd"):
        read_times(overview(), "1u; 2u")
    with pytest.raises(UnknownPersonError, match="Zoë"):
        read_times(overview(), "Zoë 1u")


def test_who_gets_a_time_does_the_task() -> None:
    change = TIME.change
    assert change is not None
    changed = change(overview(), TASK, "an 30min; els 1u")(document())
    row = changed["current"][TASK]
    assert row == {"who": ["an", "els"], "times": {"an": "30min/week", "els": "1u/week"}}
    check(changed)


@given(own=st.dictionaries(st.sampled_from(sorted(PEOPLE)), spent), whole=st.none() | spent)
def test_the_text_of_a_time_gives_the_same_time(own: dict[str, str], whole: str | None) -> None:
    row: dict[str, object] = {"who": sorted(own), "times": own}
    if whole is not None:
        row["time"] = whole
    seen = overview(document(current={TASK: row}))
    assert read_times(seen, TIME.text(seen, TASK)) == (whole or "", own)
