"""The start list holds exactly the tasks and flags that were agreed."""

from collections import Counter

import pytest

from ictcoord_tui.content.catalogue import FILE, catalogue_from, load_catalogue
from ictcoord_tui.content.reader import ContentError, packaged_text, parse
from ictcoord_tui.domain.tasks import Cluster, Frequency, Level, Origin, Task
from ictcoord_tui.domain.text import slug
from tests.content.facts import TABLE

LEVELS = {"s": Level.SCHOOL, "g": Level.GROUP, "b": Level.BOTH}
FREQUENCIES = {
    "d": Frequency.DAILY,
    "w": Frequency.WEEKLY,
    "m": Frequency.MONTHLY,
    "j": Frequency.YEARLY,
}
FACTS = [line.split() for line in TABLE.strip().splitlines()]


def flags(task: Task) -> str:
    pairs = zip("keuv", (task.core, task.expert, task.outsourced, task.hidden), strict=True)
    return "".join(letter if held else "-" for letter, held in pairs)


def test_it_lists_108_tasks_in_20_sections_in_the_agreed_order() -> None:
    catalogue = load_catalogue()
    assert catalogue.version == 1
    assert [task.id for task in catalogue.tasks] == [fact[0] for fact in FACTS]
    assert len(catalogue.tasks) == len(catalogue.by_id) == 108
    assert [s.id for s in catalogue.sections] == list(dict.fromkeys(fact[1] for fact in FACTS))
    assert len(catalogue.sections) == len(catalogue.section_by_id) == 20


@pytest.mark.parametrize(
    ("task_id", "section", "level", "frequency", "wanted_flags"),
    FACTS,
    ids=[fact[0] for fact in FACTS],
)
def test_each_task_has_the_agreed_facts(
    task_id: str, section: str, level: str, frequency: str, wanted_flags: str
) -> None:
    task = load_catalogue().by_id[task_id]
    assert (task.section, task.level, task.frequency) == (
        section,
        LEVELS[level],
        FREQUENCIES[frequency],
    )
    assert flags(task) == wanted_flags
    assert (task.origin, task.own, task.changed) == (Origin.CATALOGUE, False, False)


def test_totals_are_those_of_the_domain_facts() -> None:
    tasks = load_catalogue().tasks
    assert Counter(task.cluster for task in tasks) == {
        Cluster.TECHNICAL: 43,
        Cluster.PEDAGOGICAL: 23,
        Cluster.POLICY: 20,
        Cluster.ADMINISTRATIVE: 22,
    }
    assert Counter("".join(flags(task) for task in tasks)) - Counter("-" * 432) == {
        "k": 49,
        "e": 53,
        "u": 41,
        "v": 40,
    }
    assert Counter(task.level for task in tasks) == {
        Level.SCHOOL: 51,
        Level.GROUP: 47,
        Level.BOTH: 10,
    }
    technical_core = [task for task in tasks if task.technical and task.core]
    assert len(technical_core) == 10
    assert sum(task.outsourced for task in technical_core) == 7


def test_a_task_stands_in_the_cluster_of_its_section_and_sections_follow_the_clusters() -> None:
    catalogue = load_catalogue()
    for task in catalogue.tasks:
        assert task.cluster is catalogue.section_by_id[task.section].cluster
    in_order = list(dict.fromkeys(section.cluster for section in catalogue.sections))
    assert in_order == list(Cluster)
    assert catalogue.in_order(reversed(catalogue.tasks)) == catalogue.tasks


def test_ids_are_slugs_and_no_section_id_begins_another() -> None:
    catalogue = load_catalogue()
    sections = [section.id for section in catalogue.sections]
    for an_id in [*sections, *catalogue.by_id]:
        assert slug(an_id) == an_id
    for one in sections:
        assert [other for other in sections if other.startswith(one)] == [one]


def test_the_tasks_that_the_source_names_are_there() -> None:
    by_id = load_catalogue().by_id
    assert by_id["srv-archivering"].hidden
    assert by_id["toe-beeld"].name == "Beamers en digitale borden onderhouden"
    shared = ("aan-raamcontract", "aan-verzekering", "srv-servers", "pro-gezamenlijk")
    for task_id in (*shared, "pro-infofiches"):
        assert by_id[task_id].level is Level.GROUP


def test_names_are_unique_so_that_excel_can_find_a_task_by_name() -> None:
    names = Counter(task.name.casefold() for task in load_catalogue().tasks)
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("what", ["section", "task"])
def test_an_id_used_twice_is_refused(what: str) -> None:
    data = parse(packaged_text(FILE), FILE)
    assert isinstance(data, dict)
    sections = data["sections"]
    if what == "section":
        sections[3]["id"] = sections[0]["id"]
    else:
        sections[3]["tasks"][0]["id"] = "net-wifi"
    with pytest.raises(ContentError, match="twee keer"):
        catalogue_from(data)
