"""The roadmap's questions to the user: notes, plan dates, missing expertise, evaluations."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from ictcoord_tui.content.evaluation import load_evaluation
from ictcoord_tui.content.roadmap import answer_word, load_roadmap
from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.days import format_day, parse_day
from ictcoord_tui.domain.edits.fields import get, put, put_all
from ictcoord_tui.domain.edits.steps import (
    give_answer,
    hold_evaluation,
    note_action,
    note_step,
)
from ictcoord_tui.domain.evaluations import asks_to_adjust
from ictcoord_tui.domain.journey import steps_in_order
from ictcoord_tui.domain.roadmap import (
    EVALUATION_STEP,
    EXPERTISE_STEP,
    PLAN_STEP,
    VISION_STEP,
)
from ictcoord_tui.domain.schema import Answer, Document
from ictcoord_tui.domain.text import clean_line, clean_text
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.dropped import keep_dropped
from ictcoord_tui.tui.flows.overtaken import edit_as_seen, picture
from ictcoord_tui.tui.modals.ask import AskLine, Confirm, Offer, Pick
from ictcoord_tui.tui.modals.ask_text import AskText
from ictcoord_tui.tui.modals.evaluation import AskEvaluation, Held
from ictcoord_tui.tui.present.roadmap_detail import advice_in_words
from ictcoord_tui.tui.present.roadmap_jumps import PLAN, VISION


async def write_note(
    app: IctcoordApp, step_id: str, action_id: str = "", half_typed: str | None = None
) -> bool:
    """Ask for the note on a step, or on one of its actions; tell whether it changed.

    Args:
        app: The app.
        step_id: The step.
        action_id: The action; empty for the step itself.
        half_typed: What it starts with in place of what is kept.
    """
    step = load_roadmap().step(step_id)
    rest = ("actions", action_id) if action_id else ()
    place = ("roadmap", step_id, *rest, "note")
    question = f"Opmerking bij stap {step.id}, {step.title}"
    if action_id:
        action = next(one for one in step.actions if one.id == action_id)
        question = f"Opmerking bij ‘{action.text}’"

    def change(document: Document, note: str) -> Document:
        if action_id:
            return note_action(document, step_id, action_id, note)
        return note_step(document, step_id, note)

    text, seen = half_typed, picture(app)
    while True:
        stands = get(app.session.document(), place) or ""
        text = stands if text is None else text
        dialog = AskText(question, text, stands=stands, place=".".join(place), about="step-note")
        written = await app.push_screen_wait(dialog)
        keep_dropped(app, place, dialog.dropped)
        if written is None:
            return False
        text = clean_text(written)
        changes = {app.session.focus: partial(change, note=text)}
        label = f"Opmerking bij stap {step_id}"
        done = await edit_as_seen(app, label, changes, seen, ("roadmap", step_id))
        if done is not None:
            return done


async def change_answer(
    app: IctcoordApp, step_id: str, question_id: str, value: Answer | None
) -> bool:
    """Ask whether an answer is to be changed that one was not looking at; tell whether it was.

    Args:
        app: The app.
        step_id: The step.
        question_id: The question of it, which has an answer.
        value: The new answer; `None` takes it back.
    """
    step, seen, moment = load_roadmap().step(step_id), picture(app), app.session.clock()
    stands = app.session.overview().dossier.roadmap[step_id].answers[question_id].value
    short = next(one.short for one in step.questions if one.id == question_id)
    which = f" ({short})" if len(step.questions) > 1 else ""
    said = f"Stap {step_id}{which} staat op {answer_word(step, stands)}."
    if value is None:
        question, yes = f"{said} Antwoord wissen?", "Wissen"
    else:
        question, yes = f"{said} Wijzigen in {answer_word(step, value)}?", "Wijzigen"
    if not await app.push_screen_wait(Confirm(question, yes=yes, about="change-answer")):
        return False
    change = partial(
        give_answer, step_question=(step_id, question_id), value=value, by=app.author, moment=moment
    )
    place = ("roadmap", step_id, "answers", question_id)
    changes = {app.session.focus: change}
    return bool(await edit_as_seen(app, f"Antwoord op stap {step_id}", changes, seen, place))


async def ask_vision(app: IctcoordApp) -> None:
    """Ask for the day of the vision on teaching."""
    seen = picture(app)
    vision = app.session.overview().dossier.plan.vision
    when = await _ask_day(app, "Van wanneer is de pedagogische visie?", vision)
    if when is not None:
        changes = {app.session.focus: partial(put, path=VISION, value=_day(when))}
        await edit_as_seen(app, "Datum van de visie", changes, seen, ("roadmap", VISION_STEP))


async def ask_plan(app: IctcoordApp) -> None:
    """Ask for title and day of the policy plan."""
    plan, seen = app.session.overview().dossier.plan, picture(app)
    title = await app.push_screen_wait(
        AskLine("Hoe heet het ICT-beleidsplan?", plan.title, about="plan-title")
    )
    if title is None:
        return
    when = await _ask_day(app, "Van wanneer is het ICT-beleidsplan?", plan.written)
    if when is None:
        return
    values = {("plan", "title"): clean_line(title), PLAN: _day(when)}
    changes = {app.session.focus: partial(put_all, values=values)}
    await edit_as_seen(app, "Titel en datum van het plan", changes, seen, ("roadmap", PLAN_STEP))


async def choose_staffing(app: IctcoordApp, task_id: str, advice: str) -> None:
    """Let the user choose how expertise for a task is found (step 06)."""
    task, seen = app.session.overview().task_by_id[task_id], picture(app)
    offers = [Offer(value, word) for value, word in labels("staffing").items()]
    offers.append(Offer("", "Nog niet kiezen"))
    question = f"{task.name} – advies: {advice_in_words(advice)}"
    chosen = await app.push_screen_wait(Pick(question, offers, about="staffing"))
    if chosen is None:
        return
    way = partial(put, path=("triage", task_id, "staffing"), value=chosen or None)
    changes = {app.session.focus: way}
    label, place = f"Aanpak voor ‘{task.name}’", ("roadmap", EXPERTISE_STEP)
    await edit_as_seen(app, label, changes, seen, place)


async def evaluate(app: IctcoordApp) -> None:
    """Ask for an evaluation of the team and write it down (step 08)."""
    overview, seen = app.session.overview(), picture(app)
    steps = steps_in_order(load_roadmap(), overview.dossier.roadmap, group=overview.is_group)
    form, moment = load_evaluation(), app.clock()
    held = await app.push_screen_wait(AskEvaluation(form, steps, moment.date()))
    if held is None:
        return
    values = _values(held)
    adjust = asks_to_adjust(
        {key: answer for key, (answer, _) in held.answers.items()},
        {question.id: question.adjust_when for question in form.questions},
        held.repeat,
    )

    taken = frozenset(app.session.document().get("evaluations", {}))

    def change(document: Document) -> Document:
        return hold_evaluation(
            document, values, adjust=adjust, by=app.author, moment=moment, taken=taken
        )

    changes, place = {app.session.focus: change}, ("roadmap", EVALUATION_STEP)
    if await edit_as_seen(app, "Evaluatie genoteerd", changes, seen, place):
        again = f" Opnieuw te bekijken: {', '.join(held.repeat)}." if held.repeat else ""
        await app.areas.show_place(app.session.focus, ("evaluations",))
        app.notify(f"Evaluatie genoteerd bij stap {EVALUATION_STEP}.{again}")


def _values(held: Held) -> Mapping[str, object]:
    answers = {
        key: {"value": answer.value, **({"note": note} if note else {})}
        for key, (answer, note) in held.answers.items()
    }
    return {
        "present": held.present,
        "answers": answers,
        "decisions": held.decisions,
        "repeat": list(held.repeat),
        "next": held.next,
    }


async def _ask_day(app: IctcoordApp, question: str, before: date | None) -> str | None:
    """Return what was typed, which `_day` understands; `None` when the user turned back."""
    value = format_day(before) if before is not None else ""
    hint = "Bijvoorbeeld 21/11/2026; leeg wist de datum."
    return await app.push_screen_wait(
        AskLine(question, value, check=check_day, hint=hint, about="roadmap-day")
    )


def _day(typed: str) -> date | None:
    return parse_day(typed) if typed.strip() else None


def check_day(text: str) -> str:
    """Return why a text is no day, or nothing; an empty text will do."""
    if not text.strip():
        return ""
    try:
        parse_day(text)
    except ValueError as error:
        return str(error)
    return ""
