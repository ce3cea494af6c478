"""How a grid shares its width among columns: sums, without a screen."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.widgets.grid_columns import GUTTER, GridColumns, Header

headers = st.lists(
    st.builds(
        Header,
        id=st.uuids().map(str),
        title=st.text("abc", max_size=12),
        width=st.integers(1, 30),
        grow=st.integers(0, 3),
        brief=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


def measured(columns: list[Header], width: int, longest: int = 20) -> GridColumns:
    made = GridColumns()
    made.learn(columns, lambda _: ["x" * longest])
    made.measure(columns, width)
    return made


@given(headers, st.integers(10, 200))
def test_columns_stand_beside_each_other_inside_the_grid(columns: list[Header], width: int) -> None:
    drawn = measured(columns, width).drawn
    assert drawn[0].number == 0
    assert drawn[0].x == GUTTER
    for one, following in pairwise(drawn):
        assert following.x == one.x + one.room + 1
        assert following.number > one.number
    assert drawn[-1].x + drawn[-1].room <= width


@given(headers, st.integers(10, 200), st.data())
def test_any_column_comes_into_sight_beside_the_first(
    columns: list[Header], width: int, data: st.DataObject
) -> None:
    made = measured(columns, width)
    wanted = data.draw(st.integers(0, len(columns) - 1))
    made.show(wanted)
    room = made.drawn[0].x + made.drawn[0].room + 5 <= width
    if room:
        assert made.of(wanted) is not None
    assert made.of(0) is not None
    assert not made.show(wanted), "it is there already"


def test_what_is_not_in_sight_is_told_by_its_side() -> None:
    columns = [Header(str(number), "kop", 10) for number in range(6)]
    made = measured(columns, 40)
    assert made.hidden_sides == (False, True)
    made.show(5)
    assert made.hidden_sides == (True, False)
    assert made.at(GUTTER) == 0
    assert made.at(39) == 5
    assert measured(columns, 200).hidden_sides == (False, False)


def test_width_that_is_left_goes_to_what_grows() -> None:
    columns = [Header("naam", "Naam", 10), Header("wie", "Wie", 10, grow=1)]
    name, who = measured(columns, 60).drawn
    assert (name.room, who.x + who.room) == (10, 60)


def rooms(width: int, names: list[str], who: list[str], *further: Header) -> list[int]:
    columns = [Header("name", "Taak", 25, grow=3), Header("who", "Wie", 16, grow=2), *further]
    made = GridColumns()
    made.learn(columns, lambda column: {"name": names, "who": who}.get(column, []))
    made.measure(columns, width)
    return [one.room for one in made.drawn]


NAMES = ["x" * length for length in (20, 30, 30, 60)]


def test_what_the_table_is_about_comes_before_the_air_behind_a_name() -> None:
    assert rooms(68, NAMES, ["y" * 28] * 2 + ["–"] * 9) == [36, 28]
    assert rooms(60, NAMES, ["y" * 28])[1] == 28


def test_one_long_cell_of_many_takes_no_room_from_the_names() -> None:
    assert rooms(80, NAMES, [*["y" * 10] * 20, "y" * 28])[0] == 60
    assert rooms(62, ["x" * 45], ["y" * 28] + ["y" * 10] * 9) == [42, 16]


def test_what_the_table_is_about_comes_before_a_column_that_is_one_too_many() -> None:
    names, further = ["x" * 50], [Header(str(n), "kop", 13) for n in range(7)]
    assert rooms(120, names, ["y" * 16], *further)[1] == 16
    assert rooms(120, names, ["y" * 28], *further)[1] == 28
    assert len(rooms(120, names, ["y" * 28], *further)) >= 6
    assert rooms(80, names, ["y" * 28], *further)[1] == 16, "no room for both"
