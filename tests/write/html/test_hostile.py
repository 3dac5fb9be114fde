"""What a filing says stays text, however it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import watched
from tests.write.html.pages import Sheet, page_for, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = (
    "<script>window.hit=1</script>",
    "</script><img src=x onerror=window.hit=1>",
    "</noscript><script>window.hit=1</script>",
    "]]><!--<script>window.hit=1//",
    "javascript:window.hit=1",
    '"onfocus=window.hit=1 autofocus x="\'',
    "\u2028window.hit=1\u2029",
    "\u202e万元00.1\u202c\u2066",
    "\x1b[31m\x1b]0;hit\x07",
    "{{7*7}}${7*7}&lt;b&gt;",
)


def filing(evil: str) -> str:
    """A faulty filing with that text in its title, headings, labels, units and figures."""
    return (
        f"某局{evil}2023年度决算说明\n一、收入{evil}情况\n"
        f"2023年收入合计100.00万元，其中：{evil}拨款60.00万元，其他{evil}收入50.00万元。，，\n"
        f"列{evil}\t金额\n{evil}\t5.00{evil}\n"
    )


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_a_filing_becomes_markup(evil: str) -> None:
    plain = Sheet(page_for(filing("甲"))).tags
    tags = Sheet(page_for(filing(evil), name=f"{evil}.txt")).tags
    assert set(tags) <= set(plain) | {"img"} - {"img"}
    assert tags.count("script") == plain.count("script")
    assert tags.count("noscript") == plain.count("noscript")


@pytest.mark.parametrize("evil", EVIL)
def test_the_data_of_a_page_is_read_back_as_it_was_put_in(evil: str) -> None:
    page = page_for(filing(evil))
    data = re.search(r'<script type="application/json" class="data">(.*?)</script>', page, re.S)
    assert data is not None
    assert json.loads(data[1])["f"]
    assert not set("<>&\u2028\u2029") & set(data[1])


def test_no_character_that_turns_text_round_or_steers_a_terminal_is_on_a_page() -> None:
    page = page_for(filing("".join(EVIL)), name="\u202e\x1b.txt")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", page)


def test_nothing_of_a_hostile_filing_runs_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    address = written(tmp_path, "".join(filing(evil) for evil in EVIL))
    with watched(browser, address) as page:
        for tab in ("relations", "coverage", "net", "findings"):
            page.click(f"#t-{tab}")
        page.locator(".f details > summary").first.click()
        page.locator(".f .go").first.click()
        page.keyboard.press("Enter")
        assert page.evaluate("window.hit") is None
        assert page.locator("img, iframe, object, .sheet script").count() == 0
