"""Six workbooks as colleagues make them, written without any help of the reader."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time

from openpyxl import Workbook

Rows = list[list[object]]


@dataclass(frozen=True)
class HomeMade:
    """A workbook with what every reader should find in it.

    Attributes:
        who: For a task of the start list, or the name of an own one, the people.
        time: The same for times, as the dossier keeps them.
        texts: Words that must turn up in a note or a remark, wherever they stood.
    """

    data: bytes
    who: dict[str, set[str]]
    time: dict[str, str]
    texts: list[str]
    table: str = "current"
    other: dict[str, dict[str, set[str]]] = field(default_factory=dict)


def _book(sheets: dict[str, Rows], touch: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    if touch is not None:
        touch(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def official() -> HomeMade:
    """The official shape, filled in by a school: four tabs, clusters as rows."""
    now: Rows = [
        ["Takenoverzicht ICT-coördinatie"],
        [],
        ["Taak", "Wie voert de taak uit?", "Gemiddelde tijd", "Opmerkingen"],
        ["TECHNISCHE TAKEN"],
        ["Wifi-netwerk beheren", "Jan + An", "2u", "Drukke gang"],
        ["Firewall en webfilter beheren", "Jan/An", "2 uur per week", None],
        ["PEDAGOGISCH-DIDACTISCHE TAKEN"],
        ["Samen lesgeven met ICT", "Jan, An en Els", "30 min/week", None],
    ]
    later: Rows = [["Taak", "Wie", "Back-up"], ["Wifi-netwerk beheren", "Els", "An"]]
    data = _book({"Intro": [["Uitleg bij dit bestand"]], "Huidige situatie": now,
                  "Streefdoel": later})  # fmt: skip
    return HomeMade(
        data,
        {
            "net-wifi": {"Jan", "An"},
            "net-firewall": {"Jan", "An"},
            "Samen lesgeven met ICT": {"Jan", "An", "Els"},
        },
        {"net-wifi": "2u/week", "net-firewall": "2u/week", "Samen lesgeven met ICT": "30min/week"},
        ["Drukke gang", "Takenoverzicht ICT-coördinatie", "Intro"],
        other={"target": {"net-wifi": {"Els"}}},
    )


def list_of_one_school() -> HomeMade:
    """Another order of columns, numbers as hours, an extra column, empty rows."""
    rows: Rows = [
        ["Verantwoordelijke", "Uren", "Taken", "Lokaal"],
        ["Mieke Claes", 0.5, "Servers beheren", "B12"],
        [],
        ["Mieke Claes", "0,25", "Koffiezetapparaat ontkalken", "Leraarskamer"],
        [None, None, "Internetverbinding beheren", None],
    ]
    return HomeMade(
        _book({"Blad1": rows}),
        {"srv-servers": {"Mieke Claes"}, "Koffiezetapparaat ontkalken": {"Mieke Claes"}},
        {"srv-servers": "30min/week", "Koffiezetapparaat ontkalken": "15min/week"},
        ["B12", "Leraarskamer"],
    )


def with_clock_times() -> HomeMade:
    """Times typed as clock times, header in row 7 under a logo text, a vague time."""
    rows: Rows = [["Scholengroep X"], [], ["Versie 3"], [], [], [],
                  ["Nr.", "Omschrijving", "Door", "Tijd per week", "Niveau"],
                  [1, "Wifi-netwerk beheren", "Piet", time(1, 30), "school"],
                  [2, "Cloudomgeving beheren", "Piet", "af en toe", "groep"],
                  [3, "Back-ups instellen en controleren", "niemand", None, "geen idee"],
                  ["", "Totaal", None, 1.5, None]]  # fmt: skip
    return HomeMade(
        _book({"ICT": rows}),
        {"net-wifi": {"Piet"}, "srv-cloud": {"Piet"}, "srv-backup": set()},
        {"net-wifi": "1u30/week"},
        ["Scholengroep X", "Versie 3", "af en toe", "geen idee", "Totaal"],
    )


def merged_cells() -> HomeMade:
    """Cluster and person in merged cells beside their tasks, minutes a month in the header."""
    rows: Rows = [
        ["Cluster", "Taak", "Uitvoerder", "Minuten per maand", "Commentaar"],
        ["Technisch", "Wifi-netwerk beheren", "Rik De Smet", 90, "met de hand"],
        [None, "Servers beheren", None, 30, None],
        ["Administratief", "Licenties en abonnementen beheren", "Leen", 20, None],
    ]

    def merge(book: Workbook) -> None:
        page = book.worksheets[0]
        page.merge_cells("A2:A3")
        page.merge_cells("C2:C3")

    return HomeMade(
        _book({"Verdeling": rows}, merge),
        {
            "net-wifi": {"Rik De Smet"},
            "srv-servers": {"Rik De Smet"},
            "inv-licenties": {"Leen"},
        },
        {"net-wifi": "1u30/maand", "srv-servers": "30min/maand", "inv-licenties": "20min/maand"},
        ["met de hand"],
    )


def own_words() -> HomeMade:
    """Tasks in words of their own, some close to the start list, some nowhere near."""
    rows: Rows = [
        ["taak", "wie", "tijd", "opmerking", "vervanger"],
        ["Het wifinetwerk beheren", "Sara", "1u", None, "Tom"],
        ["Wifi-netwerk  BEHEREN", "Sara (30 min)", None, None, None],
        ["3D-brillen opladen", "Tom", "10 min", "kast 4", None],
        ["zonder wie", None, "veel", None, None],
    ]
    return HomeMade(
        _book({"taken nu": rows}),
        {"net-wifi": {"Sara"}, "3D-brillen opladen": {"Tom"}},
        {"3D-brillen opladen": "10min/week"},
        ["kast 4", "veel"],
    )


def two_rows_for_one_task() -> HomeMade:
    """A row per person, a formula with a remembered nothing, a second table sheet."""
    rows: Rows = [
        ["Taak", "Medewerker", "Uren per jaar", "Rubriek"],
        ["Servers beheren", "Bart Bos", 10, "Servers, cloud en opslag"],
        ["Servers beheren", "Cis Cox", 20, "Servers, cloud en opslag"],
        ["Totaal", None, "=SUM(C2:C3)", None],
    ]
    return HomeMade(
        _book({"2026": rows, "2025": rows}),
        {"srv-servers": {"Bart Bos", "Cis Cox"}},
        {},
        ["2025"],
    )


ALL = [
    official,
    list_of_one_school,
    with_clock_times,
    merged_cells,
    own_words,
    two_rows_for_one_task,
]
