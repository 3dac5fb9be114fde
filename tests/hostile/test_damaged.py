"""Damaged files of every format give a report or one clear line: a short run of benchmarks.fuzz."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import fuzz
from benchmarks.samples import SAMPLES


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_damaged_file_gives_a_report_or_one_clear_line(kind: str) -> None:
    outcome = fuzz(kind, 40)
    assert not outcome.failures
    assert outcome.counts["report"]
    assert outcome.counts["refused"]
