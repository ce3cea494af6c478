import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.hours import (
    MAX_HOURS_A_WEEK,
    Period,
    Spent,
    TimeError,
    format_hours,
    parse_hours,
    parse_spent,
    says_period,
    spent_from_hours,
)


@pytest.mark.parametrize(
    ("typed", "kept", "hours"),
    [
        ("30min/week", "30min/week", 0.5),
        ("2u/maand", "2u/maand", 2 * 10 / 37),
        ("6u/jaar", "6u/jaar", 6 / 37),
        ("1,5", "1u30/week", 1.5),
        ("1.5", "1u30/week", 1.5),
        ("1u30", "1u30/week", 1.5),
        ("90m", "1u30/week", 1.5),
        ("2 u/w", "2u/week", 2),
        ("30 min/dag", "30min/dag", 2.5),
        ("1 u per maand", "1u/maand", 10 / 37),
        ("3", "3u/week", 3),
        ("0,13", "0,13u/week", 0.13),
        ("1:30", "1u30/week", 1.5),
        ("1u30 min", "1u30/week", 1.5),
        ("1u30m/dag", "1u30/dag", 7.5),
        ("1u30 maand", "1u30/maand", 15 / 37),
        ("2 uur en 15 minuten per maand", "2u15/maand", 2.25 * 10 / 37),
        ("half uur per week", "30min/week", 0.5),
        ("halfuur", "30min/week", 0.5),
        ("kwartier/dag", "15min/dag", 1.25),
        ("± 2 uur per jaar", "2u/jaar", 2 / 37),
        ("ca. 45' wekelijks", "45min/week", 0.75),
        ("10 UREN / SCHOOLJAAR", "10u/jaar", 10 / 37),
        ("0", "0min/week", 0),
    ],
)
def test_a_time_is_read_as_people_write_it_and_kept_in_one_spelling(
    typed: str, kept: str, hours: float
) -> None:
    spent = parse_spent(typed)

    assert str(spent) == kept
    assert spent.hours_a_week() == pytest.approx(hours)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-1", "veel", "2u/eeuw", "1,5,2", "1u30u", "u", "/week", "1u 2u", "nan", "1e3"],
)
def test_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(TimeError, match="30min/week"):
        parse_spent(typed)


@pytest.mark.parametrize("typed", ["9" * 5000, "9" * 400 + "u", "1," + "3" * 5000])
def test_endless_digits_are_refused_and_not_repeated_in_full(typed: str) -> None:
    with pytest.raises(TimeError) as caught:
        parse_spent(typed)

    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("typed", ["169", "33u37/dag", "9999u/maand"])
def test_more_than_a_week_holds_is_refused(typed: str) -> None:
    with pytest.raises(TimeError, match="168"):
        parse_spent(typed)


def test_work_weeks_change_what_a_month_and_a_year_come_to_but_not_a_day() -> None:
    assert parse_spent("2u/maand").hours_a_week(weeks=40) == pytest.approx(0.5)
    assert parse_spent("40u/jaar").hours_a_week(weeks=40) == pytest.approx(1)
    assert parse_spent("30min/dag").hours_a_week(weeks=40) == pytest.approx(2.5)


amounts = st.one_of(
    st.integers(0, 90).map(str),
    st.decimals(0, 90, places=3).map(str),
    st.decimals(0, 90, places=6).map(lambda d: str(d).replace(".", ",")),
    st.builds("{}u{:02d}".format, st.integers(0, 30), st.integers(0, 99)),
    st.builds("{} min".format, st.integers(0, 2000)),
    st.builds("{}:{:02d}".format, st.integers(0, 30), st.integers(0, 59)),
)
periods = st.sampled_from(["", "/week", " per maand", "/jaar", " wk", "/j"])


@given(amounts, periods)
def test_the_kept_spelling_reads_back_as_itself(amount: str, period: str) -> None:
    spent = parse_spent(amount + period)

    assert parse_spent(str(spent)) == spent


@given(st.floats(0, MAX_HOURS_A_WEEK))
def test_hours_from_a_spreadsheet_survive_being_kept_as_text(hours: float) -> None:
    spent = spent_from_hours(hours)

    assert spent.period is Period.WEEK
    assert parse_spent(str(spent)) == spent
    assert spent.hours_a_week() == pytest.approx(hours, abs=0.0001)


@pytest.mark.parametrize("hours", [-0.1, 168.1, float("nan"), float("inf")])
def test_hours_from_a_spreadsheet_must_fit_in_a_week(hours: float) -> None:
    with pytest.raises(TimeError):
        spent_from_hours(hours)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_a_time_error(text: str) -> None:
    try:
        spent = parse_spent(text)
    except TimeError:
        return
    assert isinstance(spent, Spent)


def test_hours_of_a_person_are_a_plain_number() -> None:
    assert parse_hours("8,5") == 8.5
    assert parse_hours("1u30") == 1.5


@pytest.mark.parametrize(
    ("hours", "shown"),
    [(0, "0"), (-0.001, "0"), (8, "8"), (10, "10"), (1.5, "1,5"), (0.126, "0,13"), (100, "100")],
)
def test_hours_are_shown_with_a_comma_and_no_trailing_zeros(hours: float, shown: str) -> None:
    assert format_hours(hours) == shown


@pytest.mark.parametrize("typed", ["2u/maand", "30 min per week", "1,5/jaar", "2U PER DAG"])
def test_a_time_with_a_period_says_so(typed: str) -> None:
    assert says_period(typed)


@pytest.mark.parametrize("typed", ["2u", "1,5", "", "soms", "2u/maand" + " " * 500])
def test_a_time_without_one_does_not(typed: str) -> None:
    assert not says_period(typed)
