from pathlib import Path

import pytest

from tests.cli.conftest import Run


def add(path: Path, toml: str) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{toml}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "said"),
    [("wilgenbrug/groep.toml", "6 dossiers"), ("school.toml", "1 dossier ")],
)
def test_sound_dossiers_pass(path: str, said: str, run: Run) -> None:
    done = run("check", path)

    assert (done.code, done.out) == (0, "")
    assert said in done.err
    assert "geen fouten" in done.err


def test_every_problem_of_every_member_is_named_with_file_key_and_near_miss(
    run: Run, here: Path
) -> None:
    schools = here / "wilgenbrug" / "scholen"
    add(schools / "kiekendief.toml", '[triage.net-wifl]\nterm = "short"')
    add(schools / "kiekendief.toml", '[people.joris]\nname = "Joris"')
    add(schools / "zandloper.toml", '[target.net-wifi]\nwho = ["neele"]\ntime = "veel"')
    (schools / "hoogveer.toml").write_text("kapot = ", encoding="utf-8")
    add(
        here / "wilgenbrug" / "groep.toml",
        '[current.net-wifi]\nschools = ["kiekendif", "hoogveer"]',
    )

    done = run("check", "wilgenbrug/groep.toml")

    lines = done.out.splitlines()
    assert done.code == 3
    assert len(lines) == 6
    for line, place, said in zip(
        lines,
        [
            "wilgenbrug/groep.toml: Fout: current.net-wifi.schools: ",
            "wilgenbrug/scholen/kiekendief.toml: Fout: people.joris: ",
            "wilgenbrug/scholen/kiekendief.toml: Fout: triage.net-wifl: ",
            "wilgenbrug/scholen/zandloper.toml: Fout: target.net-wifi.time: ",
            "wilgenbrug/scholen/zandloper.toml: Fout: target.net-wifi.who: ",
            "wilgenbrug/scholen/hoogveer.toml: Onleesbaar: ",
        ],
        ["‘kiekendief’", "groep.toml", "‘net-wifi’", "geen tijd", "‘nele’", "regel 1"],
        strict=True,
    ):
        assert line.startswith(place), line
        assert said in line, line
    assert "5 dossiers nagekeken: 6 fouten." in done.err


def test_notes_alone_are_no_error(run: Run, here: Path) -> None:
    add(here / "school.toml", '[later]\nx = 1\n[roadmap.06.answers.expertize]\nvalue = "yes"')

    done = run("check", "school.toml")

    assert done.code == 0
    assert "school.toml: Aandachtspunt: later: " in done.out
    assert "‘expertise’" in done.out


def test_a_dossier_that_cannot_be_opened_is_told_with_all_that_is_fatal(
    run: Run, here: Path
) -> None:
    (here / "kapot.toml").write_text('format = 1\nkind = "scool"\nweeks = 0', encoding="utf-8")

    done = run("check", "kapot.toml")

    assert done.code == 3
    for said in ("name: ", "‘school’", "weeks: "):
        assert said in done.out + done.err


def test_a_school_whose_group_is_gone_says_so(run: Run, here: Path) -> None:
    (here / "wilgenbrug" / "groep.toml").unlink()

    done = run("check", "wilgenbrug/scholen/kiekendief.toml")

    assert done.code == 3
    assert "wilgenbrug/groep.toml: Onleesbaar: " in done.out


def test_a_group_without_schools_and_a_school_its_group_does_not_know_are_noted(
    run: Run, here: Path
) -> None:
    run("new", "group", "leeg/groep.toml", "--name", "Leeg")
    run("new", "school", "elders.toml", "--name", "Elders", "--group", "leeg/groep.toml")

    group, school = run("check", "leeg/groep.toml"), run("check", "elders.toml")

    assert (group.code, school.code) == (0, 0)
    assert "leeg/groep.toml: Aandachtspunt: members: Bij ‘scholen/*.toml’" in group.out
    assert "elders.toml: Aandachtspunt: group: De groep in groep.toml" in school.out
    assert (here / "leeg").is_dir()


def test_a_school_cannot_be_the_group_of_another(run: Run, here: Path) -> None:
    (here / "raar.toml").write_text(
        'format = 1\nkind = "school"\nname = "Raar"\ngroup = "school.toml"\n', encoding="utf-8"
    )

    done = run("check", "raar.toml")

    assert done.code == 3
    assert (
        "raar.toml: Fout: group: school.toml is een school. Noem hier het bestand van de groep."
        in done.out
    )


def test_a_mistyped_key_that_must_be_there_is_recognised(run: Run, here: Path) -> None:
    (here / "fout.toml").write_text('format = 1\nkind = "school"\nnmae = "De Duin"\n')
    done = run("check", "fout.toml")
    assert done.code == 3
    assert "‘name’ ontbreekt. Wel staat er ‘nmae’." in done.err
    (here / "leeg.toml").write_text('format = 1\nkind = "school"\nplace = "Gent"\n')
    assert "Wel staat" not in run("check", "leeg.toml").err
