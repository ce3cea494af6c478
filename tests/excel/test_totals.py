"""Every total in a workbook, recalculated by another program, beside what `ictcoord show` says."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ictcoord_tui.cli import main
from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.excel.pages.roadmap import HERE, WENT_ON
from ictcoord_tui.paths import examples_dir
from tests.excel import support

DOSSIERS = {"school": Path("basisschool.toml"), "group": Path("wilgenbrug", "groep.toml")}
SHORT = {"current": "Huidig", "target": "Doel"}
SITUATIONS = {"current": "Huidige situatie", "target": "Streefdoel"}


class Told:
    """What the command line says of an example, beside its workbook after recalculation."""

    def __init__(self, facts: Mapping[str, Any], book: Workbook) -> None:
        self.facts = facts
        self.book = book
        self.dossiers: list[Mapping[str, Any]] = facts["dossiers"]

    def page(self, title: str) -> Worksheet:
        return support.sheet(self.book, title)

    def situation(self, dossier: Mapping[str, Any], situation: str) -> Worksheet:
        if len(self.dossiers) == 1:
            return self.page(SITUATIONS[situation])
        return self.page(f"{SHORT[situation]} – {dossier['name']}"[:31])

    def loads(self, situation: str) -> dict[str, Mapping[str, Any]]:
        return {load["name"]: load for load in self.facts["load"][situation]}


@pytest.fixture(params=DOSSIERS)
def told(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Told:
    """Export an example, have LibreOffice work out every formula, and ask for the facts."""
    shutil.copytree(examples_dir(), tmp_path / "werk")
    dossier, out = tmp_path / "werk" / DOSSIERS[request.param], tmp_path / "uit.xlsx"
    assert main(["export", str(dossier), str(out)]) == 0
    capsys.readouterr()
    assert main(["show", str(dossier), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    # openpyxl drops the remembered values, so that LibreOffice has to work out every one.
    bare = support.edited(out.read_bytes(), lambda book: None)
    return Told(facts, support.opened(support.office(bare, "xlsx", tmp_path), values=True))


def lines(page: Worksheet, first: int = 4) -> Iterator[tuple[Any, ...]]:
    return (row for row in page.iter_rows(min_row=first, values_only=True) if any(row))


def named(page: Worksheet) -> Iterator[dict[str, Any]]:
    """Yield the rows of a sheet by the words of its header."""
    headers = [str(cell.value) for cell in page[3]]
    return (dict(zip(headers, row, strict=False)) for row in lines(page))


@support.needs_office
def test_every_total_is_what_the_app_says(told: Told) -> None:
    nothing_is_wrong(told)
    workload_adds_up(told)
    situations_add_up(told)
    insights_count_the_same(told)
    the_roadmap_is_where_it_is(told)
    the_page_on_top_says_the_same(told)


def nothing_is_wrong(told: Told) -> None:
    for page in told.book.worksheets:
        found = [cell for row in page.iter_rows(values_only=True) for cell in row]
        assert not [cell for cell in found if str(cell).startswith("#")], page.title


def workload_adds_up(told: Told) -> None:
    found = list(lines(told.page("Werklast")))
    end = [line[0] for line in found].index("Samen")
    people, total = found[:end], found[end]
    assert [line[0] for line in found[end + 1 :]] == [
        "Uren nu", "ICT-uren nu", "Uren later", "ICT-uren later",
    ]  # fmt: skip
    now, later = told.loads("current"), told.loads("target")
    for loads, first in ((now, 2), (later, 6)):
        assert {line[0] for line in people} == loads.keys()
        for line in people:
            load = loads[line[0]]
            assert line[first] == load["tasks"], line[0]
            assert line[first + 1] == pytest.approx(load["hours"], abs=1e-3), line[0]
            assert (line[first + 2] or None) == (load["available"] or None), line[0]
            assert labels("load")[load["status"]].lower() in line[first + 3].lower(), line[0]
        situation = "current" if loads is now else "target"
        sums = [sum(load[key] or 0 for load in loads.values()) for key in ("hours", "available")]
        assert total[first] == held(told, situation)
        assert total[first + 1 : first + 3] == pytest.approx(sums, abs=1e-2)
    assert total[10] == pytest.approx(total[7] - total[3], abs=1e-6)


def held(told: Told, situation: str) -> int:
    """Count the tasks that somebody does, a shared one once."""
    pages = [told.situation(dossier, situation) for dossier in told.dossiers]
    return sum(bool(row["Taak"] and row["Wie"]) for page in pages for row in named(page))


def situations_add_up(told: Told) -> None:
    """Tasks that somebody does, tasks nobody does, and the hours of all people together."""
    for situation in Situation:
        hours = 0.0
        for dossier in told.dossiers:
            known = dossier[situation.value]
            rows = [row for row in named(told.situation(dossier, situation.value)) if row["Taak"]]
            counting = [row for row in rows if row.get("Telt mee") != "telt niet mee"]
            done = [row for row in counting if row["Wie"] or row.get("Door de groep")]
            place = (dossier["name"], situation)
            assert (place, len(counting)) == (place, known["counting"])
            assert (place, len(done)) == (place, known["who"])
            assert (place, len(counting) - len(done)) == (place, known["open"])
            hours += sum(row["Uren per week"] or 0 for row in counting if row["Wie"])
        carried = sum(load["hours"] for load in told.loads(situation.value).values())
        assert hours == pytest.approx(carried, abs=1e-2)


def insights_count_the_same(told: Told) -> None:
    summary = {row["Inzicht"]: row for row in named(told.page("Inzichten"))}
    listed = list(named(told.page("Inzichten per taak")))
    places = [(row["Inzicht"], row["Taak"], row.get("Waar"), row["Toelichting"]) for row in listed]
    assert len(places) == len(set(places)), "what is found now and later stands once"
    for situation, word in (("current", "nu"), ("target", "later")):
        found: dict[str, set[str]] = {}
        for row in listed:
            if word in row["Wanneer"].lower():
                found.setdefault(row["Inzicht"], set()).add(row["Taak"])
        gaps = told.facts["gaps"][situation]
        assert found.get("Niemand doet dit", set()) == {gap["name"] for gap in gaps}
        for kind in dict.fromkeys(row["Inzicht"] for row in listed):
            assert summary[kind][f"Taken {word}"] == len(found.get(kind, ()))
    if len(told.dossiers) > 1:
        gaps_of_each_school(told, summary)
        assert "Alle 5 scholen" in {row["Waar"] for row in listed}
        a_filter_on_a_school_finds_all_of_it(told, listed, summary)
    else:
        assert "Scholen" not in listed[0], "a school alone has nothing to filter on"


def a_filter_on_a_school_finds_all_of_it(
    told: Told, listed: Sequence[Mapping[str, Any]], summary: Mapping[str, Mapping[str, Any]]
) -> None:
    for dossier in told.dossiers:
        rows = [row for row in listed if dossier["name"] in row["Scholen"].split(", ")]
        gaps = {
            row["Taak"]
            for row in rows
            if row["Inzicht"] == "Niemand doet dit" and "nu" in row["Wanneer"].lower()
        }
        assert str(len(gaps)) == summary[dossier["name"]]["Taken nu"].split(" → ")[0]
        assert any(row["Waar"] == "Alle 5 scholen" for row in rows) == (dossier["kind"] == "school")


def gaps_of_each_school(told: Told, summary: Mapping[str, Mapping[str, Any]]) -> None:
    for dossier in told.dossiers:
        counts = [
            sum(dossier["id"] in gap["dossiers"] for gap in told.facts["gaps"][situation])
            for situation in SITUATIONS
        ]
        assert summary[dossier["name"]]["Taken nu"] == " → ".join(map(str, counts))


def the_roadmap_is_where_it_is(told: Told) -> None:
    for dossier in told.dossiers:
        here = [
            row["Stap"]
            for row in named(told.page("Stappenplan"))
            if row.get("School", dossier["name"]) == dossier["name"]
            and any(said in str(row["Staat"]) for said in (HERE, WENT_ON))
        ]
        assert here == [dossier["roadmap"]["current"]]


def the_page_on_top_says_the_same(told: Told) -> None:
    page = told.book.worksheets[0]
    assert page.title == "Voor de directie"
    if len(told.dossiers) == 1:
        a_school_on_top(told, list(lines(page, 1)))
    else:
        a_group_on_top(told, list(lines(page, 1)))


def a_school_on_top(told: Told, rows: list[tuple[Any, ...]]) -> None:
    (dossier,) = told.dossiers
    now, later = told.loads("current"), told.loads("target")
    text = "\n".join(str(row[0]) for row in rows)
    for situation, title in SITUATIONS.items():
        known = dossier[situation]
        filled = f"{known['who']} van {known['counting']} taken met iemand, {known['time']} met"
        assert f"{title}: {filled}" in text
    gaps = told.facts["gaps"]["current"]
    assert f"{len(gaps)} taken hebben niemand" in text
    too_much = [load for load in now.values() if load["status"] in ("over", "unpaid")]
    over = sum(load["hours"] - load["available"] for load in too_much)
    assert f"{len(too_much)} mensen dragen samen {format_hours(over)} uur per week te veel" in text
    told_of = {row[0]: row for row in rows if row[0] in now}
    assert told_of.keys() == now.keys()
    for name, row in told_of.items():
        assert row[1] == of(now[name])
        assert row[2] == of(later[name])
        assert int(row[3]) == now[name]["tasks"]
    assert f"Nog te beslissen ({dossier['undecided']})" in text


def of(load: Mapping[str, Any]) -> str:
    """Return hours as the page says them: of how many, where that is known."""
    hours = format_hours(load["hours"])
    if load["available"] is None:
        return f"{hours} u"
    return f"{hours} van {format_hours(load['available'])}"


def a_group_on_top(told: Told, rows: list[tuple[Any, ...]]) -> None:
    schools = [one for one in told.dossiers if one["kind"] == "school"]
    start = next(at for at, row in enumerate(rows) if row[0] == "School")
    for dossier, row in zip(schools, rows[start + 1 :], strict=False):
        assert row[0] == dossier["name"]
        assert int(row[1]) == dossier["current"]["counting"]
        assert int(row[5]) == dossier["undecided"]
    whole = sum(one["undecided"] for one in schools)
    assert any(str(row[0]) == f"Nog te beslissen ({whole})" for row in rows)
