"""The page in a real browser: by mouse, by keys, on a phone, on paper, without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcheck.load import load_text
from perfcheck.model.filing import Filing
from perfcheck.pipeline import examine
from perfcheck.write.html import page_of
from tests.browser import PHONE, WIDE, serious, watched
from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write
from tests.write.html.pages import FAULTY, MIXED, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_click_leads_from_a_finding_to_its_sentence_and_back(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED)) as page:
        page.click("#f6 .go")
        marked = page.locator('.sheet [data-f~="6"]').first
        assert marked.evaluate("element => element === document.activeElement")
        assert page.locator(".sheet .lit").all_inner_texts() == ["354人", "149人", "195人"]
        box = marked.bounding_box()
        assert box is not None
        assert 0 < box["y"] < WIDE["height"]
        page.click(".back")
        assert page.locator("#f6 .go").evaluate("element => element === document.activeElement")
        marked.click()
        assert "on" in (page.locator("#f6").get_attribute("class") or "").split()


def test_a_relation_opens_as_a_table_of_its_figures_and_bounds(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, FAULTY_TEXT)) as page:
        page.click("#f1 summary")
        rows = [row.split("\t") for row in page.locator("#f1 table").inner_text().splitlines()]
    cells = [[cell.strip() for cell in row] for row in rows]
    assert ["合计 2022年支出合计", "120.50万元", "120.495", "120.505"] in cells
    assert ["算得", "130.50万元"] in [row[:2] for row in cells]
    assert ["文中", "120.50万元"] in [row[:2] for row in cells]
    assert ["相差", "10.00万元"] in [row[:2] for row in cells]
    assert any("不成立" in row[0] for row in cells)


def test_findings_are_filtered_by_severity_rule_and_section(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED)) as page:
        shown = page.locator(".f:visible")
        assert shown.count() == 8
        page.uncheck('[name=severity][value="note"]', force=True)
        assert shown.count() == 2
        assert page.locator("output").inner_text() == "显示 2 条，共 8 条"
        assert not page.locator("#s1").is_visible()
        page.click("[type=reset]")
        assert shown.count() == 8
        page.select_option("[name=rule]", "PC504")
        assert shown.count() == 1
        page.select_option("[name=section]", "1")
        assert page.locator(".none-shown").is_visible()


def test_hover_and_focus_show_every_relation_of_a_figure(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED)) as page:
        page.hover("#q3")
        page.wait_for_selector(".card:visible")
        assert page.locator(".card li").count() == 4
        assert page.locator(".tied").count() > 4
        page.mouse.move(5, 500)
        page.wait_for_selector(".card", state="hidden")
        page.focus("#q0")
        assert page.locator(".card").is_visible()
        page.locator(".card button").first.click()
        assert page.locator("#r0 table").is_visible()


def test_everything_can_be_done_with_keys_alone(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED)) as page:
        focused = "document.activeElement.closest('[id]').id"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "side"
        for key in "jjj":
            page.keyboard.press(key)
        page.keyboard.press("k")
        page.keyboard.press("ArrowDown")
        assert page.evaluate(focused) == "f3"
        page.keyboard.press("o")
        assert page.locator("#f3 table").first.is_visible()
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "q3"
        page.keyboard.press("ArrowRight")
        assert page.evaluate(focused) == "q4"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.dataset.relation")
        page.keyboard.press("Escape")
        assert page.evaluate(focused) == "q4"
        page.keyboard.press("Escape")
        assert page.evaluate(focused) == "f3"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.name") == "severity"
        page.keyboard.press("?")
        assert page.locator("dialog.help").is_visible()
        page.keyboard.press("Escape")
        page.focus("[role=tab][aria-selected=true]")
        page.keyboard.press("ArrowRight")
        assert page.evaluate(focused) == "t-relations"
        assert page.locator("#p-relations").is_visible()


def test_what_was_not_checked_is_listed_and_leads_to_its_place(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED)) as page:
        page.click("#t-coverage")
        assert page.locator(".coverage tfoot td").all_inner_texts()[-1] == "201"
        assert "列举可能没有列全" in page.locator(".why").inner_text()
        page.click(".left-over summary")
        page.click(".left-over li a >> nth=0")
        assert page.evaluate("document.activeElement.textContent") == "20条"


def test_the_net_lights_what_is_broken_and_leads_to_it(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, FAULTY)) as page:
        page.click("#t-net")
        assert page.locator(".net .dot").count() == 41
        broken = page.locator(".net .arc.fails")
        assert broken.count() == 9
        broken.first.dispatch_event("click")
        assert page.locator(".f.on details[open] table").first.is_visible()


def test_the_page_works_without_scripts(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED), java_script_enabled=False) as page:
        assert page.locator(".f:visible").count() == 8
        assert page.locator(".sheet p:visible").count() == 40
        assert page.locator(".coverage").is_visible()
        assert not page.locator(".filters").first.is_visible()
        page.click("#f3 .go")
        assert page.url.endswith("#s3")
        page.click("#s3")
        assert page.url.endswith("#f3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_serious_fault_of_accessibility(
    browser: Browser, tmp_path: Path, scheme: str, size: dict[str, int]
) -> None:
    with watched(browser, written(tmp_path, MIXED), size, color_scheme=scheme) as page:
        for tab in ("findings", "relations", "coverage", "net"):
            page.click(f"#t-{tab}")
            for summary in page.locator(".panel.current summary:visible").all()[:2]:
                summary.click()
            assert serious(page) == [], tab


def test_on_a_phone_the_document_and_the_findings_take_turns(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, MIXED), PHONE) as page:
        assert not page.locator(".paper").is_visible()
        page.click("#f6 .go")
        assert page.locator('.sheet [data-f~="6"]').first.is_visible()
        assert not page.locator("#f6").is_visible()
        page.click(".back")
        assert page.locator("#f6").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_theme_can_be_switched_and_is_kept(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, FAULTY), color_scheme="light") as page:
        ink = "getComputedStyle(document.body).color"
        light = page.evaluate(ink)
        page.click("[data-do=theme]")
        dark = page.evaluate(ink)
        assert light != dark
        page.reload()
        assert page.evaluate(ink) == dark


def test_paper_gets_the_document_and_every_table(browser: Browser, tmp_path: Path) -> None:
    with watched(browser, written(tmp_path, FAULTY)) as page:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".paper").is_visible()
        assert page.locator(".f table:visible").count() >= 10
        assert page.locator(".coverage").is_visible()
        assert not page.locator(".tabs").is_visible()
        assert len(page.pdf()) > 20_000


def test_one_file_of_several_reports_shows_the_list_then_each(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    write(tmp_path, "b.txt", FAULTY_TEXT)
    run("a.txt", "b.txt", "--output", "html:all.html", cwd=tmp_path)
    with watched(browser, (tmp_path / "all.html").as_uri()) as page:
        assert not page.locator(".report").first.is_visible()
        assert serious(page) == []
        page.click("tbody a >> nth=0")
        page.wait_for_selector("#r2:visible")
        page.click("#r2-f1 .go")
        assert page.evaluate("document.activeElement.id") == "r2-q0"
        assert serious(page) == []
        page.click("#r2 .tools a")
        page.wait_for_selector("#index:visible")


def elements(browser: Browser, address: str) -> int:
    """How many elements a page has once it is drawn: what opening it costs goes with that."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
    count = int(page.evaluate("() => document.getElementsByTagName('*').length"))
    page.close()
    return count


