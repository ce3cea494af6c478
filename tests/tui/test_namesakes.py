"""Two schools of one group that each know somebody of one name, and nothing of each other."""

from functools import partial
from pathlib import Path

import pytest
from textual import events

from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.marks import Mark, marked, marks_in
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.drafts import every_draft, keep_draft
from ictcoord_tui.tui.flows.forget import forget
from ictcoord_tui.tui.flows.group import new_person
from ictcoord_tui.tui.flows.moving import move_person
from tests.tui.driver import NOW, Driver, running
from tests.tui.workbooks import home_made

TOM = {"tom-peeters": {"name": "Tom Peeters", "role": "leraar"}}
FILLED = {"net-wifi": {"who": ["tom-peeters"], "note": "vraag het aan Tom Peeters"}}


def group(folder: Path, **schools: dict[str, object]) -> Path:
    """Write a group with these schools, each with two versions, and return the folder of them."""
    whole = {"format": 1, "catalogue": 1, "kind": "group", "name": "G"}
    (folder / "groep.toml").write_bytes(encode({**whole, "members": ["scholen/*.toml"]}))
    (folder / "scholen").mkdir()
    for name, values in schools.items():
        school = {"format": 1, "catalogue": 1, "kind": "school", "name": f"School {name}"}
        file = DossierFile(folder / "scholen" / f"{name}.toml")
        saved = file.create(
            {**school, "group": "../groep.toml", **values}, who="els", now=NOW.astimezone()
        )
        later = put(saved.document, ("place",), "Gent")
        file.save(saved.document, later, who="tpeeters", now=NOW.astimezone())
    return folder / "scholen"


def bytes_of(dossier: Path) -> dict[Path, bytes]:
    """Return everything there is of a dossier and beside it."""
    beside = (dossier.parent / ".ictcoord").glob(f"*/{dossier.stem}/**/*")
    return {one: one.read_bytes() for one in (dossier, *beside) if one.is_file()}


async def sure(user: Driver, answer: str) -> str:
    """Say who the other one is and go on to the last question; return what that says."""
    await user.until("Is dat dezelfde persoon?")
    await user.choose(answer)
    await user.until("Werkte Tom Peeters zelf met ictcoord?")
    await user.press("enter")
    await user.until("Wie neemt ze over?")
    await user.press("enter")
    await user.until("overal verwijderen?")
    return unwrapped(user)


def unwrapped(user: Driver) -> str:
    return " ".join(user.text.replace("│", " ").split())


@pytest.mark.parametrize("opened", ["scholen/a.toml", "groep.toml"])
async def test_who_is_somebody_else_keeps_all_there_is_of_them(tmp_path: Path, opened: str) -> None:
    schools = group(
        tmp_path,
        a={"people": TOM, "current": FILLED},
        b={"people": TOM, "current": FILLED},
        c={"current": {"net-wifi": {"note": "Tom Peeters belt"}}},
    )
    keep_draft(schools / "b.toml", "Opmerking", "Tom Peeters zei", now=NOW.astimezone(), who="els")
    before = bytes_of(schools / "b.toml")
    assert len(before) > 3
    async with running(tmp_path / opened, area="team") as user:
        await user.settle()
        user.app.session.focus = "a"
        user.app.begin_flow(partial(forget, user.app, "tom-peeters"))
        await user.until("In School b staat ook Tom Peeters (leraar, 1 taak).")
        told = await sure(user, "Iemand anders")
        assert "Staat in: School a (1 taak)." in told
        assert "Iemand anders, blijft staan: School b." in told
        assert "Uit 3 van 4 dossiers van de groep" in told
        await user.press("v")
        await user.until("kijk dit zelf nog na")
        assert "‘Tom Peeters belt’" in unwrapped(user), "it may be the other one"
        await user.press("escape")
        await user.until("Denk zelf aan back-ups")
    assert bytes_of(schools / "b.toml") == before
    assert not any(b"om-peeters" in one for one in bytes_of(schools / "a.toml").values())
    assert not any(b"Tom" in one for one in bytes_of(schools / "a.toml").values())


