"""Moving people and tasks to another home, and starting from another school."""

from copy import deepcopy
from typing import Any

import pytest

from ictcoord_tui.domain.edits.fields import drop
from ictcoord_tui.domain.edits.joining import join
from ictcoord_tui.domain.edits.moving import (
    Part,
    names_person,
    speaks_of_task,
    start_from,
)

DUIN = {
    "kind": "school",
    "people": {"an": {"name": "An", "role": "ICT-coördinator"}},
    "tasks": {"eigen-printer": {"name": "3D-printer", "section": "toestellen"}},
    "current": {"net-wifi": {"who": ["an"], "time": "1u/week"}, "eigen-printer": {"who": ["an"]}},
}
GROUP = {"kind": "group"}


def test_a_person_moves_home_and_the_lines_stay() -> None:
    before = deepcopy(DUIN)
    school = drop(DUIN, ("people", "an"))
    group = join(GROUP, ("people", "an"), DUIN["people"]["an"])  # type: ignore[index]
    assert before == DUIN
    assert "people" not in school
    assert school["current"] == DUIN["current"]
    assert group["people"]["an"] == {"name": "An", "role": "ICT-coördinator"}


def test_lines_that_name_somebody_or_a_task_are_found() -> None:
    assert names_person(DUIN, "an")
    assert not names_person(DUIN, "jan")
    assert names_person({"target": {"net-wifi": {"backup": ["jan"]}}}, "jan")
    assert names_person({"target": {"net-wifi": {"times": {"jan": "1u/week"}}}}, "jan")
    assert speaks_of_task(DUIN, "eigen-printer")
    assert speaks_of_task({"triage": {"net-wifi": {"term": "short"}}}, "net-wifi")
    assert not speaks_of_task(GROUP, "eigen-printer")


def test_a_school_starts_from_another_with_only_the_people_it_shares() -> None:
    other = {
        "current": {
            "net-wifi": {
                "who": ["an", "wim"],
                "times": {"an": "1u/week", "wim": "2u/week"},
                "time": "3u/week",
                "backup": ["an"],
                "documented": "bij An",
                "schools": ["duin"],
                "level": "school",
            }
        }
    }
    started = start_from({"kind": "school"}, other, (Part.CURRENT,), {"wim"})
    assert started["current"]["net-wifi"] == {
        "who": ["wim"],
        "times": {"wim": "2u/week"},
        "time": "3u/week",
        "level": "school",
    }


def test_starting_from_another_school_touches_nothing_that_is_there() -> None:
    mine = {"current": {"net-wifi": {"who": ["jan"]}}, "triage": {"net-wifi": {"term": "long"}}}
    other = {
        "current": {"net-wifi": {"time": "1u/week"}, "net-internet": {"time": "2u/week"}},
        "target": {"net-wifi": {"time": "9u/week"}},
        "triage": {"net-wifi": {"term": "short"}, "net-internet": {"term": "short"}},
    }
    started = start_from(mine, other, (Part.CURRENT,), set())
    assert started == {
        "current": {"net-wifi": {"who": ["jan"]}, "net-internet": {"time": "2u/week"}},
        "triage": {"net-wifi": {"term": "long"}},
    }
    assert start_from(mine, other, tuple(Part), set()) == {
        "current": {"net-wifi": {"who": ["jan"]}, "net-internet": {"time": "2u/week"}},
        "target": {"net-wifi": {"time": "9u/week"}},
        "triage": {"net-wifi": {"term": "long"}, "net-internet": {"term": "short"}},
    }


@pytest.mark.parametrize(
    ("row", "known", "time"),
    [
        ({"who": ["an", "bo"], "times": {"an": "1u/week", "bo": "2u/week"}}, (), "3u/week"),
        ({"who": ["an"], "times": {"an": "30min/dag"}, "time": "1u/week"}, (), "30min/dag"),
        ({"who": ["an", "bo"], "times": {"an": "1u/week", "bo": "37u/jaar"}}, (), "2u/week"),
        ({"who": ["an", "bo"], "times": {"an": "1u/week"}, "time": "4u/week"}, (), "4u/week"),
        ({"who": ["an", "bo"], "times": {"an": "1u/week"}}, (), "1u/week"),
        ({"who": ["an"], "times": {"an": "1u/week"}}, ("an",), None),
        ({"who": ["an"], "times": {"an": "0min/week"}, "time": "1u/week"}, (), "0min/week"),
        ({"who": [], "times": {"an": "1u/week"}, "time": "4u/week"}, (), "4u/week"),
    ],
)
def test_what_a_task_takes_comes_along_without_who_said_it(
    row: dict[str, Any], known: tuple[str, ...], time: str | None
) -> None:
    other = {"current": {"net-wifi": row}}
    started = start_from({"kind": "school"}, other, (Part.CURRENT,), known)
    assert started["current"]["net-wifi"].get("time") == time


def test_own_tasks_come_along_with_their_lines() -> None:
    started = start_from({"kind": "school"}, DUIN, (Part.CURRENT,), set())
    assert started["tasks"] == DUIN["tasks"]
    assert "eigen-printer" not in started["current"]  # nothing is left of a line without people
