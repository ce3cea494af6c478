"""A private copy of the example group, to try everything out without any risk.

The same group can be made as large as wanted, to see how the program holds up in a group of 40
schools. The same number always gives the same bytes.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.people import replace_person
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.storage.atomic import private_folder, write_atomically
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.problems import explained, shown

EXAMPLE = "wilgenbrug"
"""Folder of the example group among the examples."""

GROUP_FILE = "groep.toml"
"""The group's dossier inside it."""


_PASSING = "ictcoord-voorbeeld-"
"""Beginning of the name of every folder for a copy that goes."""

_SCHOOLS = "scholen"
_LEFT_OPEN = 0.1
"""Share of the rows that a repeated school does not fill in, so that no two are alike."""


def passing_folder(within: Path | None) -> TemporaryDirectory[str]:
    """Make a folder for a copy that goes when the app ends.

    Args:
        within: Where it goes; `None` takes the folder of the system for such things.

    Raises:
        IctcoordError: The system refuses.
    """
    with explained(within or Path(gettempdir()), "gebruiken"):
        return TemporaryDirectory(prefix=_PASSING, dir=within)


def is_passing(path: Path) -> bool:
    """Tell whether a file belongs to a copy that goes when the app ends."""
    return any(part.startswith(_PASSING) for part in path.parts)


def copy_example(folder: Path) -> Path:
    """Copy the example group into a folder and return the path of the group's dossier.

    Args:
        folder: Where it goes; made when missing (mode 0700), and empty otherwise.

    Raises:
        NotAllowedError: There is something in the folder already, or it may not be written in.
        IctcoordError: The system refuses otherwise, or the installation has no examples.
    """
    source = examples_dir() / EXAMPLE
    files = {file.relative_to(source): file.read_bytes() for file in source.rglob("*.toml")}
    return _write(folder, files)


def make_example(folder: Path, schools: int) -> Path:
    """Write a group like the example, with any number of schools; see `copy_example`.

    The schools of the example come first. Then they come again, under another name, with people of
    their own and with other tasks left open.

    Args:
        folder: As for `copy_example`.
        schools: How many, at least one.
    """
    source = examples_dir() / EXAMPLE
    made = dict(islice(_endless_schools(source / _SCHOOLS), schools))
    group = decode((source / GROUP_FILE).read_bytes(), GROUP_FILE)
    files = {Path(_SCHOOLS, f"{stem}.toml"): encode(made[stem]) for stem in made}
    return _write(folder, {**files, Path(GROUP_FILE): encode(_with_members(group, list(made)))})


def _write(folder: Path, files: dict[Path, bytes]) -> Path:
    with explained(folder, "aanmaken"):
        private_folder(folder)
        if any(folder.iterdir()):
            raise NotAllowedError(
                f"De map {shown(folder)} is niet leeg. Kies een nieuwe map voor het voorbeeld."
            )
        for name in sorted(files):
            private_folder((folder / name).parent)
            write_atomically(folder / name, files[name])
    return folder / GROUP_FILE


def _endless_schools(folder: Path) -> Iterator[tuple[str, Document]]:
    """Yield the schools with the stem of their file, over and over."""
    files = sorted(folder.glob("*.toml"))
    documents = {file.stem: decode(file.read_bytes(), file.name) for file in files}
    for number, stem in enumerate(cycle(documents)):
        turn = number // len(documents) + 1
        if turn == 1:
            yield stem, documents[stem]
        else:
            yield f"{stem}-{turn}", _repeated(documents[stem], turn, Random(number))


def _repeated(school: Document, turn: int, chance: Random) -> Document:
    people: dict[str, Any] = school.get("people", {})
    for person in people:
        school = replace_person(school, person, f"{person}-{turn}")
    own = {f"{person}-{turn}": facts for person, facts in people.items()}
    rows = {
        situation.value: {
            task: row
            for task, row in school.get(situation.value, {}).items()
            if chance.random() >= _LEFT_OPEN
        }
        for situation in Situation
    }
    return {**school, **rows, "name": f"{school['name']} {turn}", "people": own}


def _with_members(group: Document, stems: list[str]) -> Document:
    """Let rows of the group that name schools name their repetitions too."""
    result = dict(group)
    for situation in Situation:
        rows = group.get(situation.value, {})
        result[situation.value] = {task: _row_for(row, stems) for task, row in rows.items()}
    return result


def _row_for(row: dict[str, Any], stems: list[str]) -> dict[str, Any]:
    if "schools" not in row:
        return row
    named = set(row["schools"])
    return {**row, "schools": [stem for stem in stems if stem.partition("-")[0] in named]}
