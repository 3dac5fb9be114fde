"""`perfcheck rule [CODE]`: what the rules check."""

from __future__ import annotations

import sys

from perfcheck.cli import CLEAN, UNUSABLE
from perfcheck.cli.arguments import Parser
from perfcheck.cli.console import lang_of, tell
from perfcheck.cli.settings import Settings
from perfcheck.errors import PerfcheckError
from perfcheck.rules import RuleInfo, find_rule
from perfcheck.rules.told import family_name, plain, told
from perfcheck.selection import known_rules

FORMATS = ("text", "json")


def main(arguments: list[str]) -> int:
    """Print every rule on a line, by family, or the page of one; returns the exit status."""
    parser = Parser("rule", lang_of(arguments))
    parser.add_argument("code", nargs="?", metavar="CODE", help=parser.say["code"])
    parser.add_argument("--format", choices=FORMATS, default="text", help=parser.say["rule-format"])
    parser.add_argument("--plugins", action="store_true", help=parser.say["plugins"])
    said = parser.parse_args(arguments)
    try:
        rules = known_rules(said.plugins or Settings({}).config(".").plugins)
    except PerfcheckError as error:
        tell(error.say(said.lang))
        return UNUSABLE
    if said.code is None:
        everything = [told(rule, said.lang) for rule in rules]
        sys.stdout.write(_all(rules, said.lang) if said.format == "text" else _json(everything))
        return CLEAN
    found = find_rule(said.code, rules)
    if found is None:
        _unknown(said.code, rules, said.lang)
        return UNUSABLE
    page = plain(found, said.lang) + "\n" if said.format == "text" else _json(told(found, said.lang))
    sys.stdout.write(page)
    return CLEAN


def _all(rules: tuple[RuleInfo, ...], lang: str) -> str:
    lines: list[str] = []
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += [*([""] if lines else []), family_name(rule, lang)]
        lines.append(_line(rule, lang))
    return "\n".join(lines) + "\n"


def _line(rule: RuleInfo, lang: str) -> str:
    return f"  {rule.code}  {rule.severity:7}  {rule.name:24}  {rule.title(lang)}"


def _json(value: object) -> str:
    import json

    try:
        text = json.dumps(value, ensure_ascii=False, indent=2)
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        text = json.dumps(value, indent=2)
    return text + "\n"


def _unknown(code: str, rules: tuple[RuleInfo, ...], lang: str) -> None:
    from difflib import get_close_matches

    names = [word for rule in rules for word in (rule.code, rule.name)]
    wanted = code.upper() if code[:2].upper() == "PC" else code.lower()
    near = get_close_matches(wanted, names, 3, 0.5)
    if lang == "en":
        hint = f"; near it: {', '.join(near)}" if near else ""
        tell(f"no rule {code!r}: perfcheck rule lists them{hint}")
    else:
        hint = f"；相近的有：{'、'.join(near)}" if near else ""
        tell(f"没有规则 {code!r}，perfcheck rule 列出全部规则{hint}")
