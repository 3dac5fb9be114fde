"""JSON for programs: a report, or a batch of several; one entry of a list on each line."""

from __future__ import annotations

from typing import Any, TextIO

from perfcheck.model.filing import Filing
from perfcheck.model.shape import SCHEMA_VERSION, Shape, add_up
from perfcheck.write import Style, open_statistics
from perfcheck.write.dump import Dump


class Writer:
    """Writes one report as it is, several as a batch, each as soon as it comes."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink
        self.several = style.several
        self.dump = Dump(sink)
        self.total: Shape | None = None
        self.lost: list[Shape] = []
        self.statistics = open_statistics(style)

    def report(self, shape: Shape, filing: Filing) -> None:
        if not self.several:
            self.sink.write(self._lines(shape) + "\n")
            return
        opening = ",\n" if self.total else self._opening()
        self.total = add_up([*([self.total] if self.total else []), shape["summary"]])
        if self.statistics is not None:
            self.statistics.add(shape)
        self.sink.write(opening + self._lines(shape))

    def unreadable(self, name: str, error: str) -> None:
        self.lost.append({"name": name, "error": error})

    def close(self) -> None:
        if not self.several:
            return
        opening = "" if self.total else self._opening()
        counted = self.statistics.shape() if self.statistics is not None else None
        rest = {"unreadable": self.lost, "summary": self.total or add_up([]), "statistics": counted}
        self.sink.write(f"{opening}],\n{self._lines(rest)[2:]}\n")

    def _opening(self) -> str:
        return f'{{\n"schema_version": {self.dump(SCHEMA_VERSION)},\n"reports": ['

    def _lines(self, shape: Shape) -> str:
        return "{\n" + ",\n".join(f'"{key}": {self._entry(value)}' for key, value in shape.items()) + "\n}"

    def _entry(self, value: Any) -> str:
        if not isinstance(value, list) or not value:
            return self.dump(value)
        return "[\n" + ",\n".join(map(self.dump, value)) + "\n]"
