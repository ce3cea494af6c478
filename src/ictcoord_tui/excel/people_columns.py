"""The columns of *Team*."""

from collections.abc import Callable

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Person
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.excel.cells import flag_of, flag_text, hours_of, line_of, note_of, text_of
from ictcoord_tui.excel.columns import CellError, Column, Edits, Reading, View
from ictcoord_tui.excel.sheet import CellValue
from ictcoord_tui.excel.styles import Look

HOME_HEADER = "Thuis"


def people_columns() -> tuple[Column[Person], ...]:
    """Return the columns of *Team*, without what everybody carries."""
    return (
        Column("name", _word("name"), 20, lambda _, person: person.name, _read_name, Look.STRONG),
        Column("role", _word("role"), 20, lambda _, person: person.role,
               lambda _, who, value: {("people", who, "role"): line_of(value)}),
        Column("home", HOME_HEADER, 18, _home, None, Look.MUTED),
        Column("hours_now", _word("hours.now"), 9, lambda _, person: person.hours_now,
               lambda _, who, value: {("people", who, "hours", "now"): hours_of(value)},
               Look.NUMBER),
        Column("hours_target", _word("hours.target"), 9, lambda _, person: person.hours_target,
               lambda _, who, value: {("people", who, "hours", "target"): hours_of(value)},
               Look.NUMBER),
        _flag("team_now", _word("team.now"), ("team", "now")),
        _flag("team_target", _word("team.target"), ("team", "target")),
        _flag("anchor", _word("anchor"), ("anchor",)),
        _flag("external", _word("external"), ("external",)),
        _sections("expertise"),
        _sections("motivation"),
        Column("note", _word("note"), 24, lambda _, person: person.note,
               lambda _, who, value: {("people", who, "note"): note_of(value)}),
    )  # fmt: skip


def _home(view: View, person: Person) -> CellValue:
    home = view.homes.get(person.id)
    return view.names.dossiers[home] if home is not None else label("dossier_kind", "group")


def _read_name(_: Reading, person: str, value: object) -> Edits:
    name = clean_line(text_of(value))
    if not name:
        raise CellError("Een persoon heeft een naam nodig; ik laat de oude staan.")
    return {("people", person, "name"): name}


def _flag(attribute: str, header: str, path: tuple[str, ...]) -> Column[Person]:
    return Column(
        attribute, header, 9,
        lambda _, person: flag_text(getattr(person, attribute)),
        lambda _, who, value: {("people", who, *path): flag_of(value)},
        Look.CENTRE, "yes",
    )  # fmt: skip


def _sections(field: str) -> Column[Person]:
    def show(view: View, person: Person) -> CellValue:
        known = view.overview.catalogue.section_by_id
        ids = getattr(person, field)
        return "; ".join(known[key].name if key in known else key for key in ids)

    return Column(field, _word(field), 24, show, _read_sections(field))


def _read_sections(field: str) -> Callable[[Reading, str, object], Edits]:
    def read(reading: Reading, person: str, value: object) -> Edits:
        parts = text_of(value).replace("\n", ";").split(";")
        ids = {reading.section(part.strip()) for part in parts if part.strip()}
        return {("people", person, field): sorted(ids)}

    return read


def _word(field: str) -> str:
    return label("field", field)
