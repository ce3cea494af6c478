"""An edited workbook of ours while it is read: what it asks for, so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.excel.hidden import Payload
from ictcoord_tui.excel.report import Change, Doubt, Remark


@dataclass(slots=True)
class OwnDraft:
    """What the workbook asks for, so far.

    Attributes:
        payload: What the workbook carried along.
        scope: What is open now.
        remarks: What was not understood.
        today: The documents as they are now, by id.
        sheet: Name of the sheet being read.
        changes: What the workbook asks for, in words.
        said: Who is meant by a name, by folded name: an id, or `NEW_PERSON`.
        doubts: Names of which a person may say who is meant, by folded name.
        theirs: The exported documents with the edits of the workbook.
        group: Id of the group among them.
    """

    payload: Payload
    scope: Scope
    remarks: list[Remark]
    today: Mapping[str, Document]
    sheet: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    theirs: dict[str, Document] = field(init=False)
    group: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.theirs = dict(self.payload.bases)
        kinds = {key: base.get("kind") for key, base in self.theirs.items()}
        groups = [key for key, kind in kinds.items() if kind == DossierKind.GROUP.value]
        self.group = groups[0] if groups else None

    def change(self, dossier: str, words: str) -> None:
        """Remember what changes, in words."""
        self.changes.append(Change(self.sheet, dossier, words))

    def remark(
        self,
        place: str | int,
        words: str,
        *,
        taken: bool = False,
        doubted: bool = False,
        about: str = "",
    ) -> None:
        """Remember something about the sheet being read.

        Args:
            place: The cell, or the number of the row; empty for the whole sheet.
            words: What there is to say.
            taken: Whether what stood there came along all the same.
            doubted: Whether a doubt says the same.
            about: The task or the person of the row, where there is one.
        """
        self.remarks.append(
            Remark(self.sheet, str(place), words, taken=taken, doubted=doubted, about=about)
        )

    def name(self, dossier: str) -> str:
        """Return what a dossier is called in the workbook."""
        return self.payload.dossiers.get(dossier, dossier)
