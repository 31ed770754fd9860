"""Views of evidence cards to cut out, and of their key."""

from generator.course.model.exercise import SortEvidence
from generator.outputs.documents.common import Maker, words_line
from generator.outputs.documents.typesetting import View, prose
from generator.site.views.drills_arranging import sorting_view
from generator.site.views.printed import Printed


def cards_view(maker: Maker, printed: Printed, exercise: SortEvidence) -> View:
    """Numbered cards in the order of the page, and one card for each bin; no key."""
    view = sorting_view(maker.page(printed), printed.standard, exercise)
    frame = maker.frame(printed)
    return {
        "title": frame["title"],
        "head": frame["head"],
        "cards": [{"number": n, "text": card.text} for n, card in enumerate(view.cards, 1)],
        "bins": [one.name for one in view.bins],
        "how": prose(maker.text("cards.how", cards=len(view.cards), bins=len(view.bins))),
        **words_line(maker, *(c.text for c in view.cards)),
    }


def cards_key_view(maker: Maker, printed: Printed, exercise: SortEvidence) -> View:
    """Where each card belongs and why, by its number."""
    opened = exercise.model_copy(update={"key": "open"})
    view = sorting_view(maker.page(printed), printed.standard, opened)
    rows = []
    for number, card in enumerate(view.cards, 1):
        assert card.key is not None, "made of an opened copy"
        why = [{"title": r.title, "text": prose(r.text)} for r in card.key.reasons]
        rows.append({"number": number, "text": card.text, "right": card.key.right, "why": why})
    told = [reason.text for card in view.cards if card.key for reason in card.key.reasons]
    return {
        **maker.frame(printed),
        **words_line(maker, *(c.text for c in view.cards), *told, exercise.trainer_note or ""),
        "rows": rows,
        "note": prose(exercise.trainer_note),
    }
