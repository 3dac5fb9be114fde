"""What a filing is: its title, its fiscal year, the family of reports, the outline it follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from perfcheck.knowledge import load
from perfcheck.read.outline_marks import is_plain_title, is_row

if TYPE_CHECKING:
    from perfcheck.read.flow import Flow
    from perfcheck.read.outline_record import Outline

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=年(度?))")
_HAN_YEAR = re.compile(r"二[〇○零Oo0]([一二三])([〇○零0一二三四五六七八九])年")
_HAN_DIGITS = "〇一二三四五六七八九"
_COMPARED = frozenset("比较与同于自从至到")
_BRACKETED = re.compile(r"\([^()]{0,8}\)")
_YEAR_WORDS = re.compile(r"(?:19|20)\d\d年度?|[“”\"'‘’的关于\s]")
_TAIL = re.compile(r"(?:情况)?(?:说明|分析)?\Z")
_LONGEST_TITLE = 46
_SHORTEST_KNOWN, _LONGEST_KNOWN = 4, 30
_YEARS_READ = 400


@dataclass(frozen=True, slots=True)
class Section:
    """A section that an outline asks for: its title, other wordings, and how far it is asked.

    parts  what should be told in it: for each, the words of which one must occur
    """

    title: str
    names: tuple[str, ...]
    need: str
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A known outline, as in knowledge/outlines.toml; one of certainty C gives notes and no more."""

    id: str
    family: str
    title: str
    province: str
    years: str
    certainty: str
    sections: tuple[Section, ...]


@cache
def profiles() -> dict[str, Profile]:
    """Every outline of knowledge/outlines.toml by id."""
    return {item["id"]: _profile(item) for item in load("outlines")["profile"]}


def _profile(item: dict[str, str]) -> Profile:
    sections = [
        _section(line, need)
        for need in ("required", "customary", "optional")
        for line in item.get(need, "").split("\n")
        if line
    ]
    return Profile(
        item["id"],
        item["family"],
        item["title"],
        item["province"],
        item["years"],
        item["certainty"],
        tuple(sections),
    )


def _section(line: str, need: str) -> Section:
    head, _, below = line.partition(" > ")
    names = head.split(" / ")
    known = {form for name in names for form in (bare(name), _TAIL.sub("", bare(name)))}
    parts = tuple(tuple(part.split("|")) for part in below.split(", ")) if below else ()
    return Section(names[0], tuple(sorted(known)), need, parts)


@lru_cache(maxsize=4096)
def bare(title: str) -> str:
    """A title without brackets, years, quotes and filler, for comparing."""
    return _YEAR_WORDS.sub("", _BRACKETED.sub("", title.translate(_WIDTH)))


_WIDTH = {ord("（"): "(", ord("）"): ")"}


def joined(titles: Iterable[str]) -> str:
    """Titles as one text to look sections up in, one bare title a line."""
    return "\n" + "\n".join(_unnamed(bare(title)) for title in titles) + "\n"


def _unnamed(title: str) -> str:
    """The title with 部门 in place of an office's own name."""
    office = load("outlines")["office"]
    for ending in sorted(office["titles"], key=len, reverse=True):
        if title.endswith(ending):
            name = title.removesuffix(ending)
            return f"部门{ending}" if name.endswith(tuple(office["tails"])) else title
    return title


def matches(section: Section, titles: str) -> bool:
    """Whether any of the `joined` titles is this section, by any of its names."""
    return any((name if len(name) >= 4 else f"\n{name}\n") in titles for name in section.names)


@cache
def _known_titles() -> frozenset[str]:
    return frozenset(
        name
        for profile in profiles().values()
        for section in profile.sections
        for name in section.names
        if len(name) >= _SHORTEST_KNOWN and profile.family != "performance-table"
    )


def known_titles(flow: Flow, since: int = 0) -> list[int]:
    """The paragraphs from `since` on that are, word for word, the title of a section of a known outline."""
    known = _known_titles()
    return [
        index
        for index, (start, end) in enumerate(flow.paragraphs[since:], since)
        if end - start <= _LONGEST_KNOWN
        and is_plain_title(line := flow.text[start:end])
        and bare(line) in known
    ]


def read_title(flow: Flow, outline: Outline) -> None:
    """Set the title: the leading short lines, up to one that ends as titles do."""
    endings = tuple(load("outlines")["title"]["endings"])
    words = load("outlines")["title"]["words"]
    first = outline.entries[0].paragraph if outline.entries else len(flow.paragraphs)
    if outline.contents:
        first = min(first, outline.contents[0])
    lines: list[str] = []
    start = -1
    for index in range(min(first, 4)):
        begin, end = flow.paragraphs[index]
        line = flow.text[begin:end]
        if not _can_be_title(flow, begin, end):
            break
        lines.append(line)
        start = begin if start < 0 else start
        joined = "".join(lines)
        if joined.endswith(endings) and any(word in joined for word in words):
            following = flow.paragraphs[index + 1] if index + 1 < min(first, 4) else None
            if following and flow.text[slice(*following)].strip("()").endswith(endings) and len(joined) < 30:
                continue
            outline.title, outline.title_span = joined, (start, end)
            outline.title_end = end
            return


def _can_be_title(flow: Flow, start: int, end: int) -> bool:
    line = flow.text[start : min(end, start + _LONGEST_TITLE + 1)]
    if len(line) > _LONGEST_TITLE or is_row(flow.text, start, end):
        return False
    return not any(char in "。;:!?" for char in line) and not line.isdigit()


def read_year(flow: Flow, outline: Outline) -> None:
    """Set the fiscal year: the title's, else the one that the text speaks of most."""
    if outline.title:
        found = _YEAR.search(outline.title)
        year = int(found[1]) if found else _han_year(outline.title)
        if year:
            outline.fiscal_year, outline.year_from_title = year, True
            return
    tally: Counter[int] = Counter()
    for count, found in enumerate(_YEAR.finditer(flow.text, *flow.extent)):
        if count >= _YEARS_READ:
            break
        if found.start() and flow.text[found.start() - 1] in _COMPARED:
            continue
        tally[int(found[1])] += 2 if found[2] else 1
    if tally:
        most = max(tally.values())
        outline.fiscal_year = max(year for year, count in tally.items() if count == most)


def _han_year(title: str) -> int | None:
    found = _HAN_YEAR.search(title)
    if not found:
        return None
    last = 0 if found[2] in "〇○零0" else _HAN_DIGITS.index(found[2])
    return 2000 + 10 * _HAN_DIGITS.index(found[1]) + last


def read_kind(outline: Outline) -> None:
    """Set the family from the title, and the outline that the headings follow best."""
    outline.kind = _family_of(outline.title) if outline.title else None
    if len(outline.headings) < 2:
        return
    titles = joined(heading.title for heading in outline.headings)
    best, chosen = (0, 0.0), None
    for profile in profiles().values():
        if not profile.sections or (outline.kind and profile.family != outline.kind):
            continue
        hits = sum(matches(section, titles) for section in profile.sections)
        score = (hits, hits / len(profile.sections))
        if hits >= (2 if outline.kind else 3) and score > best:
            best, chosen = score, profile
    if chosen is not None:
        outline.profile = chosen.id
        outline.kind = outline.kind or chosen.family


def _family_of(title: str) -> str | None:
    for family in load("outlines")["family"]:
        unlike = family.get("not", ())
        if all(word in title for word in family["words"]) and not any(word in title for word in unlike):
            return str(family["id"])
    return None
