"""Reports, kept in memory for minutes under names that cannot be guessed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from time import monotonic

_MOST_BYTES = 512_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """The files of one report by name, and when they go."""

    files: dict[str, bytes]
    until: float

    @property
    def size(self) -> int:
        return sum(map(len, self.files.values()))


class Store:
    """Keeps at most so many reports for so long; the oldest makes room."""

    def __init__(self, reports: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self.reports = reports
        self.seconds = seconds
        self.clock = clock
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def new_name(self) -> str:
        """A name that nobody can guess: 192 bits."""
        return token_urlsafe(24)

    def put(self, name: str, files: dict[str, bytes]) -> None:
        """Keep the files of a report."""
        self._kept[name] = Kept(files, self.clock() + self.seconds)
        self.sweep()

    def get(self, name: str, file: str) -> bytes | None:
        """A file of a report; None where there is none, or no longer."""
        self.sweep()
        kept = self._kept.get(name)
        return kept.files.get(file) if kept is not None else None

    def sweep(self) -> None:
        """Let go of what is over its time, or too much."""
        now = self.clock()
        for name in [name for name, kept in self._kept.items() if kept.until <= now]:
            del self._kept[name]
        while len(self._kept) > self.reports or (
            len(self._kept) > 1 and sum(kept.size for kept in self._kept.values()) > _MOST_BYTES
        ):
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
