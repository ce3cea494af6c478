"""Tab in bash, zsh and fish: the real shells, told by the scripts of `ictcoord completion`."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.cli.arguments import Command
from ictcoord_tui.cli.command_list import COMMANDS, INSIGHTS, OPEN, REPORT_KINDS
from ictcoord_tui.cli.completion import GROUP, SCHOOLS, VERSION, VERSIONS
from ictcoord_tui.storage.places import folder_of
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.workspace import MEMBERS
from tests.terminal.harness import TAB, Terminal, ctrl

SHELLS = ("bash", "zsh", "fish")
BASH_COMPLETION = Path("/usr/share/bash-completion/bash_completion")
FUNCTIONS = Path(__file__).parents[2] / "share" / "zsh" / "site-functions"
ODD = 'De Duin\'s "beste" school.toml'
POISON = "x$(touch gelukt)`touch gelukt`;touch gelukt.toml"
"""A name that a careless script would run."""

RECORDER = """
ictcoord() {
    printf '%s\\n' "$@" > said.part && mv said.part said
}
"""
FISH_RECORDER = """
function ictcoord
    printf '%s\\n' $argv > said.part && mv said.part said
end
"""
"""In the place of the program: what the shell would have started it with, one word a line."""


def script_of(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a dossier whose name must be quoted, and things that do not belong."""
    (tmp_path / ODD).write_text(
        '[people.an-peeters]\nname = "An"\n\n[people.jan]\nname = "Jan"\n', encoding="utf-8"
    )
    group = tmp_path / "groep.toml"
    assert main(["new", "group", str(group), "--name", "De Wilgenbrug"]) == 0
    group.write_text(f"{group.read_text('utf-8')}\n[people.joris]\nname = 'Joris'\n", "utf-8")
    (tmp_path / "scholen").mkdir(exist_ok=True)
    (tmp_path / "scholen" / "duin.toml").write_text("[people.mia]\n", "utf-8")
    (tmp_path / POISON).write_text('[people."$(touch gelukt)"]\n[people.piet]\n', "utf-8")
    (tmp_path / "scholen" / "$(touch gelukt).toml").touch()
    versions = folder_of(tmp_path / ODD, "versions")
    versions.mkdir(parents=True)
    for name in ("000012-20261122.toml", "$(touch gelukt)-20261122.toml", "ander.toml"):
        (versions / name).touch()
    for name in ("lijst.xlsx", "lijst.ods", "nota.txt"):
        (tmp_path / name).touch()
    (tmp_path / "map met spatie" / ".ictcoord").mkdir(parents=True)
    (tmp_path / "map met spatie" / ".verborgen.toml").touch()
    (tmp_path / "map met spatie" / "school.toml").touch()
    return tmp_path


class Shell:
    """An interactive shell in which Tab is pressed."""

    def __init__(self, term: Terminal, place: Path) -> None:
        self._term, self._said = term, place / "said"

    def words(self, *keys: str) -> list[str]:
        """Type keys and Enter, and return the words the program would have been started with."""
        self._said.unlink(missing_ok=True)
        self._term.send(ctrl("u"), *keys, "\r")
        self._term.wait_until(self._said.exists, "the command", 20)
        said = self._said.read_text(encoding="utf-8").splitlines()
        # Behind a folder, zsh takes its own slash away again at Enter.
        return [word.removesuffix("/") for word in said]


@contextmanager
def interactive(shell: str, script: str, place: Path, before: str = "") -> Iterator[Shell]:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    options, recorder, prompt = {
        "bash": (["--norc", "--noprofile", "-i"], RECORDER, "PS1='klaar> '\n"),
        "zsh": (["-f", "-i"], RECORDER, "PS1='klaar> '\n"),
        "fish": (["--no-config", "-i"], FISH_RECORDER, "function fish_prompt; echo 'klaar> '; end"),
    }[shell]
    prepared = place / ".prepared"
    # The prompt comes last: when it is there, all is.
    prepared.write_text(f"{before}\n{script}\n{recorder}\n{prompt}", encoding="utf-8")
    with Terminal([shell, *options], place, columns=200) as term:
        term.send(f"cd '{place}' && . ./.prepared\r")
        term.wait_for("\nklaar>")
        yield Shell(term, place)


PREPARATIONS = [
    pytest.param("bash", "", id="bash"),
    pytest.param("bash", f". {BASH_COMPLETION}", id="bash-completion"),
    pytest.param("zsh", "autoload -Uz compinit; compinit -u -D", id="zsh"),
    pytest.param("zsh", f"fpath=({FUNCTIONS} $fpath); autoload -Uz compinit", id="zsh-fpath"),
    pytest.param("fish", "", id="fish"),
]


