"""The error-injection benchmark, on a few reports: the full table is `python -m benchmarks.injection`."""

from __future__ import annotations

from collections import Counter

from benchmarks.injection import noisy, reports, run

FEW = 5


def test_untouched_reports_have_no_error() -> None:
    assert not any(noisy(text) for text in reports(40))


def test_where_one_figure_mends_all_it_is_found_named_and_restored() -> None:
    total: Counter[str] = Counter()
    for tally in run(FEW).values():
        total += tally
    assert total["one"] > 30
    assert total["one detected"] >= 0.94 * total["one"]
    assert total["one first"] >= 0.9 * total["one"]
    assert total["one named"] >= 0.85 * total["one"]
