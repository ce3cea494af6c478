"""The roadmap (*stappenplan*): its steps, and which step follows which answer.

Source: the official leaflet, read as a state machine:

```
01 ja->02  nee->01N(->01)      04 ja->05G  nee->05S
02 ja->03  nee->02N(->02)      05G klaar->06      05S klaar->06
03 ja->04  nee->03N(->03)      06 ja->07   nee->06N->07      07 klaar->08
08 ok->08(later)  bijsturen->{01,02,03,04,05G|05S,06,07}
```

After the advice of 01-N, 02-N and 03-N the school comes back and checks the same question again;
06-N (recruit or outsource) leads on to 07. The texts are content, the order is a rule.
"""

from collections.abc import Mapping
from enum import StrEnum

from ictcoord_tui.values import dataclass


class StepKind(StrEnum):
    """What a step asks: a decision, a piece of work, or an evaluation that comes back."""

    DECISION = "decision"
    WORK = "work"
    EVALUATION = "evaluation"


class Role(StrEnum):
    """To whom a piece of advice or an action is addressed."""

    PRINCIPAL = "principal"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"
    TEAM = "team"


class Branch(StrEnum):
    """When a piece of advice or an action holds."""

    YES = "yes"
    NO = "no"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a step; a step is answered Ja when all its questions are.

    Attributes:
        id: Key in the dossier, for instance `growth`.
        text: The whole question, as it is put to a meeting.
        short: A few words that stand for it in lists.
        why: Why it is asked, in one or two sentences.
    """

    id: str
    text: str
    short: str
    why: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What a role had better do on a branch."""

    branch: Branch
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """A thing to tick off, for one role, on a branch."""

    id: str
    branch: Branch
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Support:
    """Where help exists: a service or a document, and how to reach it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One box of the roadmap with everything that is said about it.

    Attributes:
        id: `01` to `08`, with `05G` and `05S` for the two variants of step 05.
        title: Short Dutch title.
        goal: One sentence: what this step leads to.
        yes_label: What a positive answer is called: `Ja`, `Klaar`, `Loopt goed`.
        no_label: What a negative answer is called: `Nee`, `Nog niet`, `Bijsturen`.
        after_no: What happens after a negative answer, in a few words.
    """

    id: str
    title: str
    phase: str
    kind: StepKind
    goal: str
    questions: tuple[Question, ...]
    advice: tuple[Advice, ...]
    actions: tuple[Action, ...]
    support: tuple[Support, ...]
    yes_label: str
    no_label: str
    after_no: str

    def advice_for(self, branch: Branch) -> tuple[Advice, ...]:
        """Return the advice that holds on a branch, what always holds first."""
        return tuple(a for a in self.advice if a.branch in (Branch.ALWAYS, branch))

    def actions_for(self, branch: Branch) -> tuple[Action, ...]:
        """Return the actions that hold on a branch, what always holds first."""
        return tuple(a for a in self.actions if a.branch in (Branch.ALWAYS, branch))


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the three stretches the knowledge centre distinguishes."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The whole roadmap.

    Attributes:
        goal: What it leads to, in one sentence.
        variants: What `05G` and `05S` are, in one sentence.
        steps: In order: 01, 02, 03, 04, 05G, 05S, 06, 07, 08.
    """

    title: str
    goal: str
    variants: str
    phases: tuple[Phase, ...]
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step:
        """Return a step by id.

        Raises:
            KeyError: There is no such step.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


STEP_IDS = ("01", "02", "03", "04", "05G", "05S", "06", "07", "08")
"""Every step a dossier can speak of, in the order of the roadmap."""

POOLING_STEP = "04"
"""The step whose answer picks the variant of step 05."""

OTHER_VARIANT: Mapping[str, str] = {"05G": "05S", "05S": "05G"}
"""The two variants of step 05, each with the other."""

VISION_STEP = "02"
"""The step of the vision on teaching."""

PLAN_STEP = "03"
"""The step of the ICT policy plan."""

EXPERTISE_STEP = "06"
"""The step that asks whether the expertise is there, and how it is found."""

EVALUATION_STEP = "08"
"""The step in which the team evaluates itself; never behind one, for it comes back every year."""

AFTER_YES: Mapping[str, str] = {
    "01": "02",
    "02": "03",
    "03": "04",
    "04": "05G",
    "05G": "06",
    "05S": "06",
    "06": "07",
    "07": "08",
    "08": "08",
}
"""The step that follows a positive answer."""

AFTER_NO: Mapping[str, str] = {
    "01": "01",
    "02": "02",
    "03": "03",
    "04": "05S",
    "05G": "05G",
    "05S": "05S",
    "06": "07",
    "07": "07",
    "08": "08",
}
"""The step that follows a negative answer (itself: act on the advice, then check again)."""
