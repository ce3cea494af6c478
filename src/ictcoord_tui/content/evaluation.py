"""The three questions with which an ICT team evaluates itself, from step 08 of the leaflet."""

from functools import cache

from ictcoord_tui.content.reader import ContentError, build, packaged_text, parse, refuse_repeats
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.values import dataclass

FILE = "evaluation.json"


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """One question of the evaluation.

    Attributes:
        id: Key in the dossier: `smooth`, `composition` or `division`.
        text: The whole question, as it is put to the team.
        short: A word or two that stand for it in lists.
        why: What to think of before answering.
        adjust_when: The answer after which steps of the roadmap are worth repeating.
        steps: Steps to suggest then, first one first. `05G` and `05S` may both be named; only
            the variant that the dossier follows makes sense.
    """

    id: str
    text: str
    short: str
    why: str
    adjust_when: Answer
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """The evaluation as it is put to a team; answers are kept in `domain.dossier.Evaluation`."""

    title: str
    text: str
    questions: tuple[EvaluationQuestion, ...]


@cache
def load_evaluation() -> EvaluationForm:
    """Return the packaged evaluation, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return evaluation_from(parse(packaged_text(FILE), FILE))


def evaluation_from(data: object) -> EvaluationForm:
    """Return the evaluation that plain JSON values describe.

    Raises:
        ContentError: A field is missing, unknown or ill-typed, an id comes twice, or a question
            suggests a step that does not exist.
    """
    form = build(EvaluationForm, data, FILE)
    refuse_repeats([question.id for question in form.questions], FILE, "questions")
    for number, question in enumerate(form.questions):
        for step_id in question.steps:
            if step_id not in STEP_IDS:
                place = f"questions[{number}].steps"
                remedy = f"Kies uit: {', '.join(STEP_IDS)}."
                raise ContentError(FILE, place, f"de stap ‘{step_id}’ bestaat niet", remedy)
    return form
