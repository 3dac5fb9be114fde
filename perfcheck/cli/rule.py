"""`perfcheck rule [CODE]`: what the rules check."""

from __future__ import annotations

import sys

from perfcheck.cli import CLEAN, UNUSABLE
from perfcheck.cli.arguments import Parser
from perfcheck.cli.console import lang_of, tell
from perfcheck.rules import RuleInfo, all_rules, find_rule


def main(arguments: list[str]) -> int:
    """Print every rule on a line, or the page of one; returns the exit status."""
    parser = Parser("rule", lang_of(arguments))
    parser.add_argument("code", nargs="?", metavar="CODE", help=parser.say["code"])
    said = parser.parse_args(arguments)
    if said.code is None:
        for rule in all_rules():
            sys.stdout.write(f"{rule.code}  {rule.severity:7}  {rule.name:24}  {_title(rule, said.lang)}\n")
        return CLEAN
    found = find_rule(said.code)
    if found is None:
        unknown = f"没有规则 {said.code!r}，perfcheck rule 列出全部规则"
        tell(f"no rule {said.code!r}: perfcheck rule lists them" if said.lang == "en" else unknown)
        return UNUSABLE
    sys.stdout.write(f"{found.code} {found.name}（{found.severity}）\n\n{_page(found, said.lang)}\n")
    return CLEAN


def _page(rule: RuleInfo, lang: str) -> str:
    return (rule.english if lang == "en" else rule.page).strip()


def _title(rule: RuleInfo, lang: str) -> str:
    return next(iter(_page(rule, lang).splitlines()), "")
