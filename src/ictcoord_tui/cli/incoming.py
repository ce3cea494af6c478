"""Telling what an Excel file brings in: changes on stdout, doubts on stderr."""

from collections.abc import Iterable, Mapping

from ictcoord_tui.cli.output import put, say
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.excel.matching import Match
from ictcoord_tui.excel.people import either
from ictcoord_tui.excel.report import ImportPlan, Remark
from ictcoord_tui.reports.changes import Names, told_conflict
from ictcoord_tui.reports.incoming import changed_parts


def tell_changes(plan: ImportPlan, documents: Mapping[str, Document], names: Names) -> None:
    """Print what changes, a paragraph for each table; one that several dossiers have is placed."""
    for key, after in plan.documents.items():
        before = documents[key]
        place = f"{before.get('name', key)} – " if len(plan.documents) > 1 else ""
        for part in changed_parts(before, after, names):
            put(f"{place}{part.title}")
            for line in part.lines:
                put(f"  {line}")
    if plan.empty:
        say("Er verandert niets.")


def tell_conflicts(plan: ImportPlan, names: Names) -> None:
    """Tell what both the program and the file changed."""
    _paragraph(
        "Aan beide kanten gewijzigd; het dossier blijft zoals het is (wij = dossier, zij = Excel):",
        (told_conflict(one, names) for found in plan.conflicts.values() for one in found),
    )


def tell_remarks(remarks: Iterable[Remark]) -> None:
    """Tell what was not understood, and what deserves a look."""
    remarks = tuple(remarks)
    unread = (line for one in remarks if not one.taken for line in one.told())
    _paragraph("Niet ingelezen:", unread)
    _paragraph("Komt mee, maar kijk het na:", (str(one) for one in remarks if one.taken))


def tell_matches(matches: Iterable[Match]) -> None:
    """Tell which tasks became new ones though that, or their section, is a guess."""
    _paragraph(
        "Een eigen taak geworden, maar daar is twijfel over:",
        (
            f"{one.sheet}, rij {one.row}: ‘{one.text}’ {_doubt(one)}"
            for one in matches
            if one.doubtful
        ),
    )


def _doubt(match: Match) -> str:
    doubts = []
    if match.guessed:
        doubts.append("stond zonder rubriek")
    if match.lone:
        doubts.append("staat alleen in haar rij (is het een titel?)")
    if match.candidates:
        doubts.append(f"lijkt op {either(one.task.name for one in match.candidates)}")
    return " en ".join(doubts)


def _paragraph(title: str, lines: Iterable[str]) -> None:
    lines = tuple(lines)
    if lines:
        say(title)
    for line in lines:
        say(f"  {line}")
