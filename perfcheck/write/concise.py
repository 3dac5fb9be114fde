"""One line a finding, as compilers print them: file:line:col: severity rule message."""

from __future__ import annotations

from typing import TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.place import file_of, first, path_of, region, spot
from perfcheck.write.tame import tame


class Writer:
    """Prints findings as they come; an input that cannot be read is a line too."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink

    def report(self, shape: Shape, filing: Filing) -> None:
        path = path_of(shape, filing)
        for finding in shape["findings"]:
            span = first(finding)
            at = region(span)
            head = f"{file_of(path, span)}:{at.line}:{at.column}: {finding['severity']} {finding['rule']}"
            place = f" [{spot(span)}]" if span is not None and spot(span) else ""
            self.sink.write(tame(f"{head}{place} {finding['message']}") + "\n")

    def unreadable(self, name: str, error: str) -> None:
        self.sink.write(tame(f"{name}:1:1: error unreadable {error}") + "\n")

    def close(self) -> None:
        """Every line is written already."""
