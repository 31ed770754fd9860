"""A solver that reads nothing but style: how well it answers shows what the wording gives away.

It sees punctuation, words that come back again and again, length, and place. It learns from all
items but one and answers that one, item after item, in two manners: weighing every sign (naive
Bayes), and trusting the one sign that says most. What it gets right nobody had to think about.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

COMMON_WORD = 8
"""In so many texts a word must stand to be a matter of style; rarer ones belong to the matter."""
COMMON_SIGN = 3

_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[^\w\s]")
_SENTENCE = re.compile(r"[.!?]")

Signs = frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A question with options of its own."""

    options: tuple[str, ...]
    right: int


@dataclass(frozen=True)
class Labelled:
    """A text to be given one of the labels of its pool, and its place among the others."""

    text: str
    label: str
    place: int | None = None


@dataclass(frozen=True)
class Found:
    """How far style went: items, share answered rightly, what guessing gets, telling signs."""

    items: int
    solved: float
    guessed: float
    telling: tuple[str, ...]

    @property
    def beyond_guessing(self) -> float:
        """Share of the way from guessing to certainty; below 0 style misleads."""
        return (self.solved - self.guessed) / (1 - self.guessed) if self.guessed < 1 else 0.0


def signs_of(text: str) -> set[str]:
    """Words, marks, figures, sentences and commas of a text."""
    words = _WORD.findall(text.casefold())
    found = {f"word {word}" for word in words} | {f"mark {mark}" for mark in _MARK.findall(text)}
    found |= {f"first {words[0]}"} if words else set()
    found |= {"figure"} if any(c.isdigit() for c in text) else set()
    found.add(f"sentences {min(4, len(_SENTENCE.findall(text)))}")
    return found | {f"commas {min(3, text.count(','))}"}


def _common(texts: Iterable[Iterable[str]]) -> Signs:
    times = Counter(sign for signs in texts for sign in signs)
    return frozenset(
        sign
        for sign, n in times.items()
        if n >= (COMMON_WORD if sign.startswith(("word ", "first ")) else COMMON_SIGN)
    )


# --- questions with options of their own ---------------------------------------------------


def solve_questions(questions: Sequence[Asked]) -> Found:
    """What style alone finds among options, the better manner counted."""
    seen = [_option_signs(q.options) for q in questions]
    common = _common(signs for options in seen for signs in options)
    items = [(tuple(s & common for s in o), q.right) for o, q in zip(seen, questions, strict=True)]
    rules = {
        (sign, there): [_credit([(sign in s) is there for s in o], right) for o, right in items]
        for sign in sorted(common)
        for there in (True, False)
    }
    totals = {rule: sum(got) for rule, got in rules.items()}
    guessed = _mean([1 / len(q.options) for q in questions])
    one_sign = [
        rules[max(totals, key=lambda rule: totals[rule] - rules[rule][n])][n] if rules else guessed
        for n in range(len(items))
    ]
    best = sorted(totals, key=lambda rule: (-totals[rule], rule))[:3]
    telling = tuple(sign if there else f"no {sign}" for sign, there in best)
    return Found(len(items), max(_mean(one_sign), _mean(_weigh(items))), guessed, telling)


def _option_signs(options: Sequence[str]) -> list[Signs]:
    by_length = sorted(range(len(options)), key=lambda n: len(options[n]))
    return [
        frozenset(signs_of(text) | {f"place {n}", f"rank by length {by_length.index(n)}"})
        for n, text in enumerate(options)
    ]


def _weigh(items: Sequence[tuple[tuple[Signs, ...], int]]) -> list[float]:
    right = Counter(sign for options, r in items for sign in options[r])
    wrong = Counter(
        sign for options, r in items for n, s in enumerate(options) if n != r for sign in s
    )
    wrongs = sum(len(options) - 1 for options, _right in items)
    got = []
    for options, r in items:
        own = Counter(sign for n, s in enumerate(options) if n != r for sign in s)
        left = wrongs - len(options) + 1
        weights = [
            sum(
                _log_share(right[s] - (s in options[r]), len(items) - 1)
                - _log_share(wrong[s] - own[s], left)
                for s in sorted(signs)
            )
            for signs in options
        ]
        got.append(_credit([w >= max(weights) - 1e-9 for w in weights], r))
    return got


