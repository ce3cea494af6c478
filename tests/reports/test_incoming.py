"""What would change, told table by table."""

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.reports.changes import names_in
from ictcoord_tui.reports.incoming import Part, changed_parts

BEFORE: Document = {"name": "De Duin", "people": {"an": {"name": "An"}}}
AFTER: Document = {
    "name": "De Zee",
    "people": {"an": {"name": "Anna"}, "jan": {"name": "Jan"}},
    "target": {"net-wifi": {"time": "1u/week"}},
    "current": {"net-wifi": {"who": ["jan"]}},
    "tasks": {"robots": {"name": "Robots", "section": "netwerk"}},
}


def parts(before: Document, after: Document) -> dict[str, tuple[str, ...]]:
    names = names_in(load_catalogue(), load_roadmap(), before, after)
    return {part.title: part.lines for part in changed_parts(before, after, names)}


def test_every_change_stands_under_its_own_table_in_the_order_of_the_tabs() -> None:
    found = parts(BEFORE, AFTER)

    assert list(found) == ["Team", "Taken", "Huidige situatie", "Streefdoel", "Het dossier zelf"]
    assert found["Team"] == ("Nieuw: Jan", "Anna › Naam: ‘An’ → ‘Anna’")
    assert found["Huidige situatie"] == ("Wifi-netwerk beheren › Wie: + Jan",)
    assert found["Het dossier zelf"] == ("Naam: ‘De Duin’ → ‘De Zee’",)


def test_a_section_is_told_by_its_name() -> None:
    assert "Robots › Rubriek: (leeg) → Netwerk en internet" in parts(BEFORE, AFTER)["Taken"]


def test_nothing_changed_has_no_parts() -> None:
    names = names_in(load_catalogue(), load_roadmap(), BEFORE)
    none: tuple[Part, ...] = ()
    assert changed_parts(BEFORE, dict(BEFORE), names) == none
