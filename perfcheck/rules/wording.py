"""Ties in words: what was stated, what was computed, the difference, in the printed unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from perfcheck.diagnose.cut_off import cut_off
from perfcheck.rules.base import Draft, whole_quotes

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.statement import Statement
    from perfcheck.model.table import Entry, Sheet
    from perfcheck.model.tie import Fault, Tie
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

_BY_KIND = {
    "sum": "sum-mismatch",
    "share": "share-mismatch",
    "growth": "growth-mismatch",
    "delta": "delta-mismatch",
    "rate": "rate-mismatch",
    "average": "average-mismatch",
    "count": "count-mismatch",
    "equal": "restated-differently",
    "order": "order-violated",
}
_RATIOS = frozenset({"share", "growth", "rate", "average"})
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_MOST_DECIMALS = 6
_LONGEST_LABEL = 24
_LONGEST_TITLE = 30
_MOST_NAMES = 12

_DID_ZH = {
    "sum": "各项相加为",
    "share": "按占比计算为",
    "growth": "按增减额与基数计算为",
    "delta": "按增减计算为",
    "rate": "按比率计算为",
    "average": "按平均计算为",
}
_DID_EN = {
    "sum": "the parts add up to",
    "share": "the share comes to",
    "growth": "the change in percent comes to",
    "delta": "the difference comes to",
    "rate": "the rate comes to",
    "average": "the average comes to",
}


def rule_of(tie: Tie, hint: str = "") -> str:
    """The name of the rule that a tie's fault belongs to; `hint` is the kind of its cause."""
    if hint == "unit":
        return "unit-mismatch"
    if hint == "direction" or _turned_round(tie):
        return "direction-contradicted"
    if tie.kind == "order" and _is_staffing(tie):
        return "staffing-over-quota"
    if tie.kind == "sum" and (tie.whole is not None or tie.legs[0].role == "hundred"):
        return "shares-not-total"
    return _BY_KIND.get(tie.kind, "")


def _turned_round(tie: Tie) -> bool:
    """Whether a change has the size that the figures give, and the other sign."""
    if tie.verdict != "fails" or tie.computed is None or tie.kind not in ("delta", "growth"):
        return False
    if tie.legs[0].role not in ("difference", "percent"):
        return False
    stated = tie.legs[0].figure
    last = Decimal(1).scaleb(-stated.decimals) * stated.factor
    return abs(stated.base_value) > last and abs(_signed(tie) + stated.base_value) <= last


def _is_staffing(tie: Tie) -> bool:
    return {"quota", "staff"} <= {leg.role for leg in tie.legs}


def _signed(tie: Tie) -> Decimal:
    """What was computed, with the sign of the word beside the stated figure taken off."""
    return (tie.computed or Decimal(0)) * tie.legs[0].weight


def fault_drafts(paper: Workpaper, rule: str, severity: Severity | None = None) -> Iterator[Draft]:
    """A draft for every fault of this rule, and a note for every tie that holds only cut off.

    A fault is an error where its wording commits to the reading, else a warning, unless the
    rule has one severity for all.
    """
    named: Names | None = None
    for fault in paper.faults:
        if rule_of(fault.lead, fault.hint.kind if fault.hint else "") == rule:
            named = named or Names(paper)
            yield _fault_draft(fault, named, severity)
    for tie in paper.ties:
        if tie.verdict == "truncation" and rule_of(tie) == rule:
            named = named or Names(paper)
            yield _truncation_draft(tie, named)


class Names:
    """What each figure of a paper measures, for messages; built once a rule that needs it."""

    def __init__(self, paper: Workpaper) -> None:
        self._of: dict[Figure, str] = {}
        self._since_last_year: set[Figure] = set()
        for statement in paper.statements:
            self._add(statement)
        for number, sheet in enumerate(paper.sheets, 1):
            for entry in sheet.entries():
                self._of[entry.figure] = _in_table(number, sheet, entry)

    def _add(self, statement: Statement) -> None:
        self._of.setdefault(statement.figure, statement.label)
        for change in statement.changes:
            if change.amount is not None and change.against == "prior":
                self._since_last_year.add(change.amount)
            for figure in (change.amount, change.rate):
                if figure is not None:
                    self._of.setdefault(figure, statement.label)
            if change.base is not None:
                self._of.setdefault(change.base, statement.label)
        for ratio in statement.ratios:
            self._of.setdefault(ratio.percent, statement.label)

    def of(self, figure: Figure) -> str:
        """The figure's label, shortened; '' where it has none."""
        label = whole_quotes(self._of.get(figure, ""))
        return label if figure.table >= 0 else _short(label, _LONGEST_LABEL)

    def did(self, tie: Tie) -> tuple[str, str]:
        """What was done to arrive at what was computed, in Chinese and in English."""
        stated = tie.legs[0]
        if tie.kind == "delta" and stated.figure in self._since_last_year:
            if stated.weight < 0:
                return "按上年数减本年数计算为", "last year's figure less this year's comes to"
            return "按本年数减上年数计算为", "this year's figure less last year's comes to"
        return _DID_ZH.get(tie.kind, "计算为"), _DID_EN.get(tie.kind, "it comes to")


