"""What goes on paper of a school of a group, when only that school was looked at."""

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.how import ONLY_HERE
from ictcoord_tui.paper import Block, Paper, Paragraph, Table
from ictcoord_tui.reports.agreements import agreements
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.reports.pages.insight import load_page, staffing_page
from ictcoord_tui.reports.pages.people import absence_page
from ictcoord_tui.reports.principal import principal
from ictcoord_tui.reports.text import to_text
from tests.insights.examples import group_of, line
from tests.reports.wilgenbrug import DAY

KATRIEN = Person("katrien", "Katrien De Smet", "ICT-coördinator", 4, 4, expertise=("netwerk",))
TOM = Person("tom", "Tom Maes", hours_now=2.0)
GROUP = group_of(
    {"current": {"net-wifi": line("katrien", time="6u/week")}},
    {
        "people": {"tom": TOM},
        "current": {
            "net-wifi": line("katrien", time="1u/week"),
            "net-ontwerp": line("tom", time="1u/week", backup=("katrien",)),
        },
        "target": {"net-ontwerp": line("tom", time="1u/week")},
    },
    people={"katrien": KATRIEN},
)
ALONE = Scope((GROUP.schools[1],))


def asked(scope: Scope, situation: Situation = Situation.CURRENT) -> Asked:
    return Asked(scope, situation)


def said(blocks: tuple[Block, ...]) -> str:
    return " ".join(one.text for one in blocks if isinstance(one, Paragraph))


def cells(blocks: tuple[Block, ...]) -> set[str]:
    tables = (one for one in blocks if isinstance(one, Table))
    return {cell for table in tables for row in table.lines for cell in row.cells}


def test_the_page_for_the_principal_says_of_whom_only_this_school_is_counted() -> None:
    paper = principal(asked(ALONE), "School Beta", DAY)

    assert f"Niemand draagt meer dan de ICT-uren die we kennen ({ONLY_HERE})." in said(paper.blocks)
    assert f"binnen de uren, {ONLY_HERE}" in cells(paper.blocks)
    assert "binnen de uren" in cells(paper.blocks), "who lives in the school works nowhere else"


def test_too_much_in_this_school_is_told_to_be_of_this_school() -> None:
    paper = principal(asked(Scope((GROUP.schools[0],))), "School Alfa", DAY)

    assert f"1 persoon draagt 2 uur per week te veel ({ONLY_HERE})." in said(paper.blocks)


def test_the_page_of_load_says_it_beside_the_bars() -> None:
    alone, whole = (to_text_of(load_page(asked(scope))) for scope in (ALONE, GROUP))

    assert (
        f"Katrien De Smet; Nu: 1 van 4; Later: 0 van 4; nu: binnen de uren, {ONLY_HERE}\n" in alone
    )
    assert alone.endswith("nu: binnen de uren\n"), "Tom lives in the school"
    assert ONLY_HERE not in whole


def to_text_of(blocks: tuple[Block, ...]) -> str:
    return to_text(Paper("Titel", blocks))


def test_who_could_take_over_is_judged_by_this_school_only() -> None:
    alone = said(absence_page(asked(ALONE), "tom"))
    whole = said(absence_page(asked(GROUP), "tom"))

    assert f"telkens kan iemand met uren overnemen ({ONLY_HERE})." in alone
    assert "voor 1 heeft niemand genoeg uren." in whole


def test_who_has_expertise_and_hours_is_judged_by_this_school_only() -> None:
    alone, whole = (cells(staffing_page(asked(one, Situation.TARGET))) for one in (ALONE, GROUP))

    assert f"Katrien De Smet ({ONLY_HERE})" in alone
    assert "Katrien De Smet" in whole


def test_an_agreement_puts_the_hours_of_this_school_beside_those_of_everywhere() -> None:
    paper = agreements(asked(ALONE), "School Beta", "katrien")

    assert f"De taken vragen 1 uur per week ({ONLY_HERE}); ICT-uren: 4 per week." in said(
        paper.blocks
    )
    assert ONLY_HERE not in said(agreements(asked(ALONE), "School Beta", "tom").blocks)
