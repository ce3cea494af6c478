"""The evidence of every step on the example group, against a count in the bare files.

Nothing of the program takes part in the count: TOML tables, the catalogue's JSON, and exact
fractions.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.reader import packaged_text
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.evidence.steps import evidence
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.workspace import load_workspace

FOLDER = examples_dir() / "wilgenbrug"
TODAY = date(2026, 11, 21)
WEEKS = 37
SCHOOLS = sorted(path.stem for path in (FOLDER / "scholen").glob("*.toml"))
Table = dict[str, Any]


# The count


@cache
def table(name: str) -> Table:
    path = FOLDER / ("groep.toml" if name == "groep" else f"scholen/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def tasks() -> dict[str, Table]:
    """Tasks of the start list and of the group by id, with section and cluster."""
    found = {}
    for section in json.loads(packaged_text("catalogue.json"))["sections"]:
        for task in section["tasks"]:
            place = {"section": section["id"], "cluster": section["cluster"]}
            found[task["id"]] = task | place
    for name in ("groep", *SCHOOLS):
        assert "tasks" not in table(name), "own tasks would have to be counted, too"
    return found


def choice(name: str, task: str) -> Table:
    return dict(table(name).get("triage", {}).get(task, {}))


def counting(name: str) -> list[str]:
    def away(said: Table) -> bool:
        return said.get("applies") == "no" or said.get("term") == "drop"

    def counts(task: str) -> bool:
        own = choice(name, task)
        if "applies" in own or "term" in own:
            return not away(own)
        return not away(choice("groep", task))

    return [task for task in tasks() if counts(task)]


def level(name: str, task: str) -> str:
    return str(choice(name, task).get("level") or choice("groep", task).get("level") or "")


def doing(name: str, task: str, when: str) -> tuple[Table, Table]:
    """The school's own line, and the group's line that serves it."""
    own = table(name).get(when, {}).get(task, {})
    shared = table("groep").get(when, {}).get(task, {})
    here = not shared.get("schools") or name in shared["schools"]
    served = shared if shared.get("who") and here and level(name, task) != "school" else {}
    return own, served


def who(name: str, task: str, when: str) -> set[str]:
    own, served = doing(name, task, when)
    return set(own.get("who", [])) | set(served.get("who", []))


def week(text: str) -> Fraction:
    amount, _, period = text.partition("/")
    minutes = Fraction(0)
    if "u" in amount:
        hours, _, amount = amount.partition("u")
        minutes += Fraction(hours.replace(",", ".")) * 60
    amount = amount.removesuffix("min").removesuffix("m")
    if amount:
        minutes += Fraction(amount)
    times = {
        "dag": Fraction(5),
        "week": Fraction(1),
        "maand": Fraction(10, WEEKS),
        "jaar": Fraction(1, WEEKS),
    }
    return minutes / 60 * times[period]


def hours(row: Table) -> Fraction:
    assert "times" not in row, "times per person would have to be shared out, too"
    return week(row["time"]) if "time" in row else Fraction(0)


def lines(names: list[str], when: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for task in counting(name):
            if who(name, task, when):
                yield name, task


def written(names: list[str], when: str) -> Iterator[tuple[str, Table]]:
    """Every line in the files that somebody does: of the schools, and of the group for a group."""
    for name in names:
        for task in counting(name):
            row = table(name).get(when, {}).get(task, {})
            if row.get("who"):
                yield task, row


def people(names: list[str]) -> dict[str, Table]:
    return {key: one for name in names for key, one in table(name).get("people", {}).items()}


def skilled(name: str, task: str, everybody: dict[str, Table]) -> bool:
    section = tasks()[task]["section"]
    return any(
        section in everybody.get(key, {}).get("expertise", []) for key in who(name, task, "target")
    )


# The evidence


@cache
def scope() -> Scope:
    return load_workspace(FOLDER / "groep.toml", load_catalogue()).scope


def said(step: str, name: str) -> str:
    overview: Overview = next(one for one in scope().overviews if one.id == name)
    return "\n".join(one.text for one in evidence(step, scope(), overview, TODAY))


def many(number: int, one: str = "taak", more: str = "taken") -> str:
    return f"{number} {one if number == 1 else more}"


CASES = [("groep", SCHOOLS), *((name, [name]) for name in SCHOOLS)]


@pytest.mark.parametrize(("name", "schools"), CASES)
def test_step_01_counts_tasks_without_anybody_and_the_hidden_ones(
    name: str, schools: list[str]
) -> None:
    text = said("01", name)
    opened = sum(1 for one in schools for t in counting(one) if not who(one, t, "current"))
    assert f"{many(opened)} zonder naam." in text
    carried = Counter(key for one, t in lines(schools, "current") for key in who(one, t, "current"))
    whole = sum(len(counting(one)) for one in schools)
    assert f" doet {max(carried.values())} van {many(whole)} (" in text
    hidden = [(one, t) for one, t in lines(schools, "current") if tasks()[t]["hidden"]]
    assert f"{many(len(hidden), 'verborgen taak', 'verborgen taken')}, " in text


def test_step_01_adds_up_the_hours_for_the_team() -> None:
    rows = written(["groep", *SCHOOLS], "current")
    whole = sum(hours(row) for task, row in rows if task.startswith("org-"))
    assert f"gaat {format_hours(float(whole))} uur per week." in said("01", "groep")


@pytest.mark.parametrize("step", ["02", "03"])
def test_steps_02_and_03_count_the_schools_where_somebody_does_it(step: str) -> None:
    ids = {"02": ("vis-visie", "vis-draagvlak"), "03": ("vis-beleidsplan", "vis-opvolging")}[step]
    for task in ids:
        here = sum(1 for one in SCHOOLS if who(one, task, "current"))
        line = f"‘{tasks()[task]['name']}’: bij {here} van {len(SCHOOLS)} scholen iemand"
        assert line in said(step, "groep")


@pytest.mark.parametrize("name", ["groep", *SCHOOLS])
def test_steps_02_and_03_know_the_days_in_the_file(name: str) -> None:
    plan = table(name).get("plan", {})
    for step, key, word in (("02", "vision", "De visie is van"), ("03", "date", "is van")):
        day = plan.get(key)
        if day is None:
            assert "nog geen datum" in said(step, name)
        else:
            assert f"{word} {day:%d/%m/%Y}" in said(step, name)


def test_step_04_counts_what_schools_do_apart_and_what_they_all_miss() -> None:
    text = said("04", "groep")
    apart = [
        task
        for task in tasks()
        if sum(
            1
            for one in SCHOOLS
            if task in counting(one) and table(one).get("current", {}).get(task, {}).get("who")
        )
        > 1
    ]
    assert f"{many(len(apart))} gebeuren apart in twee of meer scholen." in text
    missed = Counter(t for one in SCHOOLS for t in counting(one) if not who(one, t, "current"))
    needs = sum(1 for number in missed.values() if number > 1)
    assert f"{many(needs, 'gedeelde nood', 'gedeelde noden')}: wat in twee scholen" in text
    financed = sum(table(one).get("hours", 0) for one in ("groep", *SCHOOLS))
    assert f"ICT-uren die gefinancierd zijn: {format_hours(financed)} uur per week" in text


@pytest.mark.parametrize("name", ["groep", *SCHOOLS])
def test_step_05_counts_what_is_undecided(name: str) -> None:
    def decided(task: str) -> bool:
        if task not in counting(name) or level(name, task) == "group":
            return True
        return bool(level(name, task)) if name == "groep" else "term" in choice(name, task)

    undecided = sum(1 for task in tasks() if not decided(task))
    for step in ("05G", "05S"):
        assert f"Nog {many(undecided)} te beslissen: kies een " in said(step, name)
    up = sum(1 for task in tasks() if level(name, task) == "group")
    assert f"{up} naar de groep, " in said("05G", name)
    terms = Counter(choice(name, task).get("term") for task in tasks())
    line = f"{terms['short']} op korte termijn, {terms['long']} op lange termijn"
    assert line in said("05S", name)


@pytest.mark.parametrize(("name", "schools"), CASES)
def test_step_06_splits_what_nobody_masters(name: str, schools: list[str]) -> None:
    everybody = people(["groep", *SCHOOLS])
    missing = {
        task
        for one in schools
        for task in counting(one)
        if tasks()[task]["expert"] and not skilled(one, task, everybody)
    }
    kinds = Counter(
        "Uitbesteden overwegen (niet strategisch)"
        if not tasks()[task]["core"]
        else "Kies zelf opvangen of uitbesteden (strategisch én louter technisch)"
        if tasks()[task]["cluster"] == "technical"
        else "Rekruteren (strategisch)"
        for task in missing
    )
    found = dict.fromkeys(kinds, 0)
    for line in said("06", name).split("\n"):
        title, _, rest = line.partition(": ")
        if title in kinds:
            found[title] = int(rest.rsplit(" van ", 1)[1].rstrip("."))
    assert found == dict(kinds)


@pytest.mark.parametrize(("name", "schools"), CASES)
def test_step_07_holds_the_target_against_people(name: str, schools: list[str]) -> None:
    text = said("07", name)
    whole = sum(len(counting(one)) for one in schools)
    named = list(lines(schools, "target"))
    assert f"Streefdoel: {len(named)} van {many(whole)} met een naam." in text
    for key, word in (("backup", "met een back-up"), ("mandate", "met een mandaat")):
        having = sum(1 for one, t in named if any(row.get(key) for row in doing(one, t, "target")))
        assert f"Streefdoel: {having} van {many(len(named))} {word}." in text


def test_step_07_adds_up_the_hours_of_everybody() -> None:
    everybody = people(["groep", *SCHOOLS])
    inside = {key for key, one in everybody.items() if not one.get("external")}
    planned = Fraction(0)
    for _, row in written(["groep", *SCHOOLS], "target"):
        ours = [key for key in row["who"] if key in inside]
        planned += hours(row) * len(ours) / len(row["who"])
    text = said("07", "groep")
    assert f"Gepland: {format_hours(float(planned))} van " in text
    team = [one for one in everybody.values() if one.get("team", {}).get("target")]
    glad = sum(1 for one in team if one.get("motivation"))
    assert f"Motivatie genoteerd bij {glad} van {len(team)} teamleden." in text


@pytest.mark.parametrize(("name", "schools"), CASES)
def test_step_08_sees_what_is_newly_open_and_who_is_swamped(name: str, schools: list[str]) -> None:
    text = said("08", name)
    opened = sum(
        1
        for one in schools
        for t in counting(one)
        if who(one, t, "current") and not who(one, t, "target")
    )
    number = many(opened) if opened else "Geen taken"
    assert f"{number} nieuw zonder naam in het streefdoel." in text
    assert "Er was nog geen evaluatie." in text


def test_step_08_names_everybody_who_carries_too_much() -> None:
    everybody = people(["groep", *SCHOOLS])
    carried = dict.fromkeys(everybody, Fraction(0))
    for _, row in written(["groep", *SCHOOLS], "current"):
        for key in row["who"]:
            carried[key] += hours(row) / len(row["who"])
    swamped = {
        one["name"]
        for key, one in everybody.items()
        if not one.get("external")
        and one.get("hours", {}).get("now")
        and carried[key] > Fraction(str(one["hours"]["now"]))
    }
    line = next(line for line in said("08", "groep").split("\n") if line.startswith("Overbelast"))
    assert set(line.removeprefix("Overbelast vandaag: ").rstrip(".").split(", ")) == swamped


def apart(task: str) -> list[Fraction]:
    """The hours of each school that does a task today itself."""
    rows = [table(s).get("current", {}).get(task, {}) for s in SCHOOLS if task in counting(s)]
    return [hours(row) for row in rows if row.get("who")]


def points_to_the_group(task: str) -> bool:
    known = tasks()[task]
    asked = any(
        choice(name, task).get("together") or choice(name, task).get("level") == "group"
        for name in ("groep", *SCHOOLS)
    )
    return bool(
        known["level"] in ("group", "both") or known["expert"] or known["outsourced"] or asked
    )


def test_step_04_adds_up_what_doing_it_once_would_save() -> None:
    saved = Fraction(0)
    for task in tasks():
        each = apart(task)
        if len(each) > 1 and points_to_the_group(task):
            saved += sum(each) - max(each)
    assert f"bespaart {format_hours(float(saved))} uur per week" in said("04", "groep")


def test_step_05_counts_the_candidates_for_the_group() -> None:
    def missed(task: str) -> int:
        return sum(1 for one in SCHOOLS if task in counting(one) and not who(one, task, "current"))

    candidates = sum(
        1
        for task in tasks()
        if (len(apart(task)) > 1 or missed(task) > 1)
        and points_to_the_group(task)
        and choice("groep", task).get("level") != "school"
    )
    assert f"{many(candidates, 'kandidaat', 'kandidaten')} om samen te doen." in said(
        "05G", "groep"
    )


@pytest.mark.parametrize("name", SCHOOLS)
def test_step_08_counts_what_differs_from_the_target(name: str) -> None:
    differing = 0
    for task in tasks():
        now, later = (table(name).get(when, {}).get(task, {}) for when in ("current", "target"))
        people_differ = who(name, task, "current") != who(name, task, "target")
        if people_differ or hours(now) != hours(later):
            differing += 1
    assert f"{many(differing)} nog anders dan in het streefdoel." in said("08", name)