def _in_table(number: int, sheet: Sheet, entry: Entry) -> str:
    """The table's title with row and column: 《支出决算表》行政运行·基本支出."""
    title = sheet.title or f"表{number}"
    row, column = _short(entry.line.label, _LONGEST_LABEL), _short(entry.column.title, _LONGEST_LABEL)
    return f"《{_short(title, _LONGEST_TITLE)}》" + "·".join(part for part in (row, column) if part)


def _short(label: str, size: int) -> str:
    return label if len(label) <= size else label[: size - 1] + "…"


def amount(value: Decimal, figure: Figure, *, decimals: int | None = None) -> str:
    """A value in base units as it would be printed like `figure`: 1688.00 万元, 12.5%."""
    shown = value / figure.factor if figure.factor else value
    places = figure.decimals if decimals is None else decimals
    try:
        text = format(shown.quantize(Decimal(1).scaleb(-places), context=_CONTEXT), "f")
    except InvalidOperation:
        text = format(shown, ".6g")
    text = text.replace("-", "−", 1) if text.startswith("-") else text
    return f"{text}{figure.unit}" if figure.unit in ("%", "") else f"{text} {figure.unit}"


def printed(figure: Figure) -> str:
    """A figure in its own numeral and unit."""
    gap = "" if figure.unit in ("%", "") else " "
    return f"{figure.numeral.strip().rstrip('%')}{gap}{figure.unit}"


def spans_of(tie: Tie) -> list[tuple[int, int]]:
    """The places of a tie's figures in the document, the stated one first, each once."""
    spans: list[tuple[int, int]] = []
    for leg in tie.legs:
        span = (leg.figure.start, leg.figure.end)
        if 0 <= span[0] < span[1] and span not in spans:
            spans.append(span)
    return spans


def _fault_draft(fault: Fault, names: Names, severity: Severity | None) -> Draft:
    zh, en = tie_said(fault.lead, names)
    if fault.hint is not None and fault.hint.kind == "unit":
        zh, en = _unit_said(fault.lead, names)
        if len(fault.ties) > 1:
            zh, en = f"{zh}，同样的共{len(fault.ties)}处", f"{en} ({len(fault.ties)} alike)"
    spans = spans_of(fault.lead)
    ties = [fault.lead, *(tie for tie in fault.ties if tie is not fault.lead)]
    own = severity or ("error" if fault.lead.committed else "warning")
    return Draft(spans, zh, en, own, ties, fault.hint)


def _truncation_draft(tie: Tie, names: Names) -> Draft:
    stated = tie.legs[0].figure
    label = names.of(stated)
    like = _like(tie, stated)
    found = amount(_signed(tie), like, decimals=_places(tie, stated, like))
    said = printed(stated)
    did_zh, did_en = names.did(tie)
    zh = f"{did_zh} {found}，{_where(stated)}为 {said}；只有截断取数（不四舍五入）才相符"
    en = f"{did_en} {found}, stated as {said}: it holds only if cut off"
    zh, en = (f"{label}：{zh}", f"{label}: {en}") if label else (zh, en)
    return Draft(spans_of(tie), zh, en, "note", [tie], cut_off(tie))


def tie_said(tie: Tie, names: Names) -> tuple[str, str]:
    """What a tie states and what it comes to, in Chinese and in English."""
    told = _is_staffing(tie) or (tie.kind == "order" and tie.legs[0].figure.table >= 0)
    label = "" if told else names.of(tie.legs[0].figure)
    lead_zh, lead_en = (f"{label}：", f"{label}: ") if label else ("", "")
    zh, en = _body(tie, names)
    return lead_zh + zh, lead_en + en


def _body(tie: Tie, names: Names) -> tuple[str, str]:
    stated = tie.legs[0].figure
    if tie.kind == "count":
        return _count_said(tie, stated)
    if tie.kind == "equal" and len(tie.legs) > 1:
        return _equal_said(tie, names)
    if tie.kind == "order" and len(tie.legs) > 1:
        figures = {leg.role: leg.figure for leg in tie.legs}
        return (
            staffing_said(figures["quota"], figures["staff"])
            if _is_staffing(tie)
            else _order_said(tie, names)
        )
    if tie.kind == "sum" and tie.whole is not None:
        return _hundred_said(tie, tie.whole)
    if tie.computed is None:
        return (
            f"文中为 {printed(stated)}，与有关各数不符",
            f"stated as {printed(stated)}, which the figures around it do not bear out",
        )
    return _computed_said(tie, stated, names)


def _computed_said(tie: Tie, stated: Figure, names: Names) -> tuple[str, str]:
    like = _like(tie, stated)
    places = _places(tie, stated, like)
    found = amount(_signed(tie), like, decimals=places)
    gap = amount(abs(tie.residual or Decimal(0)), like, decimals=places)
    gap = gap.replace("%", " 个百分点")
    did_zh, did_en = names.did(tie)
    return (
        f"{did_zh} {found}，{_where(stated)}为 {printed(stated)}，差 {gap}",
        f"{did_en} {found}, stated as {printed(stated)}, off by {gap.replace('个百分点', 'points')}",
    )


