"""Writing a page or a report to a file: HTML to print, Markdown to mail or keep."""

from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.text import slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.paper import Paper
from ictcoord_tui.reports.kinds import RENDERERS, REPORTS, Report, Request
from ictcoord_tui.reports.pages.asked import NO_TEAM
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import check_file_name, is_there, to_write, write
from ictcoord_tui.tui.modals.ask import AskLine, Confirm, Offer, Pick

_THIS = "page"
_EVERYBODY = "*"


async def write_paper(app: IctcoordApp, scope: Scope, page: Paper | None) -> None:
    """Let the user choose a paper and a file, and write it.

    Args:
        app: The app.
        scope: What a report is about.
        page: The page in front, if there is one.
    """
    offers = [Offer(_THIS, f"Deze bladzijde: {page.title}")] if page is not None else []
    offers += [Offer(name, report.title, "(verslag)") for name, report in REPORTS.items()]
    name = await app.push_screen_wait(Pick("Wat wil je op papier?", offers, about="paper"))
    if name is None:
        return
    if name == _THIS and page is not None:
        await _keep(app, page, slug(page.title))
        return
    report = REPORTS[name]
    person = await _person(app, scope, name, report) if report.about_person else ""
    if person is not None:
        paper = report.make(Request(scope, app.clock().date(), person))
        about = f"-{person}" if person else ""
        await _keep(app, paper, f"{slug(report.title)}{about}")


async def _person(app: IctcoordApp, scope: Scope, name: str, report: Report) -> str | None:
    """Return whom it is about: nothing for everybody, `None` when the user turned back."""
    people = sorted(scope.people.values(), key=lambda person: person.name)
    offers = [Offer(person.id, person.name, person.role) for person in people]
    if name == "agreements":
        offers.insert(0, Offer(_EVERYBODY, "Iedereen", "elk op een eigen blad"))
    if not offers:
        app.notify(NO_TEAM)
        return None
    picked = await app.push_screen_wait(
        Pick(f"{report.title}: over wie?", offers, about="paper-about")
    )
    return "" if picked == _EVERYBODY else picked


async def _keep(app: IctcoordApp, paper: Paper, name: str) -> None:
    beside = app.session.path()
    said = await app.push_screen_wait(
        AskLine(
            "In welk bestand?",
            f"{beside.stem}-{name}.html",
            check=lambda text: check_file_name(text, *RENDERERS),
            hint=f".html om af te drukken, .md als gewone tekst. Komt in {shown(beside.parent)}.",
            about="paper-file",
        )
    )
    if said is None:
        return
    try:
        path = to_write(app, beside.parent, said)
        if is_there(path) and not await app.push_screen_wait(
            Confirm(f"{shown(path)} bestaat al. Overschrijven?", about="overwrite")
        ):
            return
        write(app, path, RENDERERS[path.suffix.lower()](paper).encode())
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
        return
    app.notify(f"{shown(path)} is gemaakt.")
