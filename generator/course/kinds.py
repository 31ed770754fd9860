"""The register of exercise kinds: one record a kind, and every wing finds its part by it.

A record names its parts as `module:attribute` and reads nothing of them: models and checks stand
below payloads, pages and packages, which are looked up only when somebody asks for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from importlib import import_module
from typing import Annotated, Any, Union

from pydantic import Field

_MODELS = "generator.course.model.exercise"
_PAYLOADS = "generator.practice.payload_kinds"
_QUOTES = "generator.practice.quoting"
_VIEWS = "generator.site.pages.drills"
_ARRANGING = "generator.site.views.drills_arranging"
_VOTES = "generator.site.slides.votes"
_QUESTIONS = "generator.outputs.lms.questions:Writer"
_NAMES = "generator.site.views.unit_names"


@dataclass(frozen=True)
class Kind:
    """Everything that the wings need to know of a kind of exercise.

    `asks` is the field of the model that holds what is asked one by one, `listed` the field of the
    public payload that names the same things. Parts that may be empty are for what not every kind
    has: official words to quote (`quote`), a vote on a slide (`vote`), questions for learning
    platforms (`questions`), what each thing that is kept by itself is called (`named`), printed
    documents (`prints`).
    """

    id: str
    model: str
    asks: str
    listed: str
    payload: str
    view: str
    template: str
    style: str
    script: str
    step: str
    quote: str = ""
    vote: str = ""
    questions: str = ""
    named: str = ""
    prints: tuple[str, ...] = ()


_BUILT_IN = (
    Kind(
        "boundary",
        model=f"{_MODELS}:Boundary",
        asks="items",
        listed="items",
        payload=f"{_PAYLOADS}:BOUNDARY",
        view=f"{_VIEWS}:boundary_view",
        template="parts/exercise_boundary.html.jinja",
        style="taphuan-questions.css",
        script="taphuan-questions.js",
        step="boundary",
        quote=f"{_QUOTES}:quote_boundary",
        vote=f"{_VOTES}:boundary_vote",
        questions=f"{_QUESTIONS}.boundary",
        named=f"{_NAMES}:situation",
    ),
    Kind(
        "sort_evidence",
        model=f"{_MODELS}:SortEvidence",
        asks="cards",
        listed="cards",
        payload=f"{_PAYLOADS}:SORTING",
        view=f"{_ARRANGING}:sorting_view",
        template="parts/exercise_sort_evidence.html.jinja",
        style="taphuan-arranging.css",
        script="taphuan-sorting.js",
        step="sorting",
        vote=f"{_VOTES}:card_vote",
        questions=f"{_QUESTIONS}.sort_evidence",
        prints=("cards", "cards_key"),
    ),
    Kind(
        "spot_fault",
        model=f"{_MODELS}:SpotFault",
        asks="items",
        listed="items",
        payload=f"{_PAYLOADS}:FAULTS",
        view=f"{_VIEWS}:faults_view",
        template="parts/exercise_spot_fault.html.jinja",
        style="taphuan-questions.css",
        script="taphuan-questions.js",
        step="faults",
        quote=f"{_QUOTES}:quote_faults",
        vote=f"{_VOTES}:fault_vote",
        questions=f"{_QUESTIONS}.spot_fault",
        named=f"{_NAMES}:titled",
    ),
    Kind(
        "rule",
        model=f"{_MODELS}:Rule",
        asks="cases",
        listed="cases",
        payload=f"{_PAYLOADS}:RULE",
        view=f"{_VIEWS}:rule_view",
        template="parts/exercise_rule.html.jinja",
        style="taphuan-cases.css",
        script="taphuan-cases.js",
        step="rule_cases",
        quote=f"{_QUOTES}:quote_rule",
        vote=f"{_VOTES}:rule_vote",
        questions=f"{_QUESTIONS}.rule",
        named=f"{_NAMES}:titled",
    ),
    Kind(
        "order_steps",
        model=f"{_MODELS}:OrderSteps",
        asks="steps",
        listed="steps",
        payload=f"{_PAYLOADS}:STEPS",
        view=f"{_ARRANGING}:ordering_view",
        template="parts/exercise_order_steps.html.jinja",
        style="taphuan-arranging.css",
        script="taphuan-ordering.js",
        step="rule_cases",
        questions=f"{_QUESTIONS}.order_steps",
    ),
    Kind(
        "choice",
        model=f"{_MODELS}:Choice",
        asks="items",
        listed="items",
        payload=f"{_PAYLOADS}:CHOICE",
        view=f"{_VIEWS}:choice_view",
        template="parts/exercise_choice.html.jinja",
        style="taphuan-questions.css",
        script="taphuan-questions.js",
        step="rule_cases",
        quote=f"{_QUOTES}:quote_choice",
        vote=f"{_VOTES}:question_vote",
        questions=f"{_QUESTIONS}.choice",
        named=f"{_NAMES}:question",
    ),
    Kind(
        "calibration",
        model=f"{_MODELS}:Calibration",
        asks="ratings",
        listed="criteria",
        payload="generator.practice.dossier_payload:DOSSIER",
        view="generator.site.views.dossier:dossier_view",
        template="parts/exercise_dossier.html.jinja",
        style="taphuan-practice.css",
        script="taphuan-dossier.js",
        step="calibration",
        prints=("sheet", "handout", "key"),
    ),
    Kind(
        "dossier",
        model=f"{_MODELS}:Dossier",
        asks="ratings",
        listed="criteria",
        payload="generator.practice.dossier_payload:DOSSIER",
        view="generator.site.views.dossier:dossier_view",
        template="parts/exercise_dossier.html.jinja",
        style="taphuan-practice.css",
        script="taphuan-dossier.js",
        step="dossiers",
        prints=("sheet", "handout", "key"),
    ),
)

KINDS: dict[str, Kind] = {kind.id: kind for kind in _BUILT_IN}
"""By the word that `kind` has in the data; in the order of practice, from short to long."""


@cache
def part(name: str) -> Any:
    """What a name like `module:attribute` stands for; ImportError or AttributeError if nothing."""
    module, _, attribute = name.partition(":")
    return reduce(getattr, attribute.split("."), import_module(module))


def kind_of(exercise: Any) -> Kind:
    """The record of an exercise's kind; KeyError for a kind that nobody registered."""
    return KINDS[exercise.kind]


