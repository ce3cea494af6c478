"""Every number that a document tells is that of the program, or stands here with its reason.

A number is a row of digits or one of the Dutch words for a small one. Accounted for are:
parts that the program writes itself, blocks and calls that other tests type or read, numbers of a
shape that is looked up (steps, keys, times, options), phrases made of what the program says, and
phrases in `HARMLESS`, each with a reason. Anything else fails, and so does a phrase that is gone.
"""

import re
import shlex
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.commands import demo
from ictcoord_tui.cli.forced import ALLOWED
from ictcoord_tui.cli.help import EXIT_CODES
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import TimeError, parse_spent
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.errors import ConflictError, InvalidDataError, NotAllowedError, UsageError
from ictcoord_tui.excel import grid, guard
from ictcoord_tui.insights.load import overloads
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.storage import codec
from ictcoord_tui.storage.atomic import private_mode
from ictcoord_tui.storage.settings import MAX_RECENT
from ictcoord_tui.storage.versions import Retention
from ictcoord_tui.tui.app import POLL_SECONDS, RETRY_SECONDS
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands import COMMANDS as APP_COMMANDS
from ictcoord_tui.tui.commands.keys import key_name
from ictcoord_tui.tui.tables import tsv
from ictcoord_tui.tui.terminal import crash
from ictcoord_tui.workspace import load_workspace
from tests.architecture.documents import DOCUMENTS, blocks_in, text_of
from tests.architecture.sources import ROOT

WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
NUMBER = re.compile(
    rf"\d+(?:[.,:/×]\d+)*|\b(?:{'|'.join(WORDS[2:])}|elf|twaalf|twintig|dertig|honderd|halfuur|kwartier)\b",
    re.IGNORECASE,
)
README, SCRIPTS, SERVER = "README.md", "scripts.md", "beheerder.md"
PRIVACY, COORDINATOR = "privacy.md", "coordinator.md"
CHANGELOG, CONTRIBUTING = "CHANGELOG.md", "CONTRIBUTING.md"

EXAMPLE = examples_dir() / "wilgenbrug" / "groep.toml"
KEYS = {key_name(key) for command in APP_COMMANDS for key in command.keys}


def first_key(command_id: str, number: int = 0) -> str:
    return key_name(COMMAND_BY_ID[command_id].keys[number])


def in_section(document: str, heading: str, pattern: str) -> int:
    """Return how often something stands in the section of a document."""
    (path,) = [one for one in DOCUMENTS if one.name == document]
    section = text_of(path).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return len(re.findall(pattern, section, re.MULTILINE))


def mode_of_a_new_file(*, shared: bool) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o700 | (stat.S_ISGID if shared else 0))
        return f"({private_mode(folder):04o})"


def facts() -> dict[str, tuple[str, ...]]:
    """Return phrases with a number, per document, made of what the program says today."""
    catalogue, days = load_catalogue(), Retention().daily_days
    scope = load_workspace(EXAMPLE, catalogue).scope
    steps = WORDS[len({step[:2] for step in STEP_IDS})]
    tasks = f"{len(catalogue.tasks)} taken"
    colours = [int(word) for word in OPEN.options[3].choices if word.isdigit()]
    keys = ("move.top", "move.bottom", "move.up", "move.down")
    top, bottom, up, down = (
        next(
            key for key in map(key_name, COMMAND_BY_ID[one].keys) if len(key) == 1 and key.isalpha()
        )
        for one in keys
    )
    ways = in_section(README, "Installeren", r"^(?:pipx|uv|python3 -m venv ~)")
    return {
        README: (
            f"({steps} stappen",
            f"Links de {steps} stappen",
            f"({tasks}: wie",
            "Twee opdrachten]",
            f"## {WORDS[in_section(README, 'Twee opdrachten', '^make ')].capitalize()} opdrachten",
            f"in {WORDS[in_section(README, 'Een school in tien stappen', '^[0-9]+[.]')]} stappen]",
            "## Een school in tien stappen",
            f"Python {least_python()} of nieuwer",
            f"Elk van deze {WORDS[ways]} werkt",
            f"{WORDS[len(overloads(scope, Situation.CURRENT))]} mensen zijn nu overbelast",
            f"{max(colours)} kleuren",
            f"{first_key('app.roadmap', 1)} is hetzelfde als {first_key('app.roadmap')}, ",
            f"{first_key('app.overview', 1)} als {first_key('app.overview')}",
            f"{top} en {bottom} voor begin en einde, {up} en {down} voor op en neer",
            f"{days} dagen lang",
            f"laatste {MAX_RECENT} dossiers",
        ),
        SCRIPTS: (
            f"geeft {InvalidDataError.exit_code} als er iets fout is en 0 als",
            f"geeft {ConflictError.exit_code} als beide kanten",
            f"en {NotAllowedError.exit_code} als `samen.toml` al bestaat",
            f"stappen (van de {WORDS.index(steps)}) dat op",
        ),
        SERVER: (
            mode_of_a_new_file(shared=False),
            mode_of_a_new_file(shared=True),
            f"stopt met uitkomst {UsageError.exit_code}",
            f"{WORDS[len(ALLOWED)].capitalize()} opdrachten die alleen lezen",
            f"{days} dagen lang",
            f"geeft {InvalidDataError.exit_code} als er iets fout is",
            f"elke {WORDS[int(RETRY_SECONDS)]} seconden opnieuw",
            f"geweigerd, uitkomst {NotAllowedError.exit_code};",
            *limits(),
        ),
        PRIVACY: (f"{days} dagen |",),
        CHANGELOG: (
            f"{steps} stappen met vragen",
            tasks,
            f"{WORDS[len(scope.schools)]} verzonnen scholen",
            f"met {max(colours)}, {min(colours)} of geen kleuren",
        ),
    }


