"""Damaged files: each gives a report or one clear line. `python -m benchmarks.fuzz html --count 2000`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from benchmarks.damage import damage
from benchmarks.samples import SAMPLES
from perfcheck.errors import PerfcheckError
from perfcheck.load import load_bytes
from perfcheck.model.shape import Shape
from perfcheck.pipeline import examine

SLOW = 10.0


@dataclass(slots=True)
class Outcome:
    """What became of the damaged files of one format.

    counts    how many were reported on, how many refused
    failures  the seeds of those that ended in anything else, or took longer than SLOW seconds
    slowest   seconds that the slowest took
    """

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)
    slowest: float = 0.0


def fuzz(kind: str, count: int, seed: int = 0) -> Outcome:
    """Damage the sample of one format `count` times, and check every damaged file."""
    whole = SAMPLES[kind]()
    outcome = Outcome()
    for number in range(seed, seed + count):
        began = time.perf_counter()
        said = outcome_of(damage(whole, Random(number)), kind)
        took = time.perf_counter() - began
        outcome.slowest = max(outcome.slowest, took)
        outcome.counts[said if said in ("report", "refused") else "failed"] += 1
        if said not in ("report", "refused"):
            outcome.failures.append((number, said))
        elif took > SLOW:
            outcome.failures.append((number, f"{took:.0f} s"))
    return outcome


def outcome_of(data: bytes, kind: str) -> str:
    """report, refused, or what went wrong."""
    try:
        document = load_bytes(data, f"damaged.{kind}")
        shape = examine(document)
        wrong = [q for q in shape["quantities"] if not _stands(q["span"], document.text)]
        return "a span is not its text" if wrong else "report"
    except PerfcheckError as error:
        return "refused" if "\n" not in error.zh + error.en and "damaged." in error.en else f"{error.en!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _stands(span: Shape, text: str) -> bool:
    return bool(text[span["start"] : span["end"]] == span["text"])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="FORMAT", help=f"{', '.join(SAMPLES)}; default all")
    parser.add_argument("--count", type=int, default=2000, help="damaged files of each format (2000)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (0)")
    said = parser.parse_args()
    failed = False
    for kind in said.kinds or SAMPLES:
        outcome = fuzz(kind, said.count, said.seed)
        failed = failed or bool(outcome.failures)
        print(f"{kind:10} {dict(outcome.counts)}, slowest {outcome.slowest:.2f} s", flush=True)
        for number, what in outcome.failures[:20]:
            print(f"  seed {number}: {what[:200]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
