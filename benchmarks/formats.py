"""A whole check of one file against bare text extraction of it: `python -m benchmarks.formats FILE`.

Times are of the processor: a busy machine hurts them least.

`--pages 300` makes a PDF of so many pages and measures that one.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Row = tuple[str, str]

# A child counts what its parent held when it was started: so a small process starts it.
_COST = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
_BARE = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as file:
    for page in file.pages:
        page.extract_text()
        page.close()
"""
_MIB = 1024


class Cost(NamedTuple):
    """What a whole process took: processor seconds, and its peak resident memory in KiB."""

    seconds: float
    peak: int


def rows(path: Path, rounds: int) -> Iterator[Row]:
    """What a whole check takes, and the same for tools that only extract text."""
    commands = {"check": [sys.executable, "-m", "perfcheck", str(path), "--format", "json"]}
    if _is_pdf(path):
        commands["pdfplumber, text only"] = [sys.executable, "-c", _BARE, str(path)]
        if shutil.which("pdftotext"):
            commands["pdftotext"] = ["pdftotext", str(path), "-"]
    taken = {name: min(_cost(command) for _ in range(rounds)) for name, command in commands.items()}
    check = taken.pop("check")
    yield "check", f"{check.seconds:.2f} s"
    for name, cost in taken.items():
        yield f"check / {name}", f"{check.seconds / cost.seconds:.2f} ({cost.seconds:.2f} s)"
    if _is_pdf(path):
        pages = _pages(path)
        yield "pages", f"{pages}, {pages / check.seconds:.0f} a second"
    size = path.stat().st_size / _MIB**2
    yield "peak memory", f"{check.peak / _MIB:.0f} MiB; the file has {size:.1f} MiB"
    for name, cost in taken.items():
        yield f"peak memory, {name}", f"{cost.peak / _MIB:.0f} MiB"


def _cost(command: list[str]) -> Cost:
    said = subprocess.run([sys.executable, "-c", _COST, *command], capture_output=True, text=True, check=True)
    seconds, peak = said.stdout.split()
    return Cost(float(seconds), int(peak))


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"%PDF-" in stream.read(1024)


def _pages(path: Path) -> int:
    from pypdfium2 import PdfDocument

    return len(PdfDocument(path))


def made(pages: int) -> bytes:
    """A PDF of about so many pages of prose and tables."""
    from benchmarks.texts import REPORTS, TWINS
    from tests.load import pdffiles

    lines = [line.strip() for line in (REPORTS / TWINS[0]).read_text("utf-8").splitlines() if line.strip()]
    some = pdffiles.report(lines)
    each = max(some.count(b"/Type /Page\n") or 1, 1)
    return pdffiles.report(lines * -(-pages // each), header="资料汇编")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--pages", type=int, help="measure a PDF made of about so many pages too")
    parser.add_argument("--rounds", type=int, default=3, help="runs of which the least counts (3)")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = list(said.files)
        if said.pages:
            files.append(Path(folder) / f"{said.pages}-pages.pdf")
            files[-1].write_bytes(made(said.pages))
        for path in files:
            print(path.name)
            for name, value in rows(path, said.rounds):
                print(f"  {name:36} {value}", flush=True)


if __name__ == "__main__":
    main()
