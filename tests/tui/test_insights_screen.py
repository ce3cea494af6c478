"""The insights: read them, jump from them, and act on them."""

import threading
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from ictcoord_tui.insights.index import BY_ID, QUESTIONS
from ictcoord_tui.paper import Filter, Paper
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.tui import insight_sheets
from ictcoord_tui.tui.present.sheet import Sheet, make_sheet
from ictcoord_tui.tui.screens.insights import InsightsScreen
from tests.tui.driver import Driver, compare, copy_group, copy_school, make_school, running


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return copy_group(tmp_path)


def screen(user: Driver) -> InsightsScreen:
    front = user.app.screen
    assert isinstance(front, InsightsScreen)
    return front


async def open_page(user: Driver, question: str) -> None:
    """Walk down the list to a question and open it."""
    await user.press("home")
    for _ in [one.id for one in QUESTIONS][: [one.id for one in QUESTIONS].index(question)]:
        await user.press("down")
    await user.command("insights.open")
    assert BY_ID[question].title in user.lines()[0] or "…" in user.lines()[0]


async def go_to(user: Driver, text: str) -> None:
    """Walk down the page until the cursor stands on a line with a text."""
    for _ in range(400):
        if any(line.startswith(">") and text in line for line in user.lines()):
            return
        await user.press("down")
    raise AssertionError(f"{text!r} was not reached:\n{user.text}")


