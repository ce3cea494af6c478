"""Double work of which nobody said how long it takes is no work of 0 hours."""

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.insights.index import BY_ID
from ictcoord_tui.paper import Table
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.reports.pages.improve import scale_page, school_overlap_page

CATALOGUE = load_catalogue()


def schools(*times: str) -> Scope:
    """Return a group of schools that each do one task, with the time they filled in."""
    made = []
    for number, time in enumerate(times):
        document = new_document(DossierKind.SCHOOL, f"School {number}", catalogue=1)
        document["people"] = {f"p{number}": {"name": f"Persoon {number}"}}
        document["current"] = {"net-wifi": {"who": [f"p{number}"], "time": time}}
        if not time:
            del document["current"]["net-wifi"]["time"]
        made.append(Overview(f"s{number}", read_dossier(document), CATALOGUE))
    group = new_document(DossierKind.GROUP, "Groep", catalogue=1)
    return Scope(tuple(made), Overview("g", read_dossier(group), CATALOGUE))


@pytest.mark.parametrize(
    ("times", "spent", "saved", "headline"),
    [
        (("90min/week", ""), "0 1,5, 1 zonder tijd", "zonder tijd", ", zonder tijd"),
        (("", ""), "0 zonder tijd, 1 zonder tijd", "zonder tijd", ", zonder tijd"),
        (("2u/week", "1u/week"), "0 2, 1 1", "1 u", ", 1 u te winnen"),
        (("2u/week", "1u/week", ""), "0 2, 1 1, 2 zonder tijd", "1 u", ", 1 u te winnen"),
    ],
)
def test_a_school_without_time_is_said_to_be_so(
    times: tuple[str, ...], spent: str, saved: str, headline: str
) -> None:
    scope = schools(*times)
    (table,) = [
        one
        for one in school_overlap_page(Asked(scope, Situation.CURRENT))
        if isinstance(one, Table)
    ]
    (line,) = table.lines
    assert line.cells[1] == spent
    assert line.cells[-1] == saved
    question = BY_ID["school-overlap"]
    assert question.headline(scope, Situation.CURRENT).endswith(headline)


@pytest.mark.parametrize(
    ("times", "spent", "together"),
    [
        (("90min/week",), "0 1,5; open in open 0, open 1", "1,5 u"),
        (("90min/week", "30min/week"), "0 1,5, 1 0,5; open in open 0, open 1", "2 u"),
        (("90min/week", ""), "0 1,5, 1 zonder tijd; open in open 0, open 1", "1,5 u"),
        (("",), "0 zonder tijd; open in open 0, open 1", "niet ingevuld"),
        ((), "open in alle 2 scholen", "niemand"),
    ],
)
def test_who_does_what_others_leave_open_is_named(
    times: tuple[str, ...], spent: str, together: str
) -> None:
    scope = schools(*times)
    rest = []
    for number in range(2):
        document = new_document(DossierKind.SCHOOL, f"open {number}", catalogue=1)
        rest.append(Overview(f"o{number}", read_dossier(document), CATALOGUE))
    scope = Scope((*scope.schools, *rest), scope.group)
    tables = [one for one in scale_page(Asked(scope, Situation.CURRENT)) if isinstance(one, Table)]
    (line,) = (
        line for one in tables for line in one.lines if line.cells[0] == "Wifi-netwerk beheren"
    )
    assert line.cells[1:3] == (spent, together)
