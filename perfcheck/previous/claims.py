"""What a filing says of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from perfcheck.model.figure import Figure
from perfcheck.model.previous import Claim
from perfcheck.model.statement import Change, Statement
from perfcheck.model.workpaper import Workpaper
from perfcheck.read import labels
from perfcheck.read.lexicon import YEAR

_CONTEXT = Context(prec=60)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CARRIED = re.compile(r"(?:上年|去年)度?末?(?:结转|结余|滚存|余额)")
_OPENING = re.compile(
    r"(?:(?:(?:19|20)\d\d年度?)?(?:年初|期初|上年年?末|去年年?末)|(?:19|20)\d\d年初)"
    r"(?P<what>(?:财政拨款)?(?:结转和?结余|结转|结余))(?:资金)?"
)
_PRIOR = ("上年", "去年", "上一年", "上期")
_THE_YEAR = re.compile(rf"^(?:{YEAR}|上一?年度?|去年|上期|本年度?|当年|全年)的?")
_TOTAL = re.compile(r"合计|总计|^总(?:支出|收入)")
_SPENT = ("费支出", "经费支出", "费用支出", "资金支出")
_OTHER_BASIS = re.compile(r"可比|口径|调整后|划转|合并|划入|划出|剔除|重述|调账")
_FUNDS = ("一般公共预算", "财政拨款", "政府性基金", "国有资本", "专户", "事业收入", "上年结转")
_STOPS = "。;\n"
_REACH = 200


def read_claims(paper: Workpaper, year: int | None) -> Iterator[Claim]:
    """Every claim about `year`, the one before the filing's own, in reading order."""
    opened = -1
    for statement in paper.statements:
        if year is not None and labels.year(statement.label) == str(year):
            opened = statement.sentence
        if len(core_of(statement)) < 2:
            continue
        if statement.kind == "amount" and statement.figure.stated and _is_of(statement, year, opened):
            yield _claim(paper, statement, "printed", [statement.figure], statement.figure.base_value)
        elif not _of_another_year(statement, year):
            if carried := _opening(statement):
                yield _claim(
                    paper, statement, "printed", [statement.figure], statement.figure.base_value, core=carried
                )
            for change in statement.changes:
                yield from _implied(paper, statement, change, year)


def _is_of(statement: Statement, year: int | None, opened: int) -> bool:
    """Whether the statement itself is of last year: 上年…, 2021年…, and what goes on with it (`opened`).

    A year that is only part of a name (表彰2021年度先进) or stands sentences earlier does not make it so.
    """
    if statement.label.startswith(_PRIOR):
        return not _CARRIED.match(statement.label)
    return year is not None and statement.period == str(year) and statement.sentence == opened


def _opening(statement: Statement) -> str:
    """What 年初结转和结余 was at the end of last year, by the core of its label; '' of anything else."""
    found = _OPENING.fullmatch(statement.label) if statement.kind == "amount" else None
    return found["what"] if found and statement.figure.stated else ""


def _of_another_year(statement: Statement, year: int | None) -> bool:
    return bool(statement.period) and year is not None and statement.period != str(year + 1)


def _implied(paper: Workpaper, statement: Statement, change: Change, year: int | None) -> Iterator[Claim]:
    """What a change says of last year: its base where that is printed, else what it works out to."""
    named = _YEAR.search(change.phrase)
    if change.against != "prior" or (named and year is not None and named[0] != str(year)):
        return
    if change.base is not None:
        if change.base.stated:
            yield _claim(paper, statement, "base", [change.base], change.base.base_value, change)
        return
    current = statement if statement.kind == "amount" else statement.about
    if current is None or not current.figure.stated:
        return
    now = current.figure
    if change.amount is not None:
        if change.amount.stated and change.direction and change.amount.dimension == now.dimension:
            said = now.base_value - change.signed * change.amount.base_value
            yield _claim(paper, current, "change", [change.amount, now], said, change)
    elif change.rate is not None:
        before = _before(now, change) if change.rate.stated and change.direction else None
        if before is not None:
            yield _claim(paper, current, "growth", [change.rate, now], before, change)
    elif change.direction == 0 and not change.nearly:
        yield _claim(paper, current, "unchanged", [now], now.base_value, change)


def _before(now: Figure, change: Change) -> Decimal | None:
    """The prior value that a rate of change works out to; None where nothing was left."""
    assert change.rate is not None
    grown = 1 + change.signed * change.rate.base_value / 100
    return _CONTEXT.divide(now.base_value, grown) if grown else None


def _claim(
    paper: Workpaper,
    statement: Statement,
    kind: str,
    figures: list[Figure],
    said: Decimal,
    change: Change | None = None,
    *,
    core: str = "",
) -> Claim:
    """A claim; with `core`, of what last year's filing calls otherwise, and what may have been adjusted."""
    stage = labels.stage(change.phrase) if change is not None else ""
    return Claim(
        kind=kind,
        label=statement.label,
        core=core or core_of(statement),
        stage=stage or statement.stage,
        figures=figures,
        said=said,
        sign=change.signed if change is not None else 1,
        firm=kind in ("printed", "base")
        and not core
        and not _OTHER_BASIS.search(_sentence(paper, statement)),
        scopes=scopes_of(paper, statement),
    )


def core_of(statement: Statement) -> str:
    """What labels of two years are compared by: the core, without the words for last year.

    Where the core names nothing of its own (支出, of 2022年支出合计), the label of a total without its
    year; of anything else (支出决算 under some heading) nothing.
    """
    core = statement.core
    if statement.label.startswith(_PRIOR) and not _CARRIED.match(statement.label):
        core = _THE_YEAR.sub("", core)
    if core.endswith(_SPENT):
        core = core.removesuffix("支出")
    if not labels.is_generic(core):
        return core
    label = _THE_YEAR.sub("", statement.label)
    return label if _TOTAL.search(label) else ""


def scopes_of(paper: Workpaper, statement: Statement) -> frozenset[str]:
    """The funds that the label and the section's title speak of."""
    heading = paper.outline.heading_at(statement.start)
    said = statement.label + (heading.title if heading else "")
    return frozenset(fund for fund in _FUNDS if fund in said)


def _sentence(paper: Workpaper, statement: Statement) -> str:
    text = paper.flow.text
    low, high = max(statement.start - _REACH, 0), statement.end + _REACH
    start = max(text.rfind(stop, low, statement.start) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, statement.end, high)) >= 0]
    return text[max(start, low) : min(ends, default=high)]
