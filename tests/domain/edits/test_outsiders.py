"""Who is no colleague, by what is called a name or a role."""

import pytest

from ictcoord_tui.domain.edits.outsiders import is_outsider, note_outsiders, outsiders_since
from ictcoord_tui.domain.schema import Document


@pytest.mark.parametrize(
    "text",
    [
        *("Digiwerk bv", "Digiwerk B.V.", "Netwerk Noord NV", "De Kring vzw", "Jansen BVBA"),
        *("technicus (Digiwerk bv)", "Comm & Co CommV"),
        *("externe firma", "Externe partner", "extern", "ICT-firma", "leverancier van de servers"),
        *("freelance technicus", "begeleider (extern)", "externe partners"),
    ],
)
def test_a_company_or_a_word_for_it_is_somebody_outside(text: str) -> None:
    assert is_outsider(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "An Peeters", "ICT-coördinator", "Bv", "Nv Peeters", "Eva Cv Claes", "Bart Navez"),
        *("externaat", "verantwoordelijke externe relaties", "externe communicatie"),
        *("contact met externe partners", "vzw-bestuurder"),
    ],
)
def test_a_colleague_is_none(text: str) -> None:
    assert not is_outsider(text)


BEFORE: Document = {
    "people": {"an": {"name": "An"}, "net": {"name": "Net nv"}, "out": {"name": "Uit"}}
}
AFTER: Document = {
    "people": {
        "an": {"name": "An", "role": "externe firma"},
        "net": {"name": "Net nv", "role": "externe partner"},
        "out": {"name": "Uit bv", "external": True},
        "new": {"name": "Digiwerk bv"},
        "other": {"name": "Bo Wit"},
    }
}


def test_only_who_was_not_called_so_before_and_is_not_noted_is_found() -> None:
    assert outsiders_since(BEFORE, AFTER) == {"an": "An", "new": "Digiwerk bv"}
    assert outsiders_since({}, BEFORE) == {"net": "Net nv"}
    assert outsiders_since(AFTER, AFTER) == {}


def test_they_are_noted_as_external_as_far_as_they_are_there() -> None:
    document = note_outsiders(BEFORE, ["net", "gone"])

    assert document["people"]["net"] == {"name": "Net nv", "external": True}
    assert set(document["people"]) == set(BEFORE["people"])
