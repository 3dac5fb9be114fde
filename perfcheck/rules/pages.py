"""The rules as Markdown pages: `python -m perfcheck.rules.pages docs/rules`."""

from __future__ import annotations

import sys
from pathlib import Path

from perfcheck.knowledge import load
from perfcheck.rules import RuleInfo, all_rules, cite
from perfcheck.rules.told import HEADINGS, LAST_YEAR, certainty, family_name, sections, standing

_TABLE = ("| code | name | severity | status | 检查 | what |", "|---|---|---|---|---|---|")


def pages() -> dict[str, str]:
    """File name → text, for every rule and the index."""
    made = {f"{rule.code}-{rule.name}.md": page(rule) for rule in all_rules()}
    made["README.md"] = _index()
    return made


def page(rule: RuleInfo) -> str:
    """One rule as Markdown: in Chinese, then in English."""
    lines = [f"# {rule.code} {rule.name}", "", f"{rule.title()}（{standing(rule, 'zh')}）", ""]
    lines += _half(rule, "zh")
    lines += ["---", "", f"{rule.title('en')} ({standing(rule, 'en')})", ""]
    lines += _half(rule, "en")
    return "\n".join(lines).rstrip() + "\n"


def _half(rule: RuleInfo, lang: str) -> list[str]:
    said = sections(rule.page if lang == "zh" else rule.english, lang)
    lines: list[str] = []
    for place, heading in enumerate(HEADINGS[lang]):
        if place == 2 and rule.previous:
            lines += [f"## {LAST_YEAR[lang]}", "", *_examples((rule.previous,))]
        lines += [f"## {heading}", "", said.get(heading, ""), ""]
        if place in (2, 3):
            lines += _examples(rule.invalid if place == 2 else rule.valid)
        if place == 4:
            lines += [_source(basis, lang) for basis in rule.basis]
            lines += [""]
    if rule.appendix is not None:
        lines += [*rule.appendix(lang), ""]
    return lines


def _source(basis: str, lang: str) -> str:
    return f"- {cite(basis, lang)} · {certainty(load('bases')[basis]['certainty'], lang)}"


def _examples(texts: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for text in texts:
        lines += ["```text", *text.splitlines(), "```", ""]
    return lines


def _index() -> str:
    lines = [
        "# 规则 / Rules",
        "",
        "由规则模块生成：`python -m perfcheck.rules.pages docs/rules`。",
        "Made from the rule modules; do not edit.",
    ]
    family = ""
    for rule in all_rules():
        if rule.family != family:
            family = rule.family
            zh, en = family_name(rule, "zh"), family_name(rule, "en")
            lines += ["", f"## {zh} / {en}", "", *_TABLE]
        link = f"[{rule.code}]({rule.code}-{rule.name}.md)"
        cells = (link, rule.name, rule.severity, rule.status, rule.title(), rule.title("en"))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the pages to a folder; pages of rules that are gone are removed."""
    folder = Path(arguments[0] if arguments else "docs/rules")
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
