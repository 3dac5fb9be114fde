"""A page that is watched: whatever it logs, and every request that leaves, is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Watch:
    """What a page did that it should not: errors and warnings it logged, requests it made."""

    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def watched(
    browser: Browser, address: str, size: dict[str, int] = WIDE, refused: int = 0, **options: Any
) -> Iterator[Page]:
    """The page at an address; nothing that it logs and no request to anywhere else goes unsaid.

    `refused` is a status that the page is meant to be answered with: browsers log that.
    """
    seen = Watch()
    context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
    page = context.new_page()
    expected = f"the server responded with a status of {refused}"

    def heard(message: ConsoleMessage) -> None:
        if expected not in message.text:
            seen.said.append(f"{message.type}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: seen.said.append(f"error: {error}"))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.goto(address)
    yield page
    context.close()
    home = address.split("#")[0] if address.startswith("file:") else "/".join(address.split("/")[:3])
    outside = [url for url in seen.asked if not url.startswith((home, "blob:", "data:"))]
    assert outside == []
    assert seen.said == []


def serious(page: Page) -> list[str]:
    """What axe-core finds wrong with a page that matters: its id, and where."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['target']} {fault['nodes'][0]['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
