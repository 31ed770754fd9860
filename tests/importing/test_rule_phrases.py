"""Sentences of rating rules, word by word."""

import pytest

from generator.importing.found import FoundCondition
from generator.importing.rule_phrases import Vocabulary, read_phrase

WORDS = Vocabulary(
    ("chua dat", "dat", "kha", "tot"),
    tuple(str(n) for n in range(1, 19)),
    {"dieu 5": ("3", "4", "5"), "tieu chuan 2": ("3", "4", "5")},
)


def condition(kind, level, amount="", criteria=()):
    return FoundCondition(kind, level, amount, tuple(criteria))


@pytest.mark.parametrize(
    ("sentence", "conditions"),
    [
        ("có tối thiểu 2/3 tiêu chí đạt mức tốt", [condition("share", "tot", "2/3")]),
        ("ít nhất hai phần ba số tiêu chí đạt từ mức khá trở lên", [condition("share", "kha", "2/3")]),
        ("tối thiểu 60% số tiêu chí đạt mức khá", [condition("share", "kha", "60/100")]),
        ("từ 12 tiêu chí trở lên đạt mức tốt", [condition("count", "tot", "12")]),
        ("trên 1/2 số tiêu chí đạt mức tốt", [condition("count", "tot", "10")]),
        ("không có tiêu chí nào dưới mức khá", [condition("every", "kha")]),
        ("không có tiêu chí nào chưa đạt", [condition("every", "dat")]),
        ("tất cả các tiêu chí đạt từ mức đạt trở lên", [condition("every", "dat")]),
        ("không quá 1/3 tiêu chí chưa đạt", [condition("no_more_than", "dat", "1/3")]),
        ("trong đó các tiêu chí 1, 4 và 5 đạt mức tốt", [condition("named", "tot", "", "145")]),
        ("các tiêu chí 3 đến 5 đạt mức tốt", [condition("named", "tot", "", "345")]),
        ("các tiêu chí tại Điều 5 Quy định này đạt mức khá trở lên",
         [condition("named", "kha", "", "345")]),
        ("các tiêu chí thuộc Tiêu chuẩn 2 đạt mức khá", [condition("named", "kha", "", "345")]),
        ("mỗi tiêu chuẩn có ít nhất 1/2 số tiêu chí đạt mức tốt",
         [condition("each_group", "tot", "1/2")]),
        ("tối thiểu 2/3 tiêu chí, trong đó các tiêu chí 1 và 2, đạt mức tốt",
         [condition("share", "tot", "2/3"), condition("named", "tot", "", "12")]),
        ("có trên 1/3 tiêu chí chưa đạt", [condition("not_no_more_than", "dat", "1/3")]),
        ("có tiêu chí được đánh giá chưa đạt", [condition("not_every", "dat")]),
    ],
)  # fmt: skip
def test_a_sentence_becomes_conditions(sentence, conditions):
    phrase = read_phrase(sentence, WORDS)
    assert list(phrase.conditions) == conditions
    assert phrase.unread == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "tối thiểu 2/3 tiêu chí đạt mức tốt, trừ người mới vào nghề",
        "có điểm trung bình từ 8,0 trở lên",
        "được hội đồng nhất trí với ít nhất 2/3 số phiếu",
        "tối thiểu 2/3 tiêu chí",
    ],
)
def test_words_that_mean_nothing_known_are_given_back(sentence):
    assert read_phrase(sentence, WORDS).unread


@pytest.mark.parametrize(
    "quantity",
    [
        "tối thiểu 5/3 tiêu chí", "tối thiểu 120 % số tiêu chí", "trên 3/3 tiêu chí",
        "trên 4/3 tiêu chí", "tối thiểu 19 tiêu chí", "trên 18 tiêu chí", "tối thiểu 0 tiêu chí",
        "tối thiểu 0 % số tiêu chí", "mỗi tiêu chuẩn có ít nhất 3/2 số tiêu chí",
        "mỗi tiêu chuẩn có ít nhất 2 tiêu chí", "tối thiểu 0/3 số tiêu chí",
        "tối thiểu 3/0 số tiêu chí", "tối thiểu -2/3 số tiêu chí",
    ],
)  # fmt: skip
def test_an_amount_that_no_rule_can_mean_is_given_back(quantity):
    """A digit that was lost or added must not become a rule; what stands beside it is read."""
    phrase = read_phrase(f"tất cả tiêu chí đạt mức khá trở lên; {quantity} đạt mức tốt", WORDS)
    assert condition("every", "kha") in phrase.conditions
    assert [c for c in phrase.conditions if c.level == "tot"] == []
    assert any(quantity.split()[-3] in words for words in phrase.unread)


@pytest.mark.parametrize(
    "quantity", ["không quá 4/3 tiêu chí", "không quá 18 tiêu chí", "trên 5/3 tiêu chí"]
)
def test_a_limit_that_limits_nothing_is_given_back(quantity):
    phrase = read_phrase(f"{quantity} chưa đạt", WORDS)
    assert (phrase.conditions, phrase.unread) == ((), (quantity,))


@pytest.mark.parametrize(
    ("sentence", "conditions"),
    [
        ("tối thiểu 18 tiêu chí đạt mức tốt", [condition("count", "tot", "18")]),
        ("100% số tiêu chí đạt mức tốt", [condition("every", "tot")]),
        ("tối thiểu 3/3 tiêu chí đạt mức tốt", [condition("share", "tot", "3/3")]),
        ("trên 17 tiêu chí đạt mức tốt", [condition("count", "tot", "18")]),
        ("không quá 0 tiêu chí chưa đạt", [condition("no_more_than", "dat", "0")]),
        ("không quá 17 tiêu chí chưa đạt", [condition("no_more_than", "dat", "17")]),
    ],
)
def test_amounts_at_the_edge_are_read(sentence, conditions):
    phrase = read_phrase(sentence, WORDS)
    assert (list(phrase.conditions), phrase.unread) == (conditions, ())
