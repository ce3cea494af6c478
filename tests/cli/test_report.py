"""`ictcoord report`: which papers there are, where they go, and what is refused."""

from pathlib import Path

import pytest

from ictcoord_tui.cli.command_list import REPORT_KINDS
from ictcoord_tui.reports.kinds import REPORTS
from tests.cli.conftest import Run

GROUP = "wilgenbrug/groep.toml"


def test_the_command_offers_every_report_there_is() -> None:
    assert list(REPORTS) == list(REPORT_KINDS)


@pytest.mark.parametrize("kind", [kind for kind in REPORTS if kind != "absence"])
def test_a_report_is_markdown_on_stdout(kind: str, run: Run) -> None:
    done = run("report", GROUP, kind)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# ")
    assert "Scholengroep De Wilgenbrug, " in done.out


def test_absence_of_a_person_by_name(run: Run) -> None:
    done = run("report", GROUP, "absence", "Nele Brodsteen")
    assert done.code == 0
    assert "# Wat als Nele Brodsteen wegvalt?" in done.out
    assert "65 taken, 5,84 uur per week" in done.out


def test_the_situation_can_be_chosen(run: Run) -> None:
    today = run("report", GROUP, "needs")
    later = run("report", GROUP, "needs", "--situation", "target")
    assert "Netwerkarchitectuur uittekenen" in today.out
    assert "Netwerkarchitectuur uittekenen" not in later.out


def test_the_suffix_decides_what_is_written(run: Run, here: Path) -> None:
    assert run("report", GROUP, "director", "--output", "terug.html").code == 0
    assert (here / "terug.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("report", GROUP, "director", "-o", "terug.md").code == 0
    assert (here / "terug.md").read_text(encoding="utf-8").startswith("# Terugkoppeling")


def test_a_dash_is_stdout(run: Run) -> None:
    assert run("report", GROUP, "needs", "-o", "-").out == run("report", GROUP, "needs").out


def test_an_existing_file_stays_unless_forced(run: Run, here: Path) -> None:
    (here / "terug.md").write_text("van mij", encoding="utf-8")
    done = run("report", GROUP, "director", "-o", "terug.md")
    assert done.code == 5
    assert "--force" in done.err
    assert (here / "terug.md").read_text(encoding="utf-8") == "van mij"
    assert run("report", GROUP, "director", "-o", "terug.md", "--force").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("needs", "rita"), 2, "gaat niet over één persoon"),
        (("absence", "Rita Copersmet"), 2, "Bedoelde je ‘Rita Coppersmet’?"),
        (("needs", "-o", "needs.pdf"), 2, ".md of .html"),
        (("neds",), 2, "needs"),
    ],
)
def test_wrong_use_says_what_would_work(
    words: tuple[str, ...], code: int, said: str, run: Run
) -> None:
    done = run("report", GROUP, *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_a_broken_school_is_named_and_stops_nothing(run: Run, here: Path) -> None:
    (here / "wilgenbrug" / "scholen" / "kapot.toml").write_text("dit is geen toml [", "utf-8")
    done = run("report", GROUP, "needs")
    assert done.code == 0
    assert "Niet meegeteld" in done.err
    assert "kapot.toml" in done.err
