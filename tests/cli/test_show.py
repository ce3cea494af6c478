import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_group_is_told_as_plain_text(run: Run) -> None:
    done = run("show", "wilgenbrug/groep.toml")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Scholengroep De Wilgenbrug\n")
    assert "Basisschool De Kiekendief (school)\n  Stappenplan: stap 02, " in done.out
    assert "Streefdoel: 47 taken op groepsniveau, 47 met een tijd" in done.out
    assert "Huidige situatie: 74 van 103 taken met iemand" in done.out
    assert "  Joris Vandemoer       23,86   20     73     te veel\n" in done.out
    assert "Netwerkarchitectuur uittekenen (5 van 5)" in done.out


def test_a_school_alone_tells_its_gaps_without_counts(run: Run) -> None:
    out = run("show", "school.toml").out

    assert "Vrije Basisschool De Kwikstaart (school)" in out
    assert "  Netwerkarchitectuur uittekenen\n" in out
    assert "Dataland bv" in out


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
