import json
from pathlib import Path

import pytest

from ictcoord_tui.cli.command_list import INSIGHTS
from ictcoord_tui.insights.index import BY_ID, QUESTIONS
from tests.cli.conftest import Run


def test_a_group_is_told_as_plain_text(run: Run) -> None:
    done = run("show", "wilgenbrug/groep.toml")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Scholengroep De Wilgenbrug\n")
    assert (
        "Basisschool De Kiekendief (school)\n  Stappenplan: 1 van de 8 stappen staat op Ja; "
        in done.out
    )
    assert "Streefdoel: 47 taken op groepsniveau, 47 met een tijd" in done.out
    assert "Huidige situatie: 74 van 103 taken met iemand" in done.out
    assert "  Joris Vandemoer       23,86   20     73     overbelast\n" in done.out
    assert "Netwerkarchitectuur uittekenen (5 van 5)" in done.out


def test_a_school_alone_tells_its_gaps_without_counts(run: Run) -> None:
    out = run("show", "school.toml").out

    assert "Vrije Basisschool De Kwikstaart (school)" in out
    assert "  Netwerkarchitectuur uittekenen\n" in out
    assert "Dataland bv" in out


def test_of_many_gaps_the_first_are_told_and_how_to_see_the_others(run: Run) -> None:
    run("new", "school", "leeg.toml", "--name", "Leeg")
    lines = run("show", "leeg.toml").out.splitlines()

    (now,) = (number for number, line in enumerate(lines) if line.startswith("Taken zonder"))
    assert lines[now] == "Taken zonder naam, huidige situatie: 108"
    assert lines[now + 11 : now + 13] == ["  … en nog 98; allemaal: `--insight gaps`", ""]
    assert "Streefdoel: nog geen streefdoel ingevuld" in lines
    assert not any(line.startswith("Belasting, streefdoel") for line in lines)
    target = run("show", "leeg.toml", "--insight", "gaps", "--situation", "target").out
    assert "Er is nog geen streefdoel ingevuld." in target
    assert len(run("show", "leeg.toml", "--insight", "gaps").out.splitlines()) > 108


def test_it_says_what_a_task_waits_for_to_be_decided(run: Run) -> None:
    run("new", "school", "leeg.toml", "--name", "Leeg")
    run("new", "group", "samen.toml", "--name", "Samen")

    school, group = (run("show", f"{name}.toml").out for name in ("leeg", "samen"))
    assert "nog te beslissen: 108 (kies een Termijn, of zet Van toepassing op Nee)\n" in school
    assert "nog te beslissen: 108 (kies een Niveau, of zet Van toepassing op Nee of" in group


def test_one_task_is_told_in_the_singular(run: Run, here: Path) -> None:
    run("new", "group", "groep.toml", "--name", "Groep")
    path = here / "groep.toml"
    row = '\n[current.net-wifi]\nwho = ["an"]\n[people.an]\nname = "An"\n'
    path.write_text(path.read_text("utf-8") + row, encoding="utf-8")

    assert (
        "Huidige situatie: 1 taak op groepsniveau, 0 met een tijd" in run("show", "groep.toml").out
    )


def test_nobody_fits_whose_tasks_have_no_time(run: Run, here: Path) -> None:
    run("new", "school", "leeg.toml", "--name", "Leeg")
    path = here / "leeg.toml"
    said = '\n[people.an]\nname = "An"\nhours = { now = 3 }\n[current.net-wifi]\nwho = ["an"]\n'
    path.write_text(path.read_text("utf-8") + said, encoding="utf-8")

    assert (
        "An   0       3      1      binnen de uren, maar 1 zonder tijd\n"
        in run("show", "leeg.toml").out
    )


def test_an_empty_dossier_says_that_nobody_is_there(run: Run) -> None:
    run("new", "school", "leeg.toml", "--name", "Leeg")

    assert "Er staat nog niemand in het team." in run("show", "leeg.toml").out


def test_scripts_get_json_with_the_same_facts(run: Run) -> None:
    done = run("show", "wilgenbrug/groep.toml", "--json")

    facts = json.loads(done.out)
    dossiers = {dossier["id"]: dossier for dossier in facts["dossiers"]}
    assert facts["name"] == "Scholengroep De Wilgenbrug"
    assert facts["broken"] == []
    assert dossiers["kiekendief"]["roadmap"]["current"] == "02"
    assert dossiers["kiekendief"]["roadmap"]["steps"]["02"] == "no"
    assert dossiers["kiekendief"]["current"] == {
        "counting": 103,
        "who": 74,
        "time": 74,
        "open": 29,
    }
    joris = facts["load"]["current"][0]
    assert (joris["id"], joris["available"], joris["status"]) == ("joris", 20, "over")
    gaps = {gap["task"]: gap for gap in facts["gaps"]["current"]}
    assert len(gaps["net-ontwerp"]["dossiers"]) == gaps["net-ontwerp"]["counting"] == 5


def test_of_people_of_the_group_one_school_says_to_count_its_own_work_only(run: Run) -> None:
    school = "wilgenbrug/scholen/kiekendief.toml"
    said = run("show", school).out.splitlines()
    alone = json.loads(run("show", school, "--json").out)["load"]["current"]
    whole = json.loads(run("show", "wilgenbrug/groep.toml", "--json").out)["load"]["current"]

    of_wim = [line for line in said if line.startswith("  Wim Pauwelyn  ")]
    assert len(of_wim) == 2
    assert all(line.endswith(", alleen deze school geteld") for line in of_wim)
    assert any(line.startswith("  Greet") and line.endswith("binnen de uren") for line in said)
    assert {one["id"] for one in alone if one["in_part"]} >= {"wim", "joris"}
    assert not any(one["in_part"] for one in whole)


