"""The table of people: role, hours, team, anchor, expertise, motivation."""

from collections.abc import Callable, Mapping

from ictcoord_tui.content.glossary import load_glossary
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Person
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path
from ictcoord_tui.domain.text import clean_line, clean_text, fold
from ictcoord_tui.tui.tables.column import (
    Choice,
    Column,
    Editor,
    EntryError,
    Filter,
    Shown,
    Table,
    matching_choice,
)
from ictcoord_tui.tui.tables.entries import (
    chosen_flag,
    doubt_hours,
    explain_hours,
    read_hours,
    read_several,
    several_text,
    yes_or_no,
)
from ictcoord_tui.tui.tables.tasks import section_choices

_HOME = "Deze persoon hoort bij de groep. Kies met S de groep om hier te wijzigen."


def _person(overview: Overview, person_id: str) -> Person:
    return overview.people[person_id]


def _people_rows(overview: Overview) -> tuple[str, ...]:
    return tuple(sorted(overview.people, key=lambda key: fold(overview.people[key].name)))


def _at_home(overview: Overview, person_id: str) -> str:
    return "" if person_id in overview.dossier.people else _HOME


def _groups(_overview: Overview) -> Mapping[str, str]:
    """People stand in one list by name."""
    return {}


def _value(key: Path, value: object, person_id: str) -> Change:
    return lambda document: put(document, ("people", person_id, *key), value)


def _name_change(_overview: Overview, person_id: str, text: str) -> Change:
    name = clean_line(text)
    if not name:
        raise EntryError("Een persoon heeft een naam nodig.")
    return _value(("name",), name, person_id)


def _role_change(_overview: Overview, person_id: str, text: str) -> Change:
    return _value(("role",), clean_line(text), person_id)


def _role_choices(_overview: Overview) -> tuple[Choice, ...]:
    return tuple(Choice(role.name, role.name) for role in load_glossary().roles)


def _hours_column(key: str, title: str, hours: Callable[[Person], float | None]) -> Column:
    def text(overview: Overview, person_id: str) -> str:
        value = hours(_person(overview, person_id))
        return "" if value is None else format_hours(value)

    def change(_overview: Overview, person_id: str, typed: str) -> Change:
        return _value(("hours", key), read_hours(typed), person_id)

    return Column(
        f"hours.{key}",
        title,
        7,
        lambda overview, person_id: Shown(text(overview, person_id)),
        text,
        Editor.HOURS,
        change,
        explain_hours,
        doubt_hours,
        why_not=_at_home,
        right=True,
    )


def _flag_column(key: Path, title: str, width: int, flag: Callable[[Person], bool]) -> Column:
    def text(overview: Overview, person_id: str) -> str:
        return label("bool", "true") if flag(_person(overview, person_id)) else ""

    def change(_overview: Overview, person_id: str, typed: str) -> Change:
        chosen = typed.strip() and matching_choice(typed, yes_or_no()).value == "true"
        return _value(key, bool(chosen), person_id)

    return Column(
        ".".join(key),
        title,
        width,
        lambda overview, person_id: Shown(text(overview, person_id)),
        text,
        Editor.CHOICE,
        change,
        choices=lambda _overview: yes_or_no(),
        chosen=lambda overview, person_id: chosen_flag(flag(_person(overview, person_id))),
        why_not=_at_home,
    )


def _sections_column(key: str, title: str, sections: Callable[[Person], tuple[str, ...]]) -> Column:
    def text(overview: Overview, person_id: str) -> str:
        return several_text(sections(_person(overview, person_id)), section_choices(overview))

    def change(overview: Overview, person_id: str, typed: str) -> Change:
        held = sections(_person(overview, person_id))
        chosen = read_several(typed, section_choices(overview), held)
        return _value((key,), list(chosen), person_id)

    return Column(
        key,
        title,
        22,
        lambda overview, person_id: Shown(text(overview, person_id)),
        text,
        Editor.SEVERAL,
        change,
        choices=section_choices,
        chosen=lambda overview, person_id: frozenset(sections(_person(overview, person_id))),
        why_not=_at_home,
        grow=1,
    )


def _filters(_overview: Overview) -> tuple[Filter, ...]:
    return (
        Filter("in het ICT-team nu", lambda now, p: now.people[p].team_now),
        Filter("in het ICT-team later", lambda now, p: now.people[p].team_target),
        Filter("ankerpunten", lambda now, p: now.people[p].anchor),
        Filter("externen", lambda now, p: now.people[p].external),
        Filter("zonder uren", lambda now, p: now.people[p].hours_now is None),
        Filter("van deze school of groep", lambda now, p: p in now.dossier.people),
        Filter("van de groep", lambda now, p: p not in now.dossier.people),
    )


def _note_change(_overview: Overview, person_id: str, text: str) -> Change:
    return _value(("note",), clean_text(text), person_id)


def _sign(overview: Overview, person_id: str) -> str:
    """Return the letter before a person: g for somebody of the group."""
    return " " if person_id in overview.dossier.people else "g"


def _place(row: str, column: str) -> Path:
    return ("people", row, *column.split("."))


TEAM = Table(
    id="people",
    columns=(
        Column(
            "name",
            "Naam",
            20,
            lambda overview, p: Shown(_person(overview, p).name),
            lambda overview, p: _person(overview, p).name,
            Editor.LINE,
            _name_change,
            why_not=_at_home,
            grow=1,
        ),
        Column(
            "role",
            "Rol",
            18,
            lambda overview, p: Shown(_person(overview, p).role),
            lambda overview, p: _person(overview, p).role,
            Editor.LINE,
            _role_change,
            choices=_role_choices,
            why_not=_at_home,
            grow=1,
        ),
        _hours_column("now", "Uren nu", lambda person: person.hours_now),
        _hours_column("target", "Uren later", lambda person: person.hours_target),
        _flag_column(("team", "now"), "Team nu", 7, lambda person: person.team_now),
        _flag_column(("team", "target"), "Team later", 10, lambda person: person.team_target),
        _flag_column(("anchor",), "Ankerpunt", 9, lambda person: person.anchor),
        _flag_column(("external",), "Extern", 6, lambda person: person.external),
        _sections_column("expertise", "Expertise", lambda person: person.expertise),
        _sections_column("motivation", "Motivatie", lambda person: person.motivation),
        Column(
            "note",
            "Opmerking",
            18,
            lambda overview, p: Shown(_person(overview, p).note),
            lambda overview, p: _person(overview, p).note,
            Editor.TEXT,
            _note_change,
            why_not=_at_home,
            grow=1,
        ),
    ),
    rows=_people_rows,
    groups=_groups,
    sign=_sign,
    place=_place,
    filters=_filters,
)
"""The table of the screen Team."""
