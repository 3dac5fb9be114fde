"""The command line on one report: time in units of an empty process (B), and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.clock import least
from benchmarks.texts import REPORTS, TWINS

Row = tuple[str, str, str]

# A child counts what its parent held when it was started: so a small process starts it.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_EDITABLE = """
from importlib.metadata import distribution
print(distribution("perfcheck").read_text("direct_url.json") or "")
"""


def rows(python: str, rounds: int) -> Iterator[Row]:
    """Cold runs of the perfcheck that belongs to the interpreter, and their peak memory."""
    report = str(REPORTS / TWINS[0])
    plain, as_json = [*_command(python), report], [*_command(python), report, "--format", "json"]
    commands = {"B": [python, "-c", "pass"], "terminal": plain, "json": as_json}
    with tempfile.TemporaryDirectory() as folder:
        taken = least({name: _run(command, folder) for name, command in commands.items()}, rounds)
        floor = taken.pop("B")
        for name, time in taken.items():
            spent = f"{time * 1e3:.0f} ms; B = {floor * 1e3:.1f} ms"
            yield f"cold perfcheck report.txt, {name}", f"{time / floor:.1f} B", spent
        if sys.platform == "linux":
            yield "peak memory, terminal", f"{_peak(python, plain, folder):.0f} MiB", "resident"


def is_editable(python: str) -> bool:
    """Whether that interpreter runs perfcheck from a source tree: then B and the runs are both slower."""
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            [python, "-c", _EDITABLE], cwd=folder, capture_output=True, text=True, check=True
        )
    source = json.loads(said.stdout) if said.stdout.strip() else {}
    return bool(source.get("dir_info", {}).get("editable"))


def _command(python: str) -> list[str]:
    """The command installed beside the interpreter, or the module."""
    script = Path(python).with_name("perfcheck" + (".exe" if os.name == "nt" else ""))
    return [str(script)] if script.exists() else [python, "-m", "perfcheck"]


def _run(command: list[str], folder: str) -> Callable[[], object]:
    """Run in a folder without sources, so that the installed package is what is measured."""
    quiet = subprocess.DEVNULL
    return lambda: subprocess.run(command, cwd=folder, stdout=quiet, stderr=quiet, check=False)


def _peak(python: str, command: list[str], folder: str) -> float:
    said = subprocess.run(
        [python, "-c", _PEAK, *command], cwd=folder, capture_output=True, text=True, check=True
    )
    return int(said.stdout) / 1024
