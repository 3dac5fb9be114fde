"""Lines with their colours, on a terminal."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from perfcheck.write.page import WIDTH, Piece


class ColourPage:
    """A terminal: as wide as it is, up to a width that is still read with ease."""

    def __init__(self, sink: TextIO) -> None:
        width = None if sink.isatty() else WIDTH
        self.console = Console(file=sink, width=width, highlight=False, emoji=False)
        self.colour = not os.environ.get("NO_COLOR") and not self.console.legacy_windows
        self.width = self.console.width = min(self.console.width, 2 * WIDTH)

    def put(self, line: Sequence[Piece]) -> None:
        self.console.print(Text.assemble(*line), soft_wrap=True)