def test_the_command_line_names_every_insight_in_the_order_of_the_screen() -> None:
    assert [(one.id, one.title) for one in BY_ID.values()] == list(INSIGHTS.items())


def test_every_question_is_told_with_its_answers(run: Run) -> None:
    lines = run("show", "wilgenbrug/groep.toml").out.splitlines()

    told = lines[lines.index("Inzichten (meer: --insight, met het woord tussen haakjes)") :]
    assert [line.strip() for line in told if line.startswith("    ") and line[4] != " "] == [
        f"{question.title} ({question.id})" for question in QUESTIONS
    ]
    at = told.index("    Welke taken doet niemand? (gaps)")
    assert told[at + 1 : at + 3] == [
        "      Nu: 128 taken zonder naam",
        "      Later: geen taken zonder naam",
    ]


def test_one_insight_is_told_in_full_with_its_columns_in_every_line(run: Run) -> None:
    now = run("show", "wilgenbrug/groep.toml", "--insight", "gaps").out
    later = run("show", "wilgenbrug/groep.toml", "--insight", "gaps", "--situation", "target").out

    assert now.startswith("Welke taken doet niemand?\nScholengroep De Wilgenbrug\n")
    assert (
        "- Netwerkarchitectuur uittekenen (kern); Open in: alle 5 scholen; Hoeveel: nergens iemand"
    ) in now
    assert "Zo is dit berekend: " in now
    assert "Netwerkarchitectuur" not in later


def test_bars_are_told_in_numbers(run: Run) -> None:
    out = run("show", "wilgenbrug/groep.toml", "--insight", "load").out

    assert "- Joris Vandemoer; Nu: 23,86 van 20; Later: 17,3 van 20; nu: overbelast\n" in out
    assert not set(out) & set("█░▒▓")


def test_all_insights_are_told_after_each_other(run: Run) -> None:
    out = run("show", "wilgenbrug/groep.toml", "--insight", "all").out
    one = run("show", "wilgenbrug/groep.toml", "--insight", "proposal").out

    places = [out.index(f"{question.title}\nScholengroep") for question in QUESTIONS]
    assert places == sorted(places)
    assert out.endswith(one)


@pytest.mark.parametrize(
    "wrong", [("--insight", "load", "--json"), ("--situation", "target"), ("--insight", "laod")]
)
def test_what_cannot_be_asked_is_told(wrong: tuple[str, ...], run: Run) -> None:
    done = run("show", "school.toml", *wrong)

    assert (done.code, done.out) == (2, "")
    assert done.err


def test_scripts_get_every_line_of_every_insight(run: Run) -> None:
    facts = json.loads(run("show", "wilgenbrug/groep.toml", "--json").out)

    insights = {one["id"]: one for one in facts["insights"]}
    assert tuple(insights) == tuple(INSIGHTS)
    gaps = insights["gaps"]["current"]
    assert gaps["headline"] == "128 taken zonder naam"
    assert {row["task"] for table in gaps["tables"] for row in table["rows"]} == {
        gap["task"] for gap in facts["gaps"]["current"]
    }
    bars = insights["load"]["current"]["tables"][0]
    people = {row["person"]: row for row in bars["rows"]}
    told = {one["id"]: one for one in facts["load"]["current"]}
    assert people["joris"]["numbers"][0]["value"] == told["joris"]["hours"]
    assert people["joris"]["numbers"][0]["limit"] == told["joris"]["available"] == 20
    assert all(
        len(row["cells"]) == len(table["columns"])
        for insight in insights.values()
        for situation in ("current", "target")
        for table in insight[situation]["tables"]
        for row in table["rows"]
    )


def test_a_school_in_no_group_is_compared_with_nobody(run: Run) -> None:
    told = json.loads(run("show", "school.toml", "--json").out)["insights"]
    for one in (one for one in told if one["id"] in ("needs", "school-overlap", "scale")):
        assert one["current"]["headline"] == one["target"]["headline"] == "alleen in een groep"
        assert one["current"]["tables"] == []
    said = run("show", "school.toml", "--insight", "all").out
    assert said.count("zie je alleen in een groep.") == 3
    assert "gedeelde nood" not in said


def test_a_school_that_cannot_be_read_is_named_and_stops_nothing(run: Run, here: Path) -> None:
    (here / "wilgenbrug" / "scholen" / "hoogveer.toml").write_text("kapot = ", encoding="utf-8")

    done = run("show", "wilgenbrug/groep.toml")
    facts = json.loads(run("show", "wilgenbrug/groep.toml", "--json").out)

    assert done.code == 0
    assert "Niet meegeteld" in done.err
    assert "hoogveer.toml" in done.err
    assert "Atheneum Wilgendonk" in done.out
    assert [broken["id"] for broken in facts["broken"]] == ["hoogveer"]


def test_what_is_not_there_or_no_dossier_is_told(run: Run, here: Path) -> None:
    (here / "kapot.toml").write_text("kapot = ", encoding="utf-8")

    assert run("show", "weg.toml").code == 1
    done = run("show", "kapot.toml")
    assert (done.code, done.out) == (3, "")
    assert "kapot.toml, regel 1" in done.err
