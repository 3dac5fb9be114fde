"""Annotations of a pull request: workflow commands of GitHub Actions.

GitHub shows ten errors, ten warnings and ten notices of a step; so the errors come first.
"""

from __future__ import annotations

from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import SEVERITIES, Shape
from perfcheck.write import Style
from perfcheck.write.place import file_of, first, path_of, region
from perfcheck.write.tame import command_data, command_property
from perfcheck.write.told import Told
from perfcheck.write.words import where

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


class Writer:
    """Writes one command a finding."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink
        self.lang = style.lang

    def report(self, shape: Shape, filing: Filing) -> None:
        told = Told(shape, self.lang)
        path = path_of(shape, filing)
        for finding in sorted(shape["findings"], key=lambda each: SEVERITIES.index(each["severity"])):
            self._annotate(path, finding, "\n".join(told.lines(finding)))

    def _annotate(self, path: str, finding: Shape, message: str) -> None:
        span, at = first(finding), region(first(finding))
        places = {"file": file_of(path, span), "line": at.line, "endLine": at.last}
        if at.line == at.last:
            places |= {"col": at.column, "endColumn": max(at.until, at.column)}
        title = f"{finding['rule']} {finding['name']}"
        if span is not None and (span["page"] or span["cell"]):
            title += f" {where(span, self.lang)}"
        self._command(_COMMANDS[finding["severity"]], places | {"title": title}, message)

    def _command(self, name: str, properties: dict[str, object], message: str) -> None:
        said = ",".join(f"{key}={command_property(str(value))}" for key, value in properties.items())
        self.sink.write(f"::{name} {said}::{command_data(message)}\n")

    def unreadable(self, name: str, error: str) -> None:
        self._command("error", {"file": name, "title": "perfcheck"}, error)

    def close(self) -> None:
        """Every command is written already."""
