"""The start list: 108 tasks of ICT coordination in 20 sections and four clusters.

It is a *startlijst*, our own reconstruction, never an official list. It holds no minutes: how long
a task takes is for each school to say.
"""

from collections.abc import Mapping
from functools import cache

from ictcoord_tui.content.reader import build, packaged_text, parse, refuse_repeats
from ictcoord_tui.domain.tasks import Catalogue, Cluster, Frequency, Level, Section, Task
from ictcoord_tui.values import dataclass

FILE = "catalogue.json"


@dataclass(frozen=True, slots=True)
class _TaskEntry:
    """A task as the file holds it; section and cluster follow from where it stands."""

    id: str
    name: str
    explanation: str
    level: Level
    frequency: Frequency
    core: bool
    expert: bool
    outsourced: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class _SectionEntry:
    id: str
    name: str
    cluster: Cluster
    tasks: tuple[_TaskEntry, ...]


@dataclass(frozen=True, slots=True)
class _CatalogueFile:
    version: int
    sections: tuple[_SectionEntry, ...]


@cache
def load_catalogue() -> Catalogue:
    """Return the packaged start list, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return catalogue_from(parse(packaged_text(FILE), FILE))


def catalogue_versions() -> Mapping[int, Catalogue]:
    """Return every packaged start list by its version; the highest is the one in use."""
    newest = load_catalogue()
    return {newest.version: newest}


def catalogue_from(data: object) -> Catalogue:
    """Return the start list that plain JSON values describe.

    Raises:
        ContentError: A field is missing, unknown or ill-typed, or an id comes twice.
    """
    entries = build(_CatalogueFile, data, FILE)
    refuse_repeats([section.id for section in entries.sections], FILE, "sections")
    refuse_repeats([t.id for section in entries.sections for t in section.tasks], FILE, "tasks")
    return Catalogue(
        version=entries.version,
        sections=tuple(Section(s.id, s.name, s.cluster) for s in entries.sections),
        tasks=tuple(_task(entry, s) for s in entries.sections for entry in s.tasks),
    )


def _task(entry: _TaskEntry, section: _SectionEntry) -> Task:
    return Task(
        id=entry.id,
        name=entry.name,
        explanation=entry.explanation,
        section=section.id,
        cluster=section.cluster,
        level=entry.level,
        frequency=entry.frequency,
        core=entry.core,
        expert=entry.expert,
        outsourced=entry.outsourced,
        hidden=entry.hidden,
    )
