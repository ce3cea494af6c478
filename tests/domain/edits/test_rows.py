from copy import deepcopy

from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.edits.rows import (
    put_row,
    set_backup,
    set_people,
    set_times,
    take_over,
)
from ictcoord_tui.domain.hours import parse_spent
from ictcoord_tui.domain.tasks import Level
from tests.domain.small import school

CURRENT, TARGET = Situation.CURRENT, Situation.TARGET


def test_people_are_set_sorted_and_once() -> None:
    document = set_people(school(), CURRENT, "net-wifi", ["bo", "an", "bo"])

    assert document == school(current={"net-wifi": {"who": ["an", "bo"]}})


def test_who_no_longer_does_it_loses_the_own_time_and_who_does_it_is_no_backup() -> None:
    before = school(
        current={
            "net-wifi": {
                "who": ["an", "bo"],
                "time": "3u/week",
                "times": {"an": "1u/week", "bo": "2u/week"},
                "backup": ["cy", "dee"],
            }
        }
    )
    kept = deepcopy(before)

    document = set_people(before, CURRENT, "net-wifi", ["bo", "cy"])

    assert before == kept
    assert document["current"]["net-wifi"] == {
        "who": ["bo", "cy"],
        "time": "3u/week",
        "times": {"bo": "2u/week"},
        "backup": ["dee"],
    }


def test_nobody_leaves_an_empty_line_behind() -> None:
    document = school(current={"net-wifi": {"who": ["an"], "times": {"an": "1u/week"}}})

    assert set_people(document, CURRENT, "net-wifi", []) == school()


def test_who_does_the_task_cannot_be_the_backup() -> None:
    document = school(target={"net-wifi": {"who": ["an"]}})

    document = set_backup(document, TARGET, "net-wifi", ["cy", "an", "bo"])

    assert document["target"]["net-wifi"]["backup"] == ["bo", "cy"]
    assert set_backup(document, TARGET, "net-wifi", []) == school(
        target={"net-wifi": {"who": ["an"]}}
    )


def test_own_times_that_say_nothing_are_left_out() -> None:
    document = set_times(school(), CURRENT, "net-wifi", {"bo": "2u/week", "an": ""})

    assert document == school(current={"net-wifi": {"times": {"bo": "2u/week"}}})


def test_the_target_takes_over_today_and_keeps_what_only_it_knows() -> None:
    today = {"who": ["an"], "time": "1u/week", "backup": ["bo"], "level": "school", "note": "nu"}
    document = school(
        current={"net-wifi": today},
        target={
            "net-wifi": {"who": ["cy"], "times": {"cy": "9u/week"}, "mandate": "m", "note": "doel"},
            "toe-laptops": {"who": ["cy"]},
        },
    )

    document = take_over(document, ["net-wifi", "toe-laptops"])

    assert document["target"] == {
        "net-wifi": {
            "who": ["an"],
            "time": "1u/week",
            "backup": ["bo"],
            "level": "school",
            "mandate": "m",
            "note": "doel",
        }
    }
    assert document["current"] == {"net-wifi": today}


def test_a_whole_line_is_put_and_words_stay() -> None:
    before = school(
        target={
            "t": {"who": ["an"], "times": {"an": "1u/week"}, "mandate": "Alles", "note": "Let op"}
        }
    )
    row = Row(who=("jan",), time=parse_spent("2u/maand"), backup=("an",), level=Level.GROUP)

    after = put_row(before, TARGET, "t", row)

    assert after["target"]["t"] == {
        "who": ["jan"],
        "time": "2u/maand",
        "backup": ["an"],
        "level": "group",
        "mandate": "Alles",
        "note": "Let op",
    }
