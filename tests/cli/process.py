"""Runs the command line as a person does: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
FAULTY = FIXTURES / "yuping-transport-budget-2024.txt"

CLEAN_TEXT = "一、支出情况\n2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。\n"
FAULTY_TEXT = "一、支出情况\n2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出50.20万元。\n"


def run(
    *arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """`python -m perfcheck ARGUMENTS`, in UTF-8 unless the environment says otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "perfcheck", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "", **environment},
    )


def write(folder: Path, name: str, text: str) -> Path:
    """A file of that text in the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
