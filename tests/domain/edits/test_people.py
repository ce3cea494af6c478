from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.people import (
    add_person,
    merge_people,
    newcomers,
    remove_person,
    replace_person,
    with_free_ids,
)
from ictcoord_tui.domain.schema import Document
from tests.domain.small import school


def staffed() -> Document:
    return school(
        people={"an": {"name": "An"}, "bo": {"name": "Bo"}, "cy": {"name": "Cy"}},
        current={
            "net-wifi": {"who": ["an", "bo"], "times": {"an": "1u/week"}, "backup": ["cy"]},
            "toe-laptops": {"who": ["an"], "time": "2u/week", "later": []},
            "net-kabels": {"who": ["bo"], "later": []},
        },
        target={"net-wifi": {"who": ["cy"], "backup": ["an"], "mandate": "m"}},
    )


def test_a_new_person_gets_an_id_nobody_in_the_group_has() -> None:
    document, first = add_person(staffed(), "  An \n Peeters ")
    document, second = add_person(document, "An Peeters", taken={"an-peeters-2"})

    assert (first, second) == ("an-peeters", "an-peeters-3")
    assert document["people"]["an-peeters"] == {"name": "An Peeters"}


def test_an_heir_takes_over_tasks_backups_and_own_times() -> None:
    document = replace_person(staffed(), "an", "dee")

    assert document["current"]["net-wifi"] == {
        "who": ["bo", "dee"],
        "times": {"dee": "1u/week"},
        "backup": ["cy"],
    }
    assert document["target"]["net-wifi"]["backup"] == ["dee"]
    assert "an" in document["people"]


def test_an_heir_who_was_backup_no_longer_backs_up_themselves() -> None:
    row = replace_person(staffed(), "an", "cy")["current"]["net-wifi"]

    assert row == {"who": ["bo", "cy"], "times": {"cy": "1u/week"}}


def test_an_heir_who_had_a_time_keeps_it() -> None:
    document = school(
        current={"net-wifi": {"who": ["an", "bo"], "times": {"an": "1u/week", "bo": "3u/week"}}}
    )

    row = replace_person(document, "an", "bo")["current"]["net-wifi"]

    assert row == {"who": ["bo"], "times": {"bo": "3u/week"}}


def test_without_an_heir_the_tasks_fall_open_and_the_time_stays_known() -> None:
    document = remove_person(staffed(), "an")

    assert "an" not in document["people"]
    assert document["current"]["toe-laptops"] == {"time": "2u/week", "later": []}
    assert document["current"]["net-wifi"] == {"who": ["bo"], "backup": ["cy"]}
    assert document["target"]["net-wifi"] == {"who": ["cy"], "mandate": "m"}


def test_rows_of_other_people_stay_the_very_same() -> None:
    before = staffed()

    after = remove_person(before, "an", "cy")

    assert after["current"]["net-kabels"] is before["current"]["net-kabels"]


def test_two_entries_for_one_human_become_one() -> None:
    document = school(
        people={
            "an": {"name": "An", "hours": {"now": 2}, "expertise": ["netwerk"]},
            "an-p": {
                "name": "An Peeters",
                "role": "leerkracht",
                "hours": {"now": 4, "target": 6},
                "expertise": ["coaching", "netwerk"],
            },
        },
        current={"net-wifi": {"who": ["an-p"]}},
    )

    merged = merge_people(document, "an", "an-p")

    assert merged["people"] == {
        "an": {
            "name": "An",
            "role": "leerkracht",
            "hours": {"now": 2, "target": 6},
            "expertise": ["coaching", "netwerk"],
        }
    }
    assert merged["current"]["net-wifi"]["who"] == ["an"]


def test_what_was_noted_with_either_stays_and_nothing_empty_covers_a_value() -> None:
    document = school(
        people={
            "an": {"name": "An", "role": "", "note": "dinsdag vrij"},
            "an-p": {"name": "An P", "role": "leerkracht", "note": "zoekt een opleiding"},
        }
    )

    merged = merge_people(document, "an", "an-p")["people"]["an"]

    assert merged["role"] == "leerkracht"
    assert merged["note"] == "dinsdag vrij\nzoekt een opleiding"


def test_an_entry_kept_in_the_group_is_not_written_in_the_school_as_well() -> None:
    document = school(people={"an-p": {"name": "An"}}, current={"net-wifi": {"who": ["an-p"]}})

    merged = merge_people(document, "an", "an-p")

    assert merged == school(current={"net-wifi": {"who": ["an"]}})


def test_a_document_that_only_names_the_person_follows() -> None:
    document = school(current={"net-wifi": {"who": ["an-p"]}})

    assert merge_people(document, "an", "an-p") == school(current={"net-wifi": {"who": ["an"]}})


PEOPLE = st.sampled_from(["an", "bo", "cy"])


@given(PEOPLE, st.one_of(st.none(), PEOPLE))
def test_nobody_is_named_who_left_and_nobody_backs_up_themselves(
    gone: str, heir: str | None
) -> None:
    before = staffed()
    kept = deepcopy(before)

    after = replace_person(before, gone, heir)

    assert before == kept
    for table in ("current", "target"):
        for row in after.get(table, {}).values():
            named = {*row.get("who", ()), *row.get("backup", ()), *row.get("times", ())}
            assert gone == heir or gone not in named
            assert not set(row.get("who", ())) & set(row.get("backup", ()))


def test_who_came_in_under_an_id_of_another_school_gets_a_free_one_everywhere() -> None:
    before = school(people={"an": {"name": "An"}}, current={"net-wifi": {"who": ["an"]}})
    tom = {"name": "Tom Peeters", "role": "leraar", "now": 2.0}
    came = school(
        people={"an": {"name": "An"}, "bo": {"name": "Bo"}, "tom-peeters": tom},
        current={"net-wifi": {"who": ["an", "tom-peeters"], "times": {"tom-peeters": "2u/week"}}},
        target={"net-wifi": {"who": ["bo"], "backup": ["tom-peeters"]}},
    )
    assert newcomers(came, before) == {"bo": "Bo", "tom-peeters": "Tom Peeters"}
    free = with_free_ids(came, before, {"an", "tom-peeters"})
    other = {"an": {"name": "An"}, "bo": {"name": "Bo"}, "tom-peeters-2": tom}
    assert free["people"] == other, "who was here before keeps the id"
    assert free["current"]["net-wifi"] == {
        "who": ["an", "tom-peeters-2"],
        "times": {"tom-peeters-2": "2u/week"},
    }
    assert free["target"]["net-wifi"]["backup"] == ["tom-peeters-2"]
    assert with_free_ids(came, before, {"els"}) == came
