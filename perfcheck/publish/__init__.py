"""Workpaper → the public report, as plain data in the shape of its JSON.

Plain data, because the models cost more to import than a whole check takes: the command
line writes this shape as it is, and the library validates it into a `Report` in one pass.

labels   what each figure measures, and when
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import MAX_PREC, Context, Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING

from perfcheck.check.values import interval
from perfcheck.model.shape import SCHEMA_VERSION, SEVERITIES, VERDICTS, Shape
from perfcheck.publish.labels import labels_of
from perfcheck.rules.base import cite
from perfcheck.rules.wording import listed

if TYPE_CHECKING:
    from perfcheck.items import Item
    from perfcheck.model.document import Document, Member, Place
    from perfcheck.model.figure import Figure
    from perfcheck.model.previous import Claim, Comparison
    from perfcheck.model.table import Sheet
    from perfcheck.model.tie import Hint, Tie
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Draft, RuleInfo

_LINE_END = re.compile(r"\r\n?|\n")
_SENTENCE_ENDS = "。；！？\n\r"
_EXACT = Context(prec=MAX_PREC)
_QUOTED = 120

_NOWHERE: Shape = {"page": None, "cell": None, "box": None, "file": None}

Drafts = Sequence["tuple[RuleInfo, Draft]"]


def publish(paper: Workpaper, drafts: Drafts, items: Sequence[Item] = ()) -> Shape:
    """The report of a checked workpaper, ready for JSON; the document's text is not in it."""
    return _Press(paper).report(drafts, items)


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros that say nothing: 3807800, 12.5."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class _Press:
    """Sets one workpaper; every figure and line end is worked out once."""

    def __init__(self, paper: Workpaper) -> None:
        self.paper = paper
        self.text = paper.document.text
        self.lines = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        self.labels = labels_of(paper)
        self.printed = paper.printed
        self.cells: dict[int, Shape] = {}
        if paper.sheets:
            from perfcheck.read.tables.places import cells

            self.cells = cells(paper.document, paper.sheets)
        self.names = {id(figure): f"q{number}" for number, figure in enumerate(self._figures(), 1)}
        self.ties = sorted(paper.ties, key=_place)
        self.relation_names = {id(tie): f"r{number}" for number, tie in enumerate(self.ties, 1)}
        self.parts: dict[int, Shape] = {}
        self.last: _Press | None = None

    def report(self, drafts: Drafts, items: Sequence[Item]) -> Shape:
        findings = self._findings(drafts)
        return {
            "schema_version": SCHEMA_VERSION,
            "source": _source(self.paper.document, self.paper.config.lang),
            "document": self._document(),
            "items": [self._item(item) for item in items],
            "quantities": [self._quantity(figure) for figure in self._figures()],
            "relations": [self._relation(tie) for tie in self.ties],
            "findings": findings,
            "summary": self._summary(findings),
            "accepted": [],
            "stale": [],
            "previous": self._previous(),
            "earlier": None,
        }

    def _figures(self) -> list[Figure]:
        return self.printed

    def _span(self, start: int, end: int) -> Shape:
        line = bisect_right(self.lines, start)
        return {
            "start": start,
            "end": end,
            "line": line - self._lines_before(start),
            "column": start - self.lines[line - 1] + 1,
            "text": self.text[start:end],
        } | self._place(start)

    def _lines_before(self, start: int) -> int:
        """How many lines of other files of the filing stand before the one that holds an offset."""
        members = self.paper.document.members
        if not members:
            return 0
        member = members[bisect_right(members, start, key=_member_start) - 1]
        return bisect_right(self.lines, member.start) - 1

    def _place(self, start: int) -> Shape:
        """Where the format has it; only what starts within a place stands there."""
        places = self.paper.document.places
        if not places:
            return _NOWHERE
        place = places[max(bisect_right(places, start, key=_place_start) - 1, 0)]
        if not place.start <= start < max(place.end, place.start + 1):
            return _NOWHERE
        box = list(place.box) if place.box else None
        return {"page": place.page, "cell": place.cell, "box": box, "file": place.file}

    def _document(self) -> Shape:
        outline, flow = self.paper.outline, self.paper.flow
        entries = [
            {
                "number": heading.number,
                "title": heading.title,
                "level": heading.level,
                "span": self._span(*flow.source(heading.start, heading.end)),
            }
            for heading in outline.headings
        ]
        return {
            "title": outline.title,
            "kind": outline.kind,
            "fiscal_year": outline.fiscal_year,
            "outline": entries,
            "tables": [self._table(number, sheet) for number, sheet in enumerate(self.paper.sheets, 1)],
        }

    def _table(self, number: int, sheet: Sheet) -> Shape:
        tables = self.paper.document.tables
        start, end = tables[sheet.tables[0]].start, tables[sheet.tables[-1]].end
        span = self._span(start, end) | {"text": ""}
        return {
            "id": f"t{number}",
            "title": sheet.title,
            "kind": sheet.kind,
            "unit": sheet.unit,
            "span": span,
        }

    def _quantity(self, figure: Figure) -> Shape:
        span = self._span(figure.start, figure.end)
        label, period = self.labels.get(id(figure), (None, None))
        low, high = figure.low, figure.high
        bounded = low is not None or high is not None
        return {
            "id": self.names[id(figure)],
            "text": span["text"],
            "value": format(figure.value, "f"),
            "unit": figure.unit,
            "base_value": plain(_EXACT.multiply(figure.value, figure.factor)),
            "base_unit": figure.base_unit,
            "decimals": figure.decimals,
            "qualifier": figure.qualifier,
            "bounds": [_end(low), _end(high)] if bounded else None,
            "label": label,
            "period": period,
            "span": span,
            "cell": self.cells.get(id(figure)),
        }

    def _relation(self, tie: Tie) -> Shape:
        stated = tie.legs[0].figure
        value = tie.whole if tie.whole is not None else _EXACT.multiply(stated.value, stated.factor)
        return {
            "id": self.relation_names[id(tie)],
            "kind": tie.kind,
            "verdict": tie.verdict,
            "formula": self._formula(tie),
            "stated": plain(value),
            "computed": _end(tie.computed),
            "residual": _end(tie.residual),
            "reason": tie.reason,
            "terms": [{"role": leg.role, "weight": leg.weight} | self._part(leg.figure) for leg in tie.legs],
        }

    def _formula(self, tie: Tie) -> str:
        zh, en = listed(tie) if tie.kind == "count" and tie.names else (tie.formula, tie.formula)
        return en if self.paper.config.lang == "en" else zh

    def _part(self, figure: Figure) -> Shape:
        part = self.parts.get(id(figure))
        if part is None:
            span = self._span(figure.num_start, figure.num_end)
            values = interval(figure)
            part = self.parts[id(figure)] = {
                "quantity": self.names[id(figure)],
                "text": span["text"],
                "low": plain(values.low),
                "high": plain(values.high),
                "span": span,
            }
        return part

    def _findings(self, drafts: Drafts) -> list[Shape]:
        seen: Counter[str] = Counter()
        return [self._finding(rule, draft, seen) for rule, draft in drafts]

    def _finding(self, rule: RuleInfo, draft: Draft, seen: Counter[str]) -> Shape:
        lang = self.paper.config.lang
        return {
            "rule": rule.code,
            "name": rule.name,
            "severity": draft.severity or rule.severity,
            "message": draft.en if lang == "en" else draft.zh,
            "spans": [self._span(start, end) for start, end in draft.spans],
            "relations": [self.relation_names[id(tie)] for tie in draft.ties],
            "cause": self._cause(draft.cause),
            "basis": [cite(basis, lang) for basis in rule.basis],
            "elsewhere": [self._elsewhere(start, end) for start, end in draft.previous],
            "fingerprint": self._fingerprint(rule.code, draft, seen),
        }

    def _cause(self, hint: Hint | None) -> Shape | None:
        if hint is None:
            return None
        return {
            "kind": hint.kind,
            "explanation": hint.explanation[self.paper.config.lang],
            "arithmetic": hint.arithmetic,
            "suggestions": [
                {"quantity": self.names[id(figure)], "value": format(value, "f")}
                for figure, value in hint.suggestions
            ],
            "certain": hint.certain,
        }

    def _fingerprint(self, code: str, draft: Draft, seen: Counter[str]) -> str:
        """A name for the fault that outlives new lines above it: nothing in it is a place."""
        start = min((start for start, _ in draft.spans), default=0)
        figures = {id(leg.figure): leg.figure for tie in draft.ties for leg in tie.legs}
        if figures:
            facts = [f"{self.labels.get(key, ('',))[0]}={figure.text}" for key, figure in figures.items()]
        else:
            facts = ["".join(self.text[at:end].split()) for at, end in draft.spans] or [draft.zh]
        facts += draft.facts
        if draft.count > 1:
            facts.append(str(draft.count))
        key = "\x1f".join([code, self._section(start), *sorted(facts)])
        seen[key] += 1
        digest = blake2b(f"{key}\x1f{seen[key]}".encode("utf-8", "replace"), digest_size=8)
        return digest.hexdigest()

    def _section(self, start: int) -> str:
        at = self.paper.flow.flow_offset(start)
        heading = self.paper.outline.heading_at(at)
        return heading.title if heading else ""

    def _previous(self) -> Shape | None:
        last = self.paper.previous
        if last is None:
            return None
        return {
            "source": _source(last.paper.document, self.paper.config.lang),
            "fiscal_year": last.paper.outline.fiscal_year,
            "compared": [self._compared(comparison) for comparison in last.comparisons],
            "unmatched": [self._claim(claim) | {"reason": reason} for claim, reason in last.unmatched],
        }

    def _compared(self, comparison: Comparison) -> Shape:
        tie, published = comparison.tie, comparison.published
        return self._claim(comparison.claim) | {
            "verdict": tie.verdict,
            "reason": tie.reason,
            "said": plain(comparison.claim.said),
            "published": plain(_EXACT.multiply(published.value, published.factor)),
            "formula": tie.formula,
            "elsewhere": self._elsewhere(published.start, published.end),
        }

    def _claim(self, claim: Claim) -> Shape:
        first = claim.figures[0]
        return {
            "kind": claim.kind,
            "label": claim.label,
            "quantities": [self.names[id(figure)] for figure in claim.figures],
            "span": self._span(first.start, first.end),
        }

    def _elsewhere(self, start: int, end: int) -> Shape:
        """A place in last year's filing, with its sentence on one line."""
        last = self.paper.previous
        assert last is not None
        if self.last is None:
            self.last = _Press(last.paper)
        text = self.last.text
        low = max(start - _QUOTED, 0)
        before = max(text.rfind(mark, low, start) for mark in _SENTENCE_ENDS) + 1
        ends = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, end, end + _QUOTED)) >= 0]
        sentence = text[max(before, low) : min(ends, default=end + _QUOTED)]
        return {
            "name": last.paper.document.name,
            "span": self.last._span(start, end),
            "sentence": "".join(sentence.split()),
        }

    def _item(self, item: Item) -> Shape:
        return {
            "id": item.id,
            "label": item.label,
            "level": item.level,
            "parent": item.parent,
            "amount": self.names[id(item.amount)],
            "share": self._name(item.share),
            "change": self._name(item.change),
            "growth": self._name(item.growth),
            "budget": self._name(item.budget),
            "direction": item.direction,
            "period": item.period,
            "section": item.section,
        }

    def _name(self, figure: Figure | None) -> str | None:
        return self.names[id(figure)] if figure is not None else None

    def _summary(self, findings: list[Shape]) -> Shape:
        used = {id(leg.figure) for tie in self.ties for leg in tie.legs}
        return {
            "findings": _count(SEVERITIES, (finding["severity"] for finding in findings)),
            "relations": _count(VERDICTS, (tie.verdict for tie in self.ties)),
            "quantities": {"total": len(self.printed), "used": len(used)},
        }


def _source(document: Document, lang: str) -> Shape:
    return {
        "name": document.name,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "characters": len(document.text),
        "members": [
            {"name": member.name, "media_type": member.media_type, "sha256": member.sha256}
            for member in document.members
        ],
        "unreadable": [{"name": name, "error": error.say(lang)} for name, error in document.lost],
    }


def _count(keys: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    counts = Counter(values)
    return {key: counts[key] for key in keys}


def _member_start(member: Member) -> int:
    return member.start


def _place_start(place: Place) -> int:
    return place.start


def _place(tie: Tie) -> int:
    return min(leg.figure.start for leg in tie.legs)


def _end(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
