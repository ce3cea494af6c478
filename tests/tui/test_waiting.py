"""What waits in a dossier for somebody to settle is told when it is opened, once."""

from pathlib import Path

from ictcoord_tui.domain.merge import Conflict
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.conflicts import Pending, keep_conflicts
from tests.tui.driver import NOW, copy_group, running


async def test_what_waits_in_a_group_is_told_once_its_schools_are_read(tmp_path: Path) -> None:
    group, by = copy_group(tmp_path), Signature("els", NOW.astimezone())
    for school in ("kiekendief", "hoogveer"):
        pending = [
            Pending(Conflict((place,), "a", "b", "c"), by, by) for place in ("place", "school_year")
        ]
        keep_conflicts(group.parent / "scholen" / f"{school}.toml", pending)
    async with running(group, keymap={"app.conflicts": "f8"}) as user:
        await user.until("F8 = kiezen: op 4 plaatsen schreven twee mensen iets anders.")
        await user.command("app.reload")
        await user.settle()
        assert sum("kiezen" in one for one in user.said) == 1, "said once"


async def test_who_stands_in_two_schools_is_told_when_a_group_is_opened(tmp_path: Path) -> None:
    group = copy_group(tmp_path)
    for school in ("kiekendief", "hoogveer"):
        path = group.parent / "scholen" / f"{school}.toml"
        twice = "\n".join(f'[people.{one}]\nname = "{one.title()}"' for one in ("kat", "leo"))
        path.write_text(f"{path.read_text('utf-8')}\n{twice}\n", encoding="utf-8")
    async with running(group) as user:
        await user.until("m bij Groep = samenbrengen: Kat staat in ")
        await user.command("app.reload")
        await user.settle()
        (told,) = (one for one in user.said if "samenbrengen" in one)
    assert told == (
        "m bij Groep = samenbrengen: Kat staat in Technische School Hoogveer en Basisschool De "
        "Kiekendief (1 andere persoon ook dubbel). De ICT-uren van maar één dossier tellen."
    )
    async with running(path) as user:
        await user.settle()
        assert not any("samenbrengen" in one for one in user.said), "only a group brings together"
