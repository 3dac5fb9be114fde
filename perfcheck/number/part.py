"""One numeral with its unit: the piece from which plain figures and ranges are built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from perfcheck.number.numeral import DIGITS, HAN, HAN_DIGITS, LONGEST, han_value
from perfcheck.number.units import BARE, NONE, SCALES, Unit, scaled, word_at

EXACT = Context(prec=120)
TOKEN = re.compile(
    rf"[0-9A-Za-z{HAN}]"
    r"(?:(?<=[0-9])(?:[0-9]{0,2}(?:,[0-9]{3}(?![0-9]))+|[0-9]*)(?:\.[0-9]+)?"
    rf"|(?<=[{HAN}])[{HAN}]*(?:点[{HAN_DIGITS}]+[百千万亿]*)?"
    r"|(?<=[A-Za-z])(?:ttps?://[!-~]*|[A-Za-z0-9_]*(?:[.-][A-Za-z0-9]+)*))"
)
_APPROXIMATE = frozenset("余多几来")
_ONE, _TEN = Decimal(1), Decimal(10)
_PERCENT = Unit("%", _ONE, "%", "percent")
_FRACTION = Unit("", _ONE, "", "fraction")
_NOT_TENTHS = frozenset("立员果功效本为都就熟长分交绩品套型人份")
_SMALL_MONEY = re.compile(rf"零?([0-9{HAN_DIGITS}])角(?:零?([0-9{HAN_DIGITS}])分)?|零?([0-9{HAN_DIGITS}])分")
_PER = re.compile(
    r"[/·](?:每?(?:人次|人|户|月|年|天|日|次|亩|平方米|公里|个|只|头|车|辆|套|台|家|村|吨|场|㎡|学年|小时|课时))"
)


@dataclass(slots=True)
class Part:
    """A numeral `text[start:end]`, its unit, and where both stop; approx is 余, 多, 几 or ''."""

    start: int
    end: int
    stop: int
    value: Decimal
    decimals: int
    unit: Unit
    scale: str = ""
    approx: str = ""
    han: bool = False


def part_at(text: str, start: int, end: int) -> Part | None:
    """The numeral of the token `text[start:end]` with what follows it; None where it is no number."""
    if end - start > LONGEST or not text[start].isalnum():
        return None
    if "0" <= text[start] <= "9":
        return _arabic(text, start, end)
    return _chinese(text, start, end)


def _arabic(text: str, start: int, end: int) -> Part | None:
    printed = text[start:end]
    point = printed.find(".")
    decimals = end - start - point - 1 if point >= 0 else 0
    value = Decimal(printed.replace(",", "") if "," in printed else printed)
    part = Part(start, end, end, value, decimals, NONE)
    char = text[end : end + 1]
    if char == "成":
        return _tenths(text, part)
    if char == "分" and text.startswith("分之", end):
        return _fraction(text, part, bare=False)
    if char == "/" and decimals == 0 and _slash(text, part):
        return part
    _fit_unit(text, part)
    return part


def _chinese(text: str, start: int, end: int) -> Part | None:
    run = text[start:end]
    if text.startswith("分之", end):
        return _fraction_han(text, start, end)
    core = run.rstrip("万亿")
    if "亿" in core and "亿" not in run[len(core) :]:
        core = run
    found = han_value(core) if core else None
    scale = run[len(core) :]
    part = Part(start, end - len(scale), end, Decimal(0), 0, NONE, scale=scale, han=True)
    if found:
        part.value, part.decimals = found
    elif (pair := _neighbours(core)) is not None:
        part.value, part.approx = Decimal(pair), core
    elif core in ("百", "千", "佰", "仟") or (not core and len(run) == 1):
        part.value, part.approx = (
            han_value("一" + (core or "")) and (han_value("一" + core) or (_ONE, 0))[0],
            "?",
        )
    else:
        return None
    if text[end : end + 1] == "成" and not part.scale:
        return _tenths(text, part)
    _fit_unit(text, part)
    return part


def _neighbours(core: str) -> int | None:
    """The lower value of 二三十, 七八: two neighbouring digits before one scale."""
    if len(core) < 2 or core[0] not in DIGITS or core[1] not in DIGITS:
        return None
    low, high = DIGITS[core[0]], DIGITS[core[1]]
    found = han_value(core[0] + core[2:]) if low and high == low + 1 and len(core) <= 3 else None
    return int(found[0]) if found else None


def _fit_unit(text: str, part: Part) -> None:
    """Read scale, 余 or 多, and unit after the numeral; sets unit, scale, approx and stop."""
    at = part.stop
    if not part.scale:
        hit = word_at(text, at)
        if hit:
            if hit[0] is not None:
                part.unit, part.stop = hit
                _fit_tail(text, part)
            return
    approx = ""
    if text[at : at + 1] in _APPROXIMATE and at < len(text):
        approx, at = text[at], at + 1
    stop = at
    while stop < len(text) and text[stop] in SCALES and stop - at < 4:
        stop += 1
    scale = part.scale + text[at:stop]
    if scale and not approx and stop < len(text) and text[stop] in "余多":
        approx, stop = text[stop], stop + 1
    hit = word_at(text, stop)
    unit = hit[0] if hit and hit[0] is not None else None
    if approx and unit is None and not _may_end(text, part, stop, scale):
        approx, stop = "", part.stop
        scale = part.scale
    if unit is not None and hit:
        stop = hit[1]
    found = scaled(scale, unit or NONE) if scale else unit
    if scale and found is None:
        return
    part.unit, part.scale, part.stop = found or NONE, scale, stop
    part.approx = part.approx if approx == "" else approx
    _fit_tail(text, part)


def _may_end(text: str, part: Part, stop: int, scale: str) -> bool:
    """Whether 四百多, 500余 may stand without a unit."""
    following = text[stop : stop + 1]
    return bool(scale) or (part.value % 10 == 0 and not ("一" <= following <= "鿿"))


def _fit_tail(text: str, part: Part) -> None:
    """角 and 分 after 元, 整, a second scale (1亿2000万元), and /人 after money."""
    unit, stop = part.unit, part.stop
    following = text[stop : stop + 1]
    if not following:
        return
    if unit.printed == "元":
        found = _SMALL_MONEY.match(text, stop)
        if found:
            jiao, fen = found[1] or "0", found[2] or found[3] or "0"
            digits = [DIGITS.get(c) if c in DIGITS else int(c) for c in (jiao, fen)]
            part.value += Decimal(f"0.{digits[0]}{digits[1]}")
            part.decimals, part.stop, part.end = (2 if found[2] or found[3] else 1), found.end(), found.end()
        if text[part.stop : part.stop + 1] in ("整", "正") and part.stop < len(text):
            part.stop += 1
    if text[part.stop : part.stop + 1] in ("/", "·") and unit.dimension != BARE:
        found = _PER.match(text, part.stop)
        second = found and _PER.match(text, found.end())
        end = second.end() if second else found.end() if found else 0
        if end:
            per = text[part.stop : end]
            part.unit = Unit(unit.printed + per, unit.factor, unit.base + per, "rate")
            part.stop = end


def _tenths(text: str, part: Part) -> Part | None:
    """三成, 9.5成, 二成六, 三成半: tenths, read as percent."""
    at = part.end + 1
    following = text[at : at + 1]
    if following in _NOT_TENTHS and following:
        return part if not part.han else None
    part.value, part.decimals, part.end = part.value * 10, part.decimals - 1, at
    if following and following in DIGITS:
        part.value, part.decimals, part.end = part.value + DIGITS[following], 0, at + 1
    elif following == "半":
        part.value, part.decimals, part.end = part.value + 5, 0, at + 1
    part.unit, part.stop = _PERCENT, part.end
    return part


def _fraction_han(text: str, start: int, end: int) -> Part | None:
    run = text[start:end]
    bare = not run.strip("百千万亿佰仟")
    whole = Decimal(1)
    for scale in run if bare else "":
        whole *= {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}[scale]
    if not bare:
        found = han_value(run)
        if not found:
            return None
        whole = found[0]
    return _fraction(text, Part(start, end, end, whole, 0, NONE, han=True), bare=bare)


def _fraction(text: str, part: Part, *, bare: bool) -> Part | None:
    """百分之五 in percent, 三分之一 as a fraction; `part` is the denominator."""
    at = part.end + 2
    negative = text[at : at + 1] in ("负", "-") and at < len(text)
    token = TOKEN.match(text, at + negative)
    if not token or token.end() - token.start() > LONGEST or not part.value:
        return None
    printed = token[0]
    end = token.end()
    if printed[0] in "百" and len(printed) == 1:
        value, decimals = Decimal(100), 0
    elif printed[0].isascii():
        if not printed[0].isdigit():
            return None
        value = Decimal(printed.replace(",", ""))
        decimals = len(printed.partition(".")[2])
    else:
        found = han_value(printed)
        if not found:
            return None
        value, decimals = found
    value = -value if negative else value
    if bare:
        places = len(str(int(part.value))) - 3
        unit, value, decimals = _PERCENT, value.scaleb(-places), decimals + places
    else:
        unit, value = _FRACTION, EXACT.divide(value, part.value)
    return Part(part.start, end, end, value, decimals, unit, han=part.han)


def _slash(text: str, part: Part) -> bool:
    """Make `part` the fraction 1/4 it begins, where it begins one."""
    token = TOKEN.match(text, part.end + 1)
    if not token or not token[0].isdigit() or len(token[0]) > 2 or part.end - part.start > 2:
        return False
    below = Decimal(token[0])
    before = text[part.start - 1 : part.start]
    if (
        not 0 < part.value < below
        or text[token.end() : token.end() + 1] in ("/", "年", "月")
        or before == "/"
    ):
        return False
    part.value, part.end, part.stop = EXACT.divide(part.value, below), token.end(), token.end()
    part.unit = _FRACTION
    return True
