"""The sections that the cells of an edited workbook of ours name."""

from collections.abc import Mapping

from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.text import fold
from ictcoord_tui.domain.validation import nearest, unknown_section
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.own_draft import OwnDraft
from ictcoord_tui.excel.report import SKIPPED, Doubt, Unsure


class OwnSections:
    """Finds the sections that cells name; one that is not there is a doubt, as a name may be."""

    def __init__(self, draft: OwnDraft, catalogue: Catalogue) -> None:
        self._draft = draft
        self._names: Mapping[str, str] = {one.id: one.name for one in catalogue.sections}
        self._by_word = {fold(word): key for key, name in self._names.items()
                         for word in (key, name)}  # fmt: skip

    def find(self, said: str) -> str:
        """Return the id of a section by its name or id, or the one that is meant by it.

        Raises:
            CellError: There is no such section, and nobody said which one is meant.
        """
        found = self._by_word.get(fold(said))
        if found is not None:
            return found
        doubt = self._doubt(said)
        self._draft.doubts[fold(doubt.key)] = doubt
        if doubt.meant in doubt.people:
            return doubt.meant
        raise CellError(unknown_section(said, self._names.values()))

    def _doubt(self, said: str) -> Doubt:
        near = nearest(said, self._names.values())
        alike = (near,) if near else ()
        first = {key: name for key, name in self._names.items() if name in alike}
        people = {**first, **self._names}
        meant = self._draft.said.get(fold(Doubt(said, (), {}, about=Unsure.SECTION).key), "")
        meant = meant if meant in (*people, SKIPPED) else ""
        return Doubt(said, alike, people, meant, open=not meant, about=Unsure.SECTION)
