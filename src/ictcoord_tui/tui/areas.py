"""The way between the main screens: which is in front, where a jump began, where a value stands."""

from collections.abc import Callable

from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.session import Session
from ictcoord_tui.tui.screens import AREAS
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.terminal.safe_app import SafeApp
from ictcoord_tui.tui.thrown import Thrown


class Areas:
    """The main screens of the open dossier; each is made when it is first shown.

    Args:
        app: On what they are shown.
        session: Gives the open session.
    """

    def __init__(self, app: SafeApp, session: Callable[[], Session]) -> None:
        self._app = app
        self._session = session
        self._screens: dict[str, AreaScreen] = {}
        self._former: list[AreaScreen] = []
        self._trail: list[tuple[str, str]] = []
        self.thrown = Thrown(self._as_it_is)
        """The last text that Esc threw away on one of them."""

    @property
    def front(self) -> AreaScreen | None:
        """The main screen in front, under any modal."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, AreaScreen):
                return screen
        return None

    @property
    def drawn(self) -> AreaScreen | None:
        """The main screen in front once it has its widgets; until then it draws itself anyway."""
        screen = self.front
        return screen if screen is not None and screen.is_mounted else None

    def made(self, area: str) -> AreaScreen:
        """Return one of the main screens, made when it is first asked for."""
        if area not in self._screens:
            self._screens[area] = AREAS[area]()
            # Textual throws a screen away when another takes its place, unless it is installed.
            self._app.install_screen(self._screens[area], f"{area}-{id(self._session())}")
        return self._screens[area]

    async def show(self, area: str) -> AreaScreen:
        """Show one of the main screens; a screen that was left keeps its place."""
        app, screen = self._app, self.made(area)
        if self.front is not screen:
            app.messages.turn()
        await self._uncover()
        if app.screen is screen:
            return screen
        if isinstance(app.screen, AreaScreen):
            await app.switch_screen(screen)
        else:
            await app.push_screen(screen)
        return screen

    async def _uncover(self) -> None:
        """Close what lies over the main screen in front, if there is one."""
        if self.front is not None:
            while not isinstance(self._app.screen, AreaScreen):
                await self._app.pop_screen()

    # Another dossier

    def forget(self) -> None:
        """Begin with new screens: another dossier was opened."""
        self._former.extend(self._screens.values())
        self._screens = {}
        self._trail.clear()
        self.thrown.forget()

    async def let_former_go(self) -> None:
        """Throw away the screens of a dossier that was open before."""
        former, self._former = self._former, []
        for screen in former:
            self._app.uninstall_screen(screen)
            await screen.remove()

    def _as_it_is(self, dossier: str) -> object:
        """Return what is another object once a dossier changed."""
        session = self._session()
        return session.document(dossier) if dossier in session.ids else None

    # There and back

    async def go_to(self, area: str) -> None:
        """Go to a screen by its own key; where one came from is of no use then."""
        jumped = bool(self._trail)
        self._trail.clear()
        screen = await self.show(area)
        if jumped:
            screen.update_bars()

    async def jump(self, dossier: str, place: Place) -> None:
        """Go to where a value stands, and remember from where: Esc leads back."""
        self.remember()
        await self.show_place(dossier, place)

    def remember(self) -> None:
        """Remember the screen in front and its dossier for the next Esc."""
        screen = self.front
        if screen is not None:
            self._trail.append((screen.AREA, self._session().focus))

    @property
    def leads_back(self) -> bool:
        """Whether there was a jump to go back from."""
        # Asked at every step of the cursor, and there nearly always is no trail.
        ids = self._session().ids if self._trail else ()
        return any(focus in ids for _, focus in self._trail)

    async def go_back(self) -> bool:
        """Go back to where the last jump began; tell whether there was one."""
        session = self._session()
        while self._trail:
            area, focus = self._trail.pop()
            if focus in session.ids:
                session.focus = focus
                (await self.show(area)).update_all()
                return True
        return False

    async def show_place(self, dossier: str, place: Place) -> None:
        """Go to where a value stands in a dossier."""
        session = self._session()
        if place and dossier in session.ids:
            session.focus = dossier
        area = area_of(place)
        screen = self.front
        if screen is None or not screen.shows(area):
            screen = await self.show(area) if area else None
        if screen is not None:
            screen.update_all()
            screen.go_to_place(place)


def area_of(place: Place) -> str:
    """Return the screen on which a place in a document is shown; empty for none."""
    if not place:
        return ""
    return {
        "people": "team",
        "insights": "insights",
        "roadmap": "roadmap",
        "evaluations": "roadmap",
        "tasks": "overview",
        "triage": "overview",
        "current": "overview",
        "target": "overview",
    }.get(place[0], "")