def _log_share(times: int, of: int) -> float:
    return math.log((times + 0.5) / (of + 1))


def _credit(chosen: Sequence[bool], right: int) -> float:
    """1 for the right answer alone, a part where several are chosen, chance where none is."""
    return chosen[right] / sum(chosen) if any(chosen) else 1 / len(chosen)


# --- texts that get one of the same labels -------------------------------------------------

Counts = Mapping[str, Counter[str]]
_Rule = tuple[int, str, bool, str]
"""Items guessed rightly, the sign, whether an item has it, and the label that it then gets."""


def solve_labels(texts: Sequence[Labelled]) -> Found:
    """What style alone finds where all items share their answers, the better manner counted."""
    lengths = sorted(len(t.text) for t in texts)
    seen = [_text_signs(t, lengths) for t in texts]
    common = _common(seen)
    items = [(signs & common, t.label) for signs, t in zip(seen, texts, strict=True)]
    labels = Counter(t.label for t in texts)
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for signs, label in items:
        for sign in sorted(signs):  # of two that say as much, the one that comes first decides
            beside[sign][label] += 1
    weighed = _mean([_likeliest(*item, labels, beside) == item[1] for item in items])
    rules = {label: _rules(label, labels, beside) for label in labels}
    one_sign = _mean([_by_one_sign(*item, labels, rules[item[1]]) == item[1] for item in items])
    telling = sorted(beside, key=lambda sign: (-_guessed(beside[sign], labels), sign))[:3]
    guessed = max(labels.values()) / len(items)
    return Found(len(items), max(weighed, one_sign), guessed, tuple(telling))


def _text_signs(text: Labelled, lengths: Sequence[int]) -> Signs:
    quarter = 4 * lengths.index(len(text.text)) // len(lengths)
    signs = signs_of(text.text) | {f"quarter by length {quarter}"}
    return frozenset(signs if text.place is None else signs | {f"place {text.place}"})


def _likeliest(signs: Signs, own: str, labels: Counter[str], beside: Counts) -> str:
    def weight(label: str) -> float:
        mine = label == own
        of = labels[label] - mine
        return math.log(of + 0.5) + sum(
            _log_share(beside[s][label] - mine, of) for s in sorted(signs)
        )

    return max(sorted(labels), key=weight)


def _by_one_sign(signs: Signs, own: str, labels: Counter[str], rules: Sequence[_Rule]) -> str:
    """The label that goes with the one sign (or its absence) by which most others are guessed."""
    for _guesses, sign, there, label in rules:
        if (sign in signs) is there:
            return label or _most(labels - Counter([own])) or own
    return own


def _rules(own: str, labels: Counter[str], beside: Counts) -> list[_Rule]:
    """What each sign says of an item labelled `own`, learned from all others, best first."""
    one = Counter([own])
    others = labels - one
    rules = []
    for sign, with_sign in beside.items():
        without = with_sign - one
        rules.append((_guessed(without, others), sign, True, _most(without)))
        rules.append((_guessed(with_sign, others), sign, False, _most(others - with_sign)))
    return sorted(rules, key=lambda rule: -rule[0])


def _guessed(there: Mapping[str, int], labels: Mapping[str, int]) -> int:
    """Items guessed rightly by taking the most frequent label on both sides of a sign."""
    without = max((n - there.get(label, 0) for label, n in labels.items()), default=0)
    return max(there.values(), default=0) + without


def _most(counts: Mapping[str, int]) -> str:
    pick: Callable[[str], tuple[int, str]] = lambda label: (counts[label], label)  # noqa: E731
    return max(counts, key=pick, default="")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
