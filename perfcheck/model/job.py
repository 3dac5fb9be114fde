"""What reading one file may cost, and who is told how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from perfcheck.config.limits import USUAL, Limits

MEGABYTE = 1024 * 1024

Progress = Callable[[int, int], None]
"""Called with how many pages, sheets or members are done, and of how many."""


def nobody(done: int, total: int) -> None:
    """The progress of a job that nobody watches."""


@dataclass(frozen=True, slots=True)
class Job:
    """The terms on which a loader reads a file."""

    limits: Limits = USUAL
    progress: Progress = nobody
