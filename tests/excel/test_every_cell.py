"""Workbooks of other people: no cell of a row that is read vanishes without a word."""

import re
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import fold
from ictcoord_tui.domain.validation import problems_in
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign import Purpose, Role, guess_mapping
from ictcoord_tui.excel.foreign_read import ForeignPlan, read_foreign
from ictcoord_tui.excel.grid import Grid, Value

CATALOGUE = load_catalogue()
EMPTY = new_document(DossierKind.SCHOOL, "Nieuw", catalogue=1)

Rows = Iterable[Mapping[str, Value | None]]
"""Cells by the name of their column, a mapping a row."""


def sheet(rows: Rows, title: str = "Huidig") -> Grid:
    """Return a sheet whose columns are named in the first row."""
    grid = Grid(title)
    columns: dict[str, int] = {}
    for number, cells in enumerate(rows, start=2):
        for header, value in cells.items():
            column = columns.setdefault(header, len(columns) + 1)
            if value is not None:
                grid.cells[number, column] = value
    for header, column in columns.items():
        grid.cells[1, column] = header
    return grid


def read(*grids: Grid, document: Document = EMPTY) -> ForeignPlan:
    overview = Overview("nieuw", read_dossier(document), CATALOGUE)
    return read_foreign(grids, map(guess_mapping, grids), overview, document)


def told_of(plan: ForeignPlan) -> str:
    return "\n".join(line for remark in plan.remarks for line in remark.told())


