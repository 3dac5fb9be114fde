"""Language and domain knowledge, as data that an auditor can read and extend.

characters.toml  full-width forms and traditional characters with their plain twins
units.toml       units, what they measure, and their size in base units
lexicon.toml     words that tie figures together
webpages.toml    what sites put around a report
outlines.toml    report outlines by profile
identities.toml  accounting identities
items.toml       income and expenditure as a tree
tables.toml      titles, heads and rows of tables
bases.toml       legal bases, with source and certainty
compiled/        the same as JSON, which loads thirty times faster: `python -m perfcheck.knowledge`
                 makes it; a file that was made from other TOML than there is now is passed over
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from os import path
from typing import Any, cast


@cache
def load(name: str) -> dict[str, Any]:
    """One data file of this folder, parsed; `name` has no suffix."""
    source = _bytes(f"{name}.toml")
    return _compiled(name, source) or parse(source)


def parse(source: bytes) -> dict[str, Any]:
    """A data file as it stands."""
    import tomllib

    return tomllib.loads(source.decode())


def digest(source: bytes) -> str:
    """What tells whether a compiled file is of this source."""
    return blake2b(source, digest_size=16).hexdigest()


def _compiled(name: str, source: bytes) -> dict[str, Any] | None:
    import json

    try:
        made = json.loads(_bytes(path.join("compiled", f"{name}.json")))
    except (OSError, ValueError):
        return None
    return cast("dict[str, Any]", made["data"]) if made["of"] == digest(source) else None


def _bytes(name: str) -> bytes:
    # importlib.resources would cost as much to import as a tenth of a whole run.
    with open(path.join(path.dirname(__file__), name), "rb") as stream:
        return stream.read()


@cache
def character_table() -> dict[int, str]:
    """Code point → its plain twin: half-width for full-width, simplified for traditional."""
    data = load("characters")
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    for group in data.values():
        table |= {ord(a): b for a, b in zip(group["written"], group["read"], strict=True)}
    return table
