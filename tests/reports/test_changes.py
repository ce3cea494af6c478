from datetime import date

import pytest
from hypothesis import given

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.merge import MISSING, Conflict, differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.reports.changes import (
    Names,
    names_in,
    summary,
    told_conflict,
    told_differences,
    told_value,
)
from tests.domain.small import ANY_DOCUMENT, school


def names(*documents: Document) -> Names:
    return names_in(load_catalogue(), load_roadmap(), *documents)


def told(old: Document, new: Document) -> tuple[str, ...]:
    return told_differences(differences(old, new), names(old, new))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"name": "A"}, {"name": "B"}, "Naam: ‘A’ → ‘B’"),
        ({}, {"pupils": 285}, "Leerlingen: (leeg) → 285"),
        ({"kind": "school"}, {"kind": "group"}, "Soort dossier: School → Groep"),
        (
            {"plan": {"date": date(2026, 6, 9)}},
            {},
            "Datum van het plan: 09/06/2026 → (leeg)",
        ),
        (
            {"people": {"an": {"name": "An", "hours": {"now": 8}}}},
            {"people": {"an": {"name": "An", "hours": {"now": 7.5}}}},
            "Team › An › ICT-uren nu: 8 → 7,5",
        ),
        (
            {"people": {"an": {"name": "An"}}},
            {"people": {"an": {"name": "An", "team": {"target": True}}}},
            "Team › An › In het ICT-team later: (leeg) → Ja",
        ),
        (
            {"people": {"an": {"name": "An", "expertise": ["netwerk"]}}},
            {"people": {"an": {"name": "An", "expertise": ["helpdesk"]}}},
            "Team › An › Expertise: + Helpdesk, - Netwerk en internet",
        ),
        (
            {},
            {"tasks": {"net-wifi": {"name": "Wifi"}}},
            "Taken › Wifi › Naam: ‘Wifi-netwerk beheren’ → ‘Wifi’",
        ),
        (
            {"tasks": {"net-wifi": {"name": "Wifi"}}},
            {},
            "Taken › Wifi › Naam: ‘Wifi’ → ‘Wifi-netwerk beheren’",
        ),
        (
            {},
            {"triage": {"net-wifi": {"term": "short"}}},
            "Keuzes per taak › Wifi-netwerk beheren › Termijn: (leeg) → Korte termijn",
        ),
        (
            {"current": {"net-wifi": {"who": ["weg"]}}},
            {},
            "Huidige situatie › Wifi-netwerk beheren › Wie: - weg",
        ),
        (
            {},
            {"target": {"eigen-x": {"note": "een\ntwee"}}, "tasks": {"eigen-x": {"name": "X"}}},
            "Streefdoel › X › Opmerking: (leeg) → ‘een twee’",
        ),
        (
            {},
            {
                "current": {"net-wifi": {"times": {"an": "1u/week"}}},
                "people": {"an": {"name": "An"}},
            },
            "Huidige situatie › Wifi-netwerk beheren › Tijd per persoon › An: (leeg) → ‘1u/week’",
        ),
        (
            {},
            {"roadmap": {"02": {"answers": {"vision": {"value": "no"}}}}},
            "Stappenplan › Stap 02 › Gedragen visie › Keuze: (leeg) → Nee",
        ),
        (
            {},
            {"evaluations": {"2026-11-21": {"present": "An"}}},
            "Evaluaties › 2026-11-21 › Aanwezig: (leeg) → ‘An’",
        ),
        ({}, {"later": {"x": 1}}, "later › x: (leeg) → 1"),
        ({"later": [1]}, {"later": 1.5}, "later: 1 → 1,5"),
    ],
)
def test_a_difference_is_told_in_dutch(before: Document, after: Document, line: str) -> None:
    assert line in told(before, after)


def test_earlier_answers_are_told_as_one_line() -> None:
    step = {"history": {"1": {"question": "vision", "value": "no"}, "2": {"question": "vision"}}}

    assert told({}, {"roadmap": {"02": step}}) == (
        "Stappenplan › Stap 02 › Vroegere antwoorden: aangevuld of gewijzigd",
    )


def test_in_short_an_answer_is_told_without_who_gave_it_and_when() -> None:
    given = {"value": "no", "on": date(2026, 11, 22), "by": "an"}
    step = {"answers": {"done": given}, "history": {"1": {"question": "done", **given}}}
    found = differences(school(), school(roadmap={"05S": step}))
    assert len(found) > 3
    assert summary(found, names()) == "Stap 05S, Overzicht klaar: Nee"
    back = differences(school(roadmap={"05S": step}), school())
    assert summary(back, names()) == "Stap 05S, Overzicht klaar: antwoord gewist"


def test_many_changes_are_counted_by_tab_behind_what_they_are_called() -> None:
    rows = {f"net-{number}": {"time": "1u/week", "who": ["an"]} for number in range(12)}
    after = school(target=rows, weeks=30, current={"net-1": {"note": "x"}})
    found = differences(school(), {**after, "people": {**after.get("people", {}), "x": {}}})
    counts = "Huidige situatie: 1 taak; Streefdoel: 12 taken; Team: 1 persoon; 1 ander gegeven"
    assert summary(found, names()) == counts
    assert summary(found, names(), "Excel ingelezen") == f"Excel ingelezen – {counts}"
    one = differences(school(), school(weeks=30))
    assert summary(one, names(), "Iets") == summary(one, names()), "one says more than a label"


def test_a_long_note_is_told_in_short() -> None:
    (line,) = told({}, {"place": "x" * 500})

    assert len(line) < 120


def test_a_conflict_tells_both_sides_and_what_stands() -> None:
    conflict = Conflict(("triage", "net-wifi", "term"), MISSING, "short", "drop")
    edited = Conflict(("people", "an", "role"), "a", MISSING, "b")

    assert told_conflict(conflict, names()) == (
        "Keuzes per taak › Wifi-netwerk beheren › Termijn: wij Korte termijn, zij Schrappen; "
        "behouden: Korte termijn"
    )
    assert told_conflict(edited, names()).endswith("wij (leeg), zij ‘b’; behouden: ‘b’")


def test_somebody_removed_here_and_changed_there_is_told_by_what_they_are() -> None:
    before: Document = {"name": "Jan Claes", "hours": {"now": 8}}
    after = {**before, "role": "leraar", "expertise": ["netwerk"]}
    conflict = Conflict(("people", "jan"), before, MISSING, after)
    assert told_conflict(conflict, names({"people": {"jan": after}})) == (
        "Team › Jan Claes: wij (leeg), zij Naam ‘Jan Claes’, ICT-uren nu 8, Rol ‘leraar’, "
        "Expertise Netwerk en internet; behouden: Naam ‘Jan Claes’, ICT-uren nu 8, Rol ‘leraar’, "
        "Expertise Netwerk en internet"
    )


@given(ANY_DOCUMENT, ANY_DOCUMENT)
def test_any_difference_can_be_told_on_one_harmless_line(old: Document, new: Document) -> None:
    found = differences(school() | old, school() | new)

    lines = told_differences(found, names(old, new))

    assert bool(lines) == bool(found)
    for line in lines:
        assert "\n" not in line
        assert "\x1b" not in line


def test_what_goes_into_a_note_is_told_to_its_end() -> None:
    path, long = ("target", "net-wifi", "documented"), " ".join(["bij"] * 70)
    assert told_value(path, long, names()).endswith("…’")
    assert told_value(path, long, names(), whole=True) == f"‘{long}’"
    action = ("roadmap", "01", "actions", "gather")
    assert long in told_value(action, {"note": long}, names(), whole=True)
