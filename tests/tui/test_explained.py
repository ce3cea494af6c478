"""Words, marks and commands explained where they stand: lists, columns, menu, words, about."""

import re
from pathlib import Path

import pytest
from textual.widgets import Static

from ictcoord_tui import __version__
from ictcoord_tui.content.glossary import load_glossary
from ictcoord_tui.content.help import load_help
from ictcoord_tui.content.meanings import column_meaning, load_meanings
from ictcoord_tui.content.synonyms import load_synonyms
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS, commands_in
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.present.marks import MARKS, legend
from ictcoord_tui.tui.tables.column import Choice
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.tasks import GROUP_TASKS, TASKS
from ictcoord_tui.tui.tables.team import TEAM
from tests.tui.driver import Driver, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}}
TABLES = (
    TASKS,
    GROUP_TASKS,
    TEAM,
    situation_table(Situation.CURRENT),
    situation_table(Situation.TARGET, (Choice("a", "A"),)),
)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE)


def test_every_column_is_explained_and_no_other() -> None:
    columns = {(table.id, column.id) for table in TABLES for column in table.columns}
    assert all(column_meaning(*column) for column in columns)
    known = {name for table, column in columns for name in (column, f"{table}.{column}")}
    assert set(load_meanings().columns) <= known


@pytest.mark.parametrize(
    ("steps", "label", "meaning"),
    [
        (1, "Deels", "maar een stuk ervan"),
        (2, "Lange termijn", "nodig, maar mag gespreid"),
        (6, "kerntaak", "liefst in eigen handen"),
    ],
)
async def test_the_meaning_stands_beside_the_choice(
    school: Path, steps: int, label: str, meaning: str
) -> None:
    async with running(school, area="overview") as user:
        await user.command("overview.previous_tab")
        await user.press(*["right"] * steps, "enter")
        assert re.search(rf"{label} +{meaning}", user.line_with(label))


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_the_card_says_what_the_mark_and_the_word_of_a_task_mean(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    triage = {
        "net-documentatie": {"term": "drop", "priority": "Netwerk op orde"},
        "net-internet": {"applies": "no"},
    }
    path = make_school(tmp_path, people=PEOPLE, triage=triage)
    async with running(path, area="overview", size=size) as user:
        await user.command("overview.previous_tab")
        await user.command("overview.card")
        assert "x Deze taak telt hier niet mee." in user.text
        assert "Verborgen" not in user.text
        await user.press("escape", *["down"] * 6, "z")
        assert "! Geschrapt, maar het beleidsplan rekent erop." in user.text
        assert "Verborgen: wordt vaak vergeten." in user.text
        assert "IP-plan" in user.text, "nor is the explanation cut off"


async def test_the_column_of_kinds_says_what_hidden_means(school: Path) -> None:
    async with running(school, area="overview", size=(120, 40)) as user:
        await user.command("overview.previous_tab")
        await user.press(*["right"] * 6)
        assert "Verborgen = werk dat vaak vergeten wordt." in user.lines()[-3]


async def test_typing_a_letter_finds_a_choice_and_never_its_meaning(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.command("overview.previous_tab")
        await user.press("right", "enter", "d", "enter")  # "de taak bestaat bij ons" is Ja
        assert user.document()["triage"]["net-internet"]["applies"] == "partly"


async def test_a_large_screen_tells_the_column(school: Path) -> None:
    async with running(school, area="overview", size=(120, 40)) as user:
        assert user.lines()[-3].strip().startswith("Taak: ")
        await user.press("right")
        assert user.lines()[-3].strip() == f"Wie: {column_meaning('current', 'who')}"


async def test_the_marks_are_told_in_one_place_whatever_the_window_becomes(school: Path) -> None:
    async with running(school, area="overview") as user:
        for size in ((80, 24), (80, 40), (120, 40), (120, 24), (160, 45)):
            await user.pilot.resize_terminal(*size)
            await user.settle()
            told = [line for line in user.lines() if "! niemand doet dit" in line]
            assert len(told) == 1, size
            assert "[Huidige situatie]" in told[0]
        await user.press("z")
        assert "! niemand doet dit" not in user.text, "on the card there are no such marks"
        await user.command("app.team")
        assert "g iemand van de groep" in user.lines()[-3]


def test_the_legend_leaves_out_what_does_not_fit_and_every_page_with_marks_has_help() -> None:
    assert legend("overview.current", 20) == "! niemand doet dit"
    who = "door Els Maes"
    assert legend("overview.current", 50, who) == f"w net gewijzigd {who}   ! niemand doet dit"
    assert legend("overview.current", 25, who) == f"w gewijzigd {who}"
    assert legend("overview.current", 20, who) == f"w {who}"
    assert legend("overview.current", 16, f"{who}-Vandenberghe") == "w net gewijzigd"
    assert legend("insights.gaps", 200) == legend("insights", 200) != ""
    assert set(MARKS) <= set(load_help())


# The menu


async def first_of_menu(user: Driver, typed: str) -> str:
    """Search in the menu and return the first line that is found."""
    await user.press("ctrl+p", *typed)
    await user.settle()
    lines = user.lines()
    place = next(number for number, line in enumerate(lines) if typed in line)
    await user.press("escape")
    return lines[place + 1]


@pytest.mark.parametrize(
    ("typed", "label"),
    [("opslaan", "Bewaren"), ("geschiedenis", "Versies"), ("x", "Excel"), ("ongedaan", "Ongedaan")],
)
async def test_the_menu_finds_by_name_by_another_word_and_by_key(
    school: Path, typed: str, label: str
) -> None:
    async with running(school, area="overview") as user:
        assert label in await first_of_menu(user, typed)


async def test_the_menu_has_every_command_and_says_where_the_others_work(school: Path) -> None:
    async with running(school, area="overview", size=(120, 40)) as user:
        await user.press(":", *"doorloop")
        assert "(wel: Stappenplan)" in user.text
        await user.press("enter")
        await user.until("‘Doorloop’ werkt hier niet (wel: Stappenplan).")
        await user.press(":")
        text = "\n".join(user.lines())
        here = commands_in((Context.SITUATION, Context.OVERVIEW, Context.TABLE, Context.EVERYWHERE))
        assert any(command.label in text for command in here)
        offers = {offer.value for offer in user.app.screen._offers}  # type: ignore[attr-defined]
        assert offers == {command.id for command in COMMANDS} - {"app.menu"}


def test_synonyms_are_of_commands_that_exist() -> None:
    assert set(load_synonyms()) <= set(COMMAND_BY_ID)
    assert all(re.fullmatch(r"[a-zéëï0-9' ]+", words) for words in load_synonyms().values())


# Words and about


async def test_the_list_of_words_is_searched_in_meanings_too(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.command("app.words")
        assert "Ankerpunt" in user.text
        await user.type("beslissen")
        assert "Mandaat" in user.text
        assert "Ankerpunt" not in user.text
        mandate = next(term for term in load_glossary().terms if term.id == "mandaat")
        assert mandate.meaning in " ".join(user.text.replace("│", " ").split())
        assert "Enter = sluiten" in user.text, "there is nothing to choose"


async def test_about_tells_versions_and_where_everything_is(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.command("app.about")
        text = " ".join(str(part.content) for part in user.app.screen.query(Static))
        for said in (
            f"ictcoord {__version__}",
            "Licentie: MIT",
            "met 108 taken",
            "geen officiële lijst",
            str(school),
            "settings.toml",
            "Python 3.",
            "textual 8.2",
            "vlaanderen.be/kenniscentrum-digisprong",
            "gebruikt geen netwerk",
        ):
            assert said in text


async def test_about_in_a_confined_session_names_no_folder_outside(school: Path) -> None:
    async with running(school, area="overview", root=school.parent) as user:
        await user.command("app.about")
        text = " ".join(str(part.content) for part in user.app.screen.query(Static))
        assert "settings.toml" not in text
        assert f"Alles blijft in: {school.parent}" in text