@pytest.mark.parametrize("opened", ["scholen/b.toml", "groep.toml"])
async def test_who_was_spared_is_still_there_after_the_next_change(
    tmp_path: Path, opened: str
) -> None:
    schools = group(tmp_path, a={"people": TOM}, b={"people": TOM, "current": FILLED})
    keep_draft(schools / "b.toml", "Opmerking", "Tom Peeters zei", now=NOW.astimezone(), who="els")
    async with running(schools / "a.toml", area="team") as user:
        user.app.begin_flow(partial(forget, user.app, "tom-peeters"))
        await user.until("Is dat dezelfde persoon?")
        await user.choose("Iemand anders")
        await user.until("Werkte Tom Peeters zelf")
        await user.press("enter")
        await user.until("overal verwijderen?")
        await user.press("v")
        await user.until("Denk zelf aan back-ups")
    async with running(tmp_path / opened, area="team") as user:
        await user.settle()
        user.app.edit("plaats", lambda d: put(d, ("place",), "Aalst"), dossier="b")
        await user.settle()
    left = decode((schools / "b.toml").read_bytes(), "b")
    assert left["place"] == "Aalst"
    assert left["people"] == TOM
    assert left["current"] == FILLED
    assert [draft.text for draft in every_draft(schools / "b.toml", tmp_path)] == [
        "Tom Peeters zei"
    ]
    assert marks_in(decode((schools / "a.toml").read_bytes(), "a"))


async def test_one_person_under_two_ids_goes_from_both_dossiers(tmp_path: Path) -> None:
    there = {"tp": {"name": "Tom Peeters"}}
    filled = {"net-wifi": {"who": ["tp"], "note": "vraag het aan Tom Peeters"}}
    schools = group(
        tmp_path, a={"people": TOM, "current": FILLED}, b={"people": there, "current": filled}
    )
    async with running(schools / "a.toml", area="team") as user:
        user.app.begin_flow(partial(forget, user.app, "tom-peeters"))
        told = await sure(user, "Dezelfde")
        assert "Staat in: School a (1 taak), School b (1 taak)." in told
        await user.press("v")
        await user.until("Denk zelf aan back-ups")
    for name in "ab":
        left = decode((schools / f"{name}.toml").read_bytes(), name)
        assert "people" not in left
        assert left["current"] == {"net-wifi": {"note": "vraag het aan (iemand)"}}
        (mark,) = marks_in(left)
        assert mark.means("tp")
        assert mark.means("tom-peeters")
        assert not any(b"Tom" in one for one in bytes_of(schools / f"{name}.toml").values())


async def test_turning_back_at_the_question_changes_nothing(tmp_path: Path) -> None:
    schools = group(tmp_path, a={"people": TOM}, b={"people": TOM}, c={"people": TOM})
    before = [bytes_of(schools / f"{name}.toml") for name in "abc"]
    async with running(schools / "a.toml", area="team") as user:
        user.app.begin_flow(partial(forget, user.app, "tom-peeters"))
        await user.until("In alle 2 dossiers iemand anders")
        await user.press("escape")
        await user.settle()
    assert [bytes_of(schools / f"{name}.toml") for name in "abc"] == before


async def test_two_of_one_name_in_one_school_are_two_people(tmp_path: Path) -> None:
    people = {**TOM, "tom-peeters-2": {"name": "Tom Peeters"}}
    note = {"net-wifi": {"who": ["tom-peeters", "tom-peeters-2"], "note": "Tom Peeters belt"}}
    schools = group(tmp_path, a={"people": people, "current": note})
    async with running(schools / "a.toml", area="team") as user:
        user.app.begin_flow(partial(forget, user.app, "tom-peeters"))
        await user.until("Werkte Tom Peeters zelf")
        await user.press("enter")
        await user.until("Wie neemt ze over?")
        await user.press("enter")
        await user.until("overal verwijderen?")
        await user.press("v")
        await user.until("kijk dit zelf nog na")
        await user.press("escape")
        await user.settle()
    left = decode((schools / "a.toml").read_bytes(), "a")
    assert left["people"] == {"tom-peeters-2": {"name": "Tom Peeters"}}
    assert get(left, ("current", "net-wifi")) == {
        "who": ["tom-peeters-2"],
        "note": "Tom Peeters belt",
    }


