"""Who stands in the other schools of a group, read when somebody new comes in."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.marks import Mark, marked
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.storage import siblings
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.siblings import Siblings

TOM = {"tom-peeters": {"name": "Tom Peeters"}}
WHEN = datetime.fromisoformat("2026-11-21T14:03:00+01:00")


def school(name: str, people: Mapping[str, Mapping[str, str]]) -> Document:
    return {**new_document(DossierKind.SCHOOL, f"School {name}", catalogue=1), "people": people}


def group(folder: Path, **schools: Document) -> Siblings:
    """Write schools beside a group, of which the first one is open."""
    for name, document in schools.items():
        (folder / f"{name}.toml").write_bytes(encode(document))
    opened = folder / f"{next(iter(schools))}.toml"
    return Siblings(folder / "groep.toml", ("*.toml",), frozenset({opened}))


def test_ids_of_other_schools_are_taken_and_their_schools_are_told(tmp_path: Path) -> None:
    found = group(
        tmp_path,
        a=school("a", TOM),
        b=school("b", TOM),
        c=school("c", {"tp": {"name": "TOM  Peeters"}}),
        d=school("d", {"tom-peeters-2": {"name": "Tom Anders"}, "an": {"name": "An"}}),
    ).look_for(["Tom Peeters", "An Maes"])
    assert found.schools == {"Tom Peeters": ("School b", "School c")}
    assert {"tom-peeters", "tom-peeters-2"} <= found.ids
    assert "tom-peeters-3" not in found.taken
    assert found.read == 3, "not the one that is open"


def test_who_was_forgotten_in_another_school_lends_nobody_the_id(tmp_path: Path) -> None:
    mark = Mark.of(("tom-peeters", "Tom Peeters"), "merk", WHEN)
    found = group(tmp_path, a=school("a", {}), b=marked(school("b", {}), mark)).look_for(
        ["Tom Peeters"]
    )
    assert "tom-peeters" in found.taken
    assert found.schools == {}


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    look = group(tmp_path, a=school("a", {}), b=school("b", TOM))
    (tmp_path / "kapot.toml").write_bytes(b"[[tom-peeters")
    (tmp_path / "leeg.toml").write_bytes(b"\xfftom-peeters")
    (tmp_path / "vreemd.toml").write_bytes(b'people = ["tom-peeters"]\nforgotten = 1\nname = 3\n')
    assert look.look_for(["Tom Peeters"]).schools == {"Tom Peeters": ("School b",)}
    assert Siblings(tmp_path / "weg" / "groep.toml", ("*.toml",), frozenset()).paths() == ()


def test_nothing_outside_a_folder_is_read(tmp_path: Path) -> None:
    look = group(tmp_path, a=school("a", {}), b=school("b", TOM))
    confined = Siblings(look.group, look.members, look.known, tmp_path / "elders")
    assert confined.look_for(["Tom Peeters"]).read == 0


def test_only_dossiers_in_which_a_name_occurs_are_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty schools are forty files that are read, and no more than that."""
    others = {f"s{number}": school(str(number), {}) for number in range(39)}
    look = group(tmp_path, a=school("a", {}), **others, b=school("b", TOM))
    worked_out: list[str] = []

    def noted(data: bytes, called: str) -> Document:
        worked_out.append(called)
        return decode(data, called)

    monkeypatch.setattr(siblings, "decode", noted)
    assert look.look_for(["Tom Peeters"]).read == 40
    assert len(worked_out) == 1
    assert look.look_for([]).read == 0
