"""Going to what is to be done next."""

from ictcoord_tui.content.words import lowered
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.areas import area_of


async def go_to_next_step(app: IctcoordApp) -> None:
    """Put the cursor where the next step begins; say so when it is there already."""
    screen = app.areas.front
    if screen is None:
        return
    step = await app.ahead.look(screen.goes_on)
    before = (app.session.focus, screen.cursor_place())
    if screen.shows(area_of(step.place)) and app.session.focus == step.dossier:
        await app.areas.show_place(step.dossier, step.place)
    else:
        await app.areas.jump(step.dossier, step.place)
    if before == (step.dossier, step.place):
        say_here(app, step.text)


def say_here(app: IctcoordApp, step: str) -> None:
    """Say that the next step is where the cursor is already."""
    app.notify(f"Je staat er al: {lowered(step)}.")
