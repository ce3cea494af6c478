from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.validation import Problem, Severity, near_miss, problems_in
from tests.domain.small import ANY_DOCUMENT, CATALOGUE, DAY, group, school

PEOPLE = {"an": {"name": "An"}}


def only(document: Document, **more: Any) -> Problem:  # noqa: ANN401 - passed on
    problems = problems_in(document, CATALOGUE, **more)
    assert len(problems) == 1, problems
    return problems[0]


def nested(path: tuple[str, ...], value: object) -> Document:
    for key in reversed(path):
        value = {key: value}
    assert isinstance(value, dict)
    return value


def test_a_sound_dossier_has_no_problems() -> None:
    document = school(
        pupils=0,
        weeks=36,
        plan={"date": DAY},
        people=PEOPLE,
        tasks={"eigen-x": {"name": "X", "section": "netwerk"}},
        triage={"net-wifi": {"applies": "partly"}},
        current={"eigen-x": {"who": ["an"], "time": "30 min/dag", "times": {"an": "1u"}}},
        evaluations={"2026-11-21": {"repeat": ["05S"]}},
    )

    assert problems_in(document, CATALOGUE) == ()


@pytest.mark.parametrize("key", ["format", "kind", "name"])
def test_what_every_dossier_must_say(key: str) -> None:
    document = school()
    del document[key]

    problem = only(document)

    assert (problem.path, problem.severity) == ((key,), Severity.FATAL)


def test_a_newer_format_is_refused() -> None:
    problem = only(school() | {"format": 2})

    assert problem.severity is Severity.FATAL
    assert "formaat 2" in problem.message


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("people",), 3),
        (("people", "an"), "An"),
        (("people", "an", "anchor"), "ja"),
        (("people", "an", "hours", "now"), True),
        (("people", "an", "hours", "now"), float("nan")),
        (("people", "an", "hours", "now"), -1),
        (("people", "an", "expertise"), ["netwerk", 3]),
        (("pupils",), 2.5),
        (("pupils",), -1),
        pytest.param(("pupils",), 10**5000, id="endless number"),
        (("weeks",), 0),
        (("format",), 0),
        (("kind",), "klas"),
        (("name",), 3),
        (("plan", "date"), "2026-11-21"),
        (("plan", "date"), datetime(2026, 11, 21)),  # noqa: DTZ001 - TOML has local moments
        (("triage", "net-wifi", "term"), "ooit"),
        (("triage", "net-wifi", "level"), "both"),
        (("current", "net-wifi", "time"), 2),
        (("roadmap", "01", "answers", "it", "value"), "misschien"),
    ],
)
def test_a_value_of_the_wrong_shape_is_fatal_and_names_its_place(
    path: tuple[str, ...], value: object
) -> None:
    problem = only(school() | nested(path, value))

    assert (problem.path, problem.severity) == (path, Severity.FATAL)


