"""Score labelled texts: `python -m benchmarks.accuracy [FILE.jsonl …] [-v] [--write PAGE]`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import perfcheck
from benchmarks.accuracy.labels import Labelled, outside, own
from benchmarks.accuracy.scoring import Tally, score
from benchmarks.accuracy.tables import by_kind, by_set
from perfcheck.model.report import Report

OWN = "the project's literate cases"
PAGE = """# Accuracy

Made by `python -m benchmarks.accuracy --write docs/accuracy.md`; what the measures mean is in
`benchmarks/accuracy/scoring.py`. The literate cases are what perfcheck was built on, so they show
that nothing was lost and no more; what it does on texts it has never seen is measured with made-up
reports (`python -m benchmarks.generator.measure`), with injected errors
(`python -m benchmarks.injection`), and with labelled sets of your own, given by path.

"""


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    ask.add_argument("files", nargs="*", type=Path, help="labelled cases, one JSON object a line")
    ask.add_argument("-v", "--verbose", action="store_true", help="say what each case missed")
    ask.add_argument("--write", type=Path, metavar="PAGE", help="write the tables as a page")
    said = ask.parse_args()
    sets: dict[str, Iterable[Labelled]] = {OWN: own()}
    sets |= {path.stem: outside(path) for path in said.files}
    tallies: dict[str, Tally] = {}
    kinds: dict[str, Tally] = {}
    for name, cases in sets.items():
        tallies[name] = _score(cases, kinds, verbose=said.verbose)
    text = "\n".join([*by_set(tallies), "", *by_kind(kinds)]) + "\n"
    print(text)
    if said.write:
        said.write.write_text(PAGE + text, "utf-8")
    return 0


def _score(cases: Iterable[Labelled], kinds: dict[str, Tally], *, verbose: bool) -> Tally:
    whole: Tally = Counter()
    for case in cases:
        tally, by, missed = score(case, _report(case))
        whole.update(tally)
        for kind, one in by.items():
            kinds.setdefault(kind, Counter()).update(one)
        for line in missed if verbose else ():
            print(f"{case.name}: {line}")
    return whole


def _report(case: Labelled) -> Report | None:
    try:
        return perfcheck.check_text(case.text)
    except Exception as error:  # a crash is a result, and the worst one
        print(f"{case.name}: {type(error).__name__}: {error}")
        return None


if __name__ == "__main__":
    raise SystemExit(main())
