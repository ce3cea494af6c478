"""What an open editor protects: a colleague's value, and the name of a task."""

from pathlib import Path

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.storage.dossier_file import DossierFile
from tests.tui.driver import NOW, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}


async def test_a_colleagues_value_under_an_open_editor_is_told_before_it_is_replaced(
    tmp_path: Path,
) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-internet": {"note": "oud"}})
    place = ("current", "net-internet", "time")
    async with running(path, area="overview") as user:
        await user.press("right", "right", "enter")
        await user.type("55min")
        file = DossierFile(path)
        base = file.load().document
        file.save(base, put(base, place, "25min/week"), who="els", now=NOW.astimezone())
        user.app.session.receive(user.app.session.poll().run())
        screen = user.app.areas.front
        assert screen is not None
        screen.update_all()
        await user.settle()
        await user.press("enter")
        assert "! Een collega koos 25min/week." in " ".join(user.text.split())
        assert user.document()["current"]["net-internet"]["time"] == "25min/week"
        await user.press("enter")
        assert user.document()["current"]["net-internet"]["time"] == "55min/week"


async def test_enter_on_the_name_in_a_situation_renames_nothing(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press("enter")
        assert user.toasts[-1] == "De naam van een taak wijzig je bij Taken (<)."
        assert "tasks" not in user.document()
