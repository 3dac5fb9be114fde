"""The report for people: findings in reading order, then what was checked and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import HOLDING, SEVERITIES, VERDICTS, Shape, add_up
from perfcheck.write import Style, open_statistics
from perfcheck.write.cause import alternatives
from perfcheck.write.ledger import Row, rows
from perfcheck.write.page import Piece, open_page, put
from perfcheck.write.quote import Quote, marked
from perfcheck.write.rows import Rows
from perfcheck.write.words import reason, where, words
from perfcheck.write.wrap import cells

_COLOURS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_MOST_QUOTES = 4
_MOST_LEDGERS = 4
_MOST_REASONS = 12
_MOST_LINES = 8


class Writer:
    """Prints each report as it comes; without colour the figures of a quotation stand in 【】 or 〖〗."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.style = style
        self.say = words(style.lang)
        self.page = open_page(sink)
        self.read = 0
        self.total = add_up([])
        self.lost = 0
        self.cited: set[str] = set()
        self.statistics = open_statistics(style)

    def report(self, shape: Shape, filing: Filing) -> None:
        self.read += 1
        self.total = add_up([self.total, shape["summary"]])
        if self.statistics is not None:
            self.statistics.add(shape)
        if self.style.quiet and not shape["findings"] and not self._shows_passed(shape):
            return
        self._title(shape)
        quantities = {quantity["id"]: quantity for quantity in shape["quantities"]}
        self.rows = Rows(shape["quantities"])
        relations = {relation["id"]: relation for relation in shape["relations"]}
        for finding in shape["findings"]:
            self._finding(
                finding, [relations[name] for name in finding["relations"]], quantities, filing.text
            )
        if self.style.show_passed:
            self._passed(shape["relations"])
        if not self.style.quiet:
            self._accepted(shape)
            self._earlier(shape["earlier"])
            self._previous(shape["previous"])
            self._checked(shape)
        self._put("")

    def _shows_passed(self, shape: Shape) -> bool:
        return self.style.show_passed and any(
            relation["verdict"] in HOLDING for relation in shape["relations"]
        )

    def unreadable(self, name: str, error: str) -> None:
        self.lost += 1

    def close(self) -> None:
        if self.style.several and not self.style.quiet:
            self._put(self.say["batch"].format(self.read, self.lost), style="bold")
            self._counts(self.total, 2)
        if self.statistics is not None:
            from perfcheck.write.ranking import ranking

            for text, indent, style in ranking(self.statistics.shape(), self.say):
                self._put(text, indent, style)

    def _title(self, shape: Shape) -> None:
        source, document = shape["source"], shape["document"]
        year = document["fiscal_year"]
        facts = [source["name"], self.say["characters"].format(f"{source['characters']:,}")]
        if year is not None:
            facts.append(self.say["year"].format(year))
        self._put(_one_line(document["title"] or source["name"]), style="bold")
        self._put(" · ".join(facts), style="dim")
        if not shape["findings"]:
            self._put(self._clean(shape), style="green")

    def _clean(self, shape: Shape) -> str:
        if shape["earlier"] and shape["earlier"]["known"]:
            return self.say["nothing_new"]
        return self.say["nothing_else" if shape["accepted"] else "clean"]

    def _finding(
        self, finding: Shape, relations: list[Shape], quantities: dict[str, Shape], text: str
    ) -> None:
        severity = finding["severity"]
        head = [(self.say[severity], _COLOURS[severity]), (f"  {finding['rule']} {finding['name']}", "bold")]
        if finding["spans"]:
            head.append(("  " + self._where(finding["spans"][0]), ""))
        self._put("")
        put(self.page, head)
        self._put(finding["message"], 2)
        found = self.rows.quotes(text, finding["spans"])
        for quote in found[:_MOST_QUOTES]:
            self._quote(quote)
        self._more(len(found) - _MOST_QUOTES)
        for other in finding["elsewhere"]:
            place = self._where(other["span"])
            self._put(f"{self.say['last_year']} {other['name']} {place}", 4, "dim")
            self._quote(marked(other["sentence"], other["span"]["text"]))
        # The same digits twice, in two units: the sentences above show all there is.
        if finding["cause"] and finding["cause"]["kind"] == "unit":
            relations = [relation for relation in relations if relation["kind"] != "equal"]
        for relation in relations[:_MOST_LEDGERS]:
            self._put(relation["formula"], 4, "dim")
            self._ledger(rows(relation, quantities, self.style.lang))
        self._more(len(relations) - _MOST_LEDGERS)
        self._cause(finding["cause"], quantities)
        if finding["basis"] and finding["rule"] not in self.cited:
            self.cited.add(finding["rule"])
            self._put(self.say["basis"] + self.say["and"].join(finding["basis"]), 2, "dim")

    def _quote(self, quote: Quote) -> None:
        plain, marked = ("italic", "italic bold underline") if self.page.colour else ("", "")
        opening, closing = "〖〗" if "【" in quote.text or "】" in quote.text else "【】"
        line: list[Piece] = []
        for piece, is_marked in quote.pieces():
            bare = self.page.colour or not is_marked
            line.append((piece if bare else f"{opening}{piece}{closing}", marked if is_marked else plain))
        put(self.page, line, "    | ")

    def _ledger(self, lines: list[Row]) -> None:
        wide = [max((cells(row[column]) for row in lines), default=0) for column in (0, 1)]
        for name, figure, bounds in lines:
            gap = " " * (wide[0] - cells(name) + wide[1] - cells(figure))
            line = [(f"{name}  {gap}", ""), (figure, "bold")]
            if bounds:
                line.append((f"  [{bounds}]", "dim"))
            put(self.page, line, " " * 6)

    def _cause(self, cause: Shape | None, quantities: dict[str, Shape]) -> None:
        if cause is None:
            return
        lead = self.say["cause" if cause["certain"] else "likely"]
        self._put(lead + cause["explanation"], 4, "yellow")
        if cause["arithmetic"]:
            self._put(cause["arithmetic"], 6)
        for was, mended in alternatives(cause, quantities):
            self._put(self.say["suggestion"].format(_one_line(was), mended), 6)

    def _passed(self, relations: list[Shape]) -> None:
        holding = [relation for relation in relations if relation["verdict"] in HOLDING]
        if not holding:
            return
        self._put("")
        self._put(self.say["passed"], style="bold")
        for relation in holding:
            self._put(self._relation(relation), 2)

    def _relation(self, relation: Shape) -> str:
        place = self._where(relation["terms"][0]["span"]) if relation["terms"] else ""
        verdict = self.say[relation["verdict"]]
        return f"{relation['id']}  {relation['kind']}  {relation['formula']}  {verdict}  {place}".rstrip()

    def _accepted(self, shape: Shape) -> None:
        """What was accepted, and acceptances that have no effect."""
        if shape["accepted"]:
            self._put("")
            self._put(self.say["accepted"].format(len(shape["accepted"])), style="bold")
        for entry in shape["accepted"]:
            finding, held = entry["finding"], entry["acceptance"]
            self._put(f"{finding['rule']} {finding['name']}{self.say['colon']}{finding['message']}", 2)
            until = self.say["until"].format(held["until"]) if held["until"] else None
            said = [held["reason"], held["who"], until]
            self._put(self.say["join"].join(filter(None, said)), 4, "dim")
        if shape["stale"]:
            self._put("")
            self._put(self.say["stale"].format(len(shape["stale"])), style="bold")
        for entry in shape["stale"]:
            held = entry["acceptance"]
            why = self.say[entry["why"]].format(held["until"])
            self._put(f"{held['fingerprint']}{self.say['colon']}{why}（{held['reason']}）", 2)

    def _earlier(self, earlier: Shape | None) -> None:
        """What there was before already, and what is no more."""
        if earlier is None:
            return
        for key, said in (("known", "known"), ("gone", "gone_since")):
            if earlier[key]:
                self._put("")
                self._put(self.say[said].format(len(earlier[key])), style="bold")
            for finding in earlier[key]:
                self._put(f"{finding['rule']} {finding['name']}{self.say['colon']}{finding['message']}", 2)

    def _previous(self, previous: Shape | None) -> None:
        """How this filing compares with last year's, and what had no counterpart."""
        if previous is None:
            return
        verdicts = Counter(entry["verdict"] for entry in previous["compared"])
        said = self._list(verdicts, VERDICTS)
        self._put("")
        self._put(self.say["previous"].format(previous["source"]["name"]), style="bold")
        self._put(self.say["compared"].format(len(previous["compared"]), said), 2)
        if not previous["unmatched"]:
            return
        self._put(self.say["unmatched"].format(len(previous["unmatched"])), 2)
        for entry in previous["unmatched"][:_MOST_REASONS]:
            place = self._where(entry["span"])
            why = self.say[entry["reason"]]
            self._put(f"{entry['label']} {entry['span']['text']}{self.say['colon']}{why}  {place}", 4)
        self._more(len(previous["unmatched"]) - _MOST_REASONS)

    def _checked(self, shape: Shape) -> None:
        self._put("")
        self._put(self.say["checked"], style="bold")
        self._counts(shape["summary"], 2)
        self._undecided(shape["relations"])

    def _counts(self, summary: Shape, indent: int) -> None:
        findings, relations = summary["findings"], summary["relations"]
        total, used = summary["quantities"]["total"], summary["quantities"]["used"]
        self._put(self.say["findings"].format(self._list(findings, SEVERITIES)), indent)
        made = self.say["relations"].format(sum(relations.values()))
        if any(relations.values()):
            held = [
                self.say["of_which"].format(self.say[key], relations[key])
                for key in VERDICTS
                if relations[key]
            ]
            made += self.say["among"] + self.say["join"].join(held)
        self._put(made, indent)
        self._put(self.say["quantities"].format(used, total - used), indent)

    def _list(self, counts: Mapping[str, int], keys: Iterable[str]) -> str:
        said = [f"{self.say[key]} {counts[key]}" for key in keys if counts[key]]
        return self.say["join"].join(said) or self.say["none"]

    def _undecided(self, relations: list[Shape]) -> None:
        reasons: dict[str, list[Shape]] = {}
        for relation in relations:
            if relation["verdict"] == "undecided":
                spans = [relation["terms"][0]["span"]] if relation["terms"] else []
                reasons.setdefault(relation["reason"], []).extend(spans)
        if not reasons:
            return
        self._put(self.say["undecided_list"], 2, "bold")
        for code, spans in list(reasons.items())[:_MOST_REASONS]:
            place = self._places(spans) + self.say["colon"] if spans else ""
            self._put(place + reason(code, self.style.lang), 4)
        self._more(len(reasons) - _MOST_REASONS)

    def _places(self, spans: list[Shape]) -> str:
        """Several places in a few words: their lines, or their pages and cells where there are any."""
        if any(span["page"] or span["cell"] or span["file"] for span in spans):
            named = list(dict.fromkeys(map(self._where, spans)))
            return ", ".join(named[:_MOST_LINES]) + (" …" if len(named) > _MOST_LINES else "")
        lines = ", ".join(str(span["line"]) for span in spans[:_MOST_LINES])
        return self.say["line"].format(lines + (" …" if len(spans) > _MOST_LINES else ""))

    def _where(self, span: Shape) -> str:
        return where(span, self.style.lang)

    def _more(self, count: int) -> None:
        if count > 0:
            self._put(self.say["more"].format(count), 4, "dim")

    def _put(self, text: str, indent: int = 0, style: str = "") -> None:
        put(self.page, [(text, style)], " " * indent)


def _one_line(text: str) -> str:
    return " ".join(text.split())
