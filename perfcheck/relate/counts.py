"""Counts: a stated number of things, and the list of their names.

和 inside a name and 和 before the last one look alike, so a list is as long as its
separators say, or longer by its conjunctions: only a number outside that range fails.
"""

from __future__ import annotations

import re

from perfcheck.model.figure import Figure
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.relate.net import Net

_AFTER = re.compile(
    r"(?P<noun>[^,;。:!?()\n\t|、\d]{0,18}(?:\([^()\n]{1,12}\))?[^,;。:!?()\n\t|、\d]{0,8})(?:[,:]?(?P<open>即为?|分别是(?:分别是)?|分别为|分别有|包括|包含|有|为|是)[:,]?|(?P<bare>[,:]))"
)
_OPEN_WORDS = ("主要", "如", "例如")
_BEFORE_OPEN = re.compile(r"(?:包括|下设|内设|设有|设置|设|含|有|为|由|以|分别是|分别为|即|:)")
_SPLIT = re.compile(r"[、,]")
_AND = re.compile(r"和|及|与|以及|并")
_QUOTED = re.compile(r"“([^“”]{1,30})”")
_TAILS = ("等", "为主要内容的")
_STOPS = "。;\n!?\t|"
_STOP = re.compile(rf"[{re.escape(_STOPS)}]")
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST, _SEVERAL = 60, 3
_REACH = 400
_SURE = ("即", "即为", "分别是", "分别为", "分别是分别是", "分别有")


def relate_counts(net: Net) -> None:
    """Enter each stated number beside which its things are named one by one."""
    for figure in net.figures:
        if not figure.stated or figure.decimals or not 1 <= figure.value <= _MOST:
            continue
        if figure.dimension == "named":
            _after(net, figure, named=True) or _before(net, figure)
        elif figure.dimension.startswith("count") or figure.dimension == "people":
            _after(net, figure) or _before(net, figure)
    for at, statement in enumerate(net.statements):
        if statement.lead == "closed" and at:
            _members(net, net.statements[at - 1], statement)


def _members(net: Net, counted: Statement, first: Statement) -> None:
    """3个工作组，其中宣传组5人、调研组7人…: each member has a figure of its own, in another unit."""
    figure = counted.figure
    unlike = figure.unit != first.figure.unit and figure.dimension.startswith("count")
    if not (unlike and figure.stated and 2 <= figure.value <= _MOST and counted.sentence == first.sentence):
        return
    listed = next(net.lists(first.index))
    members = [part for part in listed if part.sentence == first.sentence]
    if len(members) == figure.value and all(part.figure.unit == first.figure.unit for part in members):
        names = tuple(part.label for part in members)
        net.enter(net.tie("count", [Leg("count", figure)], committed=False, names=names))


def _after(net: Net, figure: Figure, *, named: bool = False) -> bool:
    """…8个，分别是A、B和C。"""
    text = net.flow.text
    found = _AFTER.match(text, figure.until)
    if named:
        found = re.compile(r"[^,;。\n]{0,10}[,]?(?P<open>即)[:,]?(?P<bare>)").match(text, figure.until)
    if not found or any(word in found[0] for word in _OPEN_WORDS):
        return False
    end = _sentence_end(text, found.end())
    if text.startswith("“", found.end()) and (closed := text.find("”", found.end(), end)) > 0 and named:
        end = closed
    names = _names(text[found.end() : end], commas=named)
    if not names:
        return False
    return _enter(
        net,
        figure,
        names,
        sure=bool(found["open"]) and found["open"] in _SURE,
        opened=bool(found["open"]) or found["bare"] == ":",
    )


def _sentence_end(text: str, at: int) -> int:
    """Where the sentence ends; a stop inside brackets does not end it."""
    limit = min(at + _REACH, len(text))
    found = _STOP.search(text, at, limit)
    while found and text.count("(", at, found.start()) > text.count(")", at, found.start()):
        found = _STOP.search(text, found.end(), limit)
    return found.start() if found else limit