@pytest.mark.parametrize(("shell", "before"), PREPARATIONS)
def test_tab_completes_in_a_real_shell(
    shell: str, before: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if "bash_completion" in before and not BASH_COMPLETION.exists():
        pytest.skip("bash-completion is not installed")
    found_by_itself = "fpath" in before
    script = "compinit -u -D" if found_by_itself else script_of(shell, capsys)
    with interactive(shell, script, place, before) as user:
        said = {
            typed: user.words(f"ictcoord {typed}")
            for typed in (
                f"ex{TAB}",
                f"De{TAB}",
                f"show De{TAB}--js{TAB}",
                f"show De{TAB}--insight an{TAB}",
                f"show --situation=ta{TAB}",
                f"--root ma{TAB}",
                f"--read-only --color 2{TAB}wal{TAB}De{TAB}",
                f"import De{TAB}li{TAB}",
                f"report De{TAB}abs{TAB}an{TAB}",
                f"report De{TAB}needs --out{TAB}",
                f"report groep{TAB}abs{TAB}jo{TAB}",
                f"report groep{TAB}abs{TAB}mi{TAB}",
                f"completion z{TAB}",
                f"check x{TAB}",
                f"report x{TAB}abs{TAB}p{TAB}",
                f"versions De{TAB}--restore 0{TAB}",
                f"versions x{TAB}--restore 0{TAB}",
                f"export groep{TAB}- --table team --school du{TAB}",
                f"show ma{TAB}{TAB}",
                f"show ma{TAB}.i{TAB}",
            )
        }

    assert list(said.values()) == [
        ["export"],
        [ODD],
        ["show", ODD, "--json"],
        ["show", ODD, "--insight", "anchors"],
        ["show", "--situation=target"],
        ["--root", "map met spatie"],
        ["--read-only", "--color", "256", "walk", ODD],
        ["import", ODD, "lijst.xlsx"],
        ["report", ODD, "absence", "an-peeters"],
        ["report", ODD, "needs", "--output"],
        ["report", "groep.toml", "absence", "joris"],
        ["report", "groep.toml", "absence", "mia"],
        ["completion", "zsh"],
        ["check", POISON],
        ["report", POISON, "absence", "piet"],
        ["versions", ODD, "--restore", "000012"],
        ["versions", POISON, "--restore", "0"],
        ["export", "groep.toml", "-", "--table", "team", "--school", "duin"],
        ["show", "map met spatie/school.toml"],
        ["show", "map met spatie/.ictcoord"],
    ]
    assert not (place / "gelukt").exists()


def test_schools_are_looked_for_where_a_new_group_has_them(place: Path) -> None:
    assert f"{SCHOOLS}/*.toml" == MEMBERS
    assert re.search(GROUP, (place / "groep.toml").read_text(encoding="utf-8"), re.MULTILINE)


def test_versions_are_looked_for_where_the_program_keeps_them(place: Path) -> None:
    group = place / "groep.toml"
    kept = place / VERSIONS / "groep"
    (version,) = list_versions(group)

    done = subprocess.run(
        ["sed", "-n", VERSION],
        input="\n".join(map(str, kept.iterdir())),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [version.id]


def by_name(command: Command) -> str:
    return command.name or "ictcoord"


@pytest.mark.parametrize("command", [OPEN, *COMMANDS], ids=by_name)
@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_option_and_word_is_in_each_script(
    shell: str, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    script = script_of(shell, capsys)

    assert command.name in script.split() or f"'{command.name}:" in script or not command.name
    for option in command.options:
        assert option.name in script or f"-l {option.name.removeprefix('--')} " in script
        assert option.help.replace("'", "'\\''") in script or shell == "bash"
        for word in option.choices:
            assert word in script


@pytest.mark.parametrize("shell", SHELLS)
def test_report_kinds_insights_and_shells_are_offered(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = script_of(shell, capsys).replace(":", " ").replace("'", " ")

    assert {*REPORT_KINDS, *INSIGHTS, *SHELLS} <= set(script.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_can_read_the_script(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(script_of(shell, capsys), encoding="utf-8")

    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def offers(line: str, tmp_path: Path, script: str) -> set[str]:
    """Return what fish, which can be asked, offers at the end of a line."""
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    (tmp_path / "script").write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source script; complete -C '{line}'"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    return {one.partition("\t")[0] for one in done.stdout.splitlines()}


def test_only_what_fits_is_offered(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = script_of("fish", capsys)

    assert offers("ictcoord import school.toml ", place, script) == {
        "lijst.xlsx",
        "map met spatie/",
        "scholen/",
    }
    assert offers("ictcoord report school.toml ", place, script) == set(REPORT_KINDS)
    assert offers("ictcoord diff a.toml b.toml ", place, script) == set()
    assert offers("ictcoord check --", place, script) == {"--help"}
