"""What people and schools are called in a workbook.

In a cell names stand next to each other, separated by commas, and formulas count them there. A name
in a workbook therefore holds no separator, and no two people share one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.excel.celltext import xml_text

SEPARATOR = ", "
"""Stands between the names in a cell."""

MAX_NAME = 60
"""Longest name in a workbook: Excel compares with criteria of 255 characters at most."""

_SEPARATORS = str.maketrans(dict.fromkeys(",;:\n", " "))


@dataclass(frozen=True, slots=True)
class Directory:
    """Names by id, each of them unique.

    Attributes:
        people: Names of everybody in scope, by person id.
        dossiers: Names of schools and group, by dossier id.
    """

    people: Mapping[str, str]
    dossiers: Mapping[str, str]

    def join(self, person_ids: Iterable[str]) -> str:
        """Return people's names for one cell; an unknown id stands there with a question mark."""
        return SEPARATOR.join(self.person(person_id) for person_id in person_ids)

    def person(self, person_id: str) -> str:
        """Return one person's name."""
        name = self.people.get(person_id)
        return name if name is not None else f"{_plain(person_id)}?"

    def join_dossiers(self, dossier_ids: Iterable[str]) -> str:
        """Return names of schools for one cell."""
        return SEPARATOR.join(self.dossiers.get(d, f"{_plain(d)}?") for d in dossier_ids)


def directory_of(scope: Scope) -> Directory:
    """Return the names a workbook of this scope uses."""
    people = {key: person.name for key, person in scope.people.items()}
    dossiers = {overview.id: overview.name for overview in scope.overviews}
    homes = {key: dossiers[home] for key, home in homes_of(scope).items()}
    return Directory(_unique(people, homes), _unique(dossiers, {}))


def homes_of(scope: Scope) -> Mapping[str, str]:
    """Return for each person in scope the id of the dossier that is their home.

    People of a group whose own dossier is not in scope have no home in it.
    """
    return {
        person_id: overview.id
        for overview in scope.overviews
        for person_id in overview.dossier.people
    }


def _unique(names: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    """Tell people of one name apart by their school, and when that is no help by their id."""
    plain = {key: _plain(name) or _plain(key) or "?" for key, name in names.items()}
    placed = {key: _with(name, places.get(key, "")) for key, name in plain.items()}
    once = _counted(plain.values())
    once_placed = _counted(placed.values())
    result: dict[str, str] = {}
    used: set[str] = set()
    for key, name in plain.items():
        wanted = name if once[fold(name)] == 1 else placed[key]
        if once[fold(name)] > 1 and once_placed[fold(wanted)] > 1:
            wanted = _with(name, _plain(key))
        result[key] = _free(wanted, used)
        used.add(fold(result[key]))
    return result


def _counted(names: Iterable[str]) -> Counter[str]:
    return Counter(fold(name) for name in names)


def _with(name: str, place: str) -> str:
    return f"{name[: MAX_NAME // 2]} ({_plain(place)[: MAX_NAME // 3]})" if place else name


def _free(wanted: str, used: set[str]) -> str:
    name, number = wanted, 2
    while fold(name) in used:
        name = f"{wanted} [{number}]"
        number += 1
    return name


def _plain(name: str) -> str:
    return xml_text(clean_line(name.translate(_SEPARATORS), MAX_NAME))


def view_names(overview: Overview, names: Directory) -> list[str]:
    """Return the names that rows of a dossier may hold, in alphabetical order."""
    return sorted((names.person(key) for key in overview.people), key=fold)
