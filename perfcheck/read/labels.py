"""Labels: the words that say what a figure measures, cleaned and made comparable."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from perfcheck.knowledge import load
from perfcheck.read.lexicon import YEAR, affix, arms

_EDGE = " \t,、;:。.|-—“”\"'‘’《》"
_YEAR = re.compile(
    rf"{YEAR}|(?:截至|截止|到)?[年月]?(?:末|底)|\d{{1,2}}[-至]?\d{{0,2}}月份?|上半年|全年|本年度?|当年|年度"
)
_QUOTES = str.maketrans("", "", "“”\"'‘’ \t")
_MAX = 40
BOTH_SIDES = "收、支"
_SIDES = ("收", "支")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The label without connectors, copulas and punctuation at its ends."""
    text = text[-_MAX:].strip(_EDGE)
    while True:
        before = text
        if tail := affix("connectors", "tail", at_end=True).search(text):
            text = text[: tail.start()].strip(_EDGE)
        if (head := affix("connectors", "head", at_end=False).match(text)) and head.end() < len(text):
            text = text[head.end() :].strip(_EDGE)
        if text == before:
            return text


@cache
def _stage() -> re.Pattern[str]:
    return re.compile(arms(load("labels")["stage"]["words"]))


@cache
def _generic() -> frozenset[str]:
    return frozenset(load("labels")["generic"]["words"])


@lru_cache(maxsize=4096)
def core(label: str) -> str:
    """What two names of one thing have in common: no years, stages, quotes or brackets."""
    text = _YEAR.sub("", label).translate(_QUOTES)
    text = _stage().sub("", text)
    text = clean(text)
    return text.removesuffix("预算") or text


def year(label: str) -> str:
    """The year that opens a label, as four digits; '' where none does."""
    found = re.match(YEAR, label)
    return found[0][:4] if found else ""


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Whether a label names nothing of its own (其, 总额, 预算数): its sentence's subject is meant."""
    return not text or text in _generic() or core(text) in _generic() or not core(text)


def related(one: str, other: str) -> bool:
    """Whether two cores may name the same thing: equal, or one is part of the other."""
    if not one or not other:
        return False
    if one == other:
        return True
    if BOTH_SIDES in (one, other):
        return one.startswith(_SIDES) and other.startswith(_SIDES)
    short, long = sorted((one, other), key=len)
    return (len(short) >= 3 and short in long) or (len(short) == 2 and long.startswith(short))


@cache
def _each() -> tuple[str, ...]:
    return tuple(load("lexicon")["average"]["words"])


@lru_cache(maxsize=4096)
def is_each(text: str) -> bool:
    """Whether the label names so much for each (人均…, 每户…)."""
    return text.startswith(_each())


@lru_cache(maxsize=4096)
def stage(text: str) -> str:
    """'budget' or 'final' where the label says so, '' where it does not."""
    if "决算" in text or "执行数" in text or "实际" in text:
        return "final"
    return "budget" if "预算" in text and "预算财政" not in text and "公共预算" not in text else ""
