"""Every question takes time: what a colleague saves before it is answered, is never lost.

Each story opens a question, lets Els save in a session of her own, answers, and sees what she did
with her name, the time and a choice; or finds both works in the dossier.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.people import remove_person
from ictcoord_tui.insights.absence import absence
from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.storage.drafts import keep_draft
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.flows import roadmap as roadmap_flows
from ictcoord_tui.tui.flows.insights import note_vacancies, take_whole
from tests.tui.colleague import Colleague, Values
from tests.tui.driver import NOW, Driver, make_school, running
from tests.tui.test_flows import elsewhere
from tests.tui.test_import_foreign import into_the_dossier, mapped
from tests.tui.test_import_own import EDITS, open_book
from tests.tui.workbooks import LIST, export, home_made

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}
WIFI = ("current", "net-wifi")
INTERNET = ("current", "net-internet")
THEIRS = ("Door els, 14:03", "(staat er nu)")


@dataclass(frozen=True)
class Story:
    """A question, and what a colleague saves before it is answered.

    Attributes:
        open: What the user presses up to the answer.
        els: What she saves meanwhile.
        confirm: The answer.
        mine: What the user wants.
        filled: What the dossier holds before.
    """

    open: tuple[str, ...]
    els: Values
    confirm: tuple[str, ...]
    mine: Values
    area: str = "overview"
    flow: Callable[[Driver], Awaitable[None]] | None = None
    filled: dict[str, Any] | None = None


def flow(make: Callable[..., Any], *rest: object) -> Callable[[Driver], Awaitable[None]]:
    """Return what begins a conversation as its screen does."""

    async def begin(user: Driver) -> None:
        user.app.begin_flow(partial(make, user.app, *rest))
        await user.settle()

    return begin


PLAN, VISION = ("plan", "date"), ("plan", "vision")
STAFFING = ("triage", "net-wifi", "staffing")
MOVE = COMMAND_BY_ID["overview.move"].keys[:1]
STORIES = {
    "section": Story(
        ("<", *MOVE),
        {("tasks", "net-internet", "section"): "accounts"},
        (*"beveil", "enter"),
        {("tasks", "net-internet", "section"): "beveiliging"},
    ),
    "vision": Story(
        (*"01/09/2025",),
        {VISION: date(2024, 1, 1)},
        ("enter",),
        {VISION: date(2025, 9, 1)},
        flow=flow(roadmap_flows.ask_vision),
    ),
    "plan": Story(
        (*"ICT-plan", "enter", *"01/09/2025"),
        {PLAN: date(2024, 1, 1)},
        ("enter",),
        {PLAN: date(2025, 9, 1), ("plan", "title"): "ICT-plan"},
        flow=flow(roadmap_flows.ask_plan),
    ),
    "staffing": Story(
        (),
        {STAFFING: "outsource"},
        ("enter",),
        {STAFFING: "recruit"},
        flow=flow(roadmap_flows.choose_staffing, "net-wifi", "recruit"),
    ),
    "take over": Story(
        (">", "T"),
        {("target", "net-wifi", "time"): "9u/week"},
        ("o",),
        {("target", "net-wifi", "time"): "1u/week", ("target", "net-wifi", "who"): ["an"]},
        filled={"current": {"net-wifi": {"who": ["an"], "time": "1u/week"}}},
    ),
    "evaluation": Story(
        ("tab", "j"),
        {("roadmap", "08", "answers", "smooth", "value"): "no"},
        ("ctrl+s",),
        {
            ("roadmap", "08", "answers", "smooth", "value"): "yes",
            ("roadmap", "08", "answers", "smooth", "by"): "an",
        },
        area="roadmap",
        flow=flow(roadmap_flows.evaluate),
        filled={"roadmap": {"08": {"answers": {"smooth": {"by": "bo"}}}}},
    ),
}


async def up_to_the_answer(user: Driver, story: Story) -> None:
    if story.flow is not None:
        await story.flow(user)
    await user.press(*story.open)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
async def test_a_question_answered_late_asks_about_the_other_value(
    tmp_path: Path, story: Story
) -> None:
    path = make_school(tmp_path, people=PEOPLE, **(story.filled or {}))
    els = Colleague(path)
    async with running(path, area=story.area) as user:
        await up_to_the_answer(user, story)
        await els.saves(user, story.els)
        before = user.document()
        await user.press(*story.confirm)
        await user.until("Wat geldt?")
        assert user.document() == before, "nothing is chosen silently"
        assert all(part in user.text for part in THEIRS)
        await user.press("enter")
        await user.settle()
        assert {place: get(user.document(), place) for place in story.mine} == story.mine
        await user.command("app.undo")
        assert user.document() == before


@pytest.mark.parametrize("keys", [("down", "enter"), ("escape",)], ids=["theirs", "back"])
async def test_the_other_answers_leave_what_the_colleague_filled_in(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    path, story = make_school(tmp_path), STORIES["plan"]
    els = Colleague(path)
    async with running(path, area=story.area) as user:
        await up_to_the_answer(user, story)
        await els.saves(user, story.els)
        await user.press(*story.confirm)
        await user.until("Wat geldt?")
        await user.press(*keys)
        await user.settle()
        assert get(user.document(), PLAN) == date(2024, 1, 1)
        title = get(user.document(), ("plan", "title"))
        assert title == ("ICT-plan" if keys[0] == "down" else None), "what was not overtaken"


async def test_what_is_pasted_asks_about_cells_that_changed_since_the_preview(
    tmp_path: Path,
) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await user.press("right", "right")
        view = user.app.screen.query_one("#tab-current")
        view.ask("paste", "1u\n2u\n3u\n")  # type: ignore[attr-defined]
        await user.until("Plakken: 3 van 3 cellen")
        times: Values = {(*WIFI, "time"): "7u/week", (*INTERNET, "time"): "8u/week"}
        await els.saves(user, times)
        await user.press("enter")
        await user.until("een collega 2 plaatsen anders in")
        await user.press("c", "j", "enter")
        await user.settle()
        document = user.document()
        assert get(document, (*INTERNET, "time")) == "8u/week"
        assert get(document, (*WIFI, "time")) == "2u/week"
        assert get(document, ("current", "net-bekabeling", "time")) == "3u/week"
        await user.press("u")
        assert {place: get(user.document(), place) for place in times} == times


async def test_a_long_text_goes_where_the_cursor_was_also_with_other_rows_marked(
    tmp_path: Path,
) -> None:
    notes = {"net-internet": {"note": "een\ntwee"}, "net-wifi": {"note": "drie\nvier"}}
    async with running(make_school(tmp_path, current=notes), area="overview") as user:
        await user.press("space", "end", "enter")
        await user.until("Opmerking bij Wifi-netwerk beheren")
        await user.type("!")
        await user.press("ctrl+s")
        assert user.document()["current"]["net-wifi"]["note"] == "drie\nvier!"
        assert user.document()["current"]["net-internet"]["note"] == "een\ntwee"


async def test_a_long_text_for_marked_rows_comes_in_all_of_them(tmp_path: Path) -> None:
    notes = {row: {"note": "een\ntwee"} for row in ("net-internet", "net-wifi")}
    path = make_school(tmp_path, current=notes)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await user.press("space", "space", "end")
        await user.command("table.edit_all")
        await user.until("Opmerking in 2 cellen")
        await user.type("!")
        await els.saves(user, {(*WIFI, "note"): "van els"})
        await user.press("ctrl+s")
        await user.until("Wat geldt?")
        await user.press("escape")
        await user.until("Opmerking in 2 cellen")
        await user.press("ctrl+s", "down", "down", "enter")
        await user.settle()
        assert user.document()["current"]["net-internet"]["note"] == "een\ntwee!"
        assert user.document()["current"]["net-wifi"]["note"] == "van els\neen\ntwee!"


async def test_a_version_put_back_leaves_what_a_colleague_fills_in_meanwhile(
    tmp_path: Path,
) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    elsewhere(path, (*WIFI, "time"), "1u/week")
    elsewhere(path, (*WIFI, "time"), "2u/week")
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await user.command("app.versions")
        await user.until("Welke versie?")
        await user.press("down", "enter", "enter")
        await user.until("helemaal terugzetten?")
        await els.saves(user, {("place",): "Gent", (*WIFI, "time"): "3u/week"})
        await user.press("t")
        await user.until("Wat geldt?")
        assert "Door els, 14:03: ‘3u/week’" in user.text
        await user.press("enter")
        await user.settle()
        assert user.document()["place"] == "Gent"
        assert get(user.document(), (*WIFI, "time")) == "1u/week"


async def test_a_workbook_asks_about_what_changed_since_its_preview(tmp_path: Path) -> None:
    filled = {"net-wifi": {"who": ["jan"], "time": "2u/week"}}
    path = make_school(tmp_path, people=PEOPLE, current=filled)
    book = export(path, tmp_path / "terug.xlsx", *EDITS)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await open_book(user, book)
        await user.until("Nog niets ingelezen")
        await els.saves(user, {(*WIFI, "time"): "9u/week"})
        await user.command("preview.accept")
        await user.until("Door els, 14:03: ‘9u/week’")
        await user.press("down", "enter")
        await user.until("Ingelezen.")
        assert get(user.document(), (*WIFI, "time")) == "9u/week"
        assert "bo-janssens" in user.document()["people"]


async def test_who_removes_somebody_hears_what_that_person_got_meanwhile(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"who": ["an"]}})
    els = Colleague(path)
    async with running(path, area="team") as user:
        for agreed in (False, True):
            await user.press("d")
            await user.choose("jan")
            await user.until("An Peeters verwijderen?")
            task = "net-firewall" if agreed else "net-internet"
            await els.saves(user, {("current", task, "who"): ["an"]})
            await user.press("v")
            await user.until("wijzigde een collega dit")
            assert "Door els, 14:03: Huidige situatie" in user.text
            await user.press("v" if agreed else "n")
            await user.settle()
            assert ("an" in user.document()["people"]) != agreed
        rows = user.document()["current"].values()
        assert [row["who"] for row in rows] == [["jan"]] * 3, "the new task went along"


async def test_an_heir_who_left_meanwhile_inherits_nothing(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"who": ["an"]}})
    els = Colleague(path)
    async with running(path, area="team") as user:
        await user.press("d")
        await user.choose("jan")
        await user.until("An Peeters verwijderen?")
        await els.does_before(user, partial(remove_person, person_id="jan"))
        await user.press("v")
        await user.settle()
        assert "Jan Claes is er intussen niet meer. Kies iemand anders." in user.said
        assert user.document()["current"]["net-wifi"]["who"] == ["an"]


async def test_a_task_that_got_content_meanwhile_is_not_removed_unasked(tmp_path: Path) -> None:
    own = {"eigen-kast": {"name": "Kast", "section": "netwerk"}}
    path = make_school(tmp_path, people=PEOPLE, tasks=own)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await user.app.areas.show_place("school", ("tasks", "eigen-kast", "name"))
        await user.settle()
        await user.press("d")
        await user.until("Kast’: wat wil je doen?")
        await els.saves(user, {("current", "eigen-kast", "who"): ["jan"]})
        await user.press("down", "enter")
        await user.until("wijzigde een collega dit")
        assert "+ Jan Claes" in user.text
        await user.press("n")
        await user.settle()
        assert "eigen-kast" in user.document()["tasks"]
        assert user.document()["current"]["eigen-kast"]["who"] == ["jan"]


async def test_a_conflict_whose_value_changes_meanwhile_is_shown_again(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        elsewhere(path, ("place",), "Gent")
        user.app.edit("plaats", partial(put, path=("place",), value="Brugge"))
        await user.settle()
        els = Colleague(path)
        await user.command("app.conflicts")
        await user.until("Twee mensen wijzigden dit tegelijk")
        await els.saves(user, {("place",): "Luik"})
        await user.press("enter")
        await user.until("Wat er intussen staat: ‘Luik’")
        assert user.document()["place"] == "Luik"
        await user.press("end", "down", "down", "enter")
        await user.settle()
        assert user.document()["place"] == "Luik"
        assert not user.app.session.disagreements


async def test_a_draft_looks_again_at_a_cell_that_changes_meanwhile(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    keep_draft(path, "current.net-wifi.time", "1u", now=NOW.astimezone(), who="an")
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await user.until("In de cel zetten")
        assert "De laatste seconden kunnen ontbreken." in " ".join(
            user.text.replace("│", " ").split()
        )
        assert "de cel is nu leeg" in user.text
        await els.saves(user, {(*WIFI, "time"): "9u/week"})
        await user.press("enter")
        await user.until("daar staat nu: ‘9u/week’")
        await user.press("enter")
        await user.settle()
        assert get(user.document(), (*WIFI, "time")) == "9u/week"
        await user.press("enter")
        assert get(user.document(), (*WIFI, "time")) == "1u/week", "seen, and chosen"


async def test_vacancies_noted_late_ask_what_a_colleague_decided(tmp_path: Path) -> None:
    rows = {"net-wifi": {"who": ["an"], "time": "1u/week"}}
    path = make_school(tmp_path, people=PEOPLE, current=rows)
    els = Colleague(path)
    async with running(path, area="insights") as user:
        gone = absence(user.app.session.scope(), Situation.CURRENT, "an")
        await flow(note_vacancies, gone)(user)
        await user.until("1 taak die niemand kan overnemen")
        await els.saves(user, {STAFFING: "recruit"})
        await user.press("j")
        await user.until("Wat geldt?")
        assert "Door els, 14:03" in user.text
        await user.press("down", "enter")
        await user.settle()
        assert get(user.document(), STAFFING) == "recruit"


async def test_a_proposal_taken_late_asks_what_a_colleague_planned(tmp_path: Path) -> None:
    people = {"an": {"name": "An Peeters", "hours": {"target": 10.0}}}
    rows = {"net-wifi": {"who": ["an"], "time": "1u/week"}}
    path = make_school(tmp_path, people=people, current=rows)
    els = Colleague(path)
    target = ("target", "net-wifi", "time")
    async with running(path, area="insights") as user:
        await flow(take_whole, propose(user.app.session.scope()))(user)
        await user.until("vervangen door het voorstel?")
        await els.saves(user, {target: "9u/week"})
        await user.press("j")
        await user.until("Door els, 14:03: ‘9u/week’")
        await user.press("down", "enter")
        await user.settle()
        assert get(user.document(), target) == "9u/week"
        assert get(user.document(), ("target", "net-wifi", "who")) == ["an"]


async def test_what_a_colleague_does_while_columns_are_mapped_is_kept(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-firewall": {"time": "1u/week"}})
    book = home_made(tmp_path / "lijst.xlsx", Taken=LIST)
    els = Colleague(path)
    firewall = ("current", "net-firewall", "time")
    async with running(path, area="overview") as user:
        await open_book(user, book)
        await mapped(user)
        await els.saves(user, {firewall: "4u/week", ("place",): "Gent"})
        document = await into_the_dossier(user)
        assert get(document, firewall) == "4u/week"
        assert document["place"] == "Gent"
        assert len(document["current"]) > 1, "what the list says came in"
