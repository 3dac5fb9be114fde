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
    from perfcheck.model.tie import Fault, Tie
    from perfcheck.read.flow import Flow
    from perfcheck.read.outline import Outline


@dataclass(slots=True)
class Workpaper:
    """What reading, relating and checking have found; rules only read it.

    `ties` carry their verdicts; `faults` are the failed ones, grouped by cause. `previous` is
    the comparison with last year's filing, where one was given.
    """

    document: Document
    config: Config
    flow: Flow
    outline: Outline
    figures: list[Figure] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    loose: list[LooseShares] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    previous: LastYear | None = None
