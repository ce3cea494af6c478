"""What a client may ask for over SSH when its account is confined to a folder."""

from pathlib import Path

import pytest

from ictcoord_tui.cli.forced import VARIABLE
from tests.cli.conftest import Outcome, Run

NOT_ALLOWED = 5


@pytest.fixture
def ask(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Ask for a command as sshd passes it on, confined to the folder of the group."""

    def asked(*words: str) -> Outcome:
        monkeypatch.setenv(VARIABLE, words[0])
        return run("--root", str(here / "wilgenbrug"))

    return asked


@pytest.mark.parametrize(
    "line",
    [
        "show groep.toml",
        "ictcoord show groep.toml --json",
        "check scholen/kiekendief.toml",
        "show 'scholen/kiekendief.toml'",
        "show groep.toml --insight load --situation target",
        "show groep.toml --insight=all",
        "report groep.toml needs",
        "report scholen/kiekendief.toml agreements --situation current --output afspraken.md",
    ],
)
def test_reading_what_is_in_the_folder_is_allowed(ask: Run, line: str) -> None:
    outcome = ask(line)
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize(
    "line",
    [
        "sh",
        "bash -c 'id'",
        "/usr/lib/openssh/sftp-server",
        "scp -t /tmp",
        "scp -f groep.toml",
        "rsync --server . .",
        "new school x.toml --name X",
        "versions groep.toml --restore 000001",
        "merge a b c",
        "demo",
        "walk",
        "import groep.toml x.xlsx",
        "report groep.toml needs --output ../uit.md",
        "report groep.toml needs --output .ssh/rc",
        "--help; sh",
        "show ../school.toml",
        "show /etc/passwd",
        "check uitweg.toml",
        "check map/school.toml",
        "export groep.toml ../x.xlsx",
        "export groep.toml scholen/nieuw.toml --force",
        "export groep.toml .bashrc --force",
        "export groep.toml .ictcoord/uit.xlsx",
        "export groep.toml blad.xlsx --force",
        "report groep.toml needs --output blad.md --force",
        "$(id)",
        "`id`",
        "show groep.toml; sh",
        "show groep.toml && sh",
        "show" + " x" * 5_000,
    ],
)
def test_everything_else_is_refused_and_leaves_nothing(ask: Run, here: Path, line: str) -> None:
    root = here / "wilgenbrug"
    (root / "uitweg.toml").symlink_to(here / "school.toml")
    (root / "map").symlink_to(here)
    for link in ("blad.xlsx", "blad.md"):
        (root / link).symlink_to(root / "groep.toml")
    before, group = sorted(here.rglob("*")), (root / "groep.toml").read_bytes()
    outcome = ask(line)
    assert outcome.code in (2, NOT_ALLOWED)
    assert not outcome.out
    assert sorted(here.rglob("*")) == before
    assert (root / "groep.toml").read_bytes() == group


def test_words_behind_a_command_are_words_and_never_commands(ask: Run, here: Path) -> None:
    target = here / "gemaakt"
    assert ask(f"show groep.toml ; touch {target}").code == 2
    assert not target.exists()


@pytest.mark.parametrize("command", ["show", "check", "report", "export"])
def test_a_group_outside_the_folder_is_not_read(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    school = next((here / "wilgenbrug" / "scholen").glob("*.toml"))
    more = {"report": "roadmap", "export": "uit.xlsx"}.get(command, "")
    monkeypatch.setenv(VARIABLE, f"{command} {school.name} {more}")
    (here / "wilgenbrug" / "groep.toml").write_text("dit leest niemand", encoding="utf-8")
    outcome = run("--root", str(school.parent))
    assert "dit is geen geldige TOML" not in outcome.out + outcome.err
    assert "Expected" not in outcome.out + outcome.err
    assert outcome.code in (0, 3), outcome.err


def test_a_workbook_is_written_below_the_folder_only(ask: Run, here: Path) -> None:
    assert ask("export groep.toml scholen/../uit.xlsx").code == 0
    assert (here / "wilgenbrug" / "uit.xlsx").stat().st_mode & 0o777 == 0o600
    assert ask("export groep.toml uit.xlsx").code == NOT_ALLOWED, "it exists already"


@pytest.mark.parametrize(
    "line",
    [
        "export groep.toml uit.xlsx",
        "export groep.toml blad.xlsx --force",
        "report groep.toml needs -o n.md",
    ],
)
def test_who_may_only_look_leaves_no_file(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    root = here / "wilgenbrug"
    (root / "blad.xlsx").write_text("van een collega", encoding="utf-8")
    before = sorted(here.rglob("*"))
    monkeypatch.setenv(VARIABLE, line)
    outcome = run("--read-only", "--root", str(root))
    assert outcome.code == NOT_ALLOWED
    assert "export groep.toml - >" in outcome.err
    assert sorted(here.rglob("*")) == before
    assert (root / "blad.xlsx").read_text(encoding="utf-8") == "van een collega"
    monkeypatch.setenv(VARIABLE, "report groep.toml needs")
    assert run("--read-only", "--root", str(root)).code == 0


def test_the_name_of_the_program_alone_opens_the_app(ask: Run) -> None:
    assert "terminal" in ask("ictcoord").err
    assert ask("ictcoord sh").code == NOT_ALLOWED


def test_a_missing_quote_is_explained(ask: Run) -> None:
    outcome = ask("show 'groep.toml")
    assert outcome.code == 2
    assert "aanhalingsteken" in outcome.err


def test_without_a_root_the_variable_means_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "show /etc/passwd")
    assert "terminal" in run("school.toml").err
