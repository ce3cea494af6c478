"""What is told of every earlier version of a dossier."""

from datetime import datetime
from pathlib import Path

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.history import FIRST, told_versions
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.versions import list_versions

NOW = datetime.fromisoformat("2026-11-21T14:03:00+01:00")
SCHOOL: Document = {"format": 1, "catalogue": 1, "kind": "school", "name": "De Kiekendief"}


def test_a_version_is_told_by_the_name_of_its_change_and_what_it_touched(tmp_path: Path) -> None:
    file = DossierFile(tmp_path / "school.toml")
    document = file.create(SCHOOL, who="an", now=NOW).document
    many = put(document, ("target",), {f"net-{n}": {"time": "1u/week"} for n in range(108)})
    for after, what in (
        (many, "voorstel overgenomen"),
        (document, "Ongedaan: voorstel overgenomen"),
        (many, ""),
        (put(many, ("place",), "Gent"), "plaats"),
        (many, "Ongedaan: plaats"),
    ):
        document = file.save(document, after, who="an", now=NOW, what=what).document
    versions = list_versions(file.path)
    told = told_versions(file.path, versions, 0, len(versions))
    assert [told[one.id] for one in reversed(versions)] == [
        FIRST,
        "Voorstel overgenomen – Streefdoel: 108 taken",
        "Ongedaan: voorstel overgenomen – Streefdoel: 108 taken",
        "Streefdoel: 108 taken",
        "Plaats: (leeg) → ‘Gent’",
        "Ongedaan: Plaats: ‘Gent’ → (leeg)",
    ]
