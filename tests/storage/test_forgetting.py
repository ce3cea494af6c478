"""Somebody who left is in no file of the group any more, nor in what is kept beside one."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.forgetting import Someone
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.drafts import keep_draft
from ictcoord_tui.storage.forgetting import Forgetting, Forgotten, authors_of
from ictcoord_tui.storage.versions import list_versions

NOW = datetime.fromisoformat("2026-11-21T14:03:00+01:00")
ZOE = Someone("zoe-claes", "Zoë Claes", accounts=("zoe",), others=frozenset({"An Peeters"}))
SCHOOL: Document = {
    **new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1),
    "people": {"an": {"name": "An Peeters"}, "zoe-claes": {"name": "Zoë Claes"}},
    "current": {"net-wifi": {"who": ["an", "zoe-claes"], "note": "Vraag het aan Zoë."}},
}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A dossier with two versions and a draft, all of them about Zoë."""
    path = tmp_path / "school.toml"
    path.write_bytes(encode(SCHOOL))
    file = DossierFile(path)
    later = put(SCHOOL, ("current", "net-wifi", "time"), "1u/week")
    file.save(SCHOOL, later, who="zoe", now=NOW - timedelta(days=1))
    keep_draft(path, "een opmerking", "Zoë belt terug", now=NOW, who="an", home=tmp_path / "thuis")
    keep_draft(path, "een opmerking", "An belt terug", now=NOW, who="an", home=tmp_path / "thuis")
    return path


def forget(*paths: Path, home: Path) -> tuple[Forgotten, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    work = Forgetting(ZOE, "an", NOW, home)
    return work.everywhere(paths, lambda done, total: told.append((done, total))), told


def everything_in(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join([*map(str, files), *(path.read_text("utf-8") for path in files)])


def test_no_file_betrays_somebody_who_was_forgotten(tmp_path: Path, school: Path) -> None:
    assert "Zoë" in everything_in(tmp_path)
    done, told = forget(school, home=tmp_path / "thuis")
    assert done.failed == ()
    assert done.changed > 0
    assert done.removed > 0
    assert told[-1][0] == told[-1][1]
    left = everything_in(tmp_path)
    assert "Zoë" not in left
    assert "zoe" not in left
    assert "An belt terug" in left


def test_what_others_did_stays(tmp_path: Path, school: Path) -> None:
    forget(school, home=tmp_path / "thuis")
    document = DossierFile(school).load().document
    assert document["people"] == {"an": {"name": "An Peeters"}}
    assert document["current"]["net-wifi"]["who"] == ["an"]
    assert document["current"]["net-wifi"]["time"] == "1u/week"
    assert list_versions(school)


def test_who_saved_a_dossier_is_known_until_then(tmp_path: Path, school: Path) -> None:
    assert "zoe" in authors_of([school])
    forget(school, home=tmp_path / "thuis")
    assert "zoe" not in authors_of([school])


def test_a_file_that_cannot_be_read_holds_nothing_else_back(tmp_path: Path, school: Path) -> None:
    broken = tmp_path / "kapot.toml"
    broken.write_text("geen dossier", encoding="utf-8")
    done, told = forget(broken, school, home=tmp_path / "thuis")
    assert [one.partition(":")[0] for one in done.failed] == ["kapot.toml"]
    assert len(told) == 2
    assert "Zoë" not in school.read_text("utf-8")
