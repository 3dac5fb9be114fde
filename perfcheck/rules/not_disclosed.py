"""以保密为由不予公开

检查什么
    以保密、涉密为由不予公开的内容。

为什么要紧
    涉及国家秘密的内容依法可以不公开，但公开前应当经过保密审查，能够区分处理的应当公开其余部分。
    职能、机构设置一般属于应当公开的内容，宜核实。

反例
    “机构设置”一节只写“保密”；因所依据的文件为秘密文件而不公开职责。

正例
    介绍保密工作开展情况；说明涉密信息除外。

依据
    《保守国家秘密法》关于保密审查的规定；《政府信息公开条例》关于区分处理的规定（参照）。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, quoted

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC601"
NAME = "not-disclosed"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("L13", "L12")

INVALID = (
    "一、单位概况\n1、机构设置\n保密\n2、人员情况\n在职十人。",
    "一、单位概况\n因所依据的规定属于秘密文件，因此不予公开。",
    "一、单位概况\n（一）主要职责：涉密，不公开。",
)
VALID = (
    "一、单位概况\n设保密股，负责保密审查工作。",
    "一、公开情况\n除涉密信息外，决算全部公开。",
)

ENGLISH = """Something is withheld as secret

What it checks
    What is withheld for being secret.

Why it matters
    Secrets may be withheld by law, after a review, and only as far as they cannot be told apart from
    the rest. Duties and organisation are normally public: worth verifying.

Fails
    A section on organisation that says 保密 and nothing else; duties withheld because the document
    that sets them is secret.

Passes
    An account of the work of keeping secrets; a remark that secret matters are left out.

Basis
    The law on state secrets, on review; the regulation on disclosure, on separable parts, by analogy.
"""

_NOISE = re.compile(r"[\s。.,;:、()“”]+")
_WITHHELD = re.compile(
    r"(?:秘密|涉密|保密|机密|绝密)[^。;\n]{0,16}?(?:不予公开|不公开|不宜公开|不便公开|无法公开|未公开|不对外公开)"
    r"|(?:不予公开|不宜公开|不便公开)"
)
_ONLY = re.compile(
    r"(?:(?:属于|因|系)?(?:内容)?(?:涉密|保密|涉及国家秘密|涉及秘密|秘密)(?:内容|事项|单位|信息)?|不予公开|不公开|不宜公开)+"
)
_LONGEST = 24
_ZH = "；涉密内容依法可以不公开，宜核实是否经过保密审查、能否区分处理"
_EN = "; verify that it was reviewed for secrecy and that the rest cannot be told apart and published"


def check(paper: Workpaper) -> Iterator[Draft]:
    flow = paper.flow
    taken: list[int] = []
    for heading in paper.outline.entries:
        if heading.body_end - heading.body_start > _LONGEST:
            continue
        said = _NOISE.sub("", flow.text[heading.body_start : heading.body_end])
        if said and _ONLY.fullmatch(said):
            title = heading.title or said
            end = heading.body_start + len(flow.text[heading.body_start : heading.body_end].rstrip())
            taken += (heading.start, end)
            yield Draft(
                [flow.source(heading.start, end)],
                f"“{title}”以“{said}”为由没有公开内容{_ZH}",
                f"the section {title} is withheld ({said}){_EN}",
            )
    if "公开" not in flow.text:
        return
    for found in _WITHHELD.finditer(flow.text):
        if bisect_right(taken, found.start()) % 2 == 0:
            words = quoted(paper, *found.span())
            yield Draft([flow.source(*found.span())], f"“{words}”{_ZH}", f"withheld: {words}{_EN}")
