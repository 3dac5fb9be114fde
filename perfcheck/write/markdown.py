"""Markdown for a comment on a pull request: a table of the filings, then the findings, worst first.

A comment may have 65,536 characters: what does not fit is counted at its end. Findings are kept
by severity up to that size, so that no run holds more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import SEVERITIES, VERDICTS, Shape, add_up
from perfcheck.write import Style
from perfcheck.write.ledger import rows
from perfcheck.write.place import first, path_of
from perfcheck.write.tame import fence, markdown
from perfcheck.write.told import Told, known
from perfcheck.write.words import where, words

LIMIT = 65_000
_MOST_ROWS = 100
_MOST_LEDGERS = 4
_MOST_QUOTES = 3
_ROOM_FOR_REST = 400
# With this a script finds the comment that it wrote before.
_MARK = "<!-- perfcheck -->"
_SIGNS = {"error": "🔴", "warning": "🟡", "note": "🔵"}


class Writer:
    """Gathers what fits and writes it when the last report is in."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink
        self.style = style
        self.say = words(style.lang)
        self.rows: list[str] = []
        self.filings = 0
        self.summaries = add_up([])
        self.lost: list[str] = []
        self.lost_count = 0
        self.blocks: dict[str, list[str]] = {severity: [] for severity in SEVERITIES}
        self.sizes = dict.fromkeys(SEVERITIES, 0)
        self.known = 0

    def report(self, shape: Shape, filing: Filing) -> None:
        path = path_of(shape, filing)
        self.filings += 1
        self.summaries = add_up([self.summaries, shape["summary"]])
        if len(self.rows) < _MOST_ROWS:
            self.rows.append(_row([markdown(path), *_counts(shape["summary"])]))
        told = Told(shape, self.style.lang)
        self.known += len(known(shape))
        for finding in shape["findings"]:
            severity = finding["severity"]
            if self.sizes[severity] < LIMIT:
                block = self._block(finding, told, path, filing.text)
                self.blocks[severity].append(block)
                self.sizes[severity] += len(block)

    def unreadable(self, name: str, error: str) -> None:
        self.lost_count += 1
        if len(self.lost) < _MOST_ROWS:
            self.lost.append(f"- {markdown(error)}")

    def close(self) -> None:
        parts = [_MARK, self._title(), "\n".join(self._table())]
        if self.lost:
            parts.append("\n".join([f"**{self.say['lost'].format(self.lost_count)}**", "", *self.lost]))
        if self.known:
            parts.append(self.say["known"].format(self.known))
        size = sum(map(len, parts)) + 2 * len(parts)
        shown = 0
        for severity in SEVERITIES:
            for block in self.blocks[severity]:
                if size + len(block) + 2 > LIMIT - _ROOM_FOR_REST:
                    break
                parts.append(block)
                size += len(block) + 2
                shown += 1
        rest = sum(self.summaries["findings"].values()) - shown
        if rest:
            parts.append(self.say["not_shown"].format(rest))
        self.sink.write("\n\n".join(parts) + "\n")

    def _title(self) -> str:
        counts = self.summaries["findings"]
        if not any(counts.values()):
            return f"## perfcheck{self.say['colon']}{self.say['none_found']}"
        said = [f"{_SIGNS[key]} {self.say[key]} {counts[key]}" for key in SEVERITIES if counts[key]]
        return f"## perfcheck{self.say['colon']}{self.say['join'].join(said)}"

    def _table(self) -> list[str]:
        say = self.say
        names = [say["filing"], *(say[key] for key in SEVERITIES), *(say[key] for key in VERDICTS)]
        lines = [_row([*names, say["used"]]), _row(["---", *["---:"] * (len(names))]), *self.rows]
        if self.filings > len(self.rows):
            lines.append(_row([say["more"].format(self.filings - len(self.rows)), *[""] * len(names)]))
        if self.filings != 1:
            lines.append(_row([f"**{say['all']}**", *_counts(self.summaries)]))
        return lines

    def _block(self, finding: Shape, told: Told, path: str, text: str) -> str:
        span, severity = first(finding), finding["severity"]
        place = f" · {markdown(where(span, self.style.lang))}" if span else ""
        head = f"### {_SIGNS[severity]} {self.say[severity]} {finding['rule']} {markdown(finding['name'])}"
        lines = [head, "", f"{markdown(path)}{place}", "", _bold(finding["message"]), ""]
        for quote in told.rows.quotes(text, finding["spans"])[:_MOST_QUOTES]:
            said = "".join(_bold(piece) if mark else markdown(piece) for piece, mark in quote.pieces())
            lines += [f"> {said}", ""]
        cause = told.cause(finding)
        if cause:
            lines += [markdown(cause), ""]
        if suggestions := [f"- {markdown(line)}" for line in told.suggestions(finding)]:
            lines += [*suggestions, ""]
        return "\n".join([*lines, *self._details(finding, told)]).rstrip()

    def _details(self, finding: Shape, told: Told) -> list[str]:
        """The arithmetic, folded away."""
        relations = told.relations(finding)
        if not relations and not finding["basis"]:
            return []
        made = [f"<details><summary>{self.say['arithmetic']}</summary>", ""]
        for relation in relations[:_MOST_LEDGERS]:
            table = rows(relation, told.quantities, self.style.lang)
            lines = [
                "  ".join(filter(None, (name, figure, bounds and f"[{bounds}]")))
                for name, figure, bounds in table
            ]
            made += [fence("\n".join([relation["formula"], *lines])), ""]
        if len(relations) > _MOST_LEDGERS:
            made += [self.say["more"].format(len(relations) - _MOST_LEDGERS), ""]
        if finding["basis"]:
            made += [markdown(self.say["basis"] + self.say["and"].join(finding["basis"])), ""]
        return [*made, "</details>"]


def _bold(text: str) -> str:
    """A text set bold: two asterisks beside Chinese punctuation would be left standing."""
    return f"<strong>{markdown(text)}</strong>"


def _row(values: Sequence[str]) -> str:
    return f"| {' | '.join(values)} |"


def _counts(summary: Shape) -> list[str]:
    figures = summary["quantities"]
    return [
        *(str(summary["findings"][key]) for key in SEVERITIES),
        *(str(summary["relations"][key]) for key in VERDICTS),
        f"{figures['used']} / {figures['total']}",
    ]
