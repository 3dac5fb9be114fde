"""The workpaper (底稿): everything known about one filing while it is being checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.config import Config
    from perfcheck.model.document import Document
    from perfcheck.model.figure import Figure
    from perfcheck.model.previous import LastYear
    from perfcheck.model.statement import LooseShares, Statement
    from perfcheck.model.table import Sheet
    from perfcheck.model.tie import Fault, Tie
    from perfcheck.read.flow import Flow
    from perfcheck.read.outline import Outline


@dataclass(slots=True)
class Workpaper:
    """What reading, relating and checking have found; rules only read it.

    `figures` are those of the prose; `sheets` hold those of the tables. `ties` carry their
    verdicts; `faults` are the failed ones, grouped by cause. `previous` is the comparison with last
    year's filing, where one was given.
    """

    document: Document
    config: Config
    flow: Flow
    outline: Outline
    figures: list[Figure] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    loose: list[LooseShares] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    previous: LastYear | None = None

    @property
    def printed(self) -> list[Figure]:
        """Every figure, of prose and of tables, in the order of the document."""
        if not self.sheets:
            return self.figures
        told = [entry.figure for sheet in self.sheets for entry in sheet.entries()]
        return sorted([*self.figures, *told], key=lambda figure: figure.start)
