"""The sheet *Intro*: what this workbook is, for somebody who never saw the program."""

from collections.abc import Iterable, Iterator

from ictcoord_tui.content.intro import Intro, Item, load_intro
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.excel.letters import just_a_line
from ictcoord_tui.excel.pages import findings
from ictcoord_tui.excel.pages.frame import Making, print_set_up, situation_sheets
from ictcoord_tui.excel.sheet import CellValue, Sheet
from ictcoord_tui.excel.styles import Look
from ictcoord_tui.insights import load

_HEADING_POINTS = 25
"""Of a row with a heading, which stands in the middle of it: loose from the first line below."""

_WIDTHS = (31, 104)
"""Characters for what a text is about, and for the text."""

FILL_IN = "Invullen"
HOW_TITLE = "Zo werkt dit bestand"
HOW = (
    (
        "Meerdere namen",
        (
            "Zet een komma tussen de namen in één cel: An Peeters, Jan Maes. Een nieuwe naam mag; "
            "de werklast telt die persoon mee na het inlezen."
        ),
    ),
    (
        "Tijd",
        (
            "Schrijf 30min/dag, 1u30/week, 2u/maand of 6u/jaar. Een getal alleen is uren per week. "
            "Een vraagteken bij Uren per week betekent: die tijd is niet te begrijpen."
        ),
    ),
    ("Kleur", "Een gekleurde rij zonder naam bij Wie is een taak die niemand doet."),
    (
        "Rijen",
        (
            "Sorteren, filteren, verplaatsen, toevoegen en verwijderen mag. Onderaan elk blad "
            "staan lege rijen voor taken die ontbreken. Rijen die je daaronder nog toevoegt, telt "
            "de werklast pas mee na het inlezen."
        ),
    ),
    (
        "Terug inlezen",
        (
            "Het programma toont eerst wat er zou veranderen, en wat het niet begrijpt. Laat de "
            "verborgen kolommen en bladen staan: daarmee vindt elke rij haar plaats terug."
        ),
    ),
)


def write_intro(making: Making) -> None:
    """Write *Intro*."""
    intro, sheet = load_intro(), making.add("Intro")
    sheet.points = 11
    sheet.widths(_WIDTHS)
    sheet.append([intro.title], [making.styles[Look.TITLE]], height=26)
    sheet.append([f"{making.scope.name} · gemaakt op {making.day}"], [making.styles[Look.SUBTITLE]])
    sheet.skip()
    _facts(making, sheet)
    starts = [_block(making, sheet, title, lines) for title, lines in _blocks(making, intro)]
    for row in sheet.printed(landscape=False).breaks_before(starts):
        sheet.turn_after(row)
    print_set_up(making, sheet, landscape=False)


def _blocks(making: Making, intro: Intro) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """Yield every part: its title, and its lines, each with what it is about or nothing."""
    yield "Waarover gaat het?", (("", text) for text in intro.paragraphs)
    yield HOW_TITLE, ((FILL_IN, _fill_in(making)), *HOW)
    steps = (("", f"{number}. {text}") for number, text in enumerate(intro.manual, start=1))
    yield intro.manual_title, steps
    yield intro.results_title, _items(intro.results)
    yield intro.traits_title, _items(intro.traits)
    yield intro.guidelines_title, (("", f"• {text}") for text in intro.guidelines)
    yield intro.reading_title, _items(intro.reading)
    yield "Hoe de inzichten berekend zijn", _how(making)


def _fill_in(making: Making) -> str:
    """Return which sheets are read back, by the names that stand on their tabs."""
    tasks, team = label("table", "tasks"), label("table", "people")
    sheets = f"{', '.join((tasks, *situation_sheets(making)))} en {team}"
    return (
        f"Werk op de bladen {sheets}. De andere bladen zijn om te lezen en te tonen; wat je daar "
        "verandert, wordt niet ingelezen."
    )


def _how(making: Making) -> Iterable[tuple[str, str]]:
    """Yield how the numbers came about; what only a group has is left out of a school's file."""
    for name, how in (("Werklast", load.HOW), *findings.HOW):
        told = how.told(making.scope)
        if told:
            yield name, told


def _items(items: Iterable[Item]) -> Iterable[tuple[str, str]]:
    return ((item.name, item.text) for item in items)


def _block(making: Making, sheet: Sheet, title: str, lines: Iterable[tuple[str, str]]) -> int:
    """Write a part and return the row it begins with."""
    styles = making.styles
    start = sheet.append([title], [styles[Look.HEADING]], height=_HEADING_POINTS)
    for name, text in lines:
        if name:
            _named(making, sheet, name, text)
        else:
            looks = (styles[one] for one in (Look.PROSE_LINE, Look.PROSE_JUST, Look.PROSE))
            sheet.append_across(text, *looks)
    sheet.skip()
    return start


def _named(making: Making, sheet: Sheet, name: str, text: str) -> None:
    """Write a text beside what it is about."""
    just = just_a_line(text, _WIDTHS[1], sheet.points)
    styles = making.styles
    looks = [styles[Look.PROSE_NAME], styles[Look.PROSE_JUST if just else Look.PROSE]]
    high = sheet.fitted([name]) if just else None
    sheet.append([name, text], looks, height=high, running=True)


def _facts(making: Making, sheet: Sheet) -> None:
    """What is known about the school, or for a group one line a school."""
    for overview in making.scope.overviews:
        dossier = overview.dossier
        known: list[CellValue] = [
            dossier.place,
            f"{dossier.pupils} leerlingen" if dossier.pupils is not None else "",
            f"{format_hours(dossier.hours)} ICT-uren per week" if dossier.hours is not None else "",
            f"{dossier.weeks} werkweken",
        ]
        text = " · ".join(str(fact) for fact in known if fact)
        name = f"{label('dossier_kind', dossier.kind)}: {overview.name}"
        _named(making, sheet, name, text)
    sheet.skip()
