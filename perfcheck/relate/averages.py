"""Averages: so much for each (人均, 平均每辆, 村平), and products (35名，每人2400元)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfcheck.check import may_average
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read import labels
from perfcheck.relate.net import Net

_AVERAGE = re.compile(r"[^\W\d_]均|平均|每[^\W\d_]{1,4}|[村户人镇]平")
_PER = re.compile(r"(?:每|平均每?)(?P<one>[^\W\d_])|(?P<other>[村户人车])[均平]")
_BARE = re.compile(r"(?:[人户村车]均|平均每[^\W\d_]|每[人户村名辆家](?:次)?)(?:为|约|是)?\Z")
_RECKONED = ("测算", "计算", "安排", "计")
_NEAR = 9
_COUNTED = {
    "村": "个村",
    "户": "户",
    "人": "人名位",
    "辆": "辆台",
    "车": "辆台",
    "家": "家",
    "名": "名人位",
    "个": "个",
    "次": "次",
}


def relate_averages(net: Net) -> None:
    """Enter every average whose total and count stand near it."""
    for statement in net.statements:
        figure = statement.figure
        if figure.dimension in ("money", "rate") and _is_average(net, statement):
            _relate(net, statement, figure)


def _is_average(net: Net, statement: Statement) -> bool:
    lead = net.flow.text[max(statement.start - 12, 0) : statement.figure.at]
    return bool(_AVERAGE.search(lead[-16:]))


def _relate(net: Net, statement: Statement, average: Figure) -> None:
    window = net.statements[max(statement.index - _NEAR, 0) : statement.index + 4]
    near = [s for s in window if abs(s.paragraph - statement.paragraph) <= 1 and s is not statement]
    for total, count in _pairs(net, statement, near):
        if may_average(average, total.figure, count):
            net.enter(_tie(net, average, total.figure, count))
            return
    _only_pair(net, statement, [s for s in near if s.sentence == statement.sentence])


def _tie(net: Net, average: Figure, total: Figure, count: Figure, *, committed: bool = False) -> Tie:
    legs = [Leg("average", average), Leg("total", total), Leg("count", count)]
    return net.tie("average", legs, committed=committed)


def _only_pair(net: Net, statement: Statement, near: list[Statement]) -> None:
    """A bare 人均 in a sentence with one amount and one number of what it is per can only mean these."""
    text = net.flow.text
    lead = text[statement.start : statement.figure.at]
    totals = [s for s in near if s.figure.dimension == "money" and s.figure.stated]
    counts = (
        [f for f in _counts(net, statement) if near[0].start < f.at and _per_unit(net, statement, f)]
        if near
        else []
    )
    if len(totals) != 1 or len(counts) != 1:
        return
    said = _AVERAGE.split(statement.label)[-1]
    said = labels.core(said).removesuffix("用")
    named = not labels.is_generic(said) and labels.related(said, totals[0].core)
    if named or _BARE.search(lead):
        reckoned = text.startswith(_RECKONED, statement.figure.until)
        net.enter(_tie(net, statement.figure, totals[0].figure, counts[0], committed=reckoned or named))


def _per_unit(net: Net, statement: Statement, count: Figure) -> bool:
    found = _PER.search(net.flow.text[max(statement.start - 8, 0) : statement.figure.at])
    per = (found["one"] or found["other"]) if found else ""
    return bool(per) and not set(count.unit).isdisjoint(_COUNTED.get(per, per))


def _pairs(net: Net, statement: Statement, near: list[Statement]) -> Iterator[tuple[Statement, Figure]]:
    """Totals of money and counts, the nearest first; a count must be of what the average is per."""
    found = _PER.search(net.flow.text[max(statement.start - 8, 0) : statement.figure.at])
    per = (found["one"] or found["other"]) if found else ""
    units = _COUNTED.get(per, per)
    totals = [s for s in near if s.figure.dimension == "money" and s.figure.stated]
    counts = [f for f in _counts(net, statement) if not set(f.unit).isdisjoint(units)]
    counts = counts or _counts(net, statement)
    totals.sort(key=lambda s: abs(s.index - statement.index))
    for total in totals:
        for count in counts:
            yield total, count


def _counts(net: Net, statement: Statement) -> list[Figure]:
    """Counts of people or things near the average, the nearest first."""
    at = statement.figure.index
    near = [
        figure
        for figure in net.figures[max(at - 2 * _NEAR, 0) : at + 4]
        if figure.stated
        and figure.dimension not in ("money", "percent", "point", "rate")
        and figure.value > 1
    ]
    return sorted(near, key=lambda figure: abs(figure.index - at))
