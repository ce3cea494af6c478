import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.tables.column import EntryError, UnknownPersonError
from ictcoord_tui.tui.tables.entries import doubt_hours, explain_hours
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.times import (
    doubt_times,
    explain_times,
    read_times,
    time_text,
    told_times,
)
from tests.tui.tables.sample import PEOPLE, check, document, overview

TIME = situation_table(Situation.CURRENT).by_id["time"]
TASK = "net-wifi"
WEEKLY = "Zonder periode = per week."

people = st.lists(st.sampled_from(sorted(PEOPLE)), unique=True)
spent = st.sampled_from(["30min/dag", "1u30/week", "2u/maand", "15min/week"])


def test_a_time_for_each_is_read_and_explained() -> None:
    assert read_times(overview(), "an 30min; els 1u") == (
        "",
        {"an": "30min/week", "els": "1u/week"},
    )
    assert explain_times(overview(), "an 30 min/dag; els 1u/week") == (
        "An Peeters 30min/dag + Els Maes 1u/week = 3,5 u/week"
    )
    shared = "2u/week + An Peeters 30min/week = 2 u/week"
    assert explain_times(overview(), "2u/week; an 30min/week") == shared
    assert explain_times(overview(), "30min/dag") == "30min/dag = 2,5 u/week"
    per_month = "2u/maand = 0,54 u/week (10 maanden, 37 weken)"
    assert explain_times(overview(), "2u/maand") == per_month
    assert explain_times(overview(), "37u/jaar") == "37u/jaar = 1 u/week (37 weken)"
    assert explain_times(overview(), " ") == "leeg: nog niet geschat; 0: vraagt geen tijd"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"time": "2u/maand"}, "2u/maand = 0,54 u/week (10 maanden, 37 weken)"),
        ({"time": "37u/jaar"}, "37u/jaar = 1 u/week (37 weken)"),
        ({"time": "30min/dag"}, "30min/dag = 2,5 u/week"),
        ({"time": "2u/week"}, ""),
        ({}, ""),
        ({"times": {"an": "2u/maand"}}, ""),
        (
            {"who": ["an", "els"], "times": {"an": "2u/maand", "els": "1u/week"}},
            "An Peeters 2u/maand + Els Maes 1u/week = 1,54 u/week (10 maanden, 37 weken)",
        ),
        (
            {"who": ["weg"], "times": {"weg": "2u/week"}},
            "weg? 2u/week = 2 u/week",
        ),
    ],
)
def test_how_a_row_came_to_its_hours_is_told(row: dict[str, object], told: str) -> None:
    made = overview(document(current={TASK: row}))
    found = made.row(Situation.CURRENT, TASK)
    assert told_times(made, found) == told
    if told and "weg" not in told:
        assert explain_times(made, time_text(made, found)).splitlines()[0] == told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("36", ""),
        ("36,5", "Meer dan een werkweek, klopt dat?\nEnter = ja"),
        ("90", "Meer dan een werkweek, klopt dat?\nEnter = ja   m = 90 minuten"),
        ("20u/dag", "Meer dan een werkweek, klopt dat?\nEnter = ja"),
        ("an 20u; els 20u", ""),
        ("an 20u; els 90", "Meer dan een werkweek, klopt dat?\nEnter = ja"),
        (" ", ""),
        ("90min", ""),
        ("90u/maand", ""),
    ],
)
def test_a_time_longer_than_a_week_of_work_is_doubted(text: str, asked: str) -> None:
    assert doubt_times(overview(), text) == asked
    assert ("klopt dat?" in explain_times(overview(), text)) == bool(asked)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("half uur", f"30min/week = 0,5 u/week\n{WEEKLY}"),
        ("2", f"2u/week\n{WEEKLY}"),
        ("an 2; els 1u/dag", f"An Peeters 2u/week + Els Maes 1u/dag = 7 u/week\n{WEEKLY}"),
        ("2u/week", "2u/week"),
        ("90 m per week", "1u30/week = 1,5 u/week"),
    ],
)
def test_what_is_said_is_new_and_tells_what_is_taken_for_a_period(text: str, said: str) -> None:
    assert explain_times(overview(), text) == said


@pytest.mark.parametrize("text", ["22x per jaar 3 uur", "twee keer per jaar 3u", "om de week 2u"])
def test_how_often_is_nobody_s_name(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        read_times(overview(), text)
    assert str(caught.value).startswith(f"‘{text}’ is geen tijd. Schrijf zo: ")
    assert "6u/jaar" in str(caught.value)


def test_somebody_is_called_per() -> None:
    seen = overview(document(people={"per": {"name": "Per Noors"}}))
    assert read_times(seen, "Per Noors 1u") == ("", {"per": "1u/week"})


def test_a_week_of_work_is_that_of_the_dossier() -> None:
    assert "klopt dat?" in explain_hours(overview(), "38")
    assert doubt_hours(overview(), "38").endswith("klopt dat?\nEnter = ja")
    longer = overview({**document(), "fulltime": 38})
    assert "klopt dat?" not in explain_hours(longer, "38")
    assert not doubt_hours(longer, "38")


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
