"""Where the time of check_text goes: each stage's share of the whole, and its cost in F."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any

import perfcheck
from benchmarks.clock import floor_pass, processor_seconds
from benchmarks.texts import TWINS, report
from perfcheck import pipeline
from perfcheck.read import flow

HEADER = ("stage", *(name.split("-")[0] for name in TWINS))
# The functions that the pipeline calls one after the other; none calls another of them.
STAGES: dict[str, tuple[Any, str]] = {
    "load": (pipeline, "load_text"),
    "read: flow": (flow, "build"),
    "read: figures": (pipeline, "read_figures"),
    "read: tokens": (pipeline, "tokenise"),
    "read: statements": (pipeline, "read_statements"),
    "read: outline": (pipeline, "read_outline"),
    "relate and check": (pipeline, "relate"),
    "diagnose": (pipeline, "diagnose"),
    "rules": (pipeline, "run"),
    "items": (pipeline, "build_items"),
    "publish": (pipeline, "publish"),
}
REST = "models, and the rest"
Row = tuple[str, ...]


def rows(rounds: int) -> Iterator[Row]:
    """A row a stage and a column a report; the last row is the whole."""
    columns = [_column(report(name), rounds) for name in TWINS]
    for stage in (*STAGES, REST, "whole"):
        yield stage, *(column[stage] for column in columns)


def _column(text: str, rounds: int) -> dict[str, str]:
    spent, floor = least(text, rounds)
    whole = sum(spent.values())
    costs = spent | {"whole": whole}
    return {stage: f"{time / whole:5.1%}  {time / floor:5.1f} F" for stage, time in costs.items()}


def least(text: str, rounds: int) -> tuple[dict[str, float], float]:
    """The least processor seconds of each stage, what is left of the whole, and F."""
    runs: list[dict[str, float]] = []
    floors: list[float] = []
    with _timed() as spent:
        for _ in range(rounds + 1):
            spent.clear()
            whole = processor_seconds(lambda: perfcheck.check_text(text))
            runs.append(spent | {REST: whole - sum(spent.values())})
            floors.append(processor_seconds(lambda: floor_pass(text)))
    return {stage: min(run.get(stage, 0.0) for run in runs[1:]) for stage in (*STAGES, REST)}, min(floors[1:])


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """While it lasts, the time of every call of a stage is added up under its name."""
    spent: dict[str, float] = {}
    originals = {stage: getattr(owner, name) for stage, (owner, name) in STAGES.items()}
    for stage, (owner, name) in STAGES.items():
        setattr(owner, name, _timer(stage, originals[stage], spent))
    try:
        yield spent
    finally:
        for stage, (owner, name) in STAGES.items():
            setattr(owner, name, originals[stage])


def _timer(stage: str, action: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return action(*given, **named)
        finally:
            spent[stage] = spent.get(stage, 0.0) + process_time() - start

    return timed
