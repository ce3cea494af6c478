"""An edited workbook of ours, read back by three-way merge.

The hidden sheet says what stood in every cell at export. A cell that still says so asks for
nothing; any other is an edit of the exported document. The edited document is then merged with the
one of today, so that what happened in the program since is kept.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from ictcoord_tui.domain.merge import Conflict, merge
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Document, ordered
from ictcoord_tui.domain.text import fold
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.excel.grid import Grid
from ictcoord_tui.excel.hidden import Payload
from ictcoord_tui.excel.own_cells import OwnCells
from ictcoord_tui.excel.own_draft import OwnDraft
from ictcoord_tui.excel.own_sheets import find_payload, find_sheets, is_own
from ictcoord_tui.excel.own_tasks import TasksReader
from ictcoord_tui.excel.own_team import TeamReader
from ictcoord_tui.excel.report import ImportPlan, Remark
from ictcoord_tui.excel.writer import payload_of


def plan_import(
    grids: Sequence[Grid],
    scope: Scope,
    documents: Mapping[str, Document],
    people: Mapping[str, str] = MappingProxyType({}),
) -> ImportPlan:
    """Return what a workbook of ours would change. Nothing is changed yet.

    Args:
        grids: Its sheets, from `read_grids`.
        scope: What is open now.
        documents: The documents of today of every dossier in scope, by id.
        people: Who is meant by a name of the doubts: an id of one of its people, or `NEW_PERSON`.

    Raises:
        InvalidDataError: It is no workbook of ours, or it belongs to dossiers that are not in
            scope.
    """
    if not is_own(grids):
        raise InvalidDataError(
            "Dit Excel-bestand komt niet uit dit programma. Lees het in als eigen lijst."
        )
    remarks: list[Remark] = []
    payload = find_payload(grids)
    if payload is None:
        payload = payload_of(scope, documents, exported_at=datetime(1970, 1, 1))  # noqa: DTZ001
        payload.shown = dict.fromkeys(payload.shown, "")
        words = "Het verborgen blad is weg: vergeleken met hoe alles vandaag is."
        remarks.append(Remark("Excel-bestand", "", words, taken=True))
    _adopt(payload, documents)
    if not payload.bases.keys() & documents.keys():
        names = ", ".join(payload.dossiers.values())
        raise InvalidDataError(
            f"Dit Excel-bestand hoort bij {names or 'een ander dossier'}. Open dat dossier eerst."
        )
    said = {fold(name): one for name, one in people.items()}
    draft = OwnDraft(payload, scope, remarks, documents, said=said)
    cells = OwnCells(draft)
    team, tasks = TeamReader(draft, cells), TasksReader(draft, cells)
    for sheet in find_sheets(grids, payload, remarks):
        draft.sheet = sheet.grid.title
        if sheet.base.kind == "team":
            team.read(sheet)
        elif sheet.base.dossier in draft.theirs:
            tasks.read(sheet)
    return _plan(draft, documents)


def _adopt(payload: Payload, documents: Mapping[str, Document]) -> None:
    """A single school whose file got another name since is still the same school."""
    if len(payload.bases) != 1 or len(documents) != 1 or payload.bases.keys() == documents.keys():
        return
    old, new = next(iter(payload.bases)), next(iter(documents))
    if payload.bases[old].get("name") != documents[new].get("name"):
        return
    payload.bases[new] = payload.bases.pop(old)
    payload.dossiers[new] = payload.dossiers.pop(old)
    for sheet in payload.sheets:
        # The mark on the sheet still holds the old id; the name of the sheet finds it.
        sheet.dossier = new if sheet.dossier == old else sheet.dossier


def _plan(draft: OwnDraft, documents: Mapping[str, Document]) -> ImportPlan:
    """Merge what was read with the documents of today."""
    merged: dict[str, Document] = {}
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for key, base in draft.payload.bases.items():
        if draft.theirs[key] == base:
            continue
        if key not in documents:
            words = f"‘{draft.name(key)}’ is nu niet open; die wijzigingen zijn niet gelezen."
            draft.remarks.append(Remark("Excel-bestand", "", words))
            continue
        result = merge(base, documents[key], draft.theirs[key])
        if ordered(result.document) != ordered(documents[key]):
            merged[key] = result.document
        if result.conflicts:
            conflicts[key] = result.conflicts
    doubts = tuple(draft.doubts.values())
    return ImportPlan(merged, conflicts, tuple(draft.changes), tuple(draft.remarks), doubts)
