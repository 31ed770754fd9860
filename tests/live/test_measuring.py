"""The figures of simulated classes: records and votes apart, and the table of docs/dev/live.md."""

import pytest

from benchmarks import live_table
from benchmarks.live import load
from benchmarks.live_bench import Bench
from generator.live.measuring import Report, within


@pytest.mark.parametrize(
    ("part", "expected"), [(0.0, 1), (0.5, 51), (0.95, 96), (0.99, 100), (1.0, 100)]
)
def test_a_part_of_the_times_lies_within_a_time(part, expected):
    times = [float(n) for n in range(100, 0, -1)]
    assert within(times, part) == expected


def test_without_a_time_nothing_is_claimed():
    assert within([], 0.95) == 0


def test_votes_that_come_at_one_moment_do_not_hide_in_the_records():
    report = Report()
    for _ in range(95):
        report.took("draft", 0.004)
    for _ in range(5):
        report.took("attempt", 0.006)
    for _ in range(60):
        report.took("vote", 0.9)
    found = report.values()
    assert (found["done"], found["votes"]) == (100, 60)
    assert (found["median"], found["p95"], found["slowest"]) == (4, 6, 6)
    assert (found["vote_p95"], found["vote_slowest"]) == (900, 900)


def test_a_load_counts_what_its_phones_did(tmp_path):
    bench = Bench(tmp_path)
    found = bench.run(load(bench, 4))
    assert (found["people"], found["records"], found["done"]) == (4, 64, 64)
    assert (found["votes"], found["errors"]) == (8, 0)
    assert found["slowest"] >= found["p95"] > 0 and found["vote_p95"] > 0
    assert len(found["vote_on_all_s"]) == 2 and min(found["vote_on_all_s"]) > 0


def figures(people):
    names = ("join_s", "pages_s", "records_per_s", "p95", "slowest", "vote_p95")
    more = {name: n for n, name in enumerate(names)}
    more |= {"cpu_ms_per_record": 1.9, "memory_mb": 70, "errors": 0}
    return {"people": people, "vote_on_all_s": [0.2, 0.3], **more}


def test_the_table_is_written_between_its_marks_and_says_how_busy_the_machine_was(
    tmp_path, monkeypatch
):
    page = tmp_path / "live.md"
    page.write_text(f"Before\n{live_table.BEGIN}\nold\n{live_table.END}\nAfter\n", encoding="utf-8")
    monkeypatch.setattr(live_table, "PAGE", page)
    live_table.write_table(figures, (50, 1200))
    text = page.read_text(encoding="utf-8")
    assert "old" not in text and text.startswith("Before\n") and text.endswith("After\n")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert [line.split(" | ")[0] for line in table] == ["| phones", "| ---:", "| 50", "| 1200"]
    assert {line.count("|") for line in table} == {12}
    assert "cores" in text and "after each row" in text


def test_the_page_holds_a_row_for_every_size():
    text = live_table.PAGE.read_text(encoding="utf-8")
    table = live_table.table_of(text)
    assert [int(line.split("|")[1]) for line in table[2:]] == list(live_table.SIZES)
    head = live_table.rows([])
    assert table[:2] == head
