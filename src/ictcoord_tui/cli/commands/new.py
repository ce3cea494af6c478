"""`ictcoord new`: a dossier for a school or a group, empty or out of an Excel file."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from shlex import quote

from ictcoord_tui.adopting import namesakes
from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import say
from ictcoord_tui.cli.targets import with_ending
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.errors import UsageError
from ictcoord_tui.identity import author_name
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.members import find_members
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.workspace import fresh_document, open_dossier, write_all_new

_SUFFIX = ".toml"


def run(arguments: Arguments) -> int:
    """Write a new dossier; nothing that exists is ever touched."""
    path = arguments.path("BESTAND")
    if path.suffix != _SUFFIX:
        name = with_ending(path, _SUFFIX) if path.name else path / f"school{_SUFFIX}"
        raise UsageError(f"Laat de naam van het bestand eindigen op .toml: {shown(name)}")
    kind, group = DossierKind(arguments.text("SOORT")), arguments.path_or_none("--group")
    document = fresh_document(path, kind, arguments.text("--name"), load_catalogue(), group=group)
    documents: Mapping[Path, Document] = {path: document}
    source = arguments.path_or_none("--from")
    if source is not None:
        # Only a workbook needs the Excel libraries.
        from ictcoord_tui.cli.filling import filled  # noqa: PLC0415

        documents = filled(path, document, source, group)
        if group is not None:
            documents = _with_free_ids(documents, group)
    write_all_new(documents, who=author_name(), now=datetime.now().astimezone())
    for file in documents:
        say(f"{shown(file)} is gemaakt.{_hint(file, path)}")
    if group is not None:
        _tell_of_namesakes(path, arguments.text("--name"), group)
        _tell_whether_found(path, group)
    return 0


def _with_free_ids(documents: Mapping[Path, Document], group: Path) -> Mapping[Path, Document]:
    """No id of the people in it may be somebody else's in the group."""
    from ictcoord_tui.cli.newcomers import settled  # noqa: PLC0415 - only with a workbook

    opened, known = open_dossier(group, load_catalogue()), frozenset(map(real_path, documents))
    by_name = settled({str(path): one for path, one in documents.items()}, {}, opened, known)
    return {path: by_name[str(path)] for path in documents}


def _hint(file: Path, main: Path) -> str:
    return f" Open het met: ictcoord {quote(shown(main))}" if file == main else ""


def _tell_of_namesakes(school: Path, name: str, group: Path) -> None:
    """Most often a school that exists was meant, and no second dossier."""
    catalogue = load_catalogue()
    members = open_dossier(group, catalogue).dossier.members
    beside = {*find_members(group, members), *real_path(group).parent.glob("*.toml")}
    for one in namesakes(sorted(beside - {real_path(school)}), name, catalogue):
        say(
            f"Let op: {one.name} bestaat al, in {shown(one.path)}. Hoort dat dossier in de groep, "
            "open dan de groep en kies op het scherm Groep de opdracht Bestaande school (b)."
        )


def _tell_whether_found(school: Path, group: Path) -> None:
    """A group looks in some folders only; without its school there, all its sums are short."""
    members = open_dossier(group, load_catalogue()).dossier.members
    if real_path(school) not in find_members(group, members):
        patterns = ", ".join(f"`{clean_line(one)}`" for one in members) or "niets"
        say(
            f"Let op: de groep vindt deze school nog niet. Bij `members` in {shown(group)} staat "
            f"{patterns}: zet het bestand daar, of kies op het scherm Groep Bestaande school (b)."
        )
