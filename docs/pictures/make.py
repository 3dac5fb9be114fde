"""Makes the pictures of the README from what the program writes: python docs/pictures/make.py

The terminal and the HTML report, in Chinese and in English, drawn by Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REPORT = "fixtures/reports/yanhu-organisation-2022.txt"
LINES = 10
WIDTH = 100
ENDS = {"zh": "核对情况", "en": "What was checked"}
COLOURS = 96
FRAME = """<style>body {{ margin: 0 }} pre {{
  margin: 0; padding: 18px 22px; width: max-content; background: {background}; color: {foreground};
  font: 15px/1.45 "Noto Sans Mono CJK SC", monospace }}</style><pre>{code}</pre>"""


def perfcheck(*arguments: str) -> str:
    """What the program prints, in colour."""
    done = subprocess.run(
        [sys.executable, "-m", "perfcheck", REPORT, *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.decode("utf-8")


def terminal(browser: Browser, lang: str) -> None:
    """The first finding of arithmetic and the last lines, as they stand on a terminal."""
    lines = perfcheck("--lang", lang).rstrip().splitlines()
    start = next(at for at, line in enumerate(lines) if "PC101" in line)
    end = next(at for at, line in enumerate(lines) if line.lstrip("\x1b[0123456789;m").startswith(ENDS[lang]))
    asked = f"$ perfcheck {REPORT}{' --lang en' if lang == 'en' else ''}"
    told = [asked, "", *lines[start : start + LINES], "…", ""]
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(width=WIDTH, record=True, file=nowhere, legacy_windows=False)
        for line in [*told, *lines[end:]]:
            console.print(Text.from_ansi(line), soft_wrap=True)
    shown = browser.new_page(viewport={"width": 900, "height": 100}, device_scale_factor=1.5)
    shown.set_content(console.export_html(theme=SVG_EXPORT_THEME, inline_styles=True, code_format=FRAME))
    shown.locator("pre").screenshot(path=str(HERE / f"terminal-{lang}.png"))
    shown.close()


def page(browser: Browser, lang: str) -> None:
    """The HTML report with a finding open and its sentence marked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        perfcheck("--lang", lang, "--output", f"html:{path}")
        shown = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        shown.goto(path.as_uri())
        shown.click("#f3 .go")
        shown.click("#f3 summary")
        shown.evaluate("document.querySelector('#f3').scrollIntoView(); scrollTo(0, 0)")
        shown.evaluate("document.querySelector('.back').hidden = true; document.activeElement.blur()")
        shown.wait_for_timeout(300)
        shown.screenshot(path=str(HERE / f"html-{lang}.png"))
        shown.close()


def main() -> None:
    """Write all pictures."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        for lang in ENDS:
            terminal(browser, lang)
            page(browser, lang)
        browser.close()
    for path in HERE.glob("*.png"):
        Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
