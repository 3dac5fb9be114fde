"""The rule pages in docs are made from the rules."""

from __future__ import annotations

from pathlib import Path

from perfcheck.rules.pages import main, pages

DOCS = Path(__file__).parents[2] / "docs" / "rules"


def test_the_rule_pages_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert written == pages(), "run: python -m perfcheck.rules.pages docs/rules"


def test_a_page_of_a_rule_that_is_gone_is_removed(tmp_path: Path) -> None:
    (tmp_path / "PC999-gone.md").write_text("gone", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert not (tmp_path / "PC999-gone.md").exists()