def limits() -> Iterator[str]:
    """Yield the rows of the table with limits, but for their bars."""
    yield f"een dossier | {codec.MAX_BYTES // 1_000_000} MB"
    yield f"binnenkomt | {guard.MAX_FILE // 1_000_000} MB"
    yield f"een blad daarvan | {grid.MAX_ROWS} rijen en {grid.MAX_COLUMNS} kolommen"
    yield f"je plakt | {tsv.MAX_BYTES // 1_000} kB en {tsv.MAX_CELLS} cellen"
    yield f"verslagen van fouten | {crash.MAX_REPORTS}, de oudste"
    yield f"--schools {demo.MOST_SCHOOLS}` | {demo.MOST_SCHOOLS}"


def least_python() -> str:
    (found,) = re.findall(r'requires-python = ">=([\d.]+)"', text_of(ROOT / "pyproject.toml"))
    return str(found)


LANGUAGE, ADVICE = "gewoon taalgebruik: een paar, allebei", "raad van mens tot mens"
HARMLESS: Mapping[str, Mapping[str, str]] = {
    README: {
        "Heb je tien minuten?": "leestijd",
        "`python3-venv`": "naam van een pakket",
        "UTF-8": "naam van een tekenset",
        "putty-256color": "naam van een terminal, ook in tests/terminal",
        "escape-time 10": "instelling van tmux",
        "**Twee collega's": LANGUAGE,
    },
    PRIVACY: {"er twee wegen": "de twee punten eronder"},
    SERVER: {
        "twee scholen mogen niet": LANGUAGE,
        "rechten 2770": "wat chmod in het voorbeeld erboven geeft",
        "Tijd: ‘3u/week’": "een voorbeeld van wat git toont",
        "Als twee mensen": LANGUAGE,
        "Wijzigen twee mensen": LANGUAGE,
        "een van de twee waarden": LANGUAGE,
        "de twee waarden staan": LANGUAGE,
        "vraagt twee keer": "tests/tui/test_keeping.py",
    },
    COORDINATOR: {
        "| twee uur | 05": ADVICE,
        "een kwartier per persoon": ADVICE,
        "| twee uur | 06 en 07": ADVICE,
        "zes tot acht weken": ADVICE,
        "Tussen twee gesprekken": LANGUAGE,
        "op A4 af te drukken": "naam van een papierformaat",
        "apart een kwartier samen": ADVICE,
        "samen drie bladzijden": "de drie vragen die volgen",
        "gesprekken 3 en 4": "nummers van de kopjes",
        "; 2, 5 en 6": "nummers van de kopjes",
        "wat drie scholen": ADVICE,
        "maar een halfuur": ADVICE,
        "drie kleine taken": ADVICE,
    },
    CHANGELOG: {
        "de vier bladen": "Intro, Taken, Huidige situatie, Streefdoel",
        '"Nog 31 taken zonder naam"': "een voorbeeld van wat de app zegt",
    },
}
"""Numbers that are no fact about the program, with the reason."""

_GENERATED = re.compile(r"<!-- (\w+) -->.*?<!-- /\1 -->", re.DOTALL)
_BLOCK = re.compile(r"^```\w*\n.*?^```$", re.MULTILINE | re.DOTALL)
_MEASURED = re.compile(r"^## Wat het kost$.*?^(?=## )", re.MULTILINE | re.DOTALL)
"""What was measured one day; its rows and budgets have a test of their own."""

_TARGET = re.compile(r"\]\([^)]*\)")
_NUMBERING = re.compile(r"^(?:## |\| )?(\d+)\. ", re.MULTILINE)
_STEPS = re.compile(
    r"\b[Ss]tap(?:pen)? (\d\d[GS]?)((?:, \d\d[GS]?)*(?: (?:of|en|tot) \d\d[GS]?)?)|"
    r"\b(?:van|is) (\d\d[GS]?) (?:tot|in een school en) (\d\d[GS]?)|"
    r"\| (\d\d)(?: (?:tot|en) (\d\d))? \|"
)


def without(text: str, phrases: Mapping[str, str] | tuple[str, ...]) -> str:
    for phrase in phrases:
        assert phrase in text, f"this is no longer told: {phrase}"
        text = text.replace(phrase, " ")
    return text