def asked(exercise: Any) -> tuple[Any, ...]:
    """What an exercise asks one by one: situations, cards, cases, questions, steps, criteria."""
    return tuple(getattr(exercise, kind_of(exercise).asks))


def item_ids(exercise: Any) -> tuple[str, ...]:
    """Ids of what an exercise asks; a dossier asks for its criteria."""
    return tuple(getattr(item, "id", "") or item.criterion for item in asked(exercise))


def kinds_of_step(step: str) -> tuple[str, ...]:
    """The kinds that a page of the learning path leads to; empty when it is no exercise."""
    return tuple(kind.id for kind in KINDS.values() if kind.step == step)


def in_practice_order(exercises: Iterable[Any]) -> tuple[Any, ...]:
    """As people should do them: by kind, from short to long; of whole files the open ones first,
    and those whose papers are silent, which come with a self-rating, after those that tell."""
    order = list(KINDS)
    return tuple(sorted(exercises, key=lambda one: (order.index(one.kind), *_steepness(one))))


def _steepness(exercise: Any) -> tuple[bool, bool]:
    """How steep a whole file is: whether its key is locked, whether its papers are silent."""
    if "key" not in kind_of(exercise).prints:
        return (False, False)
    return (exercise.key == "locked", any(rating.claimed for rating in exercise.ratings))


def any_exercise() -> Any:
    """The type of an exercise file: whichever model its `kind` names."""
    models = tuple(part(kind.model) for kind in KINDS.values())
    return Annotated[Union[models], Field(discriminator="kind")]  # noqa: UP007
