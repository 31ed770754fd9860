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
