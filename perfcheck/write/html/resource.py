"""What a page brings with it: its words, its style, its script, and the policy that allows no other."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from perfcheck.write.html.safe import digest

STYLES = ("tokens.css", "base.css", "prose.css", "panel.css", "plots.css", "index.css", "print.css")
SCRIPTS = ("start.js", "table.js", "card.js", "panels.js", "filter.js", "keys.js", "index.js", "main.js")
FIRST = "theme.js"


@cache
def asset(name: str) -> str:
    """A file of assets/ as text."""
    return files(__package__).joinpath("assets", name).read_text("utf-8")


@cache
def words(lang: str) -> dict[str, str]:
    """What a page says; Chinese where the language is unknown."""
    known: dict[str, dict[str, str]] = tomllib.loads(asset("words.toml"))
    return known.get(lang, known["zh"])


@cache
def style() -> str:
    """The style of every page."""
    return "".join(map(asset, STYLES))


@cache
def script() -> str:
    """The script of every page, in a scope of its own."""
    return '(() => {\n"use strict";\n' + "".join(map(asset, SCRIPTS)) + "})();\n"


@cache
def policy() -> str:
    """The content security policy: this style and these scripts, and nothing from anywhere."""
    return (
        "default-src 'none'; "
        f"style-src {digest(style())}; script-src {digest(asset(FIRST))} {digest(script())}; "
        "base-uri 'none'; form-action 'none'"
    )