def prose_of(document: Path) -> str:
    """Return what only people read: the rest is made, typed or parsed by other tests."""
    text = _GENERATED.sub("", text_of(document))
    for pattern in (_BLOCK, _MEASURED):
        text = pattern.sub("", text)
    return _TARGET.sub("]", text)


def without_steps(text: str) -> str:
    for match in _STEPS.finditer(text):
        assert set(re.findall(r"\d\d[GS]?", match.group())) <= {*STEP_IDS, "05"}, match.group()
    return _STEPS.sub(" ", text)


def without_numbering(text: str) -> str:
    """Lists and headings that are numbered begin at one and skip none."""
    before = 0
    for match in _NUMBERING.finditer(text):
        number = int(match.group(1))
        assert number in (1, before + 1), match.group()
        before = number
    return _NUMBERING.sub("", text)


def is_known(span: str) -> bool:
    """Tell whether what stands between back ticks is a key, a time, or can be typed."""
    if span in KEYS or not NUMBER.search(span):
        return True
    with suppress(TimeError):
        parse_spent(span)
        return True
    if span.startswith("--"):
        parse(shlex.split(span))
        return True
    # Every call in a document is typed by `test_documents`.
    return span.startswith("ictcoord ")


def without_spans(text: str) -> str:
    """What stands between back ticks, and function keys anywhere."""
    text = re.sub(r"`([^`\n]+)`", lambda found: "" if is_known(found[1]) else found[1], text)
    return re.sub(r"\bF\d+\b", lambda found: "" if found[0] in KEYS else found[0], text)


def unaccounted(document: Path) -> Iterator[str]:
    text = without(prose_of(document), facts().get(document.name, ()))
    text = without(text, HARMLESS.get(document.name, {}))
    text = without_spans(without_numbering(without_steps(text)))
    for line in text.splitlines():
        for match in NUMBER.finditer(line):
            yield line[max(0, match.start() - 30) : match.end() + 30]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_every_number_is_that_of_the_program_or_has_its_reason(document: Path) -> None:
    assert list(unaccounted(document)) == []


@pytest.mark.parametrize(
    "said", ["Er zijn 7 stappen.", "Er zijn zeven stappen.", "| `x` | 12,5 |", "na `12 beurten`"]
)
def test_a_number_out_of_the_blue_is_found(said: str) -> None:
    text = without_spans(without_numbering(without_steps(said)))

    assert NUMBER.search(text)


def test_a_step_that_does_not_exist_is_found() -> None:
    with pytest.raises(AssertionError, match="09"):
        without_steps("Kijk bij stap 09.")


def test_changes_of_others_come_as_soon_as_the_server_document_says() -> None:
    told = text_of(ROOT / "docs" / SERVER)

    assert ("binnen enkele seconden" in told) == (1 < POLL_SECONDS <= 3)


def test_every_exit_code_is_told_where_the_program_returns_it() -> None:
    told = text_of(ROOT / README).partition("<!-- uitkomsten -->")[2]

    for code, _ in EXIT_CODES:
        assert f"| {code} |" in told


def test_the_settings_shown_are_all_there_are_and_the_usual_ones() -> None:
    (block,) = [one.text for one in blocks_in(ROOT / README) if "[keymap]" in one.text]
    usual = Retention()

    assert f"all_days = {usual.all_days}\n" in block
    assert f"daily_days = {usual.daily_days}\n" in block
    assert re.findall(r"^(?:\[(\w+)\]|(\w+) =)", block, re.MULTILINE) == [
        ("", "theme"),
        ("versions", ""),
        ("", "all_days"),
        ("", "daily_days"),
        ("keymap", ""),
    ]


def test_the_commands_in_the_list_of_changes_are_all_there_are() -> None:
    (line,) = re.findall(
        r"^- Opdrachten voor de terminal: (.*)$", text_of(ROOT / CHANGELOG), re.MULTILINE
    )

    assert set(re.findall(r"`(\w+)`", line)) == {command.name for command in COMMANDS}


def test_every_measured_row_and_budget_is_one_of_the_benchmarks() -> None:
    source = text_of(ROOT / "tests" / "benchmarks" / "__main__.py")
    (table,) = _MEASURED.findall(text_of(ROOT / README))
    rows = re.findall(r"^\| ([^|]+) \|.*\| ([^|]*) \|$", table, re.MULTILINE)

    assert len(rows) > 20
    for name, budget in rows[2:]:
        assert budget in source, f"{name}: {budget}"
        first = re.split(r"[:,]|\d", name.removeprefix("ictcoord "))[0].strip()
        assert first in source, name


def test_a_reason_that_names_a_test_names_one_that_exists() -> None:
    reasons = [reason for phrases in HARMLESS.values() for reason in phrases.values()]
    named = [match for one in reasons for match in re.findall(r"tests/[\w/]+(?:\.py)?", one)]

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
