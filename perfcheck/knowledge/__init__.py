"""Language and domain knowledge, as data that an auditor can read and extend.

characters.toml  full-width forms and traditional characters with their plain twins
units.toml       units, what they measure, and their size in base units
lexicon.toml     words that tie figures together
webpages.toml    what sites put around a report
outlines.toml    report outlines by profile
identities.toml  accounting identities
bases.toml       legal bases, with source and certainty
"""

from __future__ import annotations

import tomllib
from functools import cache
from os import path
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """One data file of this folder, parsed; `name` has no suffix."""
    # importlib.resources would cost as much to import as a tenth of a whole run.
    with open(path.join(path.dirname(__file__), f"{name}.toml"), "rb") as stream:
        return tomllib.load(stream)


@cache
def character_table() -> dict[int, str]:
    """Code point → its plain twin: half-width for full-width, simplified for traditional."""
    data = load("characters")
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    for group in data.values():
        table |= {ord(a): b for a, b in zip(group["written"], group["read"], strict=True)}
    return table
