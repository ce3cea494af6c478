"""Writing the Excel file of what is looked at."""

from pathlib import Path

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.reports.kinds import workbook_papers
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import check_file_name, is_there, lands_in, to_write, write
from ictcoord_tui.tui.modals.ask import AskLine, Confirm
from ictcoord_tui.tui.modals.working import Progress, Working


async def export_workbook(app: IctcoordApp) -> None:
    """Ask for a file name and write the workbook; an existing file stays unless the user says."""
    target = await _ask_target(app)
    if target is None:
        return
    session = app.session
    scope = session.focus_scope()
    documents = {overview.id: session.document(overview.id) for overview in scope.overviews}
    now = session.clock()

    def work(progress: Progress) -> bytes:
        papers = workbook_papers(scope, now.date())
        return write_workbook(scope, documents, exported_at=now, papers=papers, progress=progress)

    outcome = await app.push_screen_wait(Working("Excel-bestand maken", work))
    try:
        if isinstance(outcome, IctcoordError):
            raise outcome
        write(app, target, outcome)
    except IctcoordError as error:
        app.notify(error.message, title=error.title, severity="error", timeout=8)
        return
    app.notify(f"Gemaakt: {shown(target)}", timeout=6)


async def _ask_target(app: IctcoordApp) -> Path | None:
    folder = app.session.path().parent
    proposed = folder / f"{app.session.path().stem}.xlsx"
    hint = lands_in(folder)
    while True:
        name = await app.push_screen_wait(
            AskLine(
                "Hoe moet het Excel-bestand heten?",
                proposed.name,
                check=_check,
                hint=hint,
                about="excel-file",
            )
        )
        if name is None:
            return None
        try:
            target = to_write(app, folder, name)
            there = is_there(target)
        except IctcoordError as error:
            app.notify(error.message, severity="warning")
            continue
        if there and not await _may_replace(app, target):
            continue
        return target


def _check(name: str) -> str:
    return check_file_name(name, ".xlsx")


async def _may_replace(app: IctcoordApp, target: Path) -> bool:
    question = f"{target.name} bestaat al. Mag het nieuwe bestand in de plaats komen?"
    return (
        await app.push_screen_wait(Confirm(question, yes="Vervangen", no="Nee", about="overwrite"))
        is True
    )
