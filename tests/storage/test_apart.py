"""Who of one id or one name is who, and what follows for the dossiers."""

from datetime import datetime
from pathlib import Path

from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.storage.apart import Apart, read_apart
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.standing import Living

NOW = datetime.fromisoformat("2026-11-21T14:03:00+01:00")
HERE, LINDE, DUIN, GROUP = (Path(f"{name}.toml") for name in ("hier", "linde", "duin", "groep"))


def school(name: str) -> Document:
    return new_document(DossierKind.SCHOOL, name, catalogue=1)


def living(path: Path) -> Living:
    return Living(path, "tom", "Tom Peeters", "", path.stem, 0)


def all_four() -> Apart:
    return Apart({one: {} for one in (HERE, LINDE, DUIN, GROUP)}, {}, ())


def test_what_cannot_be_read_or_is_gone_is_known_as_it_was(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.toml" for name in ("open", "dicht", "kapot", "weg")]
    for path in paths:
        DossierFile(path).create(school(path.stem), who="an", now=NOW)
    opened, closed, broken, gone = paths
    broken.write_text("kapot = [", encoding="utf-8")
    gone.unlink()
    typed = school("nog niet bewaard")
    apart = read_apart({opened: typed}, (opened, closed, broken))
    assert apart.documents == {opened: typed, closed: school("dicht")}
    assert apart.before == {broken: school("kapot"), gone: school("weg")}
    assert apart.unread == (broken,)


def test_the_dossier_of_somebody_else_is_spared_and_that_of_the_same_person_a_home() -> None:
    apart = all_four().answered({living(LINDE): True, living(DUIN): False}, HERE, GROUP)
    assert apart.also == {"tom"}
    assert apart.homes == {LINDE}
    assert apart.others == {DUIN: (living(DUIN),)}
    assert apart.spared == {DUIN}
    assert apart.doubtful == frozenset()


def test_two_of_one_name_in_one_dossier_make_the_name_doubtful_there() -> None:
    apart = all_four().answered({living(HERE): False}, HERE, GROUP)
    assert apart.spared == frozenset()
    assert apart.doubtful == {HERE}


def test_somebody_else_of_the_group_may_be_meant_in_every_school() -> None:
    apart = all_four().answered({living(GROUP): False, living(LINDE): True}, HERE, GROUP)
    assert apart.spared == {DUIN, GROUP}
    assert apart.doubtful == {HERE, LINDE}
