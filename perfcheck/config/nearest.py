"""Which files beside a filing concern it; kept apart from reading them, which most runs never do."""

from __future__ import annotations

import os
import re

NAMES = ("perfcheck.toml", ".perfcheck.toml")
PROJECT = "pyproject.toml"
_TABLE = rb"""tool["']?[ \t]*\.[ \t]*["']?perfcheck|^[ \t]*["']?perfcheck["']?[ \t]*(?:\.|=[ \t]*\{)"""
ACCEPTED = "perfcheck-accepted.toml"


def find(start: str) -> str | None:
    """The configuration file nearest to a file or folder: in its folder, else in the one above, and so on."""
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.lexists(path):
                return path
        path = os.path.join(folder, PROJECT)
        if os.path.isfile(path) and _names_us(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def beside(path: str) -> str | None:
    """The file of accepted findings in the folder of a filing; None where there is none.

    Whatever has its name counts: what cannot be read is said, and not passed over.
    """
    found = os.path.join(path if os.path.isdir(path) else os.path.dirname(path), ACCEPTED)
    return found if os.path.lexists(found) else None


def _names_us(path: str) -> bool:
    """Whether a pyproject.toml has a table for perfcheck; most are never parsed."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    if b"perfcheck" not in data or not re.search(_TABLE, data, re.M):
        return False
    from tomllib import TOMLDecodeError, loads

    try:
        return isinstance(loads(data.decode("utf-8")).get("tool", {}).get("perfcheck"), dict)
    except (TOMLDecodeError, UnicodeDecodeError, AttributeError):
        return False
    except (ValueError, RecursionError):
        # It does name us, as far as can be told: whoever reads it says what is wrong.
        return True
