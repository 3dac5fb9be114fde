"""The public report → what is printed: one file an output.

terminal   for people: findings with their arithmetic, then what was checked and what was not
json       for programs: the public contract, or a batch of several reports
quote      the sentence of a finding, with its figures marked
cause      what a cause would have changed
ledger     the arithmetic of a relation as the lines of a small table
words      what the terminal says, in Chinese and in English
page       where lines for people go: plain text, or a terminal
colour     lines with their colours, on a terminal
tame       text of strangers, shown and never obeyed
wrap       how wide Chinese prose is, and where it may be broken
schema     the JSON Schema of the contract

Writers take reports as plain data (`perfcheck.model.shape`), one after another, so that a
run over a thousand filings never holds them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TextIO, cast

from perfcheck.model.shape import Shape

FORMATS = ("terminal", "json")


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: language, one report or several, and how much."""

    lang: str = "zh"
    several: bool = False
    quiet: bool = False
    show_passed: bool = False


class Writer(Protocol):
    """Writes the reports of one run to one place, as they come."""

    def report(self, shape: Shape, text: str) -> None:
        """Write one report; `text` is the document's, for quotations."""

    def unreadable(self, name: str, error: str) -> None:
        """Take note of an input that could not be read."""

    def close(self) -> None:
        """Write what comes after the last report."""


def open_writer(name: str, sink: TextIO, style: Style) -> Writer:
    """The writer of a format in FORMATS."""
    return cast("Writer", import_module(f"{__name__}.{name}").Writer(sink, style))
