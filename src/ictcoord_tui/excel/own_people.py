"""The people whom the cells of an edited workbook of ours name."""

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.marks import Taken, marks_in
from ictcoord_tui.domain.text import clean_line, fold, unique_slug
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.own_draft import OwnDraft
from ictcoord_tui.excel.people import NOBODY, Finder, looks_like_time, names_nobody
from ictcoord_tui.excel.report import NEW_PERSON, SKIPPED, Doubt


class OwnPeople:
    """Finds the people whom cells name, and takes in new ones."""

    def __init__(self, draft: OwnDraft) -> None:
        self._draft = draft
        self._finders: dict[str, Finder] = {}

    def people(self, dossier: str, text: str) -> list[str]:
        """Return the ids of the people a cell names; new ones get an id.

        Raises:
            CellError: It names a time, somebody of another school, or several people at once.
        """
        if fold(text) in NOBODY:
            return []
        if looks_like_time(text):
            raise CellError(f"‘{text}’ is een tijd, geen naam; dat hoort bij Tijd.")
        return sorted({self.person(dossier, n) for n in self.finder(dossier).split(text)})

    def finder(self, dossier: str) -> Finder:
        """Return who may be named in the rows of a dossier: its own people and the group's."""
        if dossier not in self._finders:
            self._finders[dossier] = Finder(self._names(dossier))
        return self._finders[dossier]

    def _names(self, dossier: str) -> list[tuple[str, str]]:
        names = []
        for home in {dossier, self._draft.group} - {None}:
            for key, person in self._draft.theirs.get(str(home), {}).get("people", {}).items():
                names.append((person.get("name", key), key))
        for key, shown in self._draft.payload.people.items():
            home = self.home(key)
            if home in (None, dossier, self._draft.group):
                names.append((shown, key))
        return names

    def home(self, person_id: str) -> str | None:
        """Return the dossier that is a person's home, or `None` when it is not in the workbook."""
        for key, document in self._draft.theirs.items():
            if person_id in document.get("people", {}):
                return key
        return None

    def person(self, dossier: str, name: str) -> str:
        """Return the id of a person in a row, new when nobody has the name.

        Raises:
            CellError: The person belongs to another school.
        """
        finder = self.finder(dossier)
        found = finder.find(name)
        if found is not None:
            return found
        if finder.knows(name):
            raise CellError(f"Er zijn er meer met de naam ‘{name}’; schrijf de volledige naam.")
        if names_nobody(name):
            raise CellError(f"‘{name}’ is geen persoon; zet hier namen, of zet het bij Opmerking.")
        elsewhere = self._elsewhere(name)
        if elsewhere is not None:
            raise CellError(
                f"‘{name}’ hoort bij {elsewhere}. Verplaats die persoon eerst naar de groep."
            )
        return self.of_today(dossier, name) or self._doubted(finder, dossier, name)

    def _doubted(self, finder: Finder, dossier: str, name: str) -> str:
        """Return who is meant by a name that nobody has: who was said, else somebody new.

        Raises:
            CellError: It is the first name of several people, and nobody said who is meant.
        """
        doubt = self._doubt(finder, name)
        self._draft.doubts[fold(name)] = doubt
        if doubt.open:
            several = ", ".join(doubt.alike)
            raise CellError(
                f"‘{name}’ kan meer dan één zijn: {several}. Schrijf de volledige naam."
            )
        if doubt.meant == SKIPPED:
            raise CellError(f"‘{name}’ sla je over.")
        if doubt.meant in doubt.people:
            return doubt.meant
        words = f"Nieuwe persoon: {name}."
        if doubt.alike and not doubt.meant:
            words += f" Lijkt op ‘{doubt.alike[0]}’: is dat dezelfde?"
        self._draft.remark("", words, taken=True, doubted=True)
        return self.add_person(dossier, name)

    def _doubt(self, finder: Finder, name: str) -> Doubt:
        """Return who a name may stand for: in a group several schools may ask for the same name."""
        called, likely = finder.called(name), finder.alike(name)
        alike = tuple(dict.fromkeys(likely.values()))
        people = {**likely, **finder.everybody}
        said = self._draft.said.get(fold(name), "")
        meant = said if said in (*people, NEW_PERSON, SKIPPED) else ""
        before = self._draft.doubts.get(fold(name))
        if before is not None:
            alike = tuple(dict.fromkeys((*before.alike, *alike)))
            people = {**before.people, **people}
        return Doubt(name, alike, people, meant, open=bool(called) and not meant)

    def of_today(self, dossier: str, name: str) -> str | None:
        """Return the id of who has this name since the export; `None` when nobody has.

        A workbook that is read twice, or the next colleague's copy, would bring everybody it added
        once more.
        """
        for home in (dossier, self._draft.group):
            for key, person in self._draft.today.get(str(home), {}).get("people", {}).items():
                is_new = key not in self._draft.payload.people and self.home(key) is None
                if is_new and fold(person.get("name", key)) == fold(name):
                    theirs = self._draft.theirs
                    theirs[str(home)] = put(theirs[str(home)], ("people", key), person)
                    self._name(str(home), name, key)
                    return str(key)
        return None

    def _name(self, home: str, name: str, key: str) -> None:
        """Let a name stand for somebody in every row that may name them."""
        for place, finder in self._finders.items():
            if home in (place, self._draft.group):
                finder.add(name, key)

    def add_person(self, dossier: str, name: str) -> str:
        """Give a dossier a new person and return the id."""
        taken = {
            key for document in self._draft.theirs.values() for key in document.get("people", {})
        }
        taken |= self._draft.payload.people.keys() | self._draft.scope.people.keys()
        marks = marks_in(*self._draft.theirs.values())
        key = unique_slug(name, Taken((taken,), marks))
        self._draft.theirs[dossier] = put(
            self._draft.theirs[dossier], ("people", key, "name"), clean_line(name)
        )
        self._name(dossier, name, key)
        self._draft.change(dossier, f"Nieuwe persoon: {clean_line(name)}")
        return key

    def _elsewhere(self, name: str) -> str | None:
        for key, shown in self._draft.payload.people.items():
            home = self.home(key)
            if home is not None and fold(shown) == fold(name):
                return self._draft.name(home)
        return None

    def dossiers(self, text: str) -> list[str]:
        """Return the ids of the schools a cell names.

        Raises:
            CellError: A name is no school's.
        """
        by_name = {fold(name): key for key, name in self._draft.payload.dossiers.items()}
        found = []
        for part in text.replace(";", ",").replace("\n", ",").split(","):
            if not part.strip():
                continue
            if fold(part) not in by_name:
                raise CellError(
                    f"De school ‘{part.strip()}’ ken ik niet. Kies een school van de groep."
                )
            found.append(by_name[fold(part)])
        return sorted(set(found))
