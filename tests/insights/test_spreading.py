"""Spreading tasks without a time: nobody gets a heap, nobody more than their hours allow."""

import math
from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.insights.spreading import AN_HOUR, spread

PEOPLE = ("an", "bo", "cas", "ext")
_options = st.dictionaries(st.sampled_from(PEOPLE), st.integers(-3, 9))
_hours = st.sampled_from((-2.0, 0.0, 0.1, 0.25, 1.0, 1.5, 4.0, 20.0))
_free = st.fixed_dictionaries(dict.fromkeys(PEOPLE[:3], _hours) | {"ext": st.just(math.inf)})
_has = st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 12))


def numbers(taken: Sequence[str | None]) -> Counter[str]:
    return Counter(person for person in taken if person is not None)


@given(st.integers(1, 6), st.integers(0, 60), st.data())
def test_people_with_as_many_hours_get_as_many_tasks(
    people: int, tasks: int, data: st.DataObject
) -> None:
    everybody = [f"p{n}" for n in range(people)]
    scores = st.fixed_dictionaries(dict.fromkeys(everybody, st.integers(0, 9)))
    options = data.draw(st.lists(scores, min_size=tasks, max_size=tasks))
    taken = spread(options, dict.fromkeys(everybody, 15.0), {})
    assert None not in taken
    assert all(many <= math.ceil(tasks / people) for many in numbers(taken).values())


@given(st.lists(_options, max_size=40), _free, _has)
def test_nobody_gets_more_than_their_free_hours_allow(
    tasks: list[dict[str, int]], free: dict[str, float], has: dict[str, int]
) -> None:
    taken = spread(tasks, free, has)
    for options, person in zip(tasks, taken, strict=True):
        assert person is None or person in options
    for person, many in numbers(taken).items():
        assert many + has.get(person, 0) <= AN_HOUR * free[person]


@given(st.lists(_options, max_size=40), _free, _has)
def test_a_task_waits_only_for_people_who_have_enough(
    tasks: list[dict[str, int]], free: dict[str, float], has: dict[str, int]
) -> None:
    taken = spread(tasks, free, has)
    given_to = numbers(taken)
    for options, person in zip(tasks, taken, strict=True):
        if person is None:
            staff = [one for one in options if one != "ext"]
            assert all(has.get(one, 0) + given_to[one] + 1 > AN_HOUR * free[one] for one in staff)


@given(st.lists(_options, max_size=40), _free, _has)
def test_the_same_tasks_are_spread_the_same_way(
    tasks: list[dict[str, int]], free: dict[str, float], has: dict[str, int]
) -> None:
    turned = [dict(reversed(options.items())) for options in tasks]
    assert spread(tasks, free, has) == spread(turned, dict(reversed(free.items())), has)


def test_more_hours_more_tasks() -> None:
    tasks = [{"an": 0, "bo": 0}] * 12
    assert numbers(spread(tasks, {"an": 8.0, "bo": 4.0}, {})) == {"an": 8, "bo": 4}


def test_what_somebody_has_already_counts() -> None:
    tasks = [{"an": 9, "bo": 0}] * 10
    assert numbers(spread(tasks, {"an": 5.0, "bo": 5.0}, {"an": 10})) == {"bo": 10}


def test_within_what_is_fair_everybody_gets_what_they_are_best_at() -> None:
    tasks = [{"an": 4, "bo": 0}, {"an": 0, "bo": 4}] * 3
    assert spread(tasks, {"an": 4.0, "bo": 4.0}, {}) == ["an", "bo"] * 3


def test_what_only_one_can_do_comes_on_top_of_what_is_fair() -> None:
    tasks = [{"an": 4}] * 6 + [{"an": 4, "bo": 0}] * 6
    assert numbers(spread(tasks, {"an": 8.0, "bo": 8.0}, {})) == {"an": 6, "bo": 6}


def test_a_partner_without_a_limit_gets_no_more_than_who_has_the_most_hours() -> None:
    tasks = [{"ext": 4, "an": 0}] * 40
    assert numbers(spread(tasks, {"ext": math.inf, "an": 2.0}, {})) == {"ext": 8, "an": 8}
