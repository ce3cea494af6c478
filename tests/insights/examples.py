"""Small dossiers by hand, for tests that read like a story."""

from typing import Any

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Dossier, Row
from ictcoord_tui.domain.hours import parse_spent
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import DossierKind


def line(*who: str, time: str = "", **more: Any) -> Row:  # noqa: ANN401 - any field of a row
    """A line as a person would fill it in."""
    return Row(who=who, time=parse_spent(time) if time else None, **more)


def overview(key: str, group: Dossier | None = None, **more: Any) -> Overview:  # noqa: ANN401
    """A school with the packaged start list and these fields."""
    dossier = Dossier(DossierKind.SCHOOL, f"School {key.capitalize()}", **more)
    return Overview(key, dossier, load_catalogue(), group)


def one_school(**more: Any) -> Scope:  # noqa: ANN401 - any field of a dossier
    """A school on its own."""
    return Scope((overview("alfa", **more),))


def group_of(*schools: dict[str, Any], **more: Any) -> Scope:  # noqa: ANN401 - the same
    """A group with schools `alfa`, `beta` and so on; `more` is for the group's own dossier."""
    group = Dossier(DossierKind.GROUP, "Groep Wilg", **more)
    names = ("alfa", "beta", "gamma", "delta")
    members = (overview(key, group, **fields) for key, fields in zip(names, schools, strict=False))
    return Scope(tuple(members), Overview("groep", group, load_catalogue()))