async def add(user: Driver, name: str) -> None:
    """Add somebody to the team, as one types it."""
    await user.command("team.add")
    await user.type(name)
    await user.press("enter")
    await user.until("toegevoegd" if not user.app.session.siblings(None) else "staat ook in")


@pytest.mark.parametrize("opened", ["scholen/a.toml", "scholen/b.toml"])
async def test_who_comes_in_gets_no_id_of_another_school(tmp_path: Path, opened: str) -> None:
    group(tmp_path, a={"people": TOM}, b={"people": TOM}, c={"people": TOM})
    (tmp_path / opened).write_bytes(
        encode({**decode((tmp_path / opened).read_bytes(), ""), "people": {}})
    )
    (tmp_path / "scholen" / "c.toml").write_bytes(b"[[kapot")
    async with running(tmp_path / opened, area="team") as user:
        await add(user, "Tom Peeters")
        assert list(user.document()["people"]) == ["tom-peeters-2"]
        other = "School b" if opened.endswith("a.toml") else "School a"
        (told,) = [one for one in user.said if "staat ook in" in one]
        assert told.startswith(f"Tom Peeters staat ook in {other}. Dezelfde persoon?")
        assert told.endswith("open de groep, m bij Groep.")


@pytest.mark.parametrize("way", ["typed", "pasted", "for the group"])
async def test_every_way_in_looks_elsewhere(tmp_path: Path, way: str) -> None:
    schools = group(tmp_path, a={}, b={"people": TOM})
    async with running(schools / "a.toml", area="overview") as user:
        await user.press("right")
        if way == "pasted":
            user.app.post_message(events.Paste("Tom Peeters\nTom Peeters"))
            await user.until("T = 1 nieuwe naam toevoegen")
            await user.press("t", "enter")
        elif way == "typed":
            await user.type("w")
            await user.type("Tom Peeters")
            await user.press("enter", "ctrl+o")
        else:
            user.app.begin_flow(partial(new_person, user.app))
            await user.until("Wie werkt op groepsniveau")
            await user.type("Tom Peeters")
            await user.press("enter")
            await user.type("leraar")
            await user.press("enter")
        await user.until("Tom Peeters staat ook in School b.")
        home = user.document(user.app.session.group_id if way == "for the group" else "a")
        assert list(home["people"]) == ["tom-peeters-2"]


async def test_what_a_workbook_brings_in_gets_no_id_of_another_school(tmp_path: Path) -> None:
    schools = group(tmp_path, a={}, b={"people": TOM})
    rows = (("Taak", "Wie", "Tijd"), ("Wifi-netwerk beheren", "Tom Peeters", "2 uur per week"))
    home_made(schools / "lijst.xlsx", Taken=rows)
    async with running(schools / "a.toml", area="overview") as user:
        await user.command("app.import")
        await user.until("lijst.xlsx")
        await user.press("enter")
        await user.until("Aanpassen")
        await user.settle()
        await user.command("mapping.next")
        await user.until("Inlezen  b Verslag")
        await user.command("preview.accept")
        await user.until("Tom Peeters staat ook in School b.")
        assert list(user.document()["people"]) == ["tom-peeters-2"]
        assert user.document()["current"]["net-wifi"]["who"] == ["tom-peeters-2"]


async def test_below_a_root_no_other_school_is_read(tmp_path: Path) -> None:
    schools = group(tmp_path, a={"people": {}}, b={"people": TOM})
    async with running(schools / "a.toml", area="team") as user:
        siblings = user.app.session.siblings(tmp_path / "elders")
        assert siblings is not None
        assert siblings.paths() == ()
        siblings = user.app.session.siblings(tmp_path)
        assert siblings is not None
        assert siblings.paths() == (schools / "b.toml",)
    async with running(schools / "a.toml", area="team", root=schools) as user:
        assert user.app.session.siblings(schools) is None, "the group lies outside"


