"""The time of a whole check beside what a user could pick today for a part of the job.

`python -m benchmarks.peers` reads the long reports of fixtures/reports with each of them in one process
and prints processor seconds for 10,000 characters, and the ratio to perfcheck's whole check. The peers
are in the extra `peers`; those that are not installed are named and left out.

cn2an              Chinese numerals of a text turned into Arabic ones
Recognizers-Text   numbers and amounts of money of a text
JioNLP             amounts of money, each cut out of the text for it
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import perfcheck

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
PER = 10_000
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?[万亿]?元")
Reading = Callable[[str], object]


def _perfcheck() -> Reading:
    return perfcheck.check_text


def _cn2an() -> Reading:
    import cn2an

    return lambda text: cn2an.transform(text, "cn2an")


def _recognizers() -> Reading:
    from recognizers_number import Culture, recognize_number
    from recognizers_number_with_unit import recognize_currency

    return lambda text: (recognize_number(text, Culture.Chinese), recognize_currency(text, Culture.Chinese))


def _jionlp() -> Reading:
    import jionlp

    return lambda text: [jionlp.parse_money(found[0]) for found in _AMOUNT.finditer(text)]


READERS: dict[str, Callable[[], Reading]] = {
    "perfcheck, a whole check": _perfcheck,
    "cn2an": _cn2an,
    "Recognizers-Text": _recognizers,
    "JioNLP": _jionlp,
}


def seconds(read: Reading, texts: list[str]) -> float:
    """Processor seconds for PER characters, once everything is loaded; the least of three rounds."""
    read(texts[0][:200])
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read(text)
        rounds.append(time.process_time() - start)
    return min(rounds) * PER / sum(map(len, texts))


def rows() -> Iterator[str]:
    """One line a reader."""
    texts = [path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    whole = 0.0
    for name, make in READERS.items():
        try:
            spent = seconds(make(), texts)
        except ImportError as error:
            yield f"{name:26} not installed ({error.name}): pip install 'perfcheck[peers]'"
            continue
        whole = whole or spent
        yield f"{name:26} {spent * 1000:9.1f} ms for 10,000 characters   {spent / whole:8.2f}"


def main() -> int:
    for row in rows():
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
