"""What a page with 5,000 findings costs to open, beside the same page without them.

`python -m benchmarks.opening` prints the processor seconds of the page's main thread until it is
drawn, the least of several, in headless Chromium; it needs `playwright` and Chromium.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.load import load_text
from perfcheck.model.filing import Filing
from perfcheck.pipeline import examine
from perfcheck.write.html import page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS, LINES = 5, 5000


def effort(browser: Browser, address: str) -> float:
    """Processor seconds of a page's main thread until it is drawn: no other work counts."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
    told = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(told["TaskDuration"])


def main() -> int:
    from playwright.sync_api import sync_playwright

    document = load_text(
        "2023年度某局决算说明\n"
        + "".join(
            f"第{n}个项目支出合计{n + 3}.50万元，其中：基本支出{n + 1}.25万元，项目支出9.75万元。\n"
            for n in range(20, 20 + LINES)
        )
    )
    shape = examine(document)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        least = {}
        for name, about in {"with": shape, "without": shape | {"findings": []}}.items():
            path = Path(folder) / f"{name}.html"
            path.write_text("".join(page_of(about, Filing(document), "zh")), "utf-8")
            least[name] = min(effort(browser, path.as_uri()) for _ in range(ROUNDS))
        browser.close()
    print(f"with {len(shape['findings'])} findings {least['with']:.2f} s, without {least['without']:.2f} s")
    print(f"ratio {least['with'] / least['without']:.2f} (at most 2)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
