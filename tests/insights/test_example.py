"""The numbers of the example group, counted by hand from its tables."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import Dossier, Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.gaps import gaps, open_rows
from ictcoord_tui.insights.index import BY_ID
from ictcoord_tui.insights.load import LoadStatus, load_by_person
from ictcoord_tui.insights.overlap import school_overlaps
from ictcoord_tui.insights.proposal import propose

EXAMPLE = Path(__file__).parents[2] / "examples" / "wilgenbrug"


def read(path: Path) -> Dossier:
    return read_dossier(tomllib.loads(path.read_text("utf-8")))


@cache
def example() -> Scope:
    group = read(EXAMPLE / "groep.toml")
    files = sorted((EXAMPLE / "scholen").glob("*.toml"))
    catalogue = load_catalogue()
    schools = tuple(Overview(file.stem, read(file), catalogue, group) for file in files)
    return Scope(schools, Overview("groep", group, catalogue))


@pytest.mark.parametrize(
    ("person", "now", "later", "status"),
    [
        ("wim", (144, 23.15), (73, 12.82), LoadStatus.OVER),
        ("joris", (73, 23.86), (46, 17.3), LoadStatus.OVER),
        ("rita", (3, 0.52), (30, 5.67), LoadStatus.FITS),
        ("netvast", (6, 1.23), (8, 3.87), LoadStatus.EXTERNAL),
        ("eline", (0, 0), (8, 2.67), LoadStatus.FITS),
    ],
)
def test_load_of_people(
    person: str, now: tuple[int, float], later: tuple[int, float], status: LoadStatus
) -> None:
    today = load_by_person(example(), Situation.CURRENT)[person]
    target = load_by_person(example(), Situation.TARGET)[person]
    assert (len(today.shares), len(target.shares)) == (now[0], later[0])
    assert today.hours == pytest.approx(now[1])
    assert target.hours == pytest.approx(later[1])
    assert today.status is status


def test_three_tasks() -> None:
    apart = {one.task.id: one for one in school_overlaps(example(), Situation.CURRENT)}
    wifi = {part.row.overview_id: part.hours for part in apart["net-wifi"].parts}
    assert wifi == {
        "kiekendief": pytest.approx(0.18),
        "zandloper": pytest.approx(0.12),
        "tuimelaar": pytest.approx(0.25),
        "atheneum": pytest.approx(0.44),
        "hoogveer": pytest.approx(0.33),
    }
    assert apart["net-wifi"].saved == pytest.approx(0.88)
    opened = {one.task.id: one for one in gaps(example(), Situation.CURRENT)}
    archive = opened["srv-archivering"]
    assert {row.overview_id for row in archive.rows} == {"kiekendief", "zandloper", "atheneum"}
    assert archive.common
    assert not archive.nowhere
    assert opened["aan-raamcontract"].nowhere


def test_gaps_of_the_whole_group() -> None:
    assert len(open_rows(example(), Situation.CURRENT)) == 128
    assert len(open_rows(example(), Situation.TARGET)) == 0


def test_headlines() -> None:
    now = Situation.CURRENT
    said = {key: BY_ID[key].headline(example(), now) for key in ("gaps", "load", "absence")}
    assert said == {
        "gaps": "128 taken zonder naam",
        "load": "4 mensen overbelast, 10,32 u te veel",
        "absence": "Wim Pauwelyn doet 144 taken alleen, zonder back-up",
    }


def test_the_proposal_frees_everybody_and_fills_most_gaps() -> None:
    proposal = propose(example())
    before = proposal.before
    assert (before.overloaded, before.only_one, before.gaps) == (4, 399, 128)
    assert before.excess == pytest.approx(10.32)
    assert proposal.after.overloaded == 0
    assert proposal.after.gaps == 0
    assert proposal.after.only_one <= 1
