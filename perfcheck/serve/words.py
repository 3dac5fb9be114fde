"""What the server's pages say, in Chinese and in English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def asset(name: str) -> str:
    """A file of assets/ as text."""
    return files("perfcheck.serve").joinpath("assets", name).read_text("utf-8")


@cache
def words(lang: str) -> dict[str, str]:
    """Every phrase by its key; Chinese where the language is unknown."""
    known: dict[str, dict[str, str]] = tomllib.loads(asset("words.toml"))
    return known.get(lang, known["zh"])
