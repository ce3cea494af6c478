"""What says the same nothing in every line is a sentence on paper."""

from ictcoord_tui.paper import Column, Heading, Items, Line, Table
from ictcoord_tui.reports.condensed import condensed
from ictcoord_tui.reports.kinds import REPORTS, Request
from tests.reports.test_reports import small
from tests.reports.wilgenbrug import DAY

COLUMNS = (Column("Taak"), Column("Uren", right=True), Column("Waarom"))


def table(*lines: tuple[str, ...], title: str = "") -> Table:
    return Table(COLUMNS, tuple(map(Line, lines)), title)


def test_a_table_of_nobody_is_one_sentence() -> None:
    nobody = ("niet ingevuld", "niemand doet dit")
    lines = [(name, *nobody) for name in ("Wifi", "Servers", "Back-ups")]
    assert condensed((table(*lines),)) == (
        Items(("Niemand doet dit (3): Wifi; Servers; Back-ups.",)),
    )
    assert condensed((table(*lines, title="Technisch"),)) == (
        Items(("Technisch (3): Wifi; Servers; Back-ups.",)),
    )


def test_what_says_something_stays_a_table() -> None:
    empty = ("niet ingevuld", "niemand doet dit")
    telling = table(("Wifi", *empty), ("Servers", "2 u", "niemand doet dit"), ("Back-ups", *empty))
    untold = table(*[(name, "niet ingevuld", "-") for name in ("Wifi", "Servers", "Back-ups")])
    kept = (Heading("Zo"), telling, untold, table())
    assert condensed(kept) == kept


def test_the_reports_of_an_empty_school_have_no_table_of_nobody() -> None:
    for kind in ("needs", "vacancies", "director"):
        paper = REPORTS[kind].make(Request(small(), DAY))
        tables = [block for block in paper.blocks if isinstance(block, Table)]
        of_tasks = [one for one in tables if "Taak" in {column.title for column in one.columns}]
        assert all(len(one.lines) < 3 for one in of_tasks)
        said = " ".join(
            line for one in paper.blocks if isinstance(one, Items) for line in one.lines
        )
        assert kind == "director" or "; Wifi-netwerk beheren; " in said


def test_many_tasks_of_nobody_are_a_list_with_a_line_for_every_section() -> None:
    paper = REPORTS["needs"].make(Request(small(), DAY))
    lists = [one.lines for one in paper.blocks if isinstance(one, Items)]
    heads = [one.text for one in paper.blocks if isinstance(one, Heading)]
    assert [head.partition(" (")[0] for head in heads] == [
        "Technisch", "Pedagogisch-didactisch", "Beleid en visie", "Administratief",
    ]  # fmt: skip
    catalogue = small().schools[0].catalogue
    assert [line.partition(":")[0] for lines in lists for line in lines] == [
        section.name for section in catalogue.sections
    ]
    assert max(len(line) for lines in lists for line in lines) < 600
