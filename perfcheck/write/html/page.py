"""The frame of a page: its head, its buttons, its help, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perfcheck.version import __version__
from perfcheck.write.html.coverage import patterns
from perfcheck.write.html.resource import FIRST, asset, policy, script, style, words
from perfcheck.write.html.safe import escape


def page(title: str, lang: str, body: Iterable[str]) -> Iterator[str]:
    """The whole page, piece by piece; `body` is markup, `title` is text."""
    say = words(lang)
    tongue = "en" if lang == "en" else "zh-CN"
    yield f'<!DOCTYPE html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="same-origin">\n<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{escape(title)} · perfcheck</title>\n<script>{asset(FIRST)}</script>\n"
    yield f"<style>{style()}</style>\n</head>\n<body>\n"
    yield patterns()
    yield from body
    yield f'<footer class="colophon"><p class="unscripted">{say["no-script"]}</p>'
    yield f"<p>{say['made-by'].format(__version__)}</p></footer>\n"
    yield _help(say)
    yield f"<script>{script()}</script>\n</body>\n</html>\n"


def tools(lang: str, more: str = "", wanted: tuple[str, ...] = ("print", "help", "theme")) -> str:
    """The row of buttons of a report; `more` is markup that comes first."""
    say = words(lang)
    buttons = "".join(
        f'<button type="button" class="scripted" data-do="{what}">{say[what]}</button>' for what in wanted
    )
    return f'<div class="tools">{more}{buttons}</div>'


def link(address: str, text: str) -> str:
    """A link that looks like a button."""
    return f'<a class="button" href="{escape(address)}">{escape(text)}</a>'


def _help(say: dict[str, str]) -> str:
    keys = (
        ("j k ↓ ↑", "key-next"),
        ("Enter", "key-text"),
        ("Esc", "key-back"),
        ("o", "key-open"),
        ("← →", "key-figure"),
        ("/", "key-filter"),
        ("t", "key-theme"),
        ("?", "key-help"),
    )
    rows = "".join(
        f"<dt>{''.join(f'<kbd>{key}</kbd>' for key in names.split())}</dt><dd>{say[what]}</dd>"
        for names, what in keys
    )
    return (
        f'<dialog class="help" aria-labelledby="help-title"><h2 id="help-title">{say["help"]}</h2>'
        f'<dl>{rows}</dl><form method="dialog"><button>{say["close"]}</button></form></dialog>\n'
    )
