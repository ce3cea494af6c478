"""What an Excel file brings in: for a dossier that is open, or as a new one.

Nothing is written here. What comes out are documents to look at first, with everything that was
not understood beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import drop, put
from ictcoord_tui.domain.edits.people import merge_people
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Document, DossierKind, ordered
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.text import clean_line, fold, slug
from ictcoord_tui.domain.validation import Severity, problems_in
from ictcoord_tui.errors import InvalidDataError, NotAllowedError
from ictcoord_tui.excel.foreign import SOMEBODY, Decisions, SheetMapping, guess_mappings
from ictcoord_tui.excel.foreign_draft import read_as
from ictcoord_tui.excel.foreign_read import ForeignPlan, read_foreign
from ictcoord_tui.excel.grid import Grid, read_grids
from ictcoord_tui.excel.guard import MAX_FILE
from ictcoord_tui.excel.hidden import Payload
from ictcoord_tui.excel.own import plan_import
from ictcoord_tui.excel.own_sheets import find_payload, is_own
from ictcoord_tui.excel.people import doubts_among
from ictcoord_tui.excel.report import ImportPlan, Remark
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.reading import read_regular
from ictcoord_tui.workspace import MEMBERS, relative

NEW_ID = "nieuw"
"""Stands for a dossier that has no file yet."""


@dataclass(frozen=True, slots=True)
class Contained:
    """A dossier that travels along in a workbook of ours."""

    id: str
    name: str
    kind: DossierKind


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that passed the guard.

    Attributes:
        name: File name, fit for a message.
        own: Whether this program made it, so that it knows by itself what every cell is.
        payload: What a workbook of ours carries along unseen, if that is still there.
    """

    name: str
    grids: tuple[Grid, ...]
    own: bool
    payload: Payload | None = field(repr=False)

    @property
    def dossiers(self) -> tuple[Contained, ...]:
        """The dossiers in it, the group first; none in somebody else's workbook."""
        if self.payload is None:
            return ()
        found = [
            Contained(key, clean_line(str(base.get("name", key))), _kind(base))
            for key, base in self.payload.bases.items()
        ]
        return tuple(sorted(found, key=lambda one: one.kind is not DossierKind.GROUP))


@dataclass(frozen=True)
class Answers:
    """How somebody else's workbook is to be read, as far as people said so.

    Attributes:
        mappings: What every sheet and column is about.
        tasks: For words in the workbook the id of the task that is meant; `None` asks for a task of
            the dossier's own.
        people: For a name in the workbook the id of the person who is meant, `SOMEBODY` for a new
            person, `None` for nobody.
        titles: Words that are no task but a title above some; folded.
        sections: For a title or a new task the id of its section; by folded words.
    """

    mappings: tuple[SheetMapping, ...]
    tasks: Mapping[str, str | None] = field(default_factory=dict)
    people: Mapping[str, str | None] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    sections: Mapping[str, str] = field(default_factory=dict)

    @property
    def decisions(self) -> Decisions:
        """What was said about words, apart from what was said about sheets."""
        return Decisions(self.tasks, self.titles, self.sections, self.people)


@dataclass(frozen=True, slots=True)
class NewDossier:
    """A dossier that is to be written, out of a workbook.

    Attributes:
        members: For a group, the documents of its schools by id.
        remarks: What was not understood, and what deserves a look.
    """

    document: Document
    members: Mapping[str, Document]
    remarks: tuple[Remark, ...]

    def files(self, path: Path) -> Mapping[Path, Document]:
        """Return what goes in which file, the main dossier first.

        Args:
            path: The file of the main dossier; schools of a group come in a folder beside it.

        Raises:
            InvalidDataError: A school has an id that can be no file name.
            NotAllowedError: One of the files is there already.
        """
        folder = path.parent / Path(MEMBERS).parent
        files = {path: self.document}
        for key, member in self.members.items():
            if not _is_file_name(key):
                raise InvalidDataError(
                    f"‘{key}’ kan geen bestandsnaam zijn. Maak het Excel-bestand opnieuw."
                )
            file = folder / f"{key}.toml"
            files[file] = {**member, "group": relative(path, file)}
        for file in files:
            if file.exists():
                raise NotAllowedError(f"{shown(file)} bestaat al. Kies een andere map of naam.")
        return files