async def test_the_list_gives_every_answer_in_four_groups(group: Path) -> None:
    async with running(group, area="insights", size=(120, 40)) as user:
        for heading in (
            "In kaart brengen",
            "Inzicht krijgen",
            "Communiceren",
            "De werking verbeteren",
        ):
            assert user.line_with(heading).strip() == heading
        assert "4 mensen overbelast, 10,32 u te veel" in user.line_with("Wie draagt hoeveel?")
        assert "128 taken zonder naam" in user.line_with("Welke taken doet niemand?")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_list_golden(group: Path, size: tuple[int, int]) -> None:
    async with running(group, area="insights", size=size) as user:
        compare(user.lines(), f"insights-list-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_page_goldens(group: Path, size: tuple[int, int]) -> None:
    async with running(group, area="insights", size=size) as user:
        for question in QUESTIONS:
            await open_page(user, question.id)
            compare(user.lines(), f"insights-{question.id}-{size[0]}x{size[1]}")
            await user.command("app.back")


async def test_a_narrow_screen_stacks_bars(group: Path) -> None:
    async with running(group, area="insights", size=(60, 16)) as user:
        await open_page(user, "load")
        compare(user.lines(), "insights-load-60x16")


async def test_enter_jumps_to_the_task_and_coming_back_keeps_the_place(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "gaps")
        await go_to(user, "Herstel uit back-up testen")
        await user.command("insights.open")
        assert user.app.session.focus == "atheneum"
        assert "Takenoverzicht › Huidige situatie" in user.lines()[0]
        assert user.line_with("Herstel uit back-up").startswith(">")
        await user.command("app.insights")
        assert user.app.session.focus == user.app.session.group_id
        assert user.line_with("Herstel uit back-up testen").startswith(">")


async def test_another_school_chosen_meanwhile_stays_chosen(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "gaps")
        await user.command("insights.open")
        user.app.session.focus = "tuimelaar"
        await user.command("app.insights")
        assert user.app.session.focus == "tuimelaar"
        assert "De Tuimelaar" in user.lines()[0]


async def test_question_mark_says_how_it_was_computed(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "only-one")
        await user.command("app.help")
        assert "Zo is dit berekend" in user.text
        assert "precies één persoon doet, zonder back-up" in user.text.replace("\n", " ")


async def test_a_school_of_a_group_is_told_where_it_is_compared(group: Path) -> None:
    async with running(group, area="team", size=(80, 40)) as user:
        user.app.session.focus = "tuimelaar"
        await user.command("app.insights")
        for question in ("needs", "school-overlap", "scale"):
            assert user.line_with(BY_ID[question].title).endswith("kies de groep")
            await open_page(user, question)
            said = " ".join(user.text.split())
            assert "dubbel doen of samen missen, zie je bij de groep: kies of open die." in said
            assert "S Kies school" in user.text
            await user.press("escape")


async def test_a_school_in_no_group_is_compared_with_nobody(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="insights", size=(80, 40)) as user:
        for question in ("needs", "school-overlap", "scale"):
            assert user.line_with(BY_ID[question].title).endswith("alleen in een groep")
            await open_page(user, question)
            assert "samen missen, zie je alleen in een groep." in user.text
            assert "Tip" not in user.text
            await user.command("app.help")
            assert "Zo is dit berekend" not in user.text
            await user.press("escape", "escape")


async def test_now_and_later_are_one_key_apart(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "structure")
        assert "Met taken, buiten het ICT-team (16)" in user.text
        await user.command("insights.situation")
        assert "[Streefdoel]" in user.text
        assert "In het ICT-team, met taken (11)" in user.text


async def test_filters_add_up_and_say_what_is_left(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "gaps")
        await user.command("insights.filter")
        await user.choose("kiekendief")
        assert "Filter: De Kiekendief; 29 van 34 regels." in user.text
        await user.command("insights.filter")
        await user.choose("technisch")
        assert "Filter: De Kiekendief, Technisch; 6 van 34 regels." in user.text
        assert "Beleid en visie" not in user.text
        await user.command("insights.unfilter")
        assert "Filter" not in "\n".join(user.lines()[:-2])


async def test_a_person_filter_shows_what_that_person_does(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "who")
        await user.command("insights.filter")
        await user.choose("karel")
        assert "Filter: Karel Ostijn; 4 van 399 regels." in user.text
        assert "Karel Ostijn, niet in het ICT-team (4)" in user.text
        assert "Joris" not in user.text


async def test_copying_sends_the_whole_page(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "load")
        await user.command("insights.copy")
        copied = user.app.clipboard
        assert "Wie draagt hoeveel?" in copied
        assert "23,86 van 20" in copied
        assert "Lotte Verspreet" in copied  # below what fits on screen
        await user.command("app.back")
        await user.command("insights.copy")
        assert "Wat doen we beter samen? 80 kandidaten" in user.app.clipboard


async def test_escape_goes_back_one_page_at_a_time(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "absence")
        await go_to(user, "Samira El Khattab")
        await user.command("insights.open")
        assert "Wat als Samira El Khattab wegvalt?" in user.lines()[0]
        await user.command("app.back")
        assert "Wat als iemand wegvalt?" in user.lines()[0]
        assert user.line_with("Samira El Khattab").startswith(">")
        await user.command("app.back")
        assert user.line_with("Wat als iemand wegvalt?").startswith(">")


async def test_an_anchor_is_marked_from_the_page_and_undone(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "anchors")
        await go_to(user, "Karel Ostijn")
        await user.command("insights.anchor")
        assert user.document("atheneum")["people"]["karel"]["anchor"] is True
        assert " ja " in user.line_with("> Karel Ostijn")
        assert "Karel Ostijn aangeduid als ankerpunt." in user.said
        await user.command("app.undo")
        assert "anchor" not in user.document("atheneum")["people"]["karel"]
        assert "Wie kan ankerpunt zijn?" in user.lines()[0]


async def test_a_command_of_another_page_says_where_it_works(group: Path) -> None:
    async with running(group, area="insights") as user:
        await user.command("insights.take_all")
        assert user.said == ["Dit kan op de bladzijde ‘Voorstel voor het streefdoel’."]


async def test_one_key_sends_a_candidate_to_the_group_in_every_file(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "scale")
        await go_to(user, "Printers en")
        await user.command("insights.to_group")
        ids = user.app.session.ids
        assert len(ids) == 6
        for key in ids:
            assert user.document(key)["triage"]["toe-printers"]["level"] == "group"
        assert user.document("groep")["triage"]["toe-printers"]["reason"] == "scale"
        await user.command("app.undo")
        for key in ids:
            assert "toe-printers" not in user.document(key).get("triage", {})


async def test_backups_come_from_who_could_take_over_in_one_step(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "absence")
        await go_to(user, "Nele Brodsteen")
        await user.command("insights.open")
        await user.command("insights.backups")
        assert "33 back-ups noteren" in user.text
        await user.press("j")
        rows = user.document("zandloper")["current"]
        noted = [row["backup"] for row in rows.values() if row.get("backup")]
        assert len(noted) == 33
        assert {person for people in noted for person in people} <= set(
            user.app.session.overview("zandloper").people
        )
        await user.command("app.undo")
        assert not any("backup" in row for row in user.document("zandloper")["current"].values())


async def test_what_nobody_can_take_over_becomes_input_for_vacancies(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "absence")
        await go_to(user, "Nele Brodsteen")
        await user.command("insights.open")
        await user.command("insights.vacancies")
        await user.choose("rekruteren")
        await user.press("j")
        triage = user.document("zandloper")["triage"]
        ways = [one["staffing"] for one in triage.values() if "staffing" in one]
        assert len(ways) == 32
        assert set(ways) == {"recruit", "outsource"}
        assert triage["srv-cloud"]["staffing"] == "recruit"
        await user.command("app.undo")
        assert not any("staffing" in one for one in user.document("zandloper")["triage"].values())


async def test_one_line_of_the_proposal_is_taken_over(group: Path) -> None:
    async with running(group, area="insights", size=(120, 40)) as user:
        await open_page(user, "proposal")
        await go_to(user, "anders")
        before = user.app.session.history.undo_label
        await user.command("insights.take")
        assert before == ""
        assert user.app.session.history.undo_label.startswith("Voorstel voor ‘")
        assert "al zo" in next(one for one in user.lines() if one.startswith(">"))
        await user.command("app.undo")
        assert user.app.session.history.undo_label == ""


async def test_a_line_that_proposes_nobody_takes_nothing_over(tmp_path: Path) -> None:
    async with running(copy_school(tmp_path), area="insights", size=(120, 40)) as user:
        await open_page(user, "proposal")
        await user.press("end")
        assert "Niemand met ICT-uren kan dit" in user.text
        await user.command("insights.take")
        assert any("stelt het voorstel niemand voor" in one for one in user.said)
        assert user.app.session.history.undo_label == ""


async def test_the_whole_proposal_is_one_step(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "proposal")
        saved = {key: user.document(key) for key in user.app.session.ids}
        await user.command("insights.take_all")
        assert "door het voorstel?" in user.text
        await user.press("escape")
        assert user.message == " Niets overgenomen."
        assert {key: user.document(key) for key in user.app.session.ids} == saved
        await user.command("insights.take_all")
        assert "> [O]vernemen" in user.text, "undo takes it back, so it begins on yes"
        await user.press("enter")
        assert user.document("groep")["people"]["rita"]["anchor"] is True
        await user.command("insights.situation")
        assert "Later: niemand overbelast, geen taken zonder naam" in user.text
        await user.command("app.undo")
        assert {key: user.document(key) for key in user.app.session.ids} == saved


async def test_what_fits_nowhere_is_counted_first_and_stays_with_who_does_it(
    tmp_path: Path,
) -> None:
    async with running(copy_school(tmp_path), area="insights", size=(120, 40)) as user:
        doing = {key for key, row in user.document()["current"].items() if row.get("who")}
        await open_page(user, "proposal")
        assert "10 taken passen bij niemand meer binnen de uren. Ze blijven bij wie" in user.text
        await user.command("insights.take_all")
        assert "blijven daarvan bij" in user.text
        await user.press("enter")
        target = user.document()["target"]
        dropped = {
            key for key, one in user.document()["triage"].items() if one.get("term") == "drop"
        }
        assert {key for key in doing - dropped if not target.get(key, {}).get("who")} == set()
        await user.command("insights.take_all")
        assert "blijven daarvan bij" in user.text
        await user.press("enter")
        assert user.said[-1] == "Het streefdoel zegt dit al."


async def test_a_long_page_is_laid_out_beside_the_screen(
    group: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proposal for 40 schools is thousands of lines: typing goes on meanwhile."""
    async with running(group, area="insights") as user:
        await open_page(user, "who")
        at_once = user.lines()

    threads: list[int] = []

    def watched(
        write: Callable[[], Paper], chosen: Filter, asked: Asked, widths: tuple[int, int]
    ) -> Sheet:
        threads.append(threading.get_ident())
        return make_sheet(write, chosen, asked, widths)

    monkeypatch.setattr(insight_sheets, "AT_ONCE", 0)
    monkeypatch.setattr(insight_sheets, "make_sheet", watched)
    async with running(group, area="insights") as user:
        await open_page(user, "who")
        await user.app.workers.wait_for_complete(
            [worker for worker in user.app.workers if worker.group == "keeping"]
        )
        await user.press("home")
        assert user.lines() == at_once
    assert threads
    assert threading.get_ident() not in threads


async def test_refusing_a_question_changes_nothing(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "proposal")
        await user.command("insights.take_all")
        await user.press("n")
        assert user.app.session.history.undo_label == ""


async def test_a_group_one_may_only_read_offers_no_changes(group: Path) -> None:
    async with running(group, area="insights", read_only=True) as user:
        await open_page(user, "scale")
        await user.command("insights.to_group")
        assert "of je mag niets wijzigen" in user.said[-1]
        assert user.app.session.history.undo_label == ""


async def test_the_page_goes_to_a_file(group: Path) -> None:
    async with running(group, area="insights") as user:
        await open_page(user, "load")
        await user.command("insights.paper")
        await user.choose("deze bladzijde")
        await user.press("enter")
    made = group.parent / "groep-wie-draagt-hoeveel.html"
    assert "23,86 van 20" in made.read_text(encoding="utf-8")


async def test_a_report_goes_to_a_file_in_markdown(group: Path) -> None:
    async with running(group, area="insights") as user:
        await user.command("insights.paper")
        await user.choose("afspraken")
        await user.choose("rita")
        await user.type("afspraken.md")
        await user.press("enter")
        assert any("afspraken.md is gemaakt." in one for one in user.said)
    text = (group.parent / "afspraken.md").read_text(encoding="utf-8")
    assert "## Rita Coppersmet" in text
    assert "5,67 uur per week" in text


async def test_a_file_that_is_there_is_asked_about(group: Path) -> None:
    mine = group.parent / "mijn.md"
    mine.write_text("van mij", encoding="utf-8")
    async with running(group, area="insights") as user:
        await user.command("insights.paper")
        await user.choose("taken die niemand doet")
        await user.type("mijn.pdf")
        await user.press("enter")
        assert "! Laat de naam eindigen op .md of .html." in user.text
        await user.press("backspace", "backspace", "backspace", "m", "d", "enter")
        assert "Overschrijven?" in user.text
        await user.press("n")
    assert mine.read_text(encoding="utf-8") == "van mij"


async def test_poison_stays_text_on_every_page(tmp_path: Path) -> None:
    poison = "[/b] [@click=app.quit]x[/] \x1b]0;kwaad\x07 |"
    path = make_school(
        tmp_path,
        poison,
        people={"kwaad": {"name": poison, "role": poison, "expertise": [poison]}},
        current={"net-wifi": {"who": ["kwaad", poison], "backup": [poison], "note": poison}},
        tasks={"eigen": {"name": poison, "section": poison}},
    )
    async with running(path, area="insights") as user:
        for question in QUESTIONS:
            await open_page(user, question.id)
            await user.press("enter" if question.id == "absence" else "end")
            assert "\x1b" not in user.text
            while screen(user).go_back():
                await user.settle()
        assert tomllib.loads(path.read_text())["people"]["kwaad"]["name"] == poison
