"""Dossiers somewhere on the roadmap, for stories about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ictcoord_tui.content.roadmap import load_roadmap

ANSWERED = date(2026, 9, 15)
"""The day of all answers."""


def answered(**steps: str) -> dict[str, Any]:
    """Return the table `roadmap` in which steps (written `s01`) have one answer to everything."""
    roadmap = {}
    for key, value in steps.items():
        step = load_roadmap().step(key[1:])
        given = {"value": value, "on": ANSWERED, "by": "Greet"}
        roadmap[step.id] = {"answers": {one.id: dict(given) for one in step.questions}}
    return roadmap


def up_to(step_id: str, variant: str = "05S", last: str = "yes") -> dict[str, Any]:
    """Return answers that lead past every step up to one, which is answered with `last`."""
    other = {"05S": "05G", "05G": "05S"}[variant]
    order = [step.id for step in load_roadmap().steps if step.id != other]
    values = {f"s{key}": "yes" for key in order[: order.index(step_id)]}
    values["s04"] = "yes" if variant == "05G" else "no"
    taken = {key: value for key, value in values.items() if key[1:] in order}
    passed = order[: order.index(step_id) + 1]
    taken = {key: value for key, value in taken.items() if key[1:] in passed}
    return answered(**taken | {f"s{step_id}": last})


def given(document: Mapping[str, Any], step: str, question: str) -> str:
    """Return the answer a document holds; empty for none."""
    table = document.get("roadmap", {}).get(step, {}).get("answers", {})
    return str(table.get(question, {}).get("value", ""))
