"""What a document tells people to type is typed here, in a folder as the document describes it."""

import shlex
import shutil
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.cli.command_list import COMMANDS
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.storage.versions import list_versions
from tests.architecture.documents import DOCUMENTS, blocks_in, calls_in
from tests.architecture.sources import ROOT

OPEN_THE_APP = {"app", "demo", "walk"}
BY_HAND = {"[DOSSIER]"}
NAMES = {word.name for command in COMMANDS for word in command.words}
"""A call with one of these is a description, such as `ictcoord diff OUD NIEUW`."""


def example_in_readme(kind: str) -> str:
    blocks = [one.text for one in blocks_in(ROOT / "README.md") if one.language == "toml"]
    (found,) = [text for text in blocks if tomllib.loads(text).get("kind") == kind]
    return found


def calls() -> list[str]:
    """Return every complete call of every document that needs no terminal, each once."""
    told = [call for document in DOCUMENTS for call in calls_in(document)]
    found = []
    for call in dict.fromkeys(told):
        words = shlex.split(call.replace("%O %A %B %P", "basis.toml wij.toml zij.toml"))
        described = NAMES.union(BY_HAND).intersection(word.strip("[]") for word in words) or any(
            word.startswith("[") for word in words
        )
        if not described and parse(words)[0] not in OPEN_THE_APP:
            found.append(call)
    return found


@pytest.fixture(scope="module")
def told_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the documents speak of, filled as the README shows them."""
    folder = tmp_path_factory.mktemp("told")
    school = example_in_readme("school")
    (folder / "scholen").mkdir()
    (folder / "groep.toml").write_text(example_in_readme("group"), encoding="utf-8")
    for name in ("school", "basis", "wij", "zij"):
        (folder / f"{name}.toml").write_text(school, encoding="utf-8")
    for name in ("duin", "kiekendief"):
        text = school.replace("[people.", f"[people.{name}-").replace('["', f'["{name}-')
        member = text.replace("weeks =", 'group = "../groep.toml"\nweeks =')
        (folder / "scholen" / f"{name}.toml").write_text(member, encoding="utf-8")
    assert main(["export", str(folder / "school.toml"), str(folder / "overzicht.xlsx")]) == 0
    shutil.copy(folder / "overzicht.xlsx", folder / "lijst.xlsx")
    return folder


@pytest.fixture
def place(told_place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, to work in."""
    folder = tmp_path / "hier"
    shutil.copytree(told_place, folder)
    monkeypatch.chdir(folder)
    return folder


def test_there_is_much_to_type() -> None:
    assert len(calls()) > 25


@pytest.mark.parametrize("call", calls())
def test_a_call_of_a_document_does_what_it_is_told_for(
    call: str, place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    words = shlex.split(call.replace("%O %A %B %P", "basis.toml wij.toml zij.toml"))
    for target in targets_of(words):
        (place / target).unlink(missing_ok=True)
    if "--restore" in words:
        dossier = place / words[1]
        dossier.unlink()
        assert main(["new", "school", words[1], "--name", "De Duin", "--group", "groep.toml"]) == 0
        words[words.index("--restore") + 1] = list_versions(dossier)[-1].id
    capsysbinary.readouterr()

    status = main(words)

    out, err = capsysbinary.readouterr()
    assert status == 0, err.decode()
    assert out or err or words[0] in ("export", "merge")
    for target in targets_of(words):
        assert (place / target).stat().st_size > 0


def targets_of(words: list[str]) -> list[str]:
    """Return the files that a call makes."""
    made = [words[2]] if words[0] in ("new", "export") else []
    made += [after for word, after in pairwise(words) if word in ("--output", "-o")]
    return [name for name in made if name != "-"]
