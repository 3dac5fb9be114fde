"""What a rule is made of, and how its legal basis is cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Literal

from perfcheck.knowledge import load

if TYPE_CHECKING:
    from perfcheck.model.tie import Hint, Tie
    from perfcheck.model.workpaper import Workpaper

Severity = Literal["error", "warning", "note"]
Status = Literal["stable", "preview"]

FAMILIES = {
    "1": ("arithmetic", "算术"),
    "2": ("restatement", "重述与大小"),
    "3": ("structure", "结构"),
    "4": ("wording", "文字"),
    "5": ("notation", "书写"),
    "6": ("disclosure", "公开"),
    "9": ("reading", "读取"),
}

MOST_APART = 3
MOST_SHOWN = 20
MOST_COUNTED = 500


@dataclass(slots=True, eq=False)
class Draft:
    """A finding before it is published.

    spans     (start, end) in the document's text, the most telling first; may be empty
    zh, en    the message in both languages
    severity  only where it differs from the rule's own
    count     how many faults of a kind it stands for
    previous  (start, end) in the text of last year's filing
    facts     what its fingerprint rests on beside its figures or places
    """

    spans: list[tuple[int, int]]
    zh: str
    en: str
    severity: Severity | None = None
    ties: list[Tie] = field(default_factory=list)
    cause: Hint | None = None
    count: int = 1
    previous: list[tuple[int, int]] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as its module states it.

    engine    its examples need the whole check
    status    `stable`, or `preview`: what it finds may still change between versions
    since     the version that brought it
    appendix  what belongs to its page and is data (lang → lines), or None
    previous  last year's filing that its examples are checked with, or None
    """

    code: str
    name: str
    severity: Severity
    status: Status
    since: str
    basis: tuple[str, ...]
    page: str
    english: str
    invalid: tuple[str, ...]
    valid: tuple[str, ...]
    engine: bool
    check: Callable[[Workpaper], Iterator[Draft]]
    appendix: Callable[[str], list[str]] | None = None
    previous: str | None = None

    @property
    def family(self) -> str:
        """arithmetic, restatement, structure, wording, notation, disclosure or reading: by its code."""
        return FAMILIES[self.code[2]][0]

    def title(self, lang: str = "zh") -> str:
        """The fault in a line: the first line of the page."""
        return (self.english if lang == "en" else self.page).strip().partition("\n")[0]


def cite(basis: str, lang: str = "zh") -> str:
    """A legal basis in words; the article is printed only where it was read (certainty A or B).

    Raises KeyError for an id that knowledge/bases.toml does not have.
    """
    entry = load("bases")[basis]
    article = entry.get("article", "") if entry["certainty"] in ("A", "B") else ""
    number = entry.get("number", "")
    if lang == "en":
        return " ".join(part for part in (entry["english"], number, article) if part)
    return f"《{entry['title']}》" + (f"（{number}）" if number else "") + article


def together(drafts: Iterable[Draft], zh: str, en: str) -> Iterator[Draft]:
    """The drafts one by one; more than a few of a kind as one, with all their places.

    `zh` and `en` have one {} for how many there are.
    """
    found = list(islice(drafts, MOST_COUNTED + 1))
    if len(found) <= MOST_APART:
        yield from found
        return
    spans = [span for draft in found[:MOST_SHOWN] for span in draft.spans]
    count = str(len(found)) if len(found) <= MOST_COUNTED else f"{MOST_COUNTED}+"
    yield Draft(
        spans,
        f"{zh.format(count)}；首处：{found[0].zh}",
        f"{en.format(count)}; first: {found[0].en}",
        count=len(found),
    )


def whole_quotes(label: str) -> str:
    """A label with the opening mark that it lost at its front: “三公”经费."""
    for opening, closing in ("“”", "《》", "「」", "『』"):
        at = label.find(closing)
        if at > 0 and opening not in label[:at]:
            label = opening + label
    return label


def quoted(paper: Workpaper, start: int, end: int) -> str:
    """The document's own words at a stretch of the flow, on one line."""
    if start >= end:
        return ""
    begin, until = paper.flow.source(start, end)
    return "".join(paper.document.text[begin:until].split())
