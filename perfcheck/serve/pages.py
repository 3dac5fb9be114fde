"""The page with the form, and what it says when something goes wrong."""

from __future__ import annotations

from functools import cache

from perfcheck.serve.words import asset, words
from perfcheck.write.html.resource import FIRST
from perfcheck.write.html.resource import asset as shared
from perfcheck.write.html.safe import digest, escape

_FRAME = "base-uri 'none'; frame-ancestors 'none'"


@cache
def _style() -> str:
    return shared("tokens.css") + shared("base.css") + asset("form.css")


@cache
def form_policy() -> str:
    """What the page with the form may do: its own style and scripts, and send its form here."""
    return (
        f"default-src 'none'; style-src {digest(_style())}; "
        f"script-src {digest(shared(FIRST))} {digest(asset('form.js'))}; form-action 'self'; {_FRAME}"
    )


@cache
def report_policy() -> str:
    """What the page of a report may do: what it says itself, and be shown in no other page."""
    from perfcheck.write.html.resource import policy

    return f"{policy()}; frame-ancestors 'none'"


def start_page(lang: str, token: str, *, megabytes: int, minutes: int, local: bool, error: str = "") -> str:
    """The page with the form; `error` is what went wrong with the last upload."""
    say = words(lang)
    wrong = f'<p class="wrong" role="alert">{escape(error)}</p>' if error else ""
    promise = say["privacy" if local else "remote"].format(minutes)
    choose, kinds = say["choose"], say["kinds"].format(megabytes)
    check = say["check"]
    button = f'<button class="check" data-check="{check}" data-checking="{say["checking"]}">{check}</button>'
    return f"""<!DOCTYPE html>
<html lang="{"en" if lang == "en" else "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{say["title"]} · perfcheck</title>
<script>{shared(FIRST)}</script>
<style>{_style()}</style>
</head>
<body>
<main class="start">
<div class="top"><h1>{say["title"]}</h1><a href="/?lang={say["other-lang"]}">{say["other"]}</a></div>
<p>{say["lead"]}</p>
{wrong}
<form class="upload" method="post" action="/check" enctype="multipart/form-data">
<input type="hidden" name="token" value="{escape(token)}">
<input type="hidden" name="lang" value="{lang}">
<label class="drop" data-choose="{choose}"><span class="chosen">{choose}</span>
<span class="quiet">{kinds}</span><input type="file" name="file" required></label>
<p>{button}</p>
</form>
<p class="quiet">{promise}</p>
</main>
<script>{asset("form.js")}</script>
</body>
</html>
"""
