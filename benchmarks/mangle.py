"""Made-up reports, mangled: `python -m benchmarks.mangle --count 2000`. Each must give a report.

A consistent report of benchmarks/generator is taken apart into figures, words and marks, and these
are dropped, doubled, exchanged, moved, and mixed with those of another report. What comes out is
almost language: it reaches readings that random bytes never do. Whatever it says, checking it must
end, raise nothing, and show every figure and finding in its own place.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from random import Random

import perfcheck
from benchmarks.generator.report import make

SLOW = 20.0
_SHORT = 1200
_TOKENS = re.compile(
    r"[0-9.,]+|[%％万亿元个人辆次年月]|[，。；：、（）“”\n\t]|[^0-9.,%％万亿元个人辆次年月，。；：、（）“”\n\t]+"
)
_PIECES = """
0 -0 0.00 00.5 1.2.3 1,2,3 ０．５ 〇 一百二十三亿 负5 - －3.5 约 余 以上 100% 0% -100% 百分之一百 个百分点
倍 其中： 其中 分别为 合计 占 较上年 增长 减少 持平 （ ） (( 一、 （一） 1. ① | 单位：万元 年初预算
完成 人均 共 等 1-2万元 至 𠮷 ²
"""
_SPACES = ("\n", "\r\n", "\t", "\u2028", "\u3000", "\x00", "\ufeff", "\u200b")
_STRANGE = (*_PIECES.split(), *_SPACES, "9" * 40)


def mangle(text: str, other: str, random: Random) -> str:
    """The text with a few of its tokens wronged; sometimes many."""
    tokens, others = _TOKENS.findall(text), _TOKENS.findall(other)
    for _ in range(random.choice((1, 3, 10, 40))):
        low = random.randrange(len(tokens)) if tokens else 0
        high = min(low + random.choice((1, 1, 2, 5, 30)), len(tokens))
        way = random.randrange(6)
        if way == 0:
            del tokens[low:high]
        elif way == 1:
            tokens[low:low] = tokens[low:high] * random.choice((1, 1, 2, 20))
        elif way == 2:
            tokens[low:high] = random.sample(tokens[low:high], high - low)
        elif way == 3:
            tokens[low:high] = [random.choice(_STRANGE)]
        elif way == 4:
            start = random.randrange(len(others))
            tokens[low:high] = others[start : start + random.choice((1, 5, 30))]
        else:
            tokens.insert(low, random.choice(_STRANGE))
    return "".join(tokens)


def mangled(seed: int) -> str:
    """The mangled text of a seed: a stretch of one report, with pieces of another."""
    random = Random(seed)
    texts = [make(random.randrange(400)).text for _ in range(2)]
    start = random.randrange(max(1, len(texts[0]) - _SHORT))
    return mangle(texts[0][start : start + random.choice((200, _SHORT, 4 * _SHORT))], texts[1], random)


def short_texts(count: int = 60) -> list[str]:
    """Whole sentences of made-up reports, for other fuzzers to begin with."""
    lines = {line for seed in range(12) for line in make(seed).text.splitlines() if "。" in line}
    return sorted(lines, key=lambda line: (len(line), line))[:: max(1, len(lines) // count)]


def check(text: str) -> None:
    """Check the text; raises where that fails or where a span is not the text that it names."""
    report = perfcheck.check_text(text)
    shown = [q.span for q in report.quantities] + [s for f in report.findings for s in f.spans]
    shown += [term.span for relation in report.relations for term in relation.terms]
    for span in shown:
        assert report.document.text[span.start : span.end] == span.text, f"{span} is not its text"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mangle", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many texts (2000)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (0)")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--show", action="store_true", help="print the text of the first seed and stop")
    said = parser.parse_args()
    if said.show:
        print(mangled(said.seed))
        return 0
    failed, done, slowest, began = 0, 0, 0.0, time.monotonic()
    for seed in range(said.seed, said.seed + said.count):
        if time.monotonic() - began > said.seconds:
            break
        wrong, took = _tried(seed)
        done, slowest, failed = done + 1, max(slowest, took), failed + bool(wrong)
        if wrong:
            print(f"seed {seed}: {wrong[:200]}", flush=True)
    print(f"{done} texts, {failed} failed, slowest {slowest:.2f} s")
    return 1 if failed else 0


def _tried(seed: int) -> tuple[str, float]:
    """What went wrong with the text of a seed, if anything, and the seconds that it took."""
    text = mangled(seed)
    began = time.process_time()
    try:
        check(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}", time.process_time() - began
    took = time.process_time() - began
    return (f"{took:.0f} s" if took > SLOW else ""), took


if __name__ == "__main__":
    sys.exit(main())
