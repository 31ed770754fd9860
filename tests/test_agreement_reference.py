"""The page's figures of agreement beside independent ones: scikit-learn, irrCAC, and by hand."""

import random
import statistics
from itertools import product

import pytest
from node_support import NODE, answers_of

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")

Items = list[tuple[int, int]]
NEAR = 1e-9


def _questions() -> list[dict[str, object]]:
    """Every pair of three ratings on three levels, and mixtures of all sizes on 2 to 6 levels."""
    chance = random.Random(2019)
    small = [
        {"levels": 3, "items": list(zip(given, key, strict=True))}
        for given in product(range(3), repeat=3)
        for key in product(range(3), repeat=3)
    ]
    mixed = []
    for _ in range(150):
        levels = chance.randint(2, 6)
        keys = [chance.randrange(levels) for _ in range(chance.choice([4, 15, 40, 178]))]
        slip = chance.choice([0, 1, 1, 2])
        given = [min(levels - 1, max(0, k + chance.randint(-slip, slip))) for k in keys]
        mixed.append({"levels": levels, "items": list(zip(given, keys, strict=True))})
    return small + mixed


@pytest.fixture(scope="module")
def answered() -> list[tuple[int, Items, dict[str, object]]]:
    questions = _questions()
    answers = answers_of("agreement-answers.js", questions)
    return [(q["levels"], q["items"], a) for q, a in zip(questions, answers, strict=True)]  # type: ignore[misc]


@pytest.mark.slow
def test_kappa_and_weighted_kappa_are_those_of_scikit_learn(answered):
    metrics = pytest.importorskip("sklearn.metrics")
    compared = 0
    for levels, items, answer in answered:
        given, key = zip(*items, strict=True)
        if len(set(given)) == 1 or len(set(key)) == 1:
            expected = None if set(given) == set(key) else 0
            assert answer["kappa"]["value"] == expected
            assert answer["weightedKappa"]["value"] == expected
            continue
        labels = list(range(levels))
        kappa = metrics.cohen_kappa_score(given, key, labels=labels)
        weighted = metrics.cohen_kappa_score(given, key, labels=labels, weights="quadratic")
        assert answer["kappa"]["value"] == pytest.approx(kappa, abs=NEAR)
        assert answer["weightedKappa"]["value"] == pytest.approx(weighted, abs=NEAR)
        compared += 1
    assert compared > 500


@pytest.mark.filterwarnings("ignore")
@pytest.mark.slow
def test_ac1_and_ac2_are_those_of_irrcac(answered):
    pandas = pytest.importorskip("pandas")
    raw = pytest.importorskip("irrCAC.raw")
    compared = 0
    for levels, items, answer in answered[::7]:
        if len({level for item in items for level in item}) == 1:
            assert answer["ac1"]["value"] == answer["ac2"]["value"] == 1
            continue
        table = pandas.DataFrame(items, columns=["given", "key"])
        categories = list(range(levels))
        for figure, weights in (("ac1", "identity"), ("ac2", "quadratic")):
            cac = raw.CAC(table, weights=weights, categories=categories, digits=12)
            expected = cac.gwet()["est"]["coefficient_value"]
            assert answer[figure]["value"] == pytest.approx(expected, abs=1e-7), (items, figure)
        compared += 1
    assert compared > 80


def test_ac1_and_ac2_are_those_of_the_definition(answered):
    """Gwet's definition over single items instead of a table, for machines without irrCAC."""
    for levels, items, answer in answered:
        pool = [level for item in items for level in item]
        shares = [pool.count(level) / len(pool) for level in range(levels)]
        spread = sum(share * (1 - share) for share in shares)
        for figure, power in (("ac1", 0), ("ac2", 2)):
            agree = [_agree(a, b, levels, power) for a, b in items]
            weights = [_agree(a, b, levels, power) for a, b in product(range(levels), repeat=2)]
            by_chance = sum(weights) / (levels * (levels - 1)) * spread
            expected = (statistics.fmean(agree) - by_chance) / (1 - by_chance)
            assert answer[figure]["value"] == pytest.approx(expected, abs=NEAR)


def _agree(a: int, b: int, levels: int, power: int) -> float:
    """1 on the same level; what else counts, for AC2, falls with the square of the distance."""
    return 1 - ((a - b) ** 2 / (levels - 1) ** 2 if power else float(a != b))


def test_means_and_counts_are_plain_arithmetic(answered):
    for _levels, items, answer in answered:
        gaps = [given - key for given, key in items]
        assert answer["n"] == len(items)
        assert answer["exact"]["count"] == gaps.count(0)
        assert answer["withinOne"]["count"] == sum(abs(gap) <= 1 for gap in gaps)
        assert answer["discrepant"]["count"] == sum(abs(gap) >= 2 for gap in gaps)
        assert answer["lean"]["value"] == pytest.approx(statistics.fmean(gaps))
        assert answer["meanAbsolute"]["value"] == pytest.approx(statistics.fmean(map(abs, gaps)))