def _names(stretch: str, *, commas: bool = False) -> list[str] | None:
    """The names of a list, brackets dropped; None where it holds figures or trails off in 等."""
    plain = _without_brackets(stretch)
    if re.search(r"\d+(?:\.\d+)?[万亿]?[元人名个%]", plain) or (plain.endswith("等") or "等等" in plain):
        return None
    if not commas:
        clauses = plain.split(",")
        kept = [clauses[0]]
        for clause in clauses[1:]:
            if ("、" not in clause and len(clause) > 14) or not _looks_like_name(clause):
                break
            kept.append(clause)
        plain = "、".join(kept)
    return [name for name in _SPLIT.split(plain) if name.strip()]


def _looks_like_name(clause: str) -> bool:
    return bool(clause) and not re.match(
        r"(?:其中|并|共|另|均|现|全|年|编制|实有|核定|主要|负责|内设|下设|所属|较|比|占)", clause
    )


def _without_brackets(stretch: str) -> str:
    while "(" in stretch and (shorter := _BRACKETS.sub("", stretch)) != stretch:
        stretch = shorter
    return stretch


def _before(net: Net, figure: Figure) -> bool:
    """包括A、B和C3个单位; “甲”“乙”“丙”3个品牌; A、B等2个."""
    text, low = net.flow.text, max(figure.at - _REACH, 0)
    last = text.rfind("、", low, figure.at)
    if text[figure.at - 1 : figure.at] != "”" and (last < 0 or _STOP.search(text, last, figure.at)):
        return False
    if _runs_on(net, figure):
        return False
    start = max(low, *(text.rfind(stop, low, figure.at) + 1 for stop in _STOPS))
    stretch = text[start : figure.at].rstrip("“(")
    tail = next(filter(stretch.endswith, _TAILS), "")
    stretch = stretch.removesuffix(tail)
    quoted = _QUOTED.findall(stretch)
    if quoted and stretch.endswith("”") and re.search(r"(?:“[^“”]{1,30}”、?)+\Z", stretch):
        run = re.search(r"(?:“[^“”]{1,30}”、?){2,}\Z", stretch)
        if run:
            return _enter(net, figure, _QUOTED.findall(run[0]), sure=False, opened=False)
    plain = _without_brackets(stretch)
    clause = plain.rsplit(",", 1)[-1]
    if "、" not in clause:
        return False
    if text[start : figure.at].endswith("等") and _more_than_said(net, figure, _SPLIT.split(clause)):
        return False
    opened = list(_BEFORE_OPEN.finditer(clause, 0, clause.index("、")))
    if not opened or re.search(r"\d", clause):
        return False
    names = [name for name in _SPLIT.split(clause[opened[-1].end() :]) if name]
    return _enter(net, figure, names, sure=False, opened=False)


def _runs_on(net: Net, figure: Figure) -> bool:
    """Whether another number stands in the clause before: amounts in a row, and no list of names."""
    text = net.flow.text
    if not figure.index or text[figure.at - 1] in "”等":
        return False
    last = net.figures[figure.index - 1]
    same = last.until > text.rfind(",", last.at, figure.at)
    return same and text[last.num_at].isdecimal() and ")" not in text[last.until : figure.at]


def _more_than_said(net: Net, figure: Figure, names: list[str]) -> bool:
    """甲桥、乙桥、丙桥等2座桥梁: 等 leaves some unnamed, and never names more than there are.

    What is counted has to be what the names end in: 教育、文化、体育等2类 may be two.
    """
    text, last = net.flow.text, names[-1]
    ends = [
        last[-size:] for size in (2, 1) if len(last) > size and text.startswith(last[-size:], figure.until)
    ]
    alike = any(all(len(name) > len(end) and name.endswith(end) for name in names) for end in ends)
    if len(names) < _SEVERAL or len(names) <= figure.value or not alike:
        return False
    net.enter(net.tie("count", [Leg("count", figure)], committed=False, names=tuple(names)))
    return True


def _enter(net: Net, figure: Figure, names: list[str], *, sure: bool, opened: bool) -> bool:
    """Enter the count where it fits; a misfit only where the wording opens a whole list."""
    most = len(names) + sum(len(_AND.findall(name)) for name in names)
    fits = len(names) <= figure.value <= most
    if most < 2 and not (figure.value == 1 and opened):
        return False
    if not fits and (not opened or not sure or len(names) < 3):
        return False
    listed = tuple(names) if not fits else (*names, *[""] * (int(figure.value) - len(names)))
    net.enter(net.tie("count", [Leg("count", figure)], committed=sure, names=listed))
    return fits