def read_workbook(path: Path) -> Workbook:
    """Return the sheets of a workbook, or say why it is not read.

    Raises:
        InvalidDataError: The guard refuses it.
        NotAllowedError: It may not be read, or is no ordinary file.
        IctcoordError: The system refuses otherwise.
    """
    with explained(path, "lezen"):
        data, _ = read_regular(path, MAX_FILE, "een Excel-bestand")
    try:
        grids = read_grids(data)
    except InvalidDataError as error:
        raise InvalidDataError(f"{shown(path)}: {error.message}", title=error.title) from error
    return Workbook(shown(Path(path.name)), tuple(grids), is_own(grids), find_payload(grids))


def plan_own(
    book: Workbook,
    scope: Scope,
    documents: Mapping[str, Document],
    people: Mapping[str, str] = MappingProxyType({}),
) -> ImportPlan:
    """Return what a workbook of ours would change in the dossiers that are open.

    Args:
        book: The workbook.
        scope: What is open now.
        documents: The documents of today of every dossier in scope, by id.
        people: Who is meant by a name that nobody has in full, as `plan_import` takes it.

    Raises:
        InvalidDataError: It belongs to other dossiers, or what it carries along is not sound.
    """
    if book.payload is not None:
        _sound_bases(book, scope.overviews[0].catalogue)
    return plan_import(book.grids, scope, documents, people)


def first_answers(book: Workbook, name: str) -> Answers:
    """Return how somebody else's workbook would be read, before anybody said anything.

    Args:
        book: The workbook.
        name: What the dossier is called: of a sheet per school the one of this school is read.
    """
    return Answers(guess_mappings(book.grids, name))


def plan_foreign(
    book: Workbook, answers: Answers, overview: Overview, document: Document
) -> ForeignPlan:
    """Return what somebody else's workbook would make of a dossier.

    Args:
        book: The workbook.
        answers: How to read it.
        overview: The dossier as it is, for its tasks and people.
        document: The same as a document.
    """
    plan = read_foreign(book.grids, answers.mappings, overview, document, answers.decisions)
    people = plan.document.get("people", {})
    names = {key: person.name for key, person in overview.people.items()}
    names |= {key: str(person.get("name", key)) for key, person in people.items()}
    found = new_people(plan.document, document)
    result, remarks = plan.document, list(plan.remarks)
    for name, keep in answers.people.items():
        gone = found.get(fold(name))
        if keep is not None and gone is not None and keep in names and keep != gone:
            result = merge_people(result, keep, gone)
            words = read_as(name, names[keep])
            remarks.append(Remark(plan.sheets[gone], "", words, taken=True))
    return replace(plan, document=result, remarks=tuple(remarks))


def new_people(after: Document, before: Document) -> Mapping[str, str]:
    """Return the people one document has and another has not: ids by folded name."""
    old = before.get("people", {})
    return {
        fold(person.get("name", key)): key
        for key, person in after.get("people", {}).items()
        if key not in old
    }


def doubtful_people(
    plan: ForeignPlan, answers: Answers, overview: Overview, before: Document
) -> Mapping[str, tuple[str, ...]]:
    """Return who is new by name but may be somebody else: the names of those they may be, by id.

    Who was said to be new is in no doubt, neither as this person nor as that.

    Args:
        plan: What the workbook would make of the dossier.
        answers: What people said about its names.
        overview: The dossier as it is.
        before: The same as a document.
    """
    said = {fold(name) for name, one in answers.people.items() if one == SOMEBODY}
    people = plan.document.get("people", {})
    new = {
        key: str(people[key].get("name", key))
        for folded, key in new_people(plan.document, before).items()
        if folded not in said
    }
    return doubts_among({key: person.name for key, person in overview.people.items()}, new)


def as_import(plan: ForeignPlan, overview: Overview, before: Document) -> ImportPlan:
    """Return the same plan in the form that workbooks of ours have."""
    changed = ordered(plan.document) != ordered(before)
    documents = {overview.id: plan.document} if changed else {}
    return ImportPlan(documents, {}, plan.changes, plan.remarks)


