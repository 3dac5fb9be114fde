"""One numeral with its unit: the piece from which plain figures and ranges are built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from perfcheck.knowledge import load
from perfcheck.number.interval import EXACT
from perfcheck.number.numeral import DIGITS, HAN, HAN_DIGITS, LONGEST, han_value
from perfcheck.number.units import BARE, FRACTION, NONE, SCALES, Unit, scaled, word_at

TOKEN = re.compile(
    rf"[0-9A-Za-z{HAN}]"
    r"(?:(?<=[0-9])(?:[0-9]{0,2}(?:,[0-9]{3}(?![0-9]))+|[0-9]*)(?:\.[0-9]+)?"
    rf"|(?<=[{HAN}])[{HAN}]*(?:点[{HAN_DIGITS}]+[百千万亿]*)?"
    r"|(?<=[A-Za-z])(?:ttps?://[!-~]*|[A-Za-z0-9_]*(?:[.-][A-Za-z0-9]+)*))"
)
BARE_SCALE = "?"
# A third has no last digit: so many are kept, and it counts as rounded there.
_SHORT = Context(prec=28)
_APPROXIMATE = frozenset("余多几来")
_PERCENT = Unit("%", Decimal(1), "%", "percent")
_FRACTION = Unit("", Decimal(1), "", FRACTION)
_DIGIT = rf"([0-9{HAN_DIGITS}])"
_TEN_THOUSANDS = re.compile(r"万(\d{4}(?:\.\d{1,4})?)(?=亿)")
_DIGITS = frozenset(f"0123456789{HAN_DIGITS}")
_POWERS = {"百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "亿": 8}


@dataclass(slots=True)
class Part:
    """A numeral `text[start:end]`, its unit, and where both stop.

    scale   万, 亿 after a Chinese numeral; not part of the numeral
    approx  余, 多, 几, 来 between numeral and unit; two neighbouring digits (三四个); BARE_SCALE for
            a 百 or 万 that stands alone (上百名); '' where the numeral is plain
    """

    start: int
    end: int
    stop: int
    value: Decimal
    decimals: int
    unit: Unit = NONE
    scale: str = ""
    approx: str = ""
    han: bool = False


def part_at(text: str, start: int, end: int) -> Part | None:
    """The numeral of the token `text[start:end]` with what follows it; None where it is no number."""
    if end - start > LONGEST:
        return None
    first = text[start]
    if "0" <= first <= "9":
        return _arabic(text, start, end)
    return None if first <= "z" else _chinese(text, start, end)


def _arabic(text: str, start: int, end: int) -> Part | None:
    value, decimals = _number(text[start:end])
    if text.startswith("万", end) and (rest := _TEN_THOUSANDS.match(text, end)):
        low, decimals = _number(rest[1])
        value, end = EXACT.add(value.scaleb(4), low), rest.end(1)
    part = Part(start, end, end, value, decimals)
    char = text[end : end + 1]
    if char == "成" and not _word(text, end):
        return _tenths(text, part)
    if char == "分" and text.startswith("分之", end):
        return _of_denominator(text, part, _FRACTION, 0)
    if char == "/" and decimals == 0 and _slash(text, part):
        return part
    _fit_unit(text, part)
    return part


def _number(printed: str) -> tuple[Decimal, int]:
    """The value of Arabic digits, and how many stand after the point."""
    decimals = len(printed) - printed.index(".") - 1 if "." in printed else 0
    return Decimal(printed.replace(",", "") if "," in printed else printed), decimals


def _chinese(text: str, start: int, end: int) -> Part | None:
    run = text[start:end]
    if text.startswith("分之", end):
        return _chinese_fraction(text, start, end)
    core = run.rstrip("万亿")
    if "亿" in core and "亿" not in run[len(core) :]:
        core = run
    scale = run[len(core) :]
    part = Part(start, end - len(scale), end, Decimal(0), 0, scale=scale, han=True)
    found = han_value(core) if core else None
    if found:
        part.value, part.decimals = found
    elif (pair := _neighbours(core)) is not None:
        part.value, part.approx = pair, core
    elif core in ("百", "千", "佰", "仟") or (not core and len(run) == 1):
        part.value, part.approx = Decimal(1), BARE_SCALE
        part.end, part.scale = end, run
    else:
        return None
    if text[end : end + 1] == "成" and not part.scale and not _word(text, end):
        return _tenths(text, part)
    _fit_unit(text, part)
    return part


def _neighbours(core: str) -> Decimal | None:
    """The lower value of 二三十, 七八: two neighbouring digits before one scale."""
    if not 2 <= len(core) <= 3 or core[0] not in DIGITS or core[1] not in DIGITS:
        return None
    if not DIGITS[core[0]] or DIGITS[core[1]] != DIGITS[core[0]] + 1:
        return None
    found = han_value(core[0] + core[2:])
    return found[0] if found else None


def _fit_unit(text: str, part: Part) -> None:
    """Read scale, 余 or 多, and unit after the numeral; sets unit, scale, approx and stop."""
    at = part.stop
    if not part.scale and (hit := word_at(text, at)):
        unit, stop = hit
        if unit is not None:
            part.unit, part.stop = unit, stop
            _fit_tail(text, part)
        return
    approx, scale, stop = _scale_at(text, at)
    scale = part.scale + scale
    hit = word_at(text, stop)
    unit = hit[0] if hit else None
    if approx and unit is None and not _may_end(text, part, stop, scale):
        approx, scale, stop = "", part.scale, at
    if hit and unit is not None:
        stop = hit[1]
    found = scaled(scale, unit or NONE) if scale else unit
    if found is None:
        return
    part.unit, part.scale, part.stop = found, scale, stop
    part.approx = approx or part.approx
    _fit_tail(text, part)


def _scale_at(text: str, at: int) -> tuple[str, str, int]:
    """余 or 多 before or after 百, 千, 万, 亿 at `at`: (approx, scale, where they stop)."""
    approx = text[at] if at < len(text) and text[at] in _APPROXIMATE else ""
    stop = at = at + len(approx)
    while stop < len(text) and stop - at < 4 and text[stop] in SCALES:
        stop += 1
    scale = text[at:stop]
    if not approx and text[stop : stop + 1] in ("余", "多"):
        return text[stop], scale, stop + 1
    return approx, scale, stop


def _may_end(text: str, part: Part, stop: int, scale: str) -> bool:
    """Whether 四百多, 500余 may stand without a unit."""
    return bool(scale) or (int(part.value) % 10 == 0 and not "一" <= text[stop : stop + 1] <= "鿿")


def _fit_tail(text: str, part: Part) -> None:
    """角 and 分 after 元, 整, and /人 after a unit."""
    following = text[part.stop : part.stop + 1]
    if part.unit.dimension == "money" and following:
        small = part.unit.factor == 1 and following in _DIGITS
        if small and (found := _small_money().match(text, part.stop)):
            tenths, hundredths = _digit(found[1]), _digit(found[2] or found[3])
            part.value = EXACT.add(part.value, Decimal(tenths * 10 + hundredths).scaleb(-2))
            part.decimals = 1 if found[1] and not found[2] else 2
            part.stop = part.end = found.end()
        if text[part.stop : part.stop + 1] in ("整", "正"):
            part.stop += len(text[part.stop : part.stop + 1])
    if following and following in "/·" and part.unit.dimension != BARE:
        found = _per().match(text, part.stop)
        if found:
            unit = part.unit
            part.unit = Unit(unit.printed + found[0], unit.factor, unit.base + found[0], "rate")
            part.stop = found.end()


@cache
def _small_money() -> re.Pattern[str]:
    return re.compile(rf"零?{_DIGIT}角(?:零?{_DIGIT}分)?|零?{_DIGIT}分")


def _digit(printed: str | None) -> int:
    return 0 if not printed else DIGITS.get(printed) or int(printed if printed.isdecimal() else 0)


@cache
def _per() -> re.Pattern[str]:
    words = "|".join(sorted(load("units")["words"]["per"], key=len, reverse=True))
    return re.compile(rf"[/·]每?(?:{words})(?:[/·]每?(?:{words}))?")


@cache
def _not_tenths() -> frozenset[str]:
    return frozenset(load("units")["words"]["not_tenths"])


def _word(text: str, at: int) -> bool:
    """Whether 成 at `at` begins a word (成立) and is no tenth."""
    return text[at + 1 : at + 2] in _not_tenths()


def _tenths(text: str, part: Part) -> Part:
    """三成, 9.5成, 二成六, 三成半: tenths, read as percent."""
    end = part.end + 1
    following = text[end : end + 1]
    value, decimals = EXACT.multiply(part.value, Decimal(10)), part.decimals - 1
    if following and (following == "半" or following in DIGITS):
        value = EXACT.add(value, Decimal(5 if following == "半" else DIGITS[following]))
        decimals, end = 0, end + 1
    return Part(part.start, end, end, value, decimals, _PERCENT, han=part.han)


def _chinese_fraction(text: str, start: int, end: int) -> Part | None:
    """百分之五 is a percent, 三分之一 and 一百分之一 are fractions."""
    run = text[start:end]
    part = Part(start, end, end, Decimal(1), 0, han=True)
    if all(char in _POWERS for char in run):
        return _of_denominator(text, part, _PERCENT, sum(_POWERS[char] for char in run) - 2)
    found = han_value(run)
    if not found:
        return None
    part.value = found[0]
    return _of_denominator(text, part, _FRACTION, 0)


def _of_denominator(text: str, part: Part, unit: Unit, places: int) -> Part | None:
    """What 分之 after the denominator `part` introduces; a percent moves by `places` decimals."""
    at = part.end + 2
    sign = text[at : at + 1] in ("负", "-")
    token = TOKEN.match(text, at + sign)
    if not token or token.end() - token.start() > LONGEST or not part.value:
        return None
    if "A" <= token[0][0] <= "z":
        return None
    found = _number(token[0]) if token[0][0] <= "9" else han_value(token[0])
    if found is None:
        if token[0] != "百":
            return None
        found = Decimal(100), 0
    value = found[0].copy_negate() if sign else found[0]
    if unit is _PERCENT:
        value, decimals = value.scaleb(-places), found[1] + places
    else:
        value, decimals = _SHORT.divide(value, part.value), _SHORT.prec
    return Part(part.start, token.end(), token.end(), value, decimals, unit, han=part.han)


def _slash(text: str, part: Part) -> bool:
    """Make `part` the fraction 1/4 that it begins, where it begins one."""
    token = TOKEN.match(text, part.end + 1)
    if not token or not token[0].isdecimal() or len(token[0]) > 2 or part.end - part.start > 2:
        return False
    below = Decimal(token[0])
    around = text[part.start - 1 : part.start], text[token.end() : token.end() + 1]
    if not 0 < part.value < below or around[0] == "/" or around[1] in ("/", "年", "月"):
        return False
    part.value, part.decimals = _SHORT.divide(part.value, below), _SHORT.prec
    part.unit, part.end, part.stop = _FRACTION, token.end(), token.end()
    return True
