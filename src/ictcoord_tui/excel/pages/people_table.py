"""The sheet *Team*: everybody who carries tasks."""

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Person
from ictcoord_tui.domain.text import fold
from ictcoord_tui.excel.cells import shown_text
from ictcoord_tui.excel.hidden import SheetBase
from ictcoord_tui.excel.pages.frame import (
    FIRST_ROW,
    Making,
    drop_down,
    finish,
    fitting_widths,
    head,
    header,
    list_name,
    range_of,
)
from ictcoord_tui.excel.people_columns import people_columns
from ictcoord_tui.excel.styles import Look

SPARE_ROWS = 5


def write_team(making: Making) -> None:
    """Write *Team*, in the order of the dossiers and then of names."""
    sheet = making.add(label("table", "people"))
    columns = people_columns()
    headers = {column.key: column.header for column in columns if column.read is not None}
    base = SheetBase(sheet.title, "team", "", headers)
    making.bases.append(base)
    line = (
        "Zet hier iedereen die met ICT bezig is, ook directie, leraren en externe partners. "
        "Rubrieken bij Expertise en Motivatie scheid je met een puntkomma."
    )
    view = next(making.views())
    shown = [
        (person, [column.show(view, person) for column in columns]) for person in team_of(making)
    ]
    words = [column.header for column in columns]
    usual = [column.width for column in columns]
    sheet.widths(fitting_widths(making, words, usual, [values for _, values in shown]))
    head(making, sheet, f"Team – {making.scope.name}", line)
    base.others = [column.header for column in columns if column.read is None]
    header(making, sheet, words, [column.look for column in columns], [base.mark])
    looks = [making.styles[column.look] for column in columns] + [making.styles[Look.BLANK]]
    for person, values in shown:
        base.rows[person.id] = [
            shown_text(value)
            for column, value in zip(columns, values, strict=True)
            if column.read is not None
        ]
        sheet.append([*values, person.id], looks)
    for _ in range(SPARE_ROWS):
        sheet.append([None] * len(columns), looks)
    sheet.hide_column(len(columns))
    for index, column in enumerate(columns):
        if column.choices:
            drop_down(sheet, list_name(making, column.choices, view), index, sheet.last_row)
    finish(making, sheet, columns=len(columns), frozen=1)
    making.team = {
        key: range_of(sheet, index, FIRST_ROW, sheet.last_row)
        for index, key in enumerate([*(column.key for column in columns), "id"])
    }


def team_of(making: Making) -> list[Person]:
    """Return everybody in scope: by dossier, the group first, then by name."""
    order = {overview.id: rank for rank, overview in enumerate(making.scope.overviews)}
    return sorted(
        making.scope.people.values(),
        key=lambda person: (
            order.get(making.homes.get(person.id, ""), -1),
            fold(person.name),
            person.id,
        ),
    )
