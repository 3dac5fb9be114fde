"""SARIF 2.1.0: findings for code scanning and for programs that read it.

Results are written as they come, the tool and the files after them. Columns and offsets are
code points of the text that was read; a page or a cell, where a format has one, is a logical
location, since no line of such a file can be pointed at.
"""

from __future__ import annotations

from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.version import __version__
from perfcheck.write import Style
from perfcheck.write.dump import Dump
from perfcheck.write.place import first, region, spot, uri_of
from perfcheck.write.sarif_rules import RuleTable
from perfcheck.write.tame import linkless
from perfcheck.write.told import Told, known
from perfcheck.write.words import where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Code scanning refuses a run of more, shows so many places of a result, and so much of a text.
MOST_RESULTS = 25_000
_MOST_PLACES = 100
_ROOT, _INPUTS = "%SRCROOT%", "%INPUTS%"
_BASES = {
    _ROOT: {"description": {"text": "The folder that perfcheck ran in."}},
    _INPUTS: {"description": {"text": "The folder that the inputs have in common."}},
}


class Writer:
    """Writes one run; an input that cannot be read is a notification of its invocation."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink
        self.lang = style.lang
        self.dump = Dump(sink)
        self.rules = RuleTable(style.lang)
        self.files: list[Shape] = []
        self.numbers: dict[tuple[str, bool], int] = {}
        self.notices: list[Shape] = []
        self.written = self.left_out = 0
        self.begun = False

    def report(self, shape: Shape, filing: Filing) -> None:
        self._begin()
        self._file(filing, None, shape)
        told = Told(shape, self.lang)
        state = "new" if shape["earlier"] else None
        for finding in shape["findings"]:
            self._put(self._result(finding, told, filing, state))
        for finding in known(shape):
            self._put(self._result(finding, told, filing, "unchanged"))
        for entry in shape["accepted"]:
            result = self._result(entry["finding"], told, filing, None)
            self._put(result | {"suppressions": [_suppression(entry["acceptance"])]})

    def unreadable(self, name: str, error: str) -> None:
        self.notices.append({"level": "error", "message": {"text": linkless(error)}})

    def close(self) -> None:
        self._begin()
        if self.left_out:
            text = f"{self.left_out} more findings: code scanning takes {MOST_RESULTS:,} of a run"
            self.notices.append({"level": "warning", "message": {"text": text}})
        failed = any(notice["level"] == "error" for notice in self.notices)
        invocation: Shape = {"executionSuccessful": not failed}
        if self.notices:
            invocation["toolExecutionNotifications"] = self.notices
        rest = {
            "invocations": [invocation],
            "artifacts": self.files,
            "tool": {"driver": self._driver()},
        }
        self.sink.write(f"\n],\n{self.dump(rest)[1:]}]}}\n")

    def _begin(self) -> None:
        if self.begun:
            return
        self.begun = True
        run = {
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "language": "en" if self.lang == "en" else "zh-CN",
            "automationDetails": {"id": "perfcheck/"},
            "originalUriBaseIds": _BASES,
        }
        head = f'"$schema": {self.dump(SCHEMA)},\n"version": "2.1.0"'
        self.sink.write(f'{{\n{head},\n"runs": [{self.dump(run)[:-1]},\n"results": [')

    def _put(self, result: Shape) -> None:
        if self.written >= MOST_RESULTS:
            self.left_out += 1
            return
        self.sink.write(("," if self.written else "") + "\n" + self.dump(result))
        self.written += 1

    def _driver(self) -> Shape:
        return {
            "name": "perfcheck",
            "version": __version__,
            "semanticVersion": __version__,
            "shortDescription": {"text": "Checks every figure of an expenditure report."},
            "rules": self.rules.descriptors(),
        }

    def _result(self, finding: Shape, told: Told, filing: Filing, state: str | None) -> Shape:
        spans = finding["spans"][:_MOST_PLACES]
        result: Shape = {
            "ruleId": finding["rule"],
            "ruleIndex": self.rules.index(finding),
            "level": finding["severity"],
            "message": {"text": linkless("\n".join(told.lines(finding)))},
            "locations": [self._location(first(finding), filing)],
            "partialFingerprints": {
                "perfcheckFinding/v1": finding["fingerprint"],
                # Code scanning follows a finding by this one alone.
                "primaryLocationLineHash": f"{finding['fingerprint']}:1",
            },
        }
        related = [self._related(number, span, told, filing) for number, span in enumerate(spans[1:], 1)]
        related += [self._elsewhere(number, other) for number, other in _numbered(finding, len(related))]
        if related:
            result["relatedLocations"] = related
        if state:
            result["baselineState"] = state
        if finding["basis"]:
            result["properties"] = {"basis": list(finding["basis"])}
        return result

    def _location(self, span: Shape | None, filing: Filing) -> Shape:
        uri, near = uri_of(filing, span)
        index = self._file(filing, span)
        at = {"uri": uri, "uriBaseId": _ROOT if near else _INPUTS, "index": index}
        location: Shape = {"physicalLocation": {"artifactLocation": at, "region": _region(span)}}
        name = spot(span) if span else ""
        if span is not None and name:
            location["logicalLocations"] = [{"name": name, "fullyQualifiedName": where(span, "en")}]
        return location

    def _related(self, number: int, span: Shape, told: Told, filing: Filing) -> Shape:
        text = f"{where(span, self.lang)} {''.join(span['text'].split())}"
        return {"id": number, **self._location(span, filing), "message": {"text": linkless(text)}}

    def _elsewhere(self, number: int, other: Shape) -> Shape:
        """A place in last year's filing, which is no file of this run."""
        text = f"{told_name(other)} {where(other['span'], self.lang)} {other['sentence']}"
        return {"id": number, "message": {"text": linkless(text)}}

    def _file(self, filing: Filing, span: Shape | None, shape: Shape | None = None) -> int:
        """The number of the file that a span stands in, which is listed once."""
        key = uri_of(filing, span)
        if key not in self.numbers:
            self.numbers[key] = len(self.files)
            uri, near = key
            file: Shape = {
                "location": {"uri": uri, "uriBaseId": _ROOT if near else _INPUTS},
                "roles": ["analysisTarget"],
            }
            if shape is not None:
                source = shape["source"]
                file |= {"mimeType": source["media_type"], "hashes": {"sha-256": source["sha256"]}}
                file["properties"] = {"summary": shape["summary"]}
            self.files.append(file)
        return self.numbers[key]


def told_name(other: Shape) -> str:
    """The name of last year's filing, without the folders of the machine it lay on."""
    return str(other["name"]).replace("\\", "/").rpartition("/")[2]


def _numbered(finding: Shape, taken: int) -> list[tuple[int, Shape]]:
    return list(enumerate(finding["elsewhere"], taken + 1))


def _region(span: Shape | None) -> Shape:
    at = region(span)
    found: Shape = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.last,
        "endColumn": at.until,
        "charOffset": at.start,
        "charLength": at.end - at.start,
    }
    if span is not None:
        found["snippet"] = {"text": linkless(span["text"])}
    return found


def _suppression(held: Shape) -> Shape:
    known = {key: held[key] for key in ("who", "until") if held[key]}
    found: Shape = {"kind": "external", "status": "accepted", "justification": linkless(held["reason"])}
    return found | ({"properties": known} if known else {})
