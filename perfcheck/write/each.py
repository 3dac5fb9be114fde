"""An output of one file a report: a file of its own, or one of a folder."""

from __future__ import annotations

from typing import IO, Any

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Render, Style
from perfcheck.write.sink import Folder


class Each:
    """Writes what a `render` function makes of each report; in a folder, under the filing's own name."""

    def __init__(self, name: str, render: Render, sink: IO[Any] | Folder, style: Style) -> None:
        self.suffix = f".{name}"
        self.render = render
        self.sink = sink
        self.style = style

    def report(self, shape: Shape, filing: Filing) -> None:
        made = self.render(shape, filing, self.style)
        if isinstance(self.sink, Folder):
            self.sink.write(page_name(filing.place, self.suffix), made)
        else:
            self.sink.write(made)

    def unreadable(self, name: str, error: str) -> None:
        """The command line has said so already."""

    def close(self) -> None:
        """Every file is complete already."""


def page_name(place: str, suffix: str) -> str:
    """The name of the file about a filing: its own, and the suffix where it has another one."""
    return place if place.lower().endswith(suffix) else place + suffix
