"""Reports that are almost language: a short run of benchmarks.mangle and of benchmarks.guided."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import mangle

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("block", range(4))
def test_a_mangled_report_is_checked_with_every_span_in_its_place(block: int) -> None:
    for seed in range(10 * block, 10 * block + 10):
        mangle.check(mangle.mangled(seed))


def test_mangling_a_seed_again_gives_the_same_text_and_another_seed_another() -> None:
    assert mangle.mangled(1) == mangle.mangled(1) != mangle.mangled(2)


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("target", ["text", "docx", "html"])
def test_a_short_run_led_by_coverage_finds_nothing(target: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.guided", target, "--seconds", "6", "--found", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")[-2000:]
    assert not list(tmp_path.iterdir())
    assert b"Done " in ran.stderr
