"""A start list and a roadmap small enough to see through, and documents that are sound."""

from datetime import date

from hypothesis import strategies as st

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import Dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import STEP_IDS, Phase, Question, Roadmap, Step, StepKind
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.tasks import Catalogue, Cluster, Level, Section, Task

DAY = date(2026, 11, 21)

NETWORK = Section("netwerk", "Netwerk en internet", Cluster.TECHNICAL)
DEVICES = Section("toestellen", "Toestellen", Cluster.TECHNICAL)
COACHING = Section("coaching", "Coaching", Cluster.PEDAGOGICAL)

CATALOGUE = Catalogue(
    version=1,
    sections=(NETWORK, DEVICES, COACHING),
    tasks=(
        Task("net-wifi", "Wifi beheren", "", NETWORK.id, NETWORK.cluster, Level.GROUP),
        Task("net-kabels", "Bekabeling", "", NETWORK.id, NETWORK.cluster),
        Task("toe-laptops", "Laptops", "", DEVICES.id, DEVICES.cluster, core=True),
        Task("coa-klas", "Mee in de klas", "", COACHING.id, COACHING.cluster, expert=True),
    ),
)

ROADMAP = Roadmap(
    title="Stappenplan",
    goal="Een team",
    variants="05G of 05S.",
    phases=(Phase("a", "Verkennen"),),
    steps=tuple(
        Step(
            id=step_id,
            title=step_id,
            phase="a",
            kind=StepKind.WORK if step_id in ("05G", "05S", "07") else StepKind.DECISION,
            goal="",
            questions=tuple(
                Question(question, "", "", "")
                for question in (("plan", "shared") if step_id == "02" else ("it",))
            ),
            advice=(),
            actions=(),
            support=(),
            yes_label="Ja",
            no_label="Nee",
            after_no="",
        )
        for step_id in STEP_IDS
    ),
)


def school(**tables: object) -> Document:
    """A sound school with these tables."""
    return {"format": 1, "catalogue": 1, "kind": "school", "name": "De Kiekendief", **tables}


def group(**tables: object) -> Document:
    """A sound group with these tables."""
    return {"format": 1, "catalogue": 1, "kind": "group", "name": "De Wilgenbrug", **tables}


def overview(document: Document, of_group: Document | None = None) -> Overview:
    """The overview of a document, as member of a group when one is given."""
    above: Dossier | None = read_dossier(of_group) if of_group is not None else None
    return Overview("kiekendief", read_dossier(document), CATALOGUE, above)


WORDS = st.sampled_from(
    ["", "an", "bo", "net-wifi", "netwerk", "01", "05G", "yes", "no", "drop", "group", "school"]
)
SCALARS = st.one_of(
    WORDS,
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.just(DAY),
)
KEYS = st.sampled_from(
    [
        *("format", "kind", "name", "people", "tasks", "triage", "current", "target", "roadmap"),
        *("evaluations", "who", "times", "time", "backup", "hours", "weeks", "members", "plan"),
        *("an", "net-wifi", "01", "09", "answers", "history", "actions", "value", "on", "repeat"),
        *("it", "expertise", "section", "level", "team", "now", "", "een sleutel"),
    ]
)
ANY_VALUE = st.recursive(
    SCALARS,
    lambda inside: st.one_of(
        st.lists(inside, max_size=3), st.dictionaries(KEYS, inside, max_size=4)
    ),
    max_leaves=20,
)
ANY_DOCUMENT = st.dictionaries(KEYS, ANY_VALUE, max_size=8)
"""Anything a TOML file can hold, often under keys that mean something here."""
