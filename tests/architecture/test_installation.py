"""The program as people get it: from a wheel and from a checkout, each in a new environment."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ictcoord_tui import __version__
from tests.architecture.sources import PACKAGE, ROOT, python_files

pytestmark = [pytest.mark.xdist_group("installation"), pytest.mark.timeout(600)]

WORLD = dict(os.environ)
"""The environment before any test sealed it: pip may need to know where packages are."""

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and all it needs, as for a server without internet."""
    folder = tmp_path_factory.mktemp("wheels")
    pip(Path(sys.executable), "wheel", "--wheel-dir", str(folder), str(ROOT))
    return folder


@pytest.fixture
def wheel(wheels: Path) -> Path:
    (built,) = wheels.glob("ictcoord_tui-*.whl")
    return built


@pytest.fixture(scope="session")
def from_wheels(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("from-wheels")
    return new_environment(folder, "--no-index", "--find-links", str(wheels), "ictcoord-tui")


@pytest.fixture(scope="session")
def from_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_environment(tmp_path_factory.mktemp("from-checkout"), "--editable", str(ROOT))


@pytest.fixture(params=["from_wheels", "from_checkout"])
def installed(request: pytest.FixtureRequest) -> Path:
    """The folder with the programs of a new environment in which ictcoord was installed."""
    programs: Path = request.getfixturevalue(request.param)
    return programs


@pytest.fixture
def call(installed: Path, tmp_path: Path) -> Call:
    """Run the installed program in an empty folder; nothing of this checkout is in its way."""
    variables = {
        "HOME": str(tmp_path),
        "ICTCOORD_HOME": str(tmp_path / "settings"),
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [installed / "ictcoord", *arguments],
            cwd=tmp_path,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def new_environment(folder: Path, *what: str) -> Path:
    venv.create(folder, with_pip=True)
    pip(folder / "bin" / "python", "install", *what)
    return folder / "bin"


def pip(python: Path, *arguments: str) -> None:
    done = subprocess.run(
        [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments],
        env=WORLD,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def brought_along(name: str, below: str = "ictcoord_tui") -> set[str]:
    """Return the files of a folder beside `src`, as git would have them."""
    return {
        f"{below}/{path.relative_to(ROOT)}"
        for path in (ROOT / name).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_the_wheel_holds_all_that_is_needed_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = {f"ictcoord_tui/{path.relative_to(PACKAGE)}" for path in python_files(PACKAGE)}
    data = {f"ictcoord_tui/{path.relative_to(PACKAGE)}" for path in PACKAGE.rglob("*.json")}
    shared = brought_along("share", f"ictcoord_tui-{__version__}.data/data")

    assert len(data) > 5
    assert len(shared) == 4
    assert {name for name in names if not Path(name).name.startswith(".")} == (
        code
        | data
        | brought_along("styles")
        | brought_along("examples")
        | shared
        | {"ictcoord_tui/py.typed"}
    )


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [one for one in archive.namelist() if one.endswith("/METADATA")]
        facts = archive.read(name).decode()
        (licence,) = [one for one in archive.namelist() if one.endswith("/LICENSE")]

    assert "Requires-Python: >=3.11\n" in facts
    assert (ROOT / "README.md").read_text(encoding="utf-8") in facts
    assert archive.NameToInfo[licence].file_size == (ROOT / "LICENSE").stat().st_size


def test_a_school_is_made_checked_shown_and_exported(call: Call, tmp_path: Path) -> None:
    assert "Voorbeelden" in call("--help").stdout
    assert call("new", "school", "school.toml", "--name", "De Duin").returncode == 0
    assert call("check", "school.toml").returncode == 0
    assert "De Duin" in call("show", "school.toml").stdout
    done = call("export", "school.toml", "school.xlsx")

    assert (done.returncode, done.stdout) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "school.xlsx")


def test_the_example_and_the_sheets_came_along(call: Call, installed: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from ictcoord_tui.example import copy_example;"
        "from ictcoord_tui.tui.app import IctcoordApp; from ictcoord_tui.paths import styles_dir;"
        "assert list(styles_dir().glob('*.tcss'));"
        "print(copy_example(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [installed / "python", "-I", "-c", program, str(tmp_path / "voorbeeld")],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    group = done.stdout.strip()

    assert call("check", group).returncode == 0
    assert len(json.loads(call("show", group, "--json").stdout)["dossiers"]) == 6
    assert call("export", group, "groep.xlsx").returncode == 0
    assert zipfile.is_zipfile(tmp_path / "groep.xlsx")


def test_man_and_the_shells_find_what_is_theirs(from_wheels: Path) -> None:
    shared = from_wheels.parent / "share"

    for name in brought_along("share", ""):
        assert (shared.parent / name.lstrip("/")).read_bytes() == (
            ROOT / name.lstrip("/")
        ).read_bytes()
    assert (shared / "man" / "man1" / "ictcoord.1").is_file()


def test_the_app_wants_a_terminal_and_says_so(call: Call) -> None:
    done = call("demo")

    assert done.returncode == 2
    assert "terminal" in done.stderr
