"""Who is added or called as a company is noted as external: told, and a step of its own to undo."""

from functools import partial

from ictcoord_tui.domain.edits.outsiders import note_outsiders, outsiders_since
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.tui.app import IctcoordApp


def tell_outsiders(app: IctcoordApp, before: Document, dossier: str | None = None) -> None:
    """Note as external who got the name or the role of somebody outside, and say so.

    Args:
        app: The app.
        before: The dossier before the name or role was given.
        dossier: Which one; `None` for the one that is looked at.
    """
    found = outsiders_since(before, app.session.document(dossier))
    if not found:
        return
    names = ", ".join(found.values())
    if app.edit(f"Extern: {names}", partial(note_outsiders, people=found), dossier=dossier):
        counts = "geldt" if len(found) == 1 else "gelden"
        said = f"{names} {counts} als extern, om naam of rol. Klopt dat niet? Zet Extern op Nee."
        app.notify(said, timeout=8)
