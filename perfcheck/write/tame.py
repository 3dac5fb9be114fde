"""Text of strangers on a terminal or in a spreadsheet: shown, never obeyed."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tame(text: str) -> str:
    """On one line, and with nothing in it that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    # The csv module leaves a carriage return unquoted, and readers would end the row there.
    return safe.replace("\r", " ")
