"""Whom the names in somebody's workbook stand for, whatever the order of its rows."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.text import MAX_LINE, fold
from ictcoord_tui.excel.foreign_draft import ForeignDraft, read_as
from ictcoord_tui.excel.people import STRONG, Finder, doubts_among, either, names_nobody
from ictcoord_tui.excel.report import Remark

_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<said>[^()]*)\)$")


class ForeignPeople:
    """Finds or adds the person each name stands for.

    Every name has to be announced before the first one is looked up: then a first name alone stands
    for the same person whether the whole name comes before it or after it.

    Args:
        draft: Where new people are added, and doubts are told.
        said: What people said about names: the person meant, somebody new, or nobody.
    """

    def __init__(self, draft: ForeignDraft, said: Mapping[str, str | None]) -> None:
        self._draft = draft
        self._said = {fold(name): one for name, one in said.items()}
        team = draft.overview.people.items()
        self._team = Finder((person.name, key) for key, person in team)
        self._whole = Finder(())
        self._added: dict[str, str] = {}
        self._told: set[str] = set()
        self.sheets: dict[str, str] = {}
        """For each new person the sheet that named them first."""
        self.first_names: dict[str, str] = {}
        """Names that are not whole, with the id of the only one who can be meant."""

    def names_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the names in a cell, each with what stands behind it in brackets.

        Words that stand for nobody are among them: they are for the caller to tell.
        """
        for part in STRONG.split(text):
            name, said = _apart(part)
            if said:
                yield from ((piece, said) for piece in self._team.pieces(name))
            else:
                yield from (_apart(piece) for piece in self._team.pieces(name))

    def announce(self, text: str) -> None:
        """Take note of the whole names in a cell."""
        for name, _ in self.names_in(text):
            key = fold(name)
            new = self._said.get(key, "") == "" and not self._team.knows(name)
            if " " in key and new and not self._is_nobody(name):
                self._whole.add(name, key)

    def knows(self, name: str) -> bool:
        """Tell whether somebody of the team is called so, or people said who is."""
        return self._team.knows(name) or fold(name) in self._said

    def person(self, name: str) -> str | None:
        """Return the id of the one a name stands for; `None` for nobody in person."""
        if fold(name) in self._said:
            return self._said_person(name)
        if self._is_nobody(name):
            return None
        if self._team.is_whole(name):
            return self._team.find(name)
        called = [*self._team.called(name), *self._whole.called(name).values()]
        if self._team.knows(name) or len(called) != 1:
            return self._new(name)
        one = called[0] if called[0] in self._draft.overview.people else self._new(called[0])
        if fold(name) not in self._told:
            self._told.add(fold(name))
            self.first_names[name] = one
            words = read_as(name, self._draft.names([one]))
            words += " Er staat alleen een voornaam; dezelfde?"
            self._draft.remark(0, words, taken=True)
        return one

    def doubts(self) -> Iterable[Remark]:
        """Yield for each new name that looks like another one whom it may stand for."""
        team = {key: person.name for key, person in self._draft.overview.people.items()}
        new = {
            person: str(self._draft.document["people"][person]["name"])
            for key, person in self._added.items()
            if key not in self._said
        }
        for person, alike in doubts_among(team, new).items():
            words = f"‘{new[person]}’ lijkt op {either(alike)}. Dezelfde?"
            yield Remark(self.sheets[person], "", words, taken=True)

    def _is_nobody(self, name: str) -> bool:
        """Tell whether it is no name: words for everybody or nobody, or a whole story."""
        return not self._team.knows(name) and (names_nobody(name) or len(name) > MAX_LINE)

    def _said_person(self, name: str) -> str | None:
        """Return who was said to be meant; who has no id yet comes in under this name first."""
        said = self._said[fold(name)]
        if said is None:
            return None
        if said in self._draft.overview.people:
            full = self._draft.names([said])
            if fold(name) not in {*self._told, fold(full)}:
                self._told.add(fold(name))
                self._draft.read_as(0, name, full)
            return said
        return self._team.find(name) if self._team.is_whole(name) else self._new(name)

    def _new(self, name: str) -> str:
        key = fold(name)
        if key not in self._added:
            draft = self._draft
            draft.document, person = add_person(draft.document, name, draft.overview.people)
            draft.change(f"Nieuwe persoon: {name}")
            self._added[key] = person
            self.sheets[person] = draft.sheet
        return self._added[key]


def _apart(part: str) -> tuple[str, str]:
    """Return a name and what stands behind it in brackets: `Sara (30 min)`."""
    match = _IN_BRACKETS.match(part.strip())
    return (match["name"], match["said"].strip()) if match is not None else (part, "")