def _where(figure: Figure) -> str:
    return "表中" if figure.table >= 0 else "文中"


def _like(tie: Tie, stated: Figure) -> Figure:
    """The figure whose unit a computed amount is shown in: a neighbour's, where none is printed."""
    if stated.unit or tie.kind in _RATIOS:
        return stated
    return next((leg.figure for leg in tie.legs if leg.figure.unit), stated)


def _places(tie: Tie, stated: Figure, like: Figure) -> int:
    """Decimals to show: as printed, and more where the computed value needs them to differ."""
    shown = _signed(tie) / like.factor if like.factor else _signed(tie)
    if tie.kind not in _RATIOS:
        exponent = shown.normalize(_CONTEXT).as_tuple().exponent
        return max(stated.decimals, min(-exponent if isinstance(exponent, int) else 0, _MOST_DECIMALS))
    places = max(stated.decimals, 2)
    while places < _MOST_DECIMALS and abs(shown - stated.value) < Decimal(1).scaleb(-places):
        places += 1
    return places


def _unit_said(tie: Tie, names: Names) -> tuple[str, str]:
    """The digits agree: what was computed, in the unit of the others."""
    stated, other = tie.legs[0].figure, tie.legs[1].figure
    found = printed(other) if tie.kind == "equal" else amount(_signed(tie), other)
    zh, en = _elsewhere(other, names) if tie.kind == "equal" else ("各项相加", "by its parts")
    label = names.of(stated)
    return (
        f"{label}：此处为 {printed(stated)}，{zh}为 {found}，数字相合而单位不合".lstrip("："),
        f"{label}: {printed(stated)} here, {found} {en}: the digits agree, the units do not".lstrip(": "),
    )


def _count_said(tie: Tie, stated: Figure) -> tuple[str, str]:
    count = len(tie.names) if tie.names else tie.computed
    return (
        f"列举 {count} 项，文中为 {printed(stated)}",
        f"{count} are listed, stated as {printed(stated)}",
    )


def listed(tie: Tie) -> tuple[str, str]:
    """The names of a count beside the stated number: 列举：甲、乙，共2所 ≠ 文中3所."""
    stated, count = tie.legs[0].figure, len(tie.names)
    names = "、".join(tie.names[:_MOST_NAMES]) + ("…" if count > _MOST_NAMES else "")
    sign = {"exact": "=", "fails": "≠"}.get(tie.verdict, "≈")
    said = f"{stated.numeral.strip()}{stated.unit}"
    return (
        f"列举：{names}，共{count}{stated.unit} {sign} 文中{said}",
        f"listed: {names}, {count} in all {sign} {said} stated",
    )


def _equal_said(tie: Tie, names: Names) -> tuple[str, str]:
    one, other = tie.legs[0].figure, tie.legs[1].figure
    gap = amount(abs(one.base_value - other.base_value), one, decimals=max(one.decimals, other.decimals))
    zh, en = _elsewhere(other, names)
    return (
        f"同一数两处不一致：此处为 {printed(one)}，{zh}为 {printed(other)}，差 {gap}",
        f"one fact stated twice: {printed(one)} here and {printed(other)} {en}, {gap} apart",
    )


def _elsewhere(other: Figure, names: Names) -> tuple[str, str]:
    """Where the second statement of a fact stands: in a cell, or elsewhere in the text."""
    if other.table < 0:
        return "另一处", "elsewhere"
    place = names.of(other)
    return place, f"in {place}"


def staffing_said(quota: Figure, staff: Figure) -> tuple[str, str]:
    """The message on staff in post beyond the posts approved."""
    over = f"{staff.value - quota.value:f}"
    return (
        f"编制 {printed(quota)}，实有 {printed(staff)}，超出 {over} 人",
        f"{printed(quota)} posts and {printed(staff)} in post: {over} more",
    )


def _order_said(tie: Tie, names: Names) -> tuple[str, str]:
    high, low = sorted((tie.legs[0].figure, tie.legs[1].figure), key=lambda f: -f.base_value)
    if high.table >= 0:
        above, below = f"{names.of(high)} {printed(high)}", f"{names.of(low)} {printed(low)}"
        return (
            f"{above} 大于 {below}，按表的口径不应大于",
            f"{above} is more than {below}, which it cannot be",
        )
    return (
        f"{names.of(high)} {printed(high)} 大于 {names.of(low)} {printed(low)}，按文意不应大于".lstrip(),
        f"{printed(high)} is more than {printed(low)}, which the wording rules out",
    )


def _hundred_said(tie: Tie, whole: Decimal) -> tuple[str, str]:
    total = sum((leg.figure.base_value for leg in tie.legs), Decimal(0))
    gap = abs(total - whole)
    if tie.legs[0].figure.dimension == "score":
        return (
            f"各项分值相加为 {total} 分，应为 {whole} 分，差 {gap} 分",
            f"the weights add up to {total}, not {whole}, off by {gap}",
        )
    return (
        f"各项占比相加为 {total}%，应为 {whole}%，差 {gap} 个百分点",
        f"the shares add up to {total}%, not {whole}%, off by {gap} points",
    )
