"""Moving somebody to a home where they are written down too: nothing that was filled in is lost."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.edits.fields import drop, put
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.reports.changes import told_value
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.tui.present.naming import document_names
from tests.tui.colleague import Colleague
from tests.tui.driver import Driver, running

KAT = ("people", "kat")
IN_A: dict[str, Any] = {
    "name": "Katrien De Smet",
    "role": "ICT-coördinator",
    "hours": {"now": 8, "target": 10},
    "note": "nota van a",
}
IN_GROUP: dict[str, Any] = {
    "name": "Katrien De Smet",
    "hours": {"now": 4},
    "note": "nota van b",
}


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """A group where Katrien stands at the group, and in school A as well."""
    return write(tmp_path, {"kat": IN_GROUP}, {"kat": IN_A})


def write(folder: Path, in_group: dict[str, Any], in_a: dict[str, Any]) -> Path:
    version = load_catalogue().version
    above = new_document(DossierKind.GROUP, "Groep G", catalogue=version)
    path = folder / "groep.toml"
    path.write_bytes(encode({**above, "members": ["scholen/*.toml"], "people": in_group}))
    (folder / "scholen").mkdir()
    for key, people in (("a", in_a), ("b", {})):
        school = new_document(
            DossierKind.SCHOOL, f"School {key.upper()}", catalogue=version, group="../groep.toml"
        )
        row = {"net-wifi": {"who": ["kat"]}}
        content = {**school, "people": people, "current": row}
        (folder / "scholen" / f"{key}.toml").write_bytes(encode(content))
    return path


async def ask_to_move(user: Driver) -> None:
    """Go up to the first question about what both homes say."""
    await user.command("group.move_person")
    await user.choose("School A")
    await user.until("Daar staat ook al ‘Katrien De Smet’")
    await user.press("enter")
    await user.until("Wat geldt?")


async def test_what_both_say_is_asked_and_the_rest_comes_together_in_one_step(group: Path) -> None:
    async with running(group, area="group") as user:
        before = {key: user.document(key) for key in user.app.session.ids}
        await ask_to_move(user)
        assert "Team › Katrien De Smet › ICT-uren nu" in user.text
        for offer in ("Groep G: 4", "School A: 8", "Samen: 12", "4, en 8 in de opmerking"):
            assert offer in user.text
        await user.choose("Samen")
        await user.until("stond ook al bij Groep G")
        assert user.document("groep")["people"]["kat"] == {
            "name": "Katrien De Smet",
            "role": "ICT-coördinator",
            "hours": {"now": 12, "target": 10},
            "note": "nota van b\nnota van a",
        }
        assert "people" not in user.document("a")
        assert user.document("a")["current"] == before["a"]["current"]
        assert user.said[-1] == (
            "Katrien De Smet stond ook al bij Groep G. Aangevuld: ICT-uren later, opmerking, rol. "
            "Gewijzigd: ICT-uren nu. u = ongedaan"
        )
        await user.command("app.undo")
        assert {key: user.document(key) for key in user.app.session.ids} == before


@pytest.mark.parametrize(
    ("choice", "hours", "note"),
    [
        ("Groep G", 4, "nota van b\nnota van a"),
        ("School A", 8, "nota van b\nnota van a"),
        ("opmerking", 4, "nota van b\nnota van a\nICT-uren nu, School A: 8"),
    ],
)
async def test_each_choice_does_what_it_says(
    group: Path, choice: str, hours: int, note: str
) -> None:
    async with running(group, area="group") as user:
        await ask_to_move(user)
        await user.choose(choice)
        await user.until("stond ook al bij Groep G")
        kat = user.document("groep")["people"]["kat"]
        assert (kat["hours"]["now"], kat["note"]) == (hours, note)


async def test_turning_back_at_the_question_moves_nobody(group: Path) -> None:
    async with running(group, area="group") as user:
        before = {key: user.document(key) for key in user.app.session.ids}
        await ask_to_move(user)
        await user.press("escape")
        await user.until("Niets verplaatst.")
        assert {key: user.document(key) for key in user.app.session.ids} == before


async def test_what_a_colleague_fills_in_meanwhile_is_asked_too(group: Path) -> None:
    async with running(group, area="group") as user:
        await ask_to_move(user)
        await Colleague(group).saves(user, {(*KAT, "role"): "leraar"})
        await user.choose("Samen")
        await user.until("Team › Katrien De Smet › Rol")
        await user.choose("School A")
        await user.until("stond ook al bij Groep G")
        kat = user.document("groep")["people"]["kat"]
        assert (kat["hours"]["now"], kat["role"]) == (12, "ICT-coördinator")


async def test_who_a_colleague_moved_meanwhile_is_not_moved_twice(group: Path) -> None:
    async with running(group, area="group") as user:
        await ask_to_move(user)
        els = Colleague(group.parent / "scholen" / "a.toml")
        await els.does_before(user, lambda document: drop(document, KAT))
        await user.choose("Samen")
        await user.until("Begin opnieuw")
        assert user.document("groep")["people"]["kat"] == IN_GROUP


async def test_who_says_the_same_in_both_homes_is_not_asked_about(tmp_path: Path) -> None:
    group = write(tmp_path, {"kat": IN_GROUP}, {"kat": IN_GROUP})
    async with running(group, area="group") as user:
        await user.command("group.move_person")
        await user.choose("School A")
        await user.until("Daar staat ook al")
        await user.press("enter")
        await user.until("Daar stond alles al. u = ongedaan")
        assert "people" not in user.document("a")


async def test_who_is_new_in_the_group_takes_everything_along(tmp_path: Path) -> None:
    group = write(tmp_path, {}, {"kat": IN_A})
    async with running(group, area="group") as user:
        await user.command("group.move_person")
        await user.choose("School A")
        await user.until("verplaatsen?")
        assert "Daar staat ook al" not in user.text
        await user.press("enter")
        await user.until("hoort nu bij Groep G")
        assert user.document("groep")["people"]["kat"] == IN_A
        assert user.said[-1] == (
            "Katrien De Smet hoort nu bij Groep G, met alles wat ingevuld was. u = ongedaan"
        )


async def test_from_the_group_to_a_school_where_they_stand_already(tmp_path: Path) -> None:
    group = write(tmp_path, {"kat": {**IN_GROUP, "name": "Katrien Desmet"}}, {"kat": IN_A})
    async with running(group, area="group") as user:
        user.app.edit("leeg", lambda d: put(d, ("current",), None), dossier="b")
        await user.command("group.move_person")
        await user.choose("Groep G")
        await user.until("Naar welke school")
        assert "(staat daar ook al)" in user.line_with("School A")
        assert "(staat" not in user.line_with("School B")
        await user.choose("School A")
        await user.until("ICT-uren nu")
        await user.choose("Groep G")
        await user.until("› Naam")
        assert "(komt erbij)" in user.line_with("Katrien Desmet’")
        await user.choose("opmerking")
        await user.until("stond ook al bij School A")
        kat = user.document("a")["people"]["kat"]
        assert kat == {
            **IN_A,
            "hours": {"now": 4, "target": 10},
            "note": "nota van a\nnota van b\nNaam, Groep G: ‘Katrien Desmet’",
        }
        assert "people" not in user.document("groep")


async def test_a_task_both_describe_is_asked_about_too(tmp_path: Path) -> None:
    group = write(tmp_path, {}, {})
    drone = ("tasks", "eigen-drone")
    async with running(group, area="group") as user:
        for dossier, name in (("groep", "Drone"), ("a", "Drones vliegen")):
            entry = {"name": name, "section": "toestellen"}
            user.app.edit("taak", partial(put, path=drone, value=entry), dossier=dossier)
        await user.command("group.move_task")
        await user.choose("School A")
        await user.until("Daar staat ook al ‘Drone’")
        await user.press("enter")
        await user.until("Wat geldt?")
        await user.choose("School A")
        await user.until("stond ook al bij Groep G")
        assert user.document("groep")["tasks"]["eigen-drone"]["name"] == "Drones vliegen"
        assert "tasks" not in user.document("a")


async def test_versions_name_who_lives_in_the_group_by_then(tmp_path: Path) -> None:
    group = write(tmp_path, {"kat": IN_GROUP}, {})
    school = group.parent / "scholen" / "a.toml"
    els = Colleague(school)
    els.does(lambda d: put(d, ("current", "net-wifi", "who"), []))
    els.does(lambda d: put(d, ("current", "srv-servers", "who"), ["kat"]))
    async with running(school, area="overview") as user:
        await user.command("app.versions")
        await user.until("Wie bij Servers")
        assert "+ Katrien De S" in user.line_with("Wie bij Servers")
        await user.press("down", "enter")
        await user.until("wat zet je terug?")
        assert "- Katrien De Smet" in user.line_with("Servers")


async def test_a_choice_between_two_values_names_who_lives_in_the_group(tmp_path: Path) -> None:
    group = write(tmp_path, {"kat": IN_GROUP}, {})
    school = group.parent / "scholen" / "a.toml"
    async with running(school, area="overview") as user:
        session = user.app.session
        names = document_names(session, session.document())
        told = told_value(("current", "net-wifi", "who"), ["kat"], names)
        assert told == "Katrien De Smet"


async def test_a_school_does_not_lend_its_names_of_tasks_to_another(tmp_path: Path) -> None:
    group = write(tmp_path, {"kat": IN_GROUP}, {})
    async with running(group, area="group") as user:
        for dossier, name in (("b", "Wifi van B"), ("groep", "Wifi van ons")):
            change = partial(put, path=("tasks", "net-wifi", "name"), value=name)
            user.app.edit("naam", change, dossier=dossier)
        session = user.app.session
        assert document_names(session, session.document("a")).tasks["net-wifi"] == "Wifi van ons"
        assert document_names(session, session.document("b")).tasks["net-wifi"] == "Wifi van B"