def test_five_thousand_findings_do_not_double_what_a_page_draws_as_it_opens(
    browser: Browser, tmp_path: Path
) -> None:
    """The time itself is measured by `python -m benchmarks.opening`."""
    text = "2023年度某局决算说明\n" + "".join(
        f"第{n}个项目支出合计{n + 3}.50万元，其中：基本支出{n + 1}.25万元，项目支出9.75万元，用于日常运转。\n"
        for n in range(20, 5020)
    )
    document = load_text(text)
    shape = examine(document)
    assert len(shape["findings"]) >= 5000
    drawn = {}
    for name, about in {"with": shape, "without": shape | {"findings": []}}.items():
        path = tmp_path / f"{name}.html"
        path.write_text("".join(page_of(about, Filing(document), "zh")), "utf-8")
        drawn[name] = elements(browser, path.as_uri())
    assert drawn["with"] < 2 * drawn["without"], drawn


def test_a_finding_far_down_a_long_list_is_reached_like_any_other(browser: Browser, tmp_path: Path) -> None:
    text = "某局决算说明\n" + "".join(
        f"第{n}项支出合计{n}.50万元，其中：基本支出{n}.25万元，项目支出9.75万元。\n" for n in range(20, 320)
    )
    with watched(browser, written(tmp_path, text)) as page:
        assert page.locator("#f250").count() == 0
        page.click("#s250")
        assert page.locator("#f250 .go").evaluate("element => element === document.activeElement")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.closest('.f').id") == "f251"
