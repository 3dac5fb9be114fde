"""Findings for GitLab's Code Quality widget: one list of issues."""

from __future__ import annotations

from hashlib import blake2b
from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.dump import Dump
from perfcheck.write.place import file_of, first, path_of, region
from perfcheck.write.tame import tame

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


class Writer:
    """Writes each issue as it comes, an input that cannot be read among them."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink
        self.dump = Dump(sink)
        self.empty = True

    def report(self, shape: Shape, filing: Filing) -> None:
        path = path_of(shape, filing)
        for finding in shape["findings"]:
            name = f"{finding['rule']} {finding['name']}"
            span = first(finding)
            place = (file_of(path, span), region(span).line)
            severity = _SEVERITIES[finding["severity"]]
            self._issue(name, severity, finding["message"], path, place, finding["fingerprint"])

    def unreadable(self, name: str, error: str) -> None:
        self._issue("unreadable", "blocker", error, name, (name, 1), "unreadable")

    def close(self) -> None:
        self.sink.write("[]\n" if self.empty else "\n]\n")

    def _issue(
        self, rule: str, severity: str, message: str, path: str, place: tuple[str, int], mark: str
    ) -> None:
        # The same fault in two filings is two issues: GitLab tells them apart by this alone.
        whole = blake2b(f"{path}\x1f{mark}".encode("utf-8", "replace"), digest_size=16).hexdigest()
        issue = {
            "description": tame(message),
            "check_name": tame(rule),
            "fingerprint": whole,
            "severity": severity,
            "location": {"path": place[0], "lines": {"begin": place[1]}},
        }
        self.sink.write("[\n" if self.empty else ",\n")
        self.sink.write(self.dump(issue))
        self.empty = False
