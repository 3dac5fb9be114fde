"""同一名称在一组分项中重复出现

检查什么
    “其中”之后、“即”之后列出的分项，有没有同一名称出现两次。

为什么要紧
    同一项列了两次，或者是重复计算，或者是其中一个名称写错；合计相符时也会掩盖漏列。

反例
    其中：工资福利支出10万元，商品和服务支出5万元，工资福利支出2万元。

正例
    名称各不相同；不同年度、不同口径的同一名称分别列出。

依据
    《预算法实施条例》要求决算数字以核对无误的账目为准。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.statement import Statement
    from perfcheck.model.tie import Tie
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC406"
NAME = "part-repeated"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("L08", "L02")
ENGINE = True

INVALID = (
    "本年支出合计17.00万元，其中：工资福利支出10.00万元，商品和服务支出5.00万元，工资福利支出2.00万元。",
    "局机关内设股室4个，即办公室、预算股、办公室、监督股。",
)
VALID = (
    "本年支出合计17.00万元，其中：工资福利支出10.00万元，商品和服务支出5.00万元，资本性支出2.00万元。",
    "局机关内设股室4个，即办公室、预算股、国库股、监督股。",
)

ENGLISH = """A name occurs twice among the parts

What it checks
    Whether a name occurs twice in one list of parts, or in one list of names.

Why it matters
    It was counted twice, or one of the two names is wrong; a total that fits hides what was left out.

Fails
    Of which wages 10, goods and services 5, wages 2.

Passes
    All names differ; one name for several years or scopes.

Basis
    The regulation asks that accounts rest on verified books.
"""

_MEASURED = re.compile(
    r"[^\d*Xx]{2,}(?<!年初)(?<!本年)(?<!上年)(?:支出|收入|费|费用|经费|补助|资金|拨款|缴费|津贴|奖金|工资|补贴)\Z"
)
_SHORTEST, _MOST = 2, 20


def check(paper: Workpaper) -> Iterator[Draft]:
    named = {statement.figure: statement for statement in paper.statements}
    seen: set[tuple[int, int]] = set()
    for tie in paper.ties:
        found = _names_twice(paper, tie) if tie.kind == "count" else _parts_twice(tie, named)
        for name, spans in found:
            if spans[0] not in seen:
                seen.add(spans[0])
                yield Draft(
                    spans,
                    f"“{name}”在同一组分项中出现两次",
                    f"{name} occurs twice among the parts",
                    ties=[tie],
                )


def _names_twice(paper: Workpaper, tie: Tie) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    text, at = paper.flow.text, tie.legs[0].figure.until
    twice = [name for name, count in Counter(tie.names).items() if count > 1 and len(name) >= _SHORTEST]
    for name in twice[:_MOST]:
        first = text.find(name, at)
        second = text.find(name, first + len(name))
        if 0 <= first < second:
            spans = [(place, place + len(name)) for place in (second, first)]
            yield name, [paper.flow.source(*span) for span in spans]


def _parts_twice(tie: Tie, named: dict[Figure, Statement]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    if tie.kind != "sum" or len(tie.legs) < 3 or tie.verdict == "undecided":
        return
    seen: dict[tuple[str, str, str, str], Statement] = {}
    for leg in tie.legs[1:]:
        part = named.get(leg.figure)
        if part is None or part.kind != "amount" or part.vector >= 0 or not _MEASURED.match(part.label):
            continue
        key = (part.label, part.period, part.stage, part.scope)
        other = seen.setdefault(key, part)
        if other is not part and other.sentence == part.sentence:
            figures = (part.figure, other.figure)
            yield part.label, [(figure.start, figure.end) for figure in figures]