@pytest.mark.parametrize(
    ("tables", "path", "said"),
    [
        ({"name": ""}, ("name",), "geen naam"),
        ({"people": {"an": {}}}, ("people", "an", "name"), "geen naam"),
        (
            {"people": {"an": {"name": "An", "expertise": ["netwrk"]}}},
            ("people", "an", "expertise"),
            "Bedoelde je ‘netwerk’?",
        ),
        (
            {"tasks": {"net-wifi": {"section": "toestel"}}},
            ("tasks", "net-wifi", "section"),
            "Bedoelde je ‘toestellen’?",
        ),
        (
            {"tasks": {"net-wifl": {"section": "netwerk"}}},
            ("tasks", "net-wifl", "name"),
            "Bedoelde je ‘net-wifi’?",
        ),
        ({"triage": {"net-wif": {}}}, ("triage", "net-wif"), "Bedoelde je ‘net-wifi’?"),
        ({"current": {"net-wif": {}}}, ("current", "net-wif"), "Bedoelde je ‘net-wifi’?"),
        ({"target": {"heel-anders": {}}}, ("target", "heel-anders"), "bestaat niet."),
        (
            {"people": PEOPLE, "target": {"net-wifi": {"who": ["ann"]}}},
            ("target", "net-wifi", "who"),
            "Bedoelde je ‘an’?",
        ),
        ({"current": {"net-wifi": {"backup": ["bo"]}}}, ("current", "net-wifi", "backup"), "‘bo’"),
        (
            {"current": {"net-wifi": {"times": {"bo": "1u"}}}},
            ("current", "net-wifi", "times"),
            "‘bo’",
        ),
        ({"current": {"net-wifi": {"time": "veel"}}}, ("current", "net-wifi", "time"), "geen tijd"),
        (
            {"current": {"net-wifi": {"time": "9" * 5000}}},
            ("current", "net-wifi", "time"),
            "geen tijd",
        ),
        (
            {"evaluations": {"2026-11-21": {"repeat": ["05"]}}},
            ("evaluations", "2026-11-21", "repeat"),
            "Bedoelde je ‘05",
        ),
        ({"members": ["*.toml"]}, ("members",), "dit is een school"),
    ],
)
def test_what_makes_no_sense_is_an_error_with_a_near_miss(
    tables: Document, path: tuple[str, ...], said: str
) -> None:
    problem = only(school() | tables)

    assert (problem.path, problem.severity) == (path, Severity.ERROR)
    assert said in problem.message


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        ({"peeple": {}}, "peeple"),
        ({"people": {"an": {"name": "An", "rol": "x"}}}, "people.an.rol"),
        ({"current": {"net-wifi": {"mandate": "m"}}}, "current.net-wifi.mandate"),
        ({"roadmap": {"05": {}}}, "roadmap.05"),
        ({"plan": {"een titel": ""}}, 'plan."een titel"'),
    ],
)
def test_an_unknown_key_is_only_noted(tables: Document, place: str) -> None:
    problem = only(school() | tables)

    assert (problem.place, problem.severity) == (place, Severity.NOTE)
    assert str(problem).startswith(f"{place}: ")


def test_an_unknown_key_gets_its_near_miss() -> None:
    assert "Bedoelde je ‘people’?" in only(school(peeple={})).message


def test_every_problem_is_told_at_once_in_the_order_of_the_document() -> None:
    document = school(
        peeple={},
        current={"net-wifi": {"time": "veel", "who": ["bo"]}, "weg": {}},
        triage={"ook-weg": {}},
    )

    assert [p.place for p in problems_in(document, CATALOGUE)] == [
        "peeple",
        "current.net-wifi.time",
        "triage.ook-weg",
        "current.weg",
        "current.net-wifi.who",
    ]


def test_people_and_tasks_may_come_from_the_group() -> None:
    above = group(people=PEOPLE, tasks={"eigen-x": {"name": "X", "section": "netwerk"}})
    below = school(current={"eigen-x": {"who": ["an"]}}, tasks={"eigen-x": {"core": True}})

    assert problems_in(below, CATALOGUE, group=above) == ()
    assert len(problems_in(below, CATALOGUE)) == 3


def test_a_person_id_is_unique_in_the_group() -> None:
    problem = only(school(people=PEOPLE), taken={"an": "scholen/zandloper.toml"})

    assert problem.path == ("people", "an")
    assert "‘an’ bestaat ook in scholen/zandloper.toml" in problem.message
    assert "Breng beide naar de groep" in problem.message
    assert "Geef er hier of in scholen/zandloper.toml een andere id" in problem.message


def test_a_long_value_is_not_repeated_in_full() -> None:
    assert len(only(school() | {"kind": "x" * 9000}).message) < 200
    assert "een tabel" in only(school() | {"name": {"a": 1}}).message
    assert "een lijst" in only(school() | {"name": [[[]]]}).message


def test_no_near_miss_when_nothing_comes_near() -> None:
    assert near_miss("xyz", ["netwerk"]) == ""


def test_the_place_of_the_whole_document_has_a_name() -> None:
    assert Problem((), "m", Severity.NOTE).place == "(begin)"


@given(ANY_DOCUMENT, ANY_DOCUMENT)
def test_any_document_is_checked_without_an_exception(document: Document, above: Document) -> None:
    for candidate in (document, school() | document):
        for problem in problems_in(candidate, CATALOGUE, group=above, taken={"an": "elders"}):
            assert problem.message.endswith((".", "?"))
            assert str(problem)
