"""Working in a table: paste, copy, fill, marks, search, sort, card, drafts, colleagues."""

import tomllib
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.drafts import keep_draft
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.tables.entries import word_choices
from ictcoord_tui.tui.widgets.card_view import CardView
from ictcoord_tui.tui.widgets.more_line import MoreLine
from ictcoord_tui.tui.widgets.table_view import TableView
from tests.tui.driver import NOW, Driver, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}, "els": {"name": "Els Maes"}}
TASKS = ("net-internet", "net-wifi", "net-bekabeling")


def school(folder: Path, **values: object) -> Path:
    return make_school(folder, "De Kiekendief", **{"people": PEOPLE, **values})


async def paste(user: Driver, text: str) -> None:
    """Paste as a terminal does."""
    user.app.post_message(events.Paste(text))
    await user.settle()


async def test_a_block_is_shown_first_and_pasted_as_one_step(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right")
        block = 'An Peeters\t30min/dag\t\tJan Claes\r\n"Jan; Els"\tveel\t\t\r\nZoë\t1u\t\t\r\n'
        await paste(user, block)
        assert "Plakken: 10 van 12 cellen" in user.text
        assert "‘veel’ is geen tijd" in user.text.replace("\n", " ")
        assert "T = 1 nieuwe naam toevoegen" in user.text
        await user.press("t")
        assert "Plakken: 11 van 12 cellen" in user.text
        await user.press("enter")
        rows = user.document()["current"]
        assert rows["net-internet"] == {"who": ["an"], "time": "30min/dag", "backup": ["jan"]}
        assert rows["net-wifi"] == {"who": ["els", "jan"]}
        assert rows["net-bekabeling"] == {"who": ["zoe"], "time": "1u/week"}
        await user.command("app.undo")
        assert "Ongedaan: 11 cellen geplakt." in user.said
        assert "current" not in user.document()
        assert user.document()["people"] == PEOPLE


async def test_turning_back_pastes_nothing(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right")
        await paste(user, "An\nJan")
        await user.press("escape")
        assert "current" not in user.document()
        assert not user.app.session.history.undo_label


async def test_one_cell_is_pasted_at_once_in_all_marked_rows(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right", "space", "space")
        await paste(user, "An Peeters\r\n")
        assert [row["who"] for row in user.document()["current"].values()] == [["an"], ["an"]]


async def test_too_much_is_refused(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await paste(user, "x" * 200_001)
        assert any("meer dan 200 kB" in one for one in user.said)
        await paste(user, "a\t" * 5_001)
        assert any("meer dan 5000 cellen" in one for one in user.said)


async def test_a_block_in_an_open_cell_is_asked_about(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("end", "enter")
        await paste(user, "een\ntwee")
        assert "Je plakt meer dan één cel." in user.text
        await user.press("down", "enter")
        assert "een twee" in user.text
        await user.press("enter", "escape")
        assert user.document()["current"]["net-internet"]["note"] == "een twee"
        await user.press("j", "enter")
        await paste(user, "drie\nvier")
        await user.press("enter", "enter")
        notes = [row["note"] for row in user.document()["current"].values()]
        assert set(notes) == {"een twee", "drie", "vier"}


async def test_what_is_copied_can_be_pasted(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-internet": {"who": ["an"], "note": "twee\nregels"}})
    async with running(path, area="overview") as user:
        await user.press("end", "y")
        assert user.app.clipboard == '"twee\nregels"'
        await user.press("j", "p")
        assert user.document()["current"]["net-wifi"]["note"] == "twee\nregels"


async def test_fill_down_from_above_and_over_marked_rows(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-internet": {"who": ["an"]}})
    async with running(path, area="overview") as user:
        await user.press("right", "j", "ctrl+d")
        assert user.document()["current"]["net-wifi"]["who"] == ["an"]
        await user.press("g", "space", "space", "space", "=")
        assert user.document()["current"]["net-bekabeling"]["who"] == ["an"]
        assert user.app.session.history.undo_label == "2 cellen ingevuld"
        assert "‘An Peeters’ staat nu in 2 cellen meer." in user.message
        await user.press("=")
        assert "Alle gemarkeerde rijen hebben dit al." in user.message


async def test_fill_down_from_a_marked_row_that_is_empty_says_what_to_do(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        before = user.document()
        await user.press("right", "space", "space", "ctrl+d")
        assert "De eerste gemarkeerde rij is hier nog leeg." in user.message
        assert user.document() == before


async def test_one_column_for_all_marked(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("e")
        assert "Markeer eerst rijen, met Spatie of M." in user.said
        await user.press("right", "right", "space", "space", "e")
        await user.type("1u30")
        await user.press("enter")
        times = [row["time"] for row in user.document()["current"].values()]
        assert times == ["1u30/week", "1u30/week"]
        await user.press("delete")
        assert "current" not in user.document()
        await user.press("escape")
        assert "*" not in "".join(user.lines()[3:21])


async def test_after_somebody_new_one_goes_on_choosing(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w", *"zoë", "ctrl+o", *"els", "enter")
        assert set(user.document()["current"]["net-internet"]["who"]) == {"zoe", "els"}
        assert "2/108" in user.lines()[0]


async def test_what_marked_rows_get_is_said_before(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("space", "space", "w")
        assert "bij 2 gemarkeerde taken" in user.text
        await user.press("escape", "escape", "space", "w")
        assert "bij 1 gemarkeerde taak" in user.text, "the cursor stands on another task"
        await user.press("escape", "escape", "w")
        assert "gemarkeerde" not in user.text


async def test_an_unknown_name_is_an_offer_and_never_an_accident(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w")
        await user.type("zoë")
        await user.press("enter", "enter")
        assert "staat nog niet in het team" in user.text
        assert user.document()["people"] == PEOPLE
        await user.press("ctrl+o")
        assert "[x] zoë" in user.text, "the list stays, to go on choosing"
        assert "1/108" in user.lines()[0]
        assert user.document()["people"]["zoe"] == {"name": "zoë"}
        assert user.document()["current"]["net-internet"]["who"] == ["zoe"]
        await user.press("escape")
        await user.command("app.undo")
        assert "current" not in user.document()
        assert user.document()["people"] == PEOPLE


async def test_backspace_starts_with_nobody(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-internet": {"who": ["an"]}})
    async with running(path, area="overview") as user:
        await user.press("right", "enter")
        assert "[x] An Peeters" in user.text
        await user.press("escape", "backspace")
        assert "[x]" not in user.text
        await user.type("els")
        await user.press("enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["els"]


async def test_space_in_a_name_is_a_space_whoever_fits(tmp_path: Path) -> None:
    people = {**PEOPLE, "an-b": {"name": "An Baert"}, "sofie": {"name": "Sofie De Clercq"}}
    async with running(school(tmp_path, people=people), area="overview") as user:
        await user.press("w")
        await user.press(*"an", "space", *"peet", "enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["an"]
        await user.press("down", "w")
        await user.press(*"Sofie", "space")
        assert "[ ] Sofie De Clercq" in user.text
        assert "Enter = Sofie De Clercq" in user.text, "a space behind the name finds it too"
        await user.press(*"Nieuw")
        assert "Niemand gevonden. Ctrl+O = toevoegen" in user.text
        await user.press("ctrl+o")
        await user.settle()
        assert "Sofie Nieuw" in [one["name"] for one in user.document()["people"].values()]
        assert "[x] Sofie Nieuw" in user.text
        assert "[ ] Sofie De Clercq" in user.text


async def test_the_list_says_what_space_and_enter_do_now(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w")
        assert "Spatie = aan of uit   Enter = klaar" in user.text
        assert "Spatie Aan/uit" in user.lines()[-2]
        await user.type("jan")
        assert "Enter = Jan Claes   ↓ = lijst" in user.text
        assert "Spatie Aan/uit" not in user.lines()[-2]
        await user.press("down")
        assert "Spatie = aan of uit   Enter = klaar" in user.text
        assert "Spatie Aan/uit" in user.lines()[-2]
        await user.press("space", *"els")
        assert "Enter = Els Maes erbij   ↓ = lijst" in user.text
        assert "[x] Jan Claes" in user.text, "who is chosen is told while one searches on"
        await user.press(*["backspace"] * 3, *"jan els")
        assert "Niemand gevonden. Ctrl+O = toevoegen" in user.text
        assert "Meer mensen? Typ jan, els" in user.text
        await user.press("enter")
        assert "‘jan els’ staat nog niet in het team." in user.text
        assert "Meer mensen? Typ jan, els" in user.text
        await user.press(*["backspace"] * 4, *", els", "enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["els", "jan"]


async def test_who_is_chosen_is_told_only_when_the_list_hides_them(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-internet": {"who": ["an", "jan"]}})
    async with running(path, area="overview") as user:
        await user.press("w")
        assert user.text.count("[x]") == 2
        await user.type("jan")
        assert user.text.count("[x]") == 2
        assert "Enter = klaar   ↓ = lijst" in user.text
        assert "│[x] An Peeters" in user.text
        await user.press(*["backspace"] * 3, *"els")
        assert "│[x] An Peeters, Jan Claes" in user.text


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_a_list_says_in_which_column_it_is_and_what_each_choice_means(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with running(school(tmp_path), area="overview", size=size) as user:
        await user.press("<", "right", "enter")
        assert "│Van toepassing: Internetverbinding" in user.text
        await user.press("tab")
        assert "│Termijn: Internetverbinding beheren" in user.text
        for choice in word_choices("term"):
            assert choice.meaning in user.line_with(f" {choice.label or '(leeg)'}")


async def test_a_long_list_says_that_it_goes_on(tmp_path: Path) -> None:
    people = {f"p-{number:02}": {"name": f"Persoon {number:02}"} for number in range(12)}
    async with running(school(tmp_path, people=people), area="overview") as user:
        await user.press("w")
        assert "▼ meer   Spatie" in user.text
        await user.press("pagedown", "down")
        assert "▲▼ meer   Spatie" in user.text
        await user.press("pagedown")
        assert "│▲ meer   Spatie" in user.text


async def test_space_ticks_the_person_the_arrows_point_at(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w", "down", "space")
        assert "[x] Els Maes" in user.text
        assert "typ om te zoeken" in user.text, "Space went to the list and not to the field"
        await user.type("jan")
        await user.press("down", "space")
        assert "[x] Jan Claes" in user.text
        await user.press("home", "end", "space")
        assert "[x] Jan Claes" not in user.text, "once more takes the tick away"
        await user.press("enter")
        assert user.document()["current"]["net-internet"]["who"] == ["els"]


async def test_help_in_the_list_of_people_names_space(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w", "f1")
        shown = [str(one.content) for one in user.app.screen.query(Static)]
        assert any("Spatie" in text and "Aan/uit" in text for text in shown)


async def test_escape_restores_and_search_goes_round(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("3u")
        await user.press("escape")
        assert "current" not in user.document()
        await user.press("/")
        await user.type("wifi")
        await user.press("enter")
        assert "Wifi-netwerk" in user.line_with("> ") or "Wifi-netwerk" in user.line_with(">!")
        await user.press("n", "N")
        assert "Wifi-netwerk" in user.line_with(">!")


async def test_the_only_hit_is_said_to_be_the_only_one(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("/", *"switches en", "enter")
        assert user.said == []
        await user.press("n")
        assert user.said == ["‘switches en’: maar één gevonden."]
        assert "Switches en bekabeling" in user.line_with(">!")


async def test_sorting_says_how_the_order_comes_back_and_escape_does_it(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        headings = user.lines()
        await user.press("right", "right", "s")
        assert user.said[-1] == "Gesorteerd op Tijd, oplopend. s = aflopend, Esc = gewone volgorde"
        await user.press("s")
        assert user.said[-1] == "Gesorteerd op Tijd, aflopend. Esc = gewone volgorde"
        await user.press("s")
        assert user.said[-1] == "Weer in de gewone volgorde."
        await user.press("s")
        assert "Netwerk en internet" not in user.text
        await user.press("escape", "home")
        assert user.lines()[2:20] == headings[2:20]


async def test_escape_takes_back_one_narrowing_at_a_time(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("f", *"zonder naam", "enter", "s", "space")
        view = user.app.screen.query_one("#tab-current", TableView)
        await user.press("escape")
        assert not view.grid.marked
        assert view.view.sort == "name"
        await user.press("escape")
        assert view.view.sort is None
        assert view.view.filters
        await user.press("escape")
        assert view.view.plain


async def test_a_text_longer_than_its_cell_can_be_read_while_editing(tmp_path: Path) -> None:
    note = "De firma komt elke eerste maandag langs om de wifi te meten en de switches na te zien"
    path = school(tmp_path, current={"net-internet": {"note": note}})
    async with running(path, area="overview") as user:
        await user.press("end", "enter")
        assert note[-20:] in user.text
        await user.press("home")
        assert note[:20] in user.text.partition("│")[2]


async def test_several_names_are_found_while_they_are_typed(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w")
        await user.type("jan, els")
        assert "Niemand gevonden" not in user.text
        assert "Enter = Els Maes; Jan Claes" in user.text
        await user.type(", zoë")
        assert "‘zoë’ staat nog niet in het team." in user.text
        await user.press(*["backspace"] * 5, "enter")
        assert user.document()["current"]["net-internet"]["who"] == ["els", "jan"]
        assert user.document()["people"] == PEOPLE


async def test_a_name_spelled_a_little_differently_is_asked_about(tmp_path: Path) -> None:
    people = {**PEOPLE, "sofie": {"name": "Sofie De Clercq"}}
    async with running(school(tmp_path, people=people), area="overview") as user:
        await user.press("right")
        await paste(user, "Sofie Declercq")
        assert "Bedoelde je Sofie De Clercq?" in " ".join(user.text.replace("│", " ").split())
        await user.press("t")
        assert "! Sofie Declercq (bedoelde je Sofie De Clercq? B = ja)" in user.text
        await user.press("escape", "w")
        await user.type("Sofie Declercq")
        hints = [one.said for one in user.app.screen.query(MoreLine)]
        assert "Bedoelde je Sofie De Clercq? Enter = ja" in " ".join(hints)
        await user.press("escape")
        assert user.document()["people"] == people


async def test_a_draft_for_an_empty_cell_says_that_the_cell_is_empty(tmp_path: Path) -> None:
    path = school(tmp_path)
    place = "current.net-internet.note"
    keep_draft(path, place, "de firma komt", now=NOW.astimezone(), who="an")
    async with running(path, area="overview") as user:
        user.app.look_around()
        await user.until("In de cel zetten")
        assert "(de cel is nu leeg)" in user.text


async def test_the_cursor_stays_on_its_row(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-wifi": {"who": ["an"], "time": "1u/week"}})
    async with running(path, area="overview") as user:
        await user.press("j", "right", "right", "s")
        assert "Tijd ▲" in user.lines()[2]
        assert "Wifi-netwerk" in user.line_with("> ")
        await user.press("s", "s")
        assert "Technisch ›" in user.lines()[3]
        assert "Wifi-netwerk" in user.line_with("> ")


async def test_a_filled_row_stays_until_the_filter_is_chosen_anew(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("f")
        await user.type("zonder naam")
        await user.press("enter", "right", "enter")
        await user.type("an")
        await user.press("tab")
        await user.type("1u")
        await user.press("enter", "escape")
        assert user.document()["current"]["net-internet"] == {"who": ["an"], "time": "1u/week"}
        assert "108 van 108: zonder naam" in user.text
        await user.press("escape")
        assert "van 108: zonder naam" not in user.text


async def test_a_card_has_every_field_and_keeps_its_place(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right", "z")
        assert ">  Wie" in user.text
        await user.press("enter")
        await user.type("jan")
        await user.press("enter")
        assert ">  Tijd" in user.text
        view = user.app.screen.query_one(CardView).view
        assert view.contexts == (Context.CARD,), "letters are commands again"
        await user.press("enter")
        await user.type("2u/maand")
        await user.press("enter")
        assert user.document()["current"]["net-internet"] == {"who": ["jan"], "time": "2u/maand"}
        await user.press("u")
        assert "› Kaart" in user.lines()[0]
        assert ">  Tijd" in user.text
        await user.press("J")
        assert "Wifi-netwerk beheren" in user.lines()[2]
        await user.press("z")
        assert "Wifi-netwerk" in user.line_with(">!")


async def test_undo_brings_the_cursor_to_the_place_on_another_tab(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w")
        await user.type("jan")
        await user.press("enter", "escape", "<", "G", "u")
        assert "[Huidige situatie]" in user.text
        assert "Internetverbinding" in user.line_with(">!")


async def test_rows_that_a_colleague_changed_can_be_shown(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-wifi": {"who": ["an"]}})
    async with running(path, area="overview") as user:
        document = tomllib.loads(path.read_text())
        document["current"]["net-wifi"]["who"] = ["an", "jan"]
        path.write_bytes(encode(document))
        await user.press("f5")
        assert user.line_with("Wifi-netwerk").startswith(" w")
        await user.press("f")
        await user.type("gewijzigd")
        await user.press("enter")
        assert "1 van 108: gewijzigd door anderen" in user.text
        assert "An Peeters, Jan" in user.text


async def test_a_key_that_is_no_command_starts_typing_or_tells_what_to_do(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("end", "Q")
        await user.press("x", "enter", "escape")
        assert user.document()["current"]["net-internet"]["note"] == "Qx"
        await user.press("g", "left", "X")
        assert "Enter = bewerken" in user.said


async def test_read_only_says_why(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", read_only=True) as user:
        await user.press("right", "enter", "d", "a")
        await paste(user, "An\nJan")
        assert len([t for t in user.said if "alleen te lezen" in t]) >= 3
        assert "current" not in user.document()


@pytest.mark.parametrize("size", [(59, 24), (80, 15), (10, 3), (1, 1)])
async def test_a_screen_that_is_too_small_says_so(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.pilot.resize_terminal(*size)
        await user.settle()
        if size[0] > 30:
            assert "Maak het venster groter" in user.text
        await user.press("right", "escape", "q")
        await user.pilot.resize_terminal(80, 24)
        await user.settle()
        assert "Internetverbinding" in user.text


async def test_dropping_what_the_plan_needs_warns(tmp_path: Path) -> None:
    path = school(tmp_path, triage={"net-internet": {"priority": "Sterk internet"}})
    async with running(path, area="overview") as user:
        await user.press("d")
        assert any("het beleidsplan rekent op" in one for one in user.said)
        assert user.line_with("Internetverbinding").startswith(">x")
        await user.press("<")
        assert user.line_with("Internetverbinding").startswith(">!")


async def test_the_start_list_is_the_newest(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("C")
        assert any("nieuwste startlijst (versie 1)" in one for one in user.said)


async def test_what_there_is_to_notice_about_a_task(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-internet": {"who": ["an"], "time": "1u/week"}})
    async with running(path, area="overview") as user:
        await user.press("i")
        assert "alleen An Peeters doet dit, zonder back-up" in user.text
