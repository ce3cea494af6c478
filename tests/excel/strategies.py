"""Random dossiers, with everything people can type in them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import Document

CATALOGUE = load_catalogue()
TASKS = [task.id for task in CATALOGUE.tasks[:12]]
SECTIONS = [section.id for section in CATALOGUE.sections[:4]]

POISON = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    '=HYPERLINK("http://x","y")',
    "=cmd|'/c calc'!A1",
    "http://vlaanderen.be",
    "_x0041_ _x000D_",
    "[/b] [link=x]",
    "#N/A",
    "  randen  ",
    "Jan, An en Els",
    "twee\nregels",
    "\x1b[31mrood\x07",
    "naam\u202eomgekeerd\ufffe",
    "0,5",
    "12:30",
]
texts = st.one_of(
    st.sampled_from(POISON),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(["Wie weet", "n.v.t.", "Ja", "An Peeters"]),
)
names = st.one_of(texts, st.sampled_from(["An Peeters", "Jan Maes", "Peeters, An", "Jan en An"]))
times = st.sampled_from(["", "30min/week", "1u30/dag", "2u/maand", "6u/jaar", "0,1333u/week", "x"])


@st.composite
def school_documents(draw: st.DrawFn) -> Document:
    people = {f"p{number}": draw(_people()) for number in range(draw(st.integers(0, 4)))}
    document: Document = {
        "format": 1,
        "catalogue": 1,
        "kind": "school",
        "name": draw(names),
        "people": people,
        "weeks": draw(st.integers(30, 40)),
        "onbekend": {"diep": {"$day": draw(texts), "lijst": [1, 2.5, date(2026, 1, 2)]}},
    }
    own = {"name": draw(names), "section": draw(st.sampled_from(SECTIONS))}
    document["tasks"] = {"eigen-iets": own, TASKS[0]: {"name": draw(names), "core": draw(flags)}}
    ids = st.lists(st.sampled_from([*people, "weg"]), max_size=3, unique=True)
    for table in ("current", "target"):
        document[table] = draw(
            st.dictionaries(st.sampled_from([*TASKS, "eigen-iets"]), _rows(ids), max_size=6)
        )
    document["triage"] = draw(st.dictionaries(st.sampled_from(TASKS), _triages(), max_size=6))
    return document


@st.composite
def group_documents(draw: st.DrawFn) -> dict[str, Document]:
    """Documents of a group with one to three schools; ids of people are unique in the group."""
    group = draw(school_documents())
    documents = {"groep": _in_house(group, "g") | {"kind": "group", "members": ["scholen/*.toml"]}}
    for number in range(draw(st.integers(1, 3))):
        school = _in_house(draw(school_documents()), f"s{number}")
        documents[f"school-{number}"] = school | {"group": "../groep.toml"}
    return documents


def _in_house(document: Document, prefix: str) -> Document:
    """Give people and own tasks of a document ids that nobody else in the group has."""
    ids = {key: f"{prefix}-{key}" for key in (*document["people"], "eigen-iets")}

    def renamed(value: Any) -> Any:  # noqa: ANN401 - any TOML value
        if isinstance(value, dict):
            return {ids.get(key, key): renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return sorted(ids.get(item, item) for item in value)
        return value

    known = ("people", "tasks", "triage", "current", "target")
    return {key: renamed(item) if key in known else item for key, item in document.items()}


flags = st.booleans()


def _people() -> st.SearchStrategy[Document]:
    hours = st.one_of(st.integers(0, 40), st.floats(0, 40).map(lambda value: round(value, 2)))
    return st.fixed_dictionaries(
        {"name": names},
        optional={
            "role": texts,
            "hours": st.fixed_dictionaries({}, optional={"now": hours, "target": hours}),
            "team": st.fixed_dictionaries({}, optional={"now": flags, "target": flags}),
            "external": flags,
            "expertise": st.lists(st.sampled_from(SECTIONS), unique=True),
            "note": texts,
        },
    )


def _rows(ids: st.SearchStrategy[list[str]]) -> st.SearchStrategy[Document]:
    return st.fixed_dictionaries(
        {},
        optional={
            "who": ids,
            "time": times,
            "times": st.dictionaries(st.sampled_from(["p0", "p1", "weg"]), times, max_size=2),
            "backup": ids,
            "level": st.sampled_from(["school", "group", "both"]),
            "note": texts,
            "mandate": texts,
            "documented": texts,
        },
    )


def _triages() -> st.SearchStrategy[Document]:
    return st.fixed_dictionaries(
        {},
        optional={
            "applies": st.sampled_from(["yes", "partly", "no"]),
            "term": st.sampled_from(["short", "long", "drop"]),
            "together": flags,
            "priority": texts,
            "note": texts,
        },
    )
