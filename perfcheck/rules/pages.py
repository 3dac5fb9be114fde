"""The rules as Markdown pages: `python -m perfcheck.rules.pages docs/rules`."""

from __future__ import annotations

import sys
from pathlib import Path

from perfcheck.rules import RuleInfo, all_rules, cite

_HEADINGS = {
    "zh": ("检查什么", "为什么要紧", "反例", "正例", "依据"),
    "en": ("What it checks", "Why it matters", "Fails", "Passes", "Basis"),
}
_SEVERITY_ZH = {"error": "错误", "warning": "警告", "note": "提示"}


def pages() -> dict[str, str]:
    """File name → text, for every rule and the index."""
    made = {f"{rule.code}-{rule.name}.md": page(rule) for rule in all_rules()}
    made["README.md"] = _index()
    return made


def page(rule: RuleInfo) -> str:
    """One rule as Markdown: in Chinese, then in English."""
    lines = [f"# {rule.code} {rule.name}", "", f"{rule.title()}（{_SEVERITY_ZH[rule.severity]}）", ""]
    lines += _half(rule, "zh")
    lines += ["---", "", f"{rule.title('en')} ({rule.severity})", ""]
    lines += _half(rule, "en")
    return "\n".join(lines).rstrip() + "\n"


def sections(text: str, lang: str) -> dict[str, str]:
    """A rule's page as heading → what stands under it."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in text.strip().splitlines():
        if line in _HEADINGS[lang]:
            heading = line
            found[heading] = []
        elif heading and line.strip():
            found[heading].append(line.strip())
    join = "" if lang == "zh" else " "
    return {name: join.join(lines) for name, lines in found.items()}


def _half(rule: RuleInfo, lang: str) -> list[str]:
    said = sections(rule.page if lang == "zh" else rule.english, lang)
    lines: list[str] = []
    for place, heading in enumerate(_HEADINGS[lang]):
        lines += [f"## {heading}", "", said.get(heading, ""), ""]
        if place in (2, 3):
            lines += _examples(rule.invalid if place == 2 else rule.valid)
        if place == 4:
            lines += [f"- {cite(basis, lang)}" for basis in rule.basis]
            lines += [""] if rule.basis else []
    return lines


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
        "",
        "| code | name | severity | 检查 | what |",
        "|---|---|---|---|---|",
    ]
    for rule in all_rules():
        link = f"[{rule.code}]({rule.code}-{rule.name}.md)"
        lines.append(f"| {link} | {rule.name} | {rule.severity} | {rule.title()} | {rule.title('en')} |")
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