async def test_who_comes_back_with_a_version_is_told_when_they_stand_elsewhere(
    tmp_path: Path,
) -> None:
    schools = group(tmp_path, a={"people": TOM}, b={})
    file, above = DossierFile(schools / "a.toml"), DossierFile(tmp_path / "groep.toml")
    base, shared = file.load().document, above.load().document
    file.save(base, put(base, ("people",), None), who="els", now=NOW.astimezone())
    above.save(shared, put(shared, ("people",), TOM), who="els", now=NOW.astimezone())
    async with running(schools / "a.toml", area="team") as user:
        await user.command("app.versions")
        await user.until("Welke versie?")
        await user.press("down", "enter")
        await user.until("Alles terugzetten")
        await user.press("enter")
        await user.until("helemaal terugzetten?")
        await user.press("enter")
        await user.until("samenbrengen: Tom Peeters staat in G en School a.")


async def test_every_dossier_is_named_before_anything_is_removed(tmp_path: Path) -> None:
    several = {name: {"people": TOM, "current": FILLED} for name in "abcdef"}
    schools = group(tmp_path, **several)
    before = [bytes_of(schools / f"{name}.toml") for name in several]
    async with running(schools / "a.toml", area="team", size=(60, 16)) as user:
        user.app.begin_flow(partial(forget, user.app, "tom-peeters"))
        await user.until("In School b staat ook Tom Peeters")
        await user.choose("Dezelfde")
        await user.until("In School c staat ook Tom Peeters")
        await user.choose("In alle 4 dossiers iemand anders")
        await user.until("Werkte Tom Peeters zelf")
        await user.press("enter")
        await user.until("Wie neemt ze over?")
        await user.press("enter")
        await user.until("Waar Tom Peeters staat")
        assert all(f"School {name}" in user.text for name in "abcdef")
        await user.press("escape")
        await user.until("overal verwijderen?")
        assert "Staat in: School a (1 taak), School b (1 taak)." in unwrapped(user)
        assert "Iemand anders, blijft staan: School c, School d en nog 2." in unwrapped(user)
        assert "[V]erwijderen" in user.text, "the answers are in sight on a small screen"
        await user.press("escape")
        await user.settle()
    assert [bytes_of(schools / f"{name}.toml") for name in several] == before


async def test_who_was_spared_is_not_lost_on_the_way_to_where_the_other_was_forgotten(
    tmp_path: Path,
) -> None:
    schools = group(tmp_path, a={}, b={"people": TOM, "current": FILLED})
    path = tmp_path / "groep.toml"
    mark = Mark.of(("tom-peeters", "Tom Peeters"), "merk", NOW.astimezone())
    path.write_bytes(encode(marked(decode(path.read_bytes(), ""), mark)))
    async with running(path, area="group") as user:
        await user.settle()
        user.app.begin_flow(partial(move_person, user.app))
        await user.until("Wie verplaats je?")
        await user.choose("Tom")
        await user.until("naar G verplaatsen?")
        await user.press("enter")
        await user.until("Tom Peeters kan niet mee")
        assert user.document("b")["people"] == TOM
    assert decode((schools / "b.toml").read_bytes(), "b")["current"] == FILLED


async def test_removing_somebody_leaves_who_has_the_id_in_another_school(tmp_path: Path) -> None:
    group(tmp_path, a={"people": TOM, "current": FILLED}, b={"people": TOM, "current": FILLED})
    async with running(tmp_path / "groep.toml", area="group") as user:
        await user.settle()
        await user.app.areas.show_place("a", ("people", "tom-peeters", "name"))
        await user.until("Tom Peeters")
        await user.command("team.remove")
        await user.until("Wie neemt ze over?")
        await user.press("enter")
        await user.until("Tom Peeters verwijderen?")
        await user.press("v")
        await user.until("Tom Peeters is verwijderd.")
        assert "people" not in user.document("a")
        assert user.document("b")["people"] == TOM
        assert user.document("b")["current"] == FILLED
