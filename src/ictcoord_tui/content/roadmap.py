"""The roadmap in Dutch: questions, advice, actions and where help exists, per step.

The order of the steps is a rule of `domain.roadmap`; here are only the words.
"""

from functools import cache

from ictcoord_tui.content.reader import ContentError, build, packaged_text, parse, refuse_repeats
from ictcoord_tui.content.words import capital, label
from ictcoord_tui.domain.journey import Journey, StepStatus
from ictcoord_tui.domain.roadmap import STEP_IDS, Roadmap, Step
from ictcoord_tui.domain.schema import Answer

FILE = "roadmap.json"


@cache
def load_roadmap() -> Roadmap:
    """Return the packaged roadmap, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return roadmap_from(parse(packaged_text(FILE), FILE))


def roadmap_from(data: object) -> Roadmap:
    """Return the roadmap that plain JSON values describe.

    Raises:
        ContentError: A field is missing, unknown or ill-typed, the steps are not those of the
            state machine, a step has no question or no such phase, or an id comes twice.
    """
    roadmap = build(Roadmap, data, FILE)
    if tuple(step.id for step in roadmap.steps) != STEP_IDS:
        remedy = f"Zet ze in deze volgorde: {', '.join(STEP_IDS)}."
        raise ContentError(FILE, "steps", "dit zijn niet de stappen van het stappenplan", remedy)
    refuse_repeats([phase.id for phase in roadmap.phases], FILE, "phases")
    phases = {phase.id for phase in roadmap.phases}
    for number, step in enumerate(roadmap.steps):
        _check_step(step, phases, f"steps[{number}]")
    return roadmap


def status_word(step: Step, status: StepStatus) -> str:
    """Return how a step stands, in the words of that step: `Ja`, `Nog niet`, `Open`."""
    if status is StepStatus.YES:
        return step.yes_label
    if status is StepStatus.NO:
        return step.no_label
    return label("step_status", status)


def answer_word(step: Step, value: Answer | None) -> str:
    """Return an answer in the words of its step; a withdrawn one is told as well."""
    if value is None:
        return "gewist"
    return step.yes_label if value is Answer.YES else step.no_label


def agreed_words(roadmap: Roadmap, journey: Journey) -> str:
    """Return how many steps were answered with yes: `2 van de 8 stappen staan op Ja`.

    Args:
        roadmap: The roadmap, whose steps call their yes `Ja`, `Klaar` or `Loopt goed`.
        journey: How far the answers lead.
    """
    agreed = [roadmap.step(step) for step in journey.agreed]
    *others, last = dict.fromkeys(step.yes_label for step in agreed or roadmap.steps[:1])
    words = f"{', '.join(others)} of {last}" if others else last
    verb = "staan" if len(agreed) > 1 else "staat"
    return f"{len(agreed) or 'nog geen'} van de 8 stappen {verb} op {words}"


def standing(roadmap: Roadmap, journey: Journey) -> str:
    """Return where a dossier stands, in one line: how much stands on yes, and what comes next.

    Args:
        roadmap: The roadmap.
        journey: How far the answers of the dossier lead.
    """
    step = roadmap.step(journey.current)
    if journey.further:
        word = status_word(step, journey.statuses[step.id])
        here = (
            f"stap {step.id} staat op {word}, en jullie gingen al verder tot stap {journey.further}"
        )
    else:
        here = f"jullie staan bij stap {step.id}, {step.title}"
    return capital(f"{agreed_words(roadmap, journey)}; {here}")


def _check_step(step: Step, phases: set[str], place: str) -> None:
    if step.phase not in phases:
        remedy = f"Kies uit: {', '.join(sorted(phases))}."
        raise ContentError(FILE, f"{place}.phase", f"de fase ‘{step.phase}’ bestaat niet", remedy)
    if not step.questions:
        problem = "een stap heeft minstens één vraag"
        raise ContentError(FILE, f"{place}.questions", problem, "Voeg een vraag toe.")
    refuse_repeats([question.id for question in step.questions], FILE, f"{place}.questions")
    refuse_repeats([action.id for action in step.actions], FILE, f"{place}.actions")
