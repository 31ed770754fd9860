"""`taphuan panel`: what experts of known truth and severity propose, and what is written once signed."""

import random
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations

import pytest
from board_support import attempt_of, dossiers_of, keyed, result_file
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import open_course
from generator.outputs.documents.panel import expert_leans, panel_of, read_files
from generator.outputs.documents.panel_figures import Spread, alpha, leans, propose, spread

SCALE = ("chua_dat", "dat", "kha", "tot")
TODAY = date.today()
SIGNED = ("--write", "--signed", "Dr. Invented", "--on", str(TODAY))
DOSSIER = "exercises/guide-2030/all/d01/exercise.yaml"
LOCKED = {DOSSIER: {"replace": [["key: open", "key: locked"]]}}


def places(*values):
    return Spread("c", {}, tuple(sorted(values)), 0)


# --- figures -----------------------------------------------------------------------------------


def test_alpha_is_that_of_krippendorffs_own_example():
    """Four observers, twelve units, with gaps: 0.849 for squared distances (Krippendorff 2011)."""
    observers = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
                 ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")  # fmt: skip
    units = zip(*(line.split() for line in observers), strict=True)
    found = alpha(places(*(int(v) for v in unit if v != ".")) for unit in units)
    assert round(float(found), 3) == 0.849


def test_alpha_is_that_of_a_count_over_every_ordered_pair():
    luck = random.Random(7)
    for _ in range(50):
        units = [[luck.randrange(4) for _ in range(luck.randrange(1, 6))] for _ in range(8)]
        kept = [unit for unit in units if len(unit) > 1]
        every = [v for unit in kept for v in unit]
        within = sum(
            sum((a - b) ** 2 for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in kept
        )
        across = sum((a - b) ** 2 for a, b in permutations(every, 2)) / (len(every) - 1)
        assert float(alpha(places(*unit) for unit in units)) == pytest.approx(1 - within / across)


def test_alpha_is_not_defined_where_all_levels_are_the_same():
    assert alpha([places(2, 2, 2), places(2, 2)]) is None
    assert alpha([places(1), places(2)]) is None


def test_spread_and_pairs_are_counted_one_by_one():
    found = spread("c", ["kha", "tot", "dat", "kha", "not_enough", "tot"], SCALE)
    assert (found.n, found.others, found.places) == (6, 1, (1, 2, 2, 3, 3))
    assert found.medians == (2, 2)
    gaps = [abs(a - b) for n, a in enumerate(found.places) for b in found.places[n + 1 :]]
    assert found.pairs == (10, gaps.count(0), sum(gap <= 1 for gap in gaps)) == (10, 2, 8)
    assert spread("c", ["dat", "kha"], SCALE).medians == (1, 2)
    assert spread("c", ["not_enough"], SCALE).medians is None


@pytest.mark.parametrize(
    ("answers", "level", "accept", "discuss"),
    [
        ("kha kha kha kha", None, (), "few"),
        ("kha kha kha kha kha", "kha", (), ""),
        ("kha kha kha tot dat", "kha", (), ""),
        ("kha kha kha tot tot", "kha", ("kha", "tot"), ""),
        ("kha kha tot tot dat", None, (), "split"),
        ("kha kha kha tot tot tot", None, (), "split"),
        ("tot tot tot tot dat", "tot", (), "far"),
        ("tot tot tot tot tot dat", "tot", (), ""),
        ("not_enough not_enough not_enough dat kha", "not_enough", (), ""),
    ],
)
def test_a_proposal_takes_more_than_half_and_tells_of_far_ones(answers, level, accept, discuss):
    found = propose(spread("c", answers.split(), SCALE), SCALE)
    assert (found.level, found.accept, found.discuss) == (level, accept, discuss)


def simulated(luck, truth, experts):
    """Levels that experts of a known severity give: six in ten see the truth, the others are one off."""
    rated = {}
    for name, severity in experts.items():
        own = {}
        for criterion, level in truth.items():
            off = luck.choice((-1, 1)) if luck.random() < 0.4 else 0
            own[criterion] = min(3, max(0, level + off + severity))
        rated[name] = own
    return rated


def test_simulated_experts_propose_the_truth_where_they_propose_anything():
    luck = random.Random(19)
    right = proposed = 0
    for _ in range(40):
        truth = {f"c{n}": luck.randrange(4) for n in range(15)}
        experts = {f"e{n}": 0 for n in range(10)} | {"mild": 1, "severe": -1}
        rated = simulated(luck, truth, experts)
        for criterion, level in truth.items():
            answers = [SCALE[own[criterion]] for own in rated.values()]
            found = propose(spread(criterion, answers, SCALE), SCALE)
            most, times = Counter(answers).most_common(1)[0]
            assert found.level == (most if times > 6 else None), "an independent count"
            if found.level and not found.discuss:
                proposed += 1
                right += found.level == SCALE[level]
    assert proposed > 200
    assert right / proposed > 0.97


def test_experts_of_known_severity_are_told_apart():
    luck = random.Random(3)
    truth = {f"c{n}": luck.choice((1, 2)) for n in range(60)}
    found = leans(simulated(luck, truth, {f"e{n}": 0 for n in range(8)} | {"severe": -1}))
    assert float(found.pop("severe")) == pytest.approx(-1, abs=0.3)
    assert all(abs(lean) < 0.4 for lean in found.values())
    assert leans({"alone": {"c1": 2}}) == {"alone": None}
    assert leans({"a": {"c1": 3}, "b": {"c1": 1}, "c": {}}) == {
        "a": Fraction(2), "b": Fraction(-2), "c": None,
    }  # fmt: skip


# --- files and the command ---------------------------------------------------------------------


def panel_files(course, folder, rated):
    """A result file for each expert; `rated`: name -> criterion -> answer."""
    dossier = dossiers_of(course)[0]
    folder.mkdir(exist_ok=True)
    for n, (name, levels) in enumerate(rated.items()):
        text = result_file(course, name, [attempt_of(course, dossier, levels, n + 1)])
        (folder / f"{n}.json").write_text(text, encoding="utf-8")
    return folder


def unanimous(course, **changes):
    levels = keyed(dossiers_of(course)[0]) | changes
    return {f"E{n}": levels for n in range(5)}


def run(root, *arguments):
    command = make_cli(console_for(root, "en"))
    return CliRunner().invoke(command, ["panel", *map(str, arguments)])


@pytest.mark.slow
def test_files_become_a_proposal_and_nothing_is_written_unsigned(museum, tmp_path):
    root = museum(LOCKED)
    course = open_course(root)
    before = (root / DOSSIER).read_bytes()
    folder = panel_files(course, tmp_path / "files", unanimous(course))
    done = run(root, folder, "--out", tmp_path / "proposal.md")
    assert done.exit_code == 0, done.output
    written = (tmp_path / "proposal.md").read_text("utf-8")
    assert written in done.output
    assert "Proposed: Solid (key of today: Solid)." in written
    assert "signed" in written.splitlines()[-1]
    assert run(root, folder, "--write").exit_code == 2
    assert run(root, folder, "--signed", "X").exit_code == 2
    assert (root / DOSSIER).read_bytes() == before


@pytest.mark.slow
def test_a_signed_key_has_name_and_day_and_every_other_letter_stays(museum, tmp_path):
    root = museum(LOCKED)
    course = open_course(root)
    rated = unanimous(course)
    for n in (0, 1):
        rated[f"E{n}"] = rated[f"E{n}"] | {"guide-2030-g1": "strong"}
    folder = panel_files(course, tmp_path / "files", rated)
    before = (root / DOSSIER).read_text("utf-8").splitlines()
    done = run(root, folder, *SIGNED)
    assert done.exit_code == 0, done.output
    dossier = dossiers_of(open_course(root))[0]
    assert dossier.review.status == "reviewed"
    assert (dossier.review.by, dossier.review.signed_on) == ("Dr. Invented", TODAY)
    assert dossier.ratings[0].accept == ("solid", "strong")
    after = (root / DOSSIER).read_text("utf-8").splitlines()
    changed = set(before) ^ set(after)
    assert all("review:" in line or "accept:" in line or "signed" in line for line in changed)


@pytest.mark.slow
def test_a_level_that_changes_is_written_but_not_signed_before_its_reasons_are(museum, tmp_path):
    root = museum(LOCKED)
    course = open_course(root)
    rated = unanimous(course, **{"guide-2030-g1": "strong"})
    folder = panel_files(course, tmp_path / "files", rated)
    done = run(root, folder, *SIGNED)
    assert "stays a draft" in done.output
    dossier = dossiers_of(open_course(root))[0]
    assert (dossier.ratings[0].level, dossier.review.status) == ("strong", "draft")
    assert run(root, folder, *SIGNED).exit_code == 0
    assert dossiers_of(open_course(root))[0].review.status == "reviewed"


@pytest.mark.slow
def test_what_the_panel_has_to_talk_about_is_settled_by_name_only(museum, tmp_path):
    root = museum(LOCKED)
    course = open_course(root)
    levels = iter(("helped", "helped", "solid", "solid", "strong"))
    split = {n: own | {"guide-2030-g1": next(levels)} for n, own in unanimous(course).items()}
    folder = panel_files(course, tmp_path / "files", split)
    before = (root / DOSSIER).read_bytes()
    refused = run(root, folder, *SIGNED)
    assert refused.exit_code == 1
    assert "To be talked about: no level has more than half." in refused.output
    assert (root / DOSSIER).read_bytes() == before
    for wrong in ("g1=golden", "g9=solid", "g1"):
        assert run(root, folder, *SIGNED, "--settle", wrong).exit_code == 2
    assert run(root, folder, *SIGNED, "--settle", "g1=solid,helped").exit_code == 0
    rating = dossiers_of(open_course(root))[0].ratings[0]
    assert (rating.level, rating.accept) == ("solid", ("helped", "solid"))


@pytest.mark.parametrize("day", ["30/11/2026", "soon", ""])
def test_a_day_that_is_none_is_refused(museum, tmp_path, day):
    root = museum(LOCKED)
    folder = panel_files(open_course(root), tmp_path / "files", unanimous(open_course(root)))
    assert run(root, folder, "--write", "--signed", "X", "--on", day).exit_code == 2


def test_a_day_to_come_is_refused(museum, tmp_path):
    root = museum(LOCKED)
    folder = panel_files(open_course(root), tmp_path / "files", unanimous(open_course(root)))
    later = (TODAY + timedelta(days=1)).isoformat()
    done = run(root, folder, "--write", "--signed", "X", "--on", later)
    assert (done.exit_code, "still to come" in done.output) == (2, True)
    assert "draft" in (root / DOSSIER).read_text("utf-8")


@pytest.mark.slow
def test_the_first_rating_of_each_file_counts_and_a_copy_does_not(museum, tmp_path):
    course = open_course(museum(LOCKED))
    dossier = dossiers_of(course)[0]
    first = attempt_of(course, dossier, keyed(dossier), 1)
    second = attempt_of(course, dossier, dict.fromkeys(keyed(dossier), "starting"), 2)
    texts = {
        "a.json": result_file(course, "An", [second, first]),
        "b.json": result_file(course, "An again", [first]),
        "c.json": result_file(course, "Chi", []),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = read_files(course, [tmp_path / name for name in texts])
    found = panel_of(course, dossier, files)
    assert [(e.name, e.answers) for e in found.experts] == [("An", keyed(dossier))]
    assert (found.twice, found.without) == (("b.json",), ("c.json",))
    assert expert_leans(course, found) == [("An", None)]
    assert found.alpha is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("{", "D101"), ('{"format": "taphuan-board"}', "D101"), ("other course", "D102"),
     ("strange level", "D114"), ("old structure", "D104")],
)  # fmt: skip
def test_files_that_cannot_be_counted_are_refused_by_name(museum, tmp_path, text, code):
    root = museum(LOCKED)
    course = open_course(root)
    dossier = dossiers_of(course)[0]
    levels = keyed(dossier)
    attempt = attempt_of(course, dossier, levels, 1)
    made = {
        "other course": result_file(course, "A", []).replace(course.settings.id, "another"),
        "strange level": result_file(
            course, "A", [attempt_of(course, dossier, levels | {"guide-2030-g1": "golden"}, 1)]
        ),
        "old structure": result_file(course, "A", [attempt | {"structureHash": "0" * 16}]),
    }
    (tmp_path / "a.json").write_text(made.get(text, text), encoding="utf-8")
    done = run(root, tmp_path / "a.json")
    assert (done.exit_code, code in done.output) == (1, True), done.output
