"""Where somebody stands, in dossiers that can be read and in those that can no more."""

from datetime import datetime
from pathlib import Path

from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.standing import Living, living_in, read_before, read_now, tasks_of

NOW = datetime.fromisoformat("2026-11-21T14:03:00+01:00")
SCHOOL: Document = {
    **new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1),
    "people": {"tom": {"name": "Tom Peeters", "role": "leraar"}, "an": {"name": "An"}},
    "current": {"net-wifi": {"who": ["an", "tom"]}, "net-internet": {"who": ["an"]}},
    "target": {"net-wifi": {"who": ["tom"]}, "soft-licenties": {"who": ["tom"]}},
}


def test_a_dossier_that_cannot_be_read_is_as_it_last_could(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    DossierFile(path).create(SCHOOL, who="an", now=NOW)
    assert read_now(path) == SCHOOL
    path.write_text("kapot = [", encoding="utf-8")
    assert read_now(path) is None
    assert read_before(path) == SCHOOL
    assert read_before(tmp_path / "nooit.toml") is None
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / ".ictcoord").symlink_to(tmp_path / ".ictcoord")
    assert read_before(tmp_path / "link" / "school.toml") is None, "a link is not followed"


def test_somebody_is_found_by_id_or_by_name_with_the_tasks_of_now_and_later() -> None:
    other = {
        **SCHOOL,
        "name": "De Duin",
        "people": {"tp": {"name": "TOM  Peeters"}, "bo": {"name": "Bo"}},
    }
    here, there = Path("a.toml"), Path("b.toml")
    found = list(living_in({here: SCHOOL, there: other}, {"tom"}, "Tom Peeters"))
    assert found == [
        Living(here, "tom", "Tom Peeters", "leraar", "De Kiekendief", 2),
        Living(there, "tp", "TOM Peeters", "", "De Duin", 0),
    ]
    assert tasks_of(SCHOOL, {"tom", "an"}) == 3
