"""The least of several timings, and the floors that they are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import perf_counter, process_time

FLOOR = re.compile(
    r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*(?:[%％]|[万亿千]?元|[人个名项次])?"
    r"|[一二三四五六七八九十百千万亿两]+"
)


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def processor_seconds(action: Callable[[], object]) -> float:
    """How long one call keeps the processor busy: other programs disturb it less."""
    start = process_time()
    action()
    return process_time() - start


def least(
    actions: dict[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[Callable[[], object]], float] = seconds,
) -> dict[str, float]:
    """The least time of each action, in seconds; taken in turns, so that a busy machine hurts all alike."""
    for action in actions.values():
        action()
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            times[name].append(clock(action))
    return {name: min(taken) for name, taken in times.items()}


def floor_pass(text: str) -> None:
    """F: one pass of one regular expression over the text."""
    for _ in FLOOR.finditer(text):
        pass
