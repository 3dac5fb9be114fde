"""What leads up to a figure: the cue words of its clause, and what they make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from perfcheck.knowledge import load
from perfcheck.read.lexer import Token
from perfcheck.read.lexicon import YEAR, affix, trie

_REACH, _CLOSE = 16, 6
_WHOSE = frozenset(
    ("", "全年", "年度", "本年", "当年", "区", "县", "市", "省", "人大", "区级", "县级", "市级", "原")
)
_OF = frozenset(("", "的", "数", "为", "数的", "约", "的约"))
_JOINING = frozenset("与和同")
_RATE_NAME = re.compile(r"[^\W\d_,、;。:()]{1,12}?率(?=(?:为|达到|达|是|约|:|仅)*\Z)")
_LEVEL_OF = re.compile(rf"(?:{YEAR}|本年|今年)度?的?")
_PERCENT_NEXT = re.compile(r"的?约?\d[\d.]*%")
OF_BUDGET = "完成预算"
OF_CHANGE = re.compile(
    r"(?:全部|[总净新])?(?:增加|增长|增收|增支|减少|减收|减支|压减|变动|增减|[增减])[总金]?[额量数]"
)
_OF_BUDGET = re.compile(r"(?:为|占|达|相当于|完成)")


@dataclass(slots=True)
class Lead:
    """The reading of one lead.

    label_end   where the words that may name a subject end (the first cue)
    direction   +1, -1 or 0 where a direction word stands right before the figure, else None
    at          flow offset of the first cue
    against     (base, phrase) of a comparison in this clause, None where there is none
    is_base     the figure itself is what is compared with: 比上年433万元
    level       the figure is the level reached: 增长到91.42%
    share       flow offset of 占 …, -1 for none; share_base: the words after it
    rate_name   执行率, 完成预算 …; rate_base: the words that name its base; rate_subject: before it
    asks_base   the figure is the base of a percent to come: 完成预算100万元的95%
    mentions    a change of something else is mentioned: 比上年增加人员经费5万元
    apart       the clause opens with 另, 此外 …
    operator    'plus' or 'minus': 加上…, 减…
    """

    label_end: int
    at: int
    direction: int | None = None
    against: tuple[str, str] | None = None
    is_base: bool = False
    level: bool = False
    share: int = -1
    share_base: str = ""
    rate_name: str = ""
    rate_base: str = ""
    rate_subject: str = ""
    asks_base: bool = False
    mentions: bool = False
    apart: bool = False
    operator: str = ""


@cache
def _fillers() -> re.Pattern[str]:
    lexicon = load("lexicon")
    words = [*lexicon["direction"]["fillers"], *lexicon["respective"]["words"]]
    return re.compile(rf"(?:{trie(words)})*+\Z")


@cache
def _operators() -> re.Pattern[str]:
    lexicon = load("lexicon")["operator"]
    return re.compile(rf"(?P<plus>{trie(lexicon['plus'])})|(?P<minus>{trie(lexicon['minus'])})")


@cache
def _first_characters() -> frozenset[str]:
    """The characters that can begin a clause set apart (另 …) or one that adds or deducts (加上 …)."""
    lexicon = load("lexicon")
    words = [*lexicon["apart"]["words"], *lexicon["operator"]["plus"], *lexicon["operator"]["minus"]]
    return frozenset(word[0] for word in words)


def read_lead(
    text: str, start: int, end: int, cues: list[Token], figure_at: int, figure_end: int | None = None
) -> Lead:
    """Read the clause stretch `text[start:end]` with its cues, up to a figure at `figure_at` (-1: none)."""
    lead = Lead(label_end=end, at=end)
    if cues:
        _read_cues(text, end, cues, lead, figure_at, figure_end)
    if lead.direction is None and lead.share < 0 and figure_at >= 0:
        _read_rate(text, start, end, cues, lead, figure_end)
    if start < end and text[start] in _first_characters():
        lead.apart = affix("apart", "words", at_end=False).match(text, start, end) is not None
        if found := _operators().match(text, start, end):
            lead.operator = found.lastgroup or ""
    if lead.against and lead.direction is None and not lead.level:
        last = max((cue[1] for cue in cues if cue[2] in ("base", "year", "against")), default=end)
        closed = any(cue[2] == "compared" for cue in cues)
        directions = {cue[3] for cue in cues if cue[2] == "direction"}
        changed = not directions.isdisjoint(("up", "down"))
        lead.is_base = not closed and not directions and end - last <= 8
        lead.mentions = changed
    return lead


def _read_cues(
    text: str, end: int, cues: list[Token], lead: Lead, figure_at: int, figure_end: int | None
) -> None:
    """Comparison, direction and share, as far as the cue words say."""
    compared = figure_end is not None and text.startswith(("相比", "比较", "持平", "基本持平"), figure_end)
    _read_comparison(text, cues, lead, compared=compared)
    direction = next((cue for cue in reversed(cues) if cue[2] == "direction"), None)
    if direction is not None:
        _read_direction(text, direction, cues, lead, figure_at)
    share = next((cue for cue in cues if cue[2] == "share"), None)
    if share is not None and _of_plan(text, share, cues, end):
        share = None
    of_change = share is not None and OF_CHANGE.fullmatch(_share_base(text, share, cues, end)) is not None
    if of_change:
        lead.direction = None
    if share is not None and (of_change or direction is None or direction[1] <= share[0]):
        lead.share, lead.share_base = share[0], _share_base(text, share, cues, end)
        lead.asks_base = figure_end is not None and _PERCENT_NEXT.match(text, figure_end) is not None


def _read_comparison(text: str, cues: list[Token], lead: Lead, *, compared: bool) -> None:
    for at, cue in enumerate(cues):
        if cue[2] == "against":
            lead.against = (cue[3], text[cue[0] : cue[1]])
            lead.label_end = lead.at = min(lead.label_end, cue[0])
        elif cue[2] == "compare" and (found := _base_after(text, cues, at, compared=compared)):
            sense, until = found
            lead.against = (sense, text[cue[0] : until])
            lead.label_end = lead.at = min(lead.label_end, cue[0])
        else:
            continue
        return


def _base_after(text: str, cues: list[Token], at: int, *, compared: bool) -> tuple[str, int] | None:
    """What the comparison at cue `at` is with, and where its words end."""
    senses: list[str] = []
    reach, until = cues[at][1] + _REACH, 0
    later = cues[at + 1 :]
    compared = compared or any(cue[2] in ("compared", "direction") for cue in later)
    if not compared and text[cues[at][0] : cues[at][1]] in _JOINING:
        return None
    for cue in later:
        if not senses and cue[0] > cues[at][1] + _CLOSE:
            break
        if cue[0] > reach or cue[2] in ("direction", "figure", "compare", "share"):
            break
        if cue[2] in ("base", "year"):
            senses.append("prior" if cue[2] == "year" else cue[3])
            until = cue[1]
    if not senses:
        return None
    for sense in ("prior", "initial", "budget"):
        if sense in senses:
            return sense, until
    return senses[0], until


def _read_direction(text: str, direction: Token, cues: list[Token], lead: Lead, figure_at: int) -> None:
    first = next(cue for cue in cues if cue[2] in ("direction", "against", "compare", "respective"))
    sense = direction[3]
    reached = sense == "levels" and _LEVEL_OF.fullmatch(text, direction[1], max(figure_at, 0))
    if figure_at < 0 or not (reached or _fillers().match(text[direction[1] : figure_at])):
        return
    if sense == "levels":
        lead.level = True
        return
    lead.direction = {"up": 1, "down": -1}.get(sense, 0)
    if lead.against is None:
        start = next(cue for cue in cues if cue[2] == "direction")[0]
        if first[2] == "respective" and first[0] < start:
            start = first[0]
        lead.label_end = lead.at = start
    elif first[2] == "respective":
        lead.label_end = min(lead.label_end, first[0])


def _share_base(text: str, share: Token, cues: list[Token], end: int) -> str:
    stop = next((cue[0] for cue in cues if cue[2] == "share" and cue[0] >= share[1]), end)
    base = text[share[1] : stop]
    for tail in sorted(load("lexicon")["share"]["tails"], key=len, reverse=True):
        base = base.removesuffix(tail)
    return base


def _of_plan(text: str, share: Token, cues: list[Token], end: int) -> bool:
    """占年初预算数…, 占任务数…: a percent of what was planned is a rate, and never a share of a whole."""
    base = next((cue for cue in cues if cue[2] == "base" and cue[0] >= share[1]), None)
    planned = base is not None and base[3] in ("initial", "budget")
    return base is not None and planned and text[share[1] : base[0]] in _WHOSE and text[base[1] : end] in _OF


def _read_rate(
    text: str, start: int, end: int, cues: list[Token], lead: Lead, figure_end: int | None
) -> None:
    stretch = text[start:end]
    base = next((cue for cue in cues if cue[2] == "base" and cue[3] in ("initial", "budget")), None)
    rate = next((cue for cue in cues if cue[2] == "rate"), None)
    if (
        base is not None
        and text[base[1] : end] in _OF
        and (opener := _OF_BUDGET.search(text, start, base[0]))
    ):
        lead.rate_name, lead.rate_base = OF_BUDGET, text[opener.end() : base[1]]
        lead.rate_subject = text[start : opener.start()]
        followed = figure_end is not None and _PERCENT_NEXT.match(text, figure_end) is not None
        lead.asks_base = rate is not None or text[opener.start()] == "占" or followed
    elif "率" in stretch and (found := _RATE_NAME.search(stretch[-24:])):
        lead.rate_name = found[0]