def values_in(value: object) -> Iterable[str]:
    """Yield every text in a document, and the name of what an id stands for."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from values_in(key)
            yield from values_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from values_in(one)
    else:
        text = str(value)
        yield text
        if text in CATALOGUE.by_id:
            task = CATALOGUE.by_id[text]
            section = CATALOGUE.section_by_id[task.section]
            yield from (task.name, section.name, labels("cluster")[section.cluster.value])


def row(time: Value | None = None, **more: Value | None) -> dict[str, Value | None]:
    return {"Taak": "Servers beheren", "Wie": "Jan Claes", "Uren per week": time, **more}


def noted(plan: ForeignPlan, table: str = "current", task: str = "srv-servers") -> list[str]:
    return str(plan.document[table][task].get("note", "")).split("\n")


def test_a_question_mark_for_a_time_is_noted_and_told() -> None:
    plan = read(sheet([row("?")]))
    assert noted(plan) == ["Tijd: ?"]
    assert "De tijd ‘?’ staat nu bij Opmerking." in told_of(plan)


def test_dashes_are_told_together() -> None:
    rows = [row("-"), row("-") | {"Taak": "Wifi-netwerk beheren"}]
    plan = read(sheet(rows))
    assert "note" not in plan.document["current"]["srv-servers"]
    assert "Huidig: Tijd: ‘-’ gelezen als leeg (rij 2, 3)." in told_of(plan)
    assert "Huidig, rij 2: Tijd: ‘-’ gelezen als leeg." in told_of(read(sheet(rows[:1])))


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"Niveau": "kleuterschool"}, ["Niveau: kleuterschool"]),
        ({"Niveau": "school"}, [""]),
        ({"Niveau": "School en groep"}, [""]),
        ({"Wie": "Jan Claes (soms)"}, ["Jan Claes (soms)"]),
        ({"Wie": "Jan Claes (?)"}, ["Jan Claes (?)"]),
        ({"Back-up": "An Bos (30 min)"}, ["An Bos (30 min)"]),
        ({"Wie": "+"}, ["Wie: +"]),
        ({"Wie": "Bla " * 100}, ["Wie: " + ("Bla " * 100).strip()]),
        ({"Mandaat": "beslist zelf"}, ["Mandaat: beslist zelf"]),
        ({"Cluster": "Pedagogisch"}, ["Cluster: Pedagogisch"]),
        ({"Cluster": "Technisch"}, [""]),
        ({"Rubriek": "Netwerk en internet"}, ["Rubriek: Netwerk en internet"]),
        ({"Lokaal": "B1", "Lokaal (2)": "B12", "Opmerking": "Lokaal: B12"},
         ["Lokaal: B12", "Lokaal: B1", "Lokaal (2): B12"]),
    ],
)  # fmt: skip
def test_what_has_no_place_is_noted(cells: Mapping[str, Value], note: list[str]) -> None:
    assert noted(read(sheet([row(1, **cells)]))) == note


def test_who_is_named_as_nobody_beside_others_is_told() -> None:
    plan = read(sheet([row(1) | {"Wie": "Jan Claes / ?"}, row() | {"Wie": "An Bos, niemand"}]))
    assert "Wie: ‘?’ gelezen als niemand." in told_of(plan)
    assert "Wie: ‘niemand’ gelezen als niemand." in told_of(plan)
    assert len(plan.document["people"]) == 2


def test_of_two_rows_that_differ_the_first_stands_and_the_second_is_noted() -> None:
    first = {"Niveau": "school", "Back-up": "An Bos", "Van toepassing": "ja"}
    second = {"Niveau": "groep", "Back-up": "Bo Maes", "Van toepassing": "nee"}
    plan = read(sheet([row("Jan: 1u", **first), row("2u", **second)]))
    line = plan.document["current"]["srv-servers"]
    assert (line["level"], line["backup"]) == ("school", ["an-bos", "bo-maes"])
    assert line["times"] == {"jan-claes": "2u/week"}
    assert noted(plan) == ["Tijd: Jan: 1u", "Niveau: groep", "Van toepassing: nee"] or noted(
        plan
    ) == ["Tijd: Jan: 1u", "Van toepassing: nee", "Niveau: groep"]
    assert plan.document["triage"]["srv-servers"]["applies"] == "yes"


def test_times_in_brackets_and_in_the_column_both_stay() -> None:
    rows = [row("1u"), row("2u") | {"Wie": "An Bos (30 min)"}, row("3u") | {"Wie": "An Bos"}]
    plan = read(sheet(rows))
    assert plan.document["current"]["srv-servers"]["times"] == {"an-bos": "30min/week"}
    assert noted(plan) == ["Tijd: 2u/week", "An Bos: 3u/week"]


def test_who_does_a_task_is_told_to_be_no_backup_of_it() -> None:
    plan = read(sheet([row(1, **{"Back-up": "Jan Claes, An Bos"}), row() | {"Wie": "An Bos"}]))
    assert "backup" not in plan.document["current"]["srv-servers"]
    for name in ("Jan Claes", "An Bos"):
        assert f"Back-up: {name} doet deze taak zelf" in told_of(plan)


def test_a_list_of_tasks_keeps_what_it_has_no_field_for() -> None:
    plan = read(sheet([{"Taak": "Servers beheren", "Uren": 2, "Niveau": "school"}], "Taken"))
    assert noted(plan, "triage") == ["Tijd: 2", "Niveau: school"]


def test_two_sheets_of_one_purpose_add_up() -> None:
    first, second = sheet([row("1u")], "Eerst"), sheet([row("2u") | {"Wie": "An Bos"}], "Dan")
    line = read(first, second).document["current"]["srv-servers"]
    assert line["who"] == ["an-bos", "jan-claes"]
    assert (line["time"], line["times"]) == ("1u/week", {"an-bos": "2u/week"})


def test_titles_are_told_and_a_task_of_the_list_is_none() -> None:
    rows: list[dict[str, Value | None]] = [
        {"Taak": "Technische taken"},
        {"Taak": "ICT-beleidsplan opstellen", "Wie": None},
        {"Taak": "Netwerk en internet"},
        {"Taak": None, "Cluster": "Technisch", "Rubriek": "Helpdesk"},
        row(1),
        row(2) | {"Taak": "Wifi-netwerk beheren"},
        row(2) | {"Taak": "Internetverbinding beheren"},
    ]
    plan = read(sheet(rows))
    assert plan.titles == ("Technische taken",)
    titles = "Technische taken; Netwerk en internet; Technisch; Helpdesk"
    assert f"Als titel gelezen: {titles}." in told_of(plan)
    assert "ICT-beleidsplan opstellen" in [match.text for match in plan.matches]


# Serial numbers


@pytest.mark.parametrize(
    ("numbers", "left_out"),
    [
        ([1, 2, 3], True),
        (["1.", "2.", "3."], True),
        (["1.1", "1.2", "2.1"], True),
        ([1, 2, 1], True),
        ([1], True),
        ([4711, 4980, 5002], False),
        ([30, 12, 5], False),
        (["A1", "A2", "A3"], False),
    ],
)
def test_a_column_of_serial_numbers_does_not_come_along(
    numbers: list[Value], left_out: bool
) -> None:
    tasks = ["Servers beheren", "Wifi-netwerk beheren", "Internetverbinding beheren"]
    rows = [
        {"Nr": number, **row(1), "Taak": task} for number, task in zip(numbers, tasks, strict=False)
    ]
    grid = sheet(rows)
    assert guess_mapping(grid).left_out == (frozenset({1}) if left_out else frozenset())
    plan = read(grid)
    first, last = text_of(numbers[0]), text_of(numbers[-1])
    words = f"De kolom ‘Nr’ (volgnummers {first} tot {last}) komt niet mee."
    assert (words in told_of(plan)) is left_out
    assert (f"Nr: {first}" in noted(plan)) is not left_out


def test_every_cell_of_a_column_that_people_leave_out_is_in_the_report() -> None:
    grid = sheet([row(1, Lokaal="B12")])
    mapping = guess_mapping(grid)
    left_out = type(mapping)(
        mapping.sheet, mapping.purpose, 1, mapping.columns, mapping.headers, left_out=frozenset({4})
    )
    overview = Overview("nieuw", read_dossier(EMPTY), CATALOGUE)
    plan = read_foreign([grid], [left_out], overview, EMPTY)
    assert noted(plan) == [""]
    (remark,) = plan.remarks
    assert (remark.words, remark.cells) == ("De kolom ‘Lokaal’ komt niet mee.", ("D2: B12",))


# Whatever stands in a sheet

_TASKS = ("Servers beheren", "Wifi-netwerk beheren", "Technische zaken", "Totaal", "Robots", None)
_LOOSE = ("?", "-", "x", "niemand", "+", True, 2, 0.5, None, "school", "groep", "ja", "nee")
_OWN = (
    "woord{}",
    "Nele{0} Bos{0}",
    "Nele{}",
    "Nele{0} Bos{0} (soms{0})",
    "Nele{0} Bos{0} (30 min) + Nele Bos",
    "Nele, iedereen{0} / ?",
    "lagere school{}",
    "technisch{}",
    "1u en nog{}",
    "ja, woord{}",
)
_TABLES = ("people", "tasks", "triage", "current", "target")
_HEADERS = ("Taak", "Wie", "Back-up", "Tijd", "Niveau", "Cluster", "Rubriek", "Van toepassing",
            "Termijn", "Mandaat", "Documentatie", "Uitleg", "Opmerking", "Lokaal",
            "Nr")  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Grid:
    """Draw a sheet: rows for few tasks, so that they meet, with own words in most cells."""
    headers = ["Taak", *draw(st.lists(st.sampled_from(_HEADERS[1:]), min_size=1, unique=True))]
    rows = []
    for number in range(draw(st.integers(1, 5))):
        cells: dict[str, Value | None] = {"Taak": draw(st.sampled_from(_TASKS))}
        for at, header in enumerate(headers[1:]):
            own = draw(st.sampled_from(_OWN)).format(100 * number + at)
            cells[header] = draw(st.sampled_from((own, *_LOOSE)))
        rows.append(cells)
    return sheet(rows, draw(st.sampled_from(("Huidig", "Taken", "Streefdoel"))))


@given(sheets())
def test_no_cell_vanishes(grid: Grid) -> None:
    mapping = guess_mapping(grid)
    assert mapping.purpose is not Purpose.NOTHING
    plan = read(grid)
    told = told_of(plan)
    matches = [match.text for match in plan.matches]
    tables = {key: plan.document.get(key, {}) for key in _TABLES}
    lines = "\n".join([*values_in(tables), told, *matches]).split("\n")
    kept = "\n".join(map(fold, lines))
    words = set(re.findall(r"\w+", kept.replace("30min", "30 min")))
    roles = {column: role for role, column in mapping.columns.items()}
    for (number, column), value in grid.cells.items():
        if number == 1 or column in mapping.left_out:
            continue
        text, role = fold(text_of(value)), roles.get(column)
        apart = re.search(rf"(?:^|[\s‘(]){re.escape(text)}(?:$|[\s’).;])", kept, re.MULTILINE)
        spelled = re.search(r"\w", text) and set(re.findall(r"\w+", text)) <= words
        meant = role in (Role.TIME, Role.LEVEL, Role.APPLIES) and _meant(text, kept)
        assert apart or spelled or meant, (text, kept)
    assert not problems_in(plan.document, CATALOGUE)


def _meant(text: str, kept: str) -> bool:
    """Tell whether a cell is kept in words of its own: a time, a level, a choice."""
    means = {"2": "2u/week", "0,5": "30min/week", "school": "school", "groep": "group",
             "ja": "yes", "nee": "no"}  # fmt: skip
    word = re.escape(means.get(text, text))
    return re.search(rf"(?:^|: ){word}$", kept, re.MULTILINE) is not None
