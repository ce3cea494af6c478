"""Giving the school or the group another name."""

from functools import partial

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.creating import ask_name
from ictcoord_tui.tui.flows.overtaken import edit_as_seen, picture


async def rename_dossier(app: IctcoordApp) -> None:
    """Ask what the dossier that is looked at is called from now on; the file keeps its name."""
    seen, here = picture(app), app.session.focus
    overview = app.session.overview(here)
    asked = await ask_name(app, "groep" if overview.is_group else "school", overview.name)
    if asked is None:
        return
    name = clean_line(asked)
    change = partial(put, path=("name",), value=name)
    if await edit_as_seen(app, f"naam gewijzigd in {name}", {here: change}, seen, ("name",)):
        app.notify(f"Dit dossier heet nu {name}. Het bestand houdt zijn naam.")
