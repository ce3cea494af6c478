"""Names in somebody else's list that may be people of the team: asked, never passed over."""

from pathlib import Path

from tests.tui.driver import make_school, running
from tests.tui.test_import_foreign import by_name, choose, go_to, into_the_dossier, mapped
from tests.tui.test_import_own import open_book
from tests.tui.workbooks import home_made

TEAM = {
    "tom": {"name": "Tom Willems"},
    "tom-2": {"name": "Tom De Smet"},
    "lies": {"name": "Lies Claes"},
    "bo": {"name": "Bo Peeters"},
}
ROWS = (
    ("Taak", "Wie", "Tijd"),
    ("Wifi-netwerk beheren", "Tom", 1),
    ("Internetverbinding beheren", "Tom W", 1),
    ("Servers beheren", "Lies C, Bo", 1),
    ("Robots opladen", "Piet Puk", 1),
)


async def test_a_name_cut_short_stands_with_the_doubts(tmp_path: Path) -> None:
    school = make_school(tmp_path, people=TEAM)
    book = home_made(tmp_path / "lijst.xlsx", Huidig=ROWS)
    async with running(school, area="overview", size=(80, 40)) as user:
        await open_book(user, book)
        await mapped(user)
        assert user.lines()[0].endswith("5 twijfels")
        assert "Mensen: 4 nog niet in het team, 4 twijfels" in user.text
        lines = [" ".join(line.strip("> ").split()) for line in user.lines()]
        for name, alike in (
            ("Tom", "‘Tom De Smet’ of ‘Tom Willems’"),
            ("Tom W", "‘Tom Willems’"),
            ("Lies C", "‘Lies Claes’"),
        ):
            at = lines.index(f"{name} ? nieuw")
            assert lines[at + 1] == f"Lijkt op {alike}?"
        at = lines.index("Bo ? is Bo Peeters")
        assert lines[at + 1] == "Er staat alleen een voornaam."
        assert "Piet Puk nieuw" in lines
        assert "Rubriek: Netwerk en internet? Er stond er geen bij." in user.text
        await choose(user, "Tom  ", "tom de smet")
        await choose(user, "Tom W", "tom willems")
        await choose(user, "Lies C", "nieuwe persoon")
        await choose(user, "Bo  ", "bo peeters")
        assert user.lines()[0].endswith("1 twijfel")
        assert "Bo is Bo Peeters" in [" ".join(line.strip("> ").split()) for line in user.lines()]
        document = await into_the_dossier(user)
    current = document["current"]
    assert current["net-wifi"]["who"] == ["tom-2"]
    assert current["net-internet"]["who"] == ["tom"]
    people = by_name(document, "people")
    assert set(people) == {*by_name({"people": TEAM}, "people"), "Lies C", "Piet Puk"}
    assert current["srv-servers"]["who"] == sorted(["bo", people["Lies C"]])


async def test_who_may_be_meant_stands_first_in_the_list(tmp_path: Path) -> None:
    school = make_school(tmp_path, people=TEAM)
    book = home_made(tmp_path / "lijst.xlsx", Huidig=ROWS)
    async with running(school, area="overview", size=(80, 40)) as user:
        await open_book(user, book)
        await mapped(user)
        await go_to(user, "Tom  ")
        await user.command("mapping.change")
        lines = "\n".join(user.lines())
        order = ("Tom De Smet", "Tom Willems", "Tom is een nieuwe persoon", "Geen persoon", "Lies ")
        places = [lines.index(one, lines.index("Wie is ‘Tom’?")) for one in order]
        assert places == sorted(places)
        await user.press("enter")
        await mapped(user)
        assert "is Tom De Smet" in user.text
