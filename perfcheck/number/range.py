"""Ranges: 1-3名, 一千到两千万元, 20和30之间."""

from __future__ import annotations

import re
from decimal import Decimal

from perfcheck.number.interval import EXACT
from perfcheck.number.part import TOKEN, Part, part_at
from perfcheck.number.units import BARE, FRACTION, ORDINAL

_DIGIT = "[0-9一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]"
_RANGE = re.compile(rf"(?:\(含\))?(?:--?|—{{1,2}}|–{{1,2}}|~{{1,2}}|至|到)(?={_DIGIT})")
_BETWEEN = re.compile(rf"[和与](?={_DIGIT})")


def upper_part(text: str, part: Part) -> Part | None:
    """The upper end of the range that `part` begins, or None."""
    following = text[part.stop : part.stop + 1]
    if not following or following not in "-—–~至到(和与":
        return None
    if part.unit.dimension in ("rate", FRACTION, ORDINAL):
        return None
    between = following in "和与"
    found = (_BETWEEN if between else _RANGE).match(text, part.stop)
    token = TOKEN.match(text, found.end()) if found else None
    upper = part_at(text, token.start(), token.end()) if token else None
    if upper is None or (between and not text.startswith(("之间", "间"), upper.stop)):
        return None
    if following == "到" and part.unit.dimension not in (BARE, "percent"):
        return None
    if part.unit.dimension != BARE and part.unit.base != upper.unit.base:
        return None
    if upper.unit.dimension == ORDINAL or lower_end(part, upper) < _base(upper):
        return upper
    return None


def lower_end(part: Part, upper: Part) -> Decimal:
    """The lower end in base units: 一到两千万元 lends it the scale, 8500到3万元 does not."""
    if part.unit.printed:
        return _base(part)
    lent = EXACT.multiply(part.value, upper.unit.factor)
    return lent if lent < _base(upper) else part.value


def _base(part: Part) -> Decimal:
    return EXACT.multiply(part.value, part.unit.factor)