def new_from_own(
    book: Workbook,
    dossier: str,
    name: str,
    catalogue: Catalogue,
    *,
    group: tuple[str, Document] | None = None,
) -> NewDossier:
    """Return the dossier that a workbook of ours carries along, with the edits in its cells.

    People and tasks that the rows of a school name, but that lived in its old group, come along.

    Args:
        book: The workbook.
        dossier: Which of the dossiers in it.
        name: What the new one is called.
        catalogue: The start list.
        group: Relative path and document of the group that a new school belongs to.

    Raises:
        InvalidDataError: What it carries along is no sound dossier.
    """
    bases = _sound_bases(book, catalogue)
    plan = plan_import(list(book.grids), _scope_of(bases, catalogue), bases)
    documents = {**bases, **plan.documents}
    document = {**documents[dossier], "name": clean_line(name)}
    if _kind(document) is DossierKind.GROUP:
        members = {key: one for key, one in documents.items() if key != dossier}
        return NewDossier({**document, "members": [MEMBERS]}, members, plan.remarks)
    document = drop(document, ("group",))
    if group is not None:
        document = put(document, ("group",), group[0])
    above = group[1] if group is not None else {}
    old = next((one for one in documents.values() if _kind(one) is DossierKind.GROUP), {})
    document = _with_tasks(document, old, above, catalogue)
    document = _with_people(document, old, above, book)
    return NewDossier(document, {}, plan.remarks)


def new_from_foreign(
    book: Workbook, answers: Answers, document: Document, catalogue: Catalogue
) -> ForeignPlan:
    """Return what somebody else's workbook makes of a dossier that is still to be written.

    Args:
        book: The workbook.
        answers: How to read it.
        document: The dossier, empty as yet.
        catalogue: The start list.
    """
    return plan_foreign(book, answers, overview_of(document, catalogue), document)


def overview_of(document: Document, catalogue: Catalogue) -> Overview:
    """Return a dossier that has no file yet, to be looked at."""
    return Overview(NEW_ID, read_dossier(document), catalogue)


def _is_file_name(text: str) -> bool:
    plain = clean_line(text) == text and slug(text) != ""
    return plain and not text.startswith(".") and not set(text) & set('/\\:*?"<>|')


def _kind(document: Document) -> DossierKind:
    is_group = document.get("kind") == DossierKind.GROUP.value
    return DossierKind.GROUP if is_group else DossierKind.SCHOOL


def _sound_bases(book: Workbook, catalogue: Catalogue) -> dict[str, Document]:
    """A workbook comes from outside: what it carries is as little trusted as any file."""
    if book.payload is None:
        raise InvalidDataError(
            "In dit Excel-bestand zit geen dossier (meer). Open het dossier en lees het daar in."
        )
    bases = {
        key: decode(encode(base), f"{book.name}: {key}") for key, base in book.payload.bases.items()
    }
    for base in bases.values():
        for problem in problems_in(base, catalogue):
            if problem.severity is Severity.FATAL:
                raise InvalidDataError(f"Het dossier in {book.name} klopt niet: {problem}")
    return bases


def _scope_of(bases: Mapping[str, Document], catalogue: Catalogue) -> Scope:
    dossiers = {key: read_dossier(base) for key, base in bases.items()}
    above = next((key for key, one in dossiers.items() if one.kind is DossierKind.GROUP), None)
    group = dossiers[above] if above is not None else None
    schools = tuple(
        Overview(key, one, catalogue, group) for key, one in dossiers.items() if key != above
    )
    if above is None or group is None:
        return Scope(schools)
    return Scope(schools, Overview(above, group, catalogue))


def _with_tasks(
    document: Document, old: Document, above: Document, catalogue: Catalogue
) -> Document:
    known = {*catalogue.by_id, *document.get("tasks", {}), *above.get("tasks", {})}
    tables = ("triage", *(situation.value for situation in Situation))
    named = {task for table in tables for task in document.get(table, {})}
    for task, said in old.get("tasks", {}).items():
        if task in named - known:
            document = put(document, ("tasks", task), said)
    return document


def _with_people(document: Document, old: Document, above: Document, book: Workbook) -> Document:
    known = {*document.get("people", {}), *above.get("people", {})}
    names = book.payload.people if book.payload is not None else {}
    for person in sorted(set(_people_named(document)) - known):
        said = old.get("people", {}).get(person) or {"name": names.get(person, person)}
        document = put(document, ("people", person), said)
    return document


def _people_named(document: Document) -> Iterator[str]:
    for situation in Situation:
        for row in document.get(situation.value, {}).values():
            for key in ("who", "backup", "times"):
                yield from row.get(key, ())
