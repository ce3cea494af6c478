"""Schools of a group in folders of their own, people with other rights: run as root, `FOLDER`.

The modules are loaded before any process gives its rights away, so that it does not matter what the
others may read of this machine. Prints what everybody could do as JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.workspace import load_workspace

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
LEAD, AN, BO = 42001, 42002, 42003
DUIN, KIEKENDIEF = 43001, 43002
GROUPS = {LEAD: [DUIN, KIEKENDIEF], AN: [DUIN], BO: [KIEKENDIEF]}


def lay_out(folder: Path) -> dict[str, Path]:
    """Make the folders as the page for administrators says."""
    os.umask(0o022)
    folder.chmod(0o755)
    paths = {}
    for name, group in (("duin", DUIN), ("kiekendief", KIEKENDIEF)):
        place = folder / name
        place.mkdir()
        os.chown(place, 0, group)
        place.chmod(0o2770)
        document = new_document(DossierKind.SCHOOL, name, catalogue=load_catalogue().version)
        paths[name] = place / "school.toml"
        DossierFile(paths[name]).create(document, who="root", now=NOW)
    return paths


def as_person(person: int, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - any JSON
    """Do work with the rights of a person; return what it gave, or the error's exit code."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups(GROUPS.get(person, []))
            os.setgid(person)
            os.setuid(person)
            os.umask(0o077)
            outcome = work()
        except IctcoordError as error:
            outcome = {"code": error.exit_code}
        except BaseException as error:  # noqa: BLE001 - the child must end here
            outcome = {"crash": repr(error)}
        os.write(tell, json.dumps(outcome).encode())
        os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as stream:
        return json.loads(stream.read())


def save(path: Path, key: str, value: str) -> Callable[[], str]:
    def work() -> str:
        session = Session.open(
            path, catalogue=load_catalogue(), author=str(os.getuid()), clock=lambda: NOW
        )
        session.edit("iets", lambda document: {**document, key: value})
        session.save_everything()
        return "saved"

    return work


def force(path: Path) -> Callable[[], str]:
    """Write past the session: straight to the file."""

    def work() -> str:
        path.write_bytes(encode({"name": "gekaapt"}))
        return "written"

    return work


def counted(path: Path) -> Callable[[], dict[str, list[str]]]:
    """Read a group with its schools, and tell which count and which do not."""

    def work() -> dict[str, list[str]]:
        found = load_workspace(path, load_catalogue())
        return {
            "schools": [one.path.parent.name for one in found.schools],
            "missing": [one.message for one in found.broken],
        }

    return work


def modes(folder: Path) -> list[str]:
    """Return what is too open: anything for strangers."""
    return [str(path) for path in folder.rglob("*") if path.lstat().st_mode & 0o007]


def story(folder: Path) -> dict[str, Any]:
    load_roadmap()
    paths = lay_out(folder)
    duin, kiekendief = paths["duin"], paths["kiekendief"]
    told: dict[str, Any] = {
        "an saves her own": as_person(AN, save(duin, "place", "Gent")),
        "bo saves his own": as_person(BO, save(kiekendief, "place", "Brugge")),
        "an opens another": as_person(AN, save(kiekendief, "place", "Aalst")),
        "an forces another": as_person(AN, force(kiekendief)),
        "lead saves both": [
            as_person(LEAD, save(path, "eigen", "van de groep")) for path in (duin, kiekendief)
        ],
        "an saves after the lead": as_person(AN, save(duin, "place", "Gent-Zuid")),
        "stranger": as_person(44000, save(duin, "place", "x")),
    }
    told["places"] = [DossierFile(path).load().document["place"] for path in (duin, kiekendief)]
    told["groups"] = [path.stat().st_gid for path in (duin, kiekendief)]
    told["open"] = modes(folder / "duin") + modes(folder / "kiekendief")
    group = new_document(DossierKind.GROUP, "groep", catalogue=load_catalogue().version)
    (folder / "groep.toml").write_bytes(encode({**group, "members": ["*/school.toml"]}))
    (folder / "groep.toml").chmod(0o644)
    told["an looks at the group"] = as_person(AN, counted(folder / "groep.toml"))
    (folder / "groep.toml").unlink()
    # Read-only: the folder may be looked in, nothing may be written.
    duin.parent.chmod(0o550)
    told["read-only folder"] = as_person(AN, save(duin, "place", "x"))
    told["looked at"] = as_person(AN, lambda: DossierFile(duin).load().writable)
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(story(Path(sys.argv[1]))))
