"""A panel in words: the lines that `taphuan panel` says and writes into its file."""

from collections.abc import Iterator

from generator.course.model.course import Course
from generator.course.model.exercise import NOT_APPLICABLE, NOT_ENOUGH
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.outputs.documents.panel import Panel, expert_leans
from generator.outputs.documents.panel_figures import Proposal


def panel_lines(course: Course, locale: Locale, panel: Panel) -> list[str]:
    """The whole proposal as lines of text, Markdown that is read as it is."""
    text = locale.text
    standard = course.standard(panel.dossier.standard)
    lines = [
        f"# {text('documents.panel.title', dossier=panel.dossier.title)}",
        "",
        text("documents.panel.about", n=len(panel.experts)),
        _alpha(locale, panel),
        text("documents.panel.method"),
        "",
    ]
    for proposal in panel.proposals:
        lines += _criterion(locale, standard, panel, proposal)
    lines += [f"## {text('documents.panel.experts')}", "", *_experts(course, locale, panel)]
    left = {"without": panel.without, "twice": panel.twice}
    lines += [
        text(f"documents.panel.{key}", files=", ".join(files))
        for key, files in left.items()
        if files
    ]
    return [*lines, "", text("documents.panel.draft")]


def answer_word(locale: Locale, standard: Standard, answer: str) -> str:
    """The name of a level, or of an answer that is none."""
    if answer in (NOT_ENOUGH, NOT_APPLICABLE):
        return locale.text(f"documents.panel.{answer}")
    return standard.level(answer).name


def _alpha(locale: Locale, panel: Panel) -> str:
    if panel.alpha is None:
        return locale.text("documents.panel.no_alpha", n=2 * panel.levels**2)
    return locale.text("documents.panel.alpha", alpha=_decimal(locale, panel.alpha))


def _criterion(
    locale: Locale, standard: Standard, panel: Panel, proposal: Proposal
) -> Iterator[str]:
    text, found = locale.text, proposal.spread
    criterion = standard.criterion(found.criterion)
    scale = standard.scale_of(criterion)
    yield f"## {criterion.number}. {criterion.short}"
    yield ""
    order = [a for a in (*scale, NOT_ENOUGH, NOT_APPLICABLE) if found.counts.get(a)]
    counts = [f"{answer_word(locale, standard, a)} {found.counts[a]}" for a in order]
    yield text("documents.panel.counts", n=found.n, counts=", ".join(counts) or "–")
    if found.medians and found.pairs[0]:
        names = [standard.level(level).name for level in scale]
        middle = dict.fromkeys(names[n] for n in found.medians)
        pairs, exact, adjacent = found.pairs
        yield text(
            "documents.panel.spread",
            median="–".join(middle), lowest=names[found.places[0]],
            highest=names[found.places[-1]], pairs=pairs, exact=exact, adjacent=adjacent,
        )  # fmt: skip
    yield _proposed(locale, standard, panel, proposal)
    yield ""


def _proposed(locale: Locale, standard: Standard, panel: Panel, proposal: Proposal) -> str:
    text = locale.text
    if proposal.level is None:
        return text(f"documents.panel.discuss_{proposal.discuss}")
    (now,) = [r for r in panel.dossier.ratings if r.criterion == proposal.spread.criterion]
    names = [answer_word(locale, standard, level) for level in proposal.accept]
    said = text(
        "documents.panel.key",
        level=answer_word(locale, standard, proposal.level),
        now=answer_word(locale, standard, now.level),
    )
    parts = [said, text("documents.panel.accept", levels=", ".join(names)) if names else ""]
    parts.append(text(f"documents.panel.discuss_{proposal.discuss}") if proposal.discuss else "")
    return " ".join(part for part in parts if part)


def _experts(course: Course, locale: Locale, panel: Panel) -> Iterator[str]:
    for number, (name, lean) in enumerate(expert_leans(course, panel), 1):
        shown = "–" if lean is None else _decimal(locale, lean, "+")
        yield "- " + locale.text("documents.panel.lean", n=number, name=name, lean=shown)
    yield ""


def _decimal(locale: Locale, value: float, sign: str = "") -> str:
    return f"{value:{sign}.2f}".replace(".", locale.text("rating.point"))
