"""Pages of *Identificeren*: who could be an anchor, who can do what, what nobody does."""

from dataclasses import replace

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.insights.anchors import Candidate, SchoolAnchors, anchors
from ictcoord_tui.insights.expertise import Knowledge, expertise, without_expertise
from ictcoord_tui.insights.gaps import Gap, common_needs, gaps
from ictcoord_tui.paper import (
    Block,
    Column,
    Items,
    Line,
    Paragraph,
    PersonRef,
    Table,
)
from ictcoord_tui.reports.pages.asked import (
    NO_GAPS,
    NO_TEAM,
    Asked,
    by_cluster,
    mark,
    or_else,
    spent_on,
)


def anchors_page(asked: Asked) -> tuple[Block, ...]:
    """Return the candidates for anchor per school, with the reasons."""
    blocks: list[Block] = [
        Paragraph(
            "Een ankerpunt is het eerste aanspreekpunt op school en de brug naar de groep. "
            "Ook directie, leraren en administratie komen in aanmerking."
        )
    ]
    columns = (Column("Wie"), Column("Rol"), Column("Ankerpunt"), Column("Waarom"))
    for school in anchors(asked.scope, asked.situation):
        lines = tuple(_candidate(asked, one) for one in school.candidates)
        name = asked.school(school.overview.id)
        blocks.append(Paragraph(f"Ankerpunt van {name} nu: {_marked(asked, school)}."))
        if lines:
            blocks.append(Table(columns, lines, name))
        else:
            blocks.append(Items((f"{name}: nog geen kandidaten.",)))
    return tuple(blocks)


def _marked(asked: Asked, school: SchoolAnchors) -> str:
    if not school.anchors:
        return "nog niemand. Duid iemand aan in Team, kolom Ankerpunt"
    return asked.names(school.anchors)


def _candidate(asked: Asked, one: Candidate) -> Line:
    about = asked.about_person(one.person.id, one.rows)
    return Line(
        (
            one.person.name,
            one.person.role,
            "ja" if one.anchor else "nee",
            _reasons(asked, one),
        ),
        PersonRef(one.person.id),
        replace(about, overviews=frozenset({one.overview_id})),
    )


def _reasons(asked: Asked, one: Candidate) -> str:
    said = []
    if one.rows:
        said.append(counted(len(one.rows), "taak", "taken"))
    if one.person.expertise:
        said.append(f"kent {_sections(asked, one.person.expertise)}")
    if one.person.motivation:
        said.append(f"wil {_sections(asked, one.person.motivation)}")
    return "; ".join(said)


def _sections(asked: Asked, ids: tuple[str, ...]) -> str:
    names = asked.scope.overviews[0].catalogue.section_by_id
    return ", ".join(names[key].name if key in names else key for key in ids)


def expertise_page(asked: Asked) -> tuple[Block, ...]:
    """Return who masters, wants and does what, per section."""
    links = expertise(asked.scope, asked.situation)
    missing = without_expertise(asked.scope)
    blocks: list[Block] = []
    if missing:
        names = ", ".join(section.name for section in missing)
        blocks.append(Paragraph(f"Bij niemand als expertise genoteerd: {names}."))
    columns = (
        Column("Wie"),
        Column("Expertise"),
        Column("Motivatie"),
        Column("Taken", right=True),
        Column("Uren", right=True),
    )
    sections = {link.section.id: link.section for link in links}
    for section in sections.values():
        lines = tuple(_link(asked, one) for one in links if one.section.id == section.id)
        cluster = label("cluster_short", section.cluster)
        blocks.append(Table(columns, lines, f"{cluster}: {section.name}"))
    return or_else(tuple(blocks), NO_TEAM)


def _link(asked: Asked, one: Knowledge) -> Line:
    about = asked.about_person(one.person.id, one.rows)
    return Line(
        (
            one.person.name,
            "ja" if one.declared else "-",
            "ja" if one.motivated else "-",
            str(len(one.rows)) if one.rows else "-",
            spent_on(one.hours, timed=one.timed) if one.rows else "-",
        ),
        PersonRef(one.person.id),
        replace(about, cluster=one.section.cluster),
    )


def gaps_page(asked: Asked) -> tuple[Block, ...]:
    """Return the tasks that nobody does, per cluster."""
    found = gaps(asked.scope, asked.situation)
    tables = by_cluster(_columns(asked), ((gap.task, _gap(asked, gap)) for gap in found))
    return or_else(tables, NO_GAPS)


def needs_page(asked: Asked) -> tuple[Block, ...]:
    """Return the gaps that schools share: the start of working together."""
    found = common_needs(asked.scope, asked.situation)
    tables = by_cluster(_columns(asked), ((gap.task, _gap(asked, gap)) for gap in found))
    said = (
        Paragraph(
            "Voor deze taken hebben twee scholen of meer nog niemand. Samen zoeken, of er samen "
            "middelen voor leggen, is het begin van samenwerking."
        ),
    )
    return (*said, *tables) if tables else (Paragraph("De scholen delen geen open taken."),)


def _columns(asked: Asked) -> tuple[Column, ...]:
    """In one school the task says it all: nobody does it there."""
    several = (*asked.where("Open in"), Column("Hoeveel")) if asked.several else ()
    return (Column("Taak"), *several)


def _gap(asked: Asked, gap: Gap) -> Line:
    if gap.counting == 1:
        how_many = "niemand"
    else:
        how_many = "nergens iemand" if gap.nowhere else f"{len(gap.rows)} van {gap.counting}"
    several = (*asked.at(*gap.rows), how_many) if asked.several else ()
    return Line((mark(gap.task), *several), gap.rows[0], asked.about(gap.rows, ()))
