"""Findings: one module a rule, registered by being in this folder.

base        Draft, RuleInfo, citing a legal basis
wording     figures and ties in words; which rule a fault belongs to
problems    sections on problems, which several rules read
told        a rule's page as data and as plain text
pages       the rules as Markdown pages
everything else is a rule; its docstring is its page
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from perfcheck.rules.base import Draft, RuleInfo, cite

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper

__all__ = ["Draft", "RuleInfo", "all_rules", "cite", "find_rule", "info", "run"]

_HELPERS = frozenset({"base", "pages", "problems", "told", "wording"})


@cache
def all_rules() -> tuple[RuleInfo, ...]:
    """Every rule of this folder, by code."""
    names = sorted(found.name for found in iter_modules(__path__) if found.name not in _HELPERS)
    rules = (info(import_module(f"{__name__}.{name}")) for name in names)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def find_rule(name: str, rules: Iterable[RuleInfo] | None = None) -> RuleInfo | None:
    """The rule of this code (PC301) or name (problems-empty), of these or of all; or None."""
    wanted = name.strip()
    for rule in all_rules() if rules is None else rules:
        if rule.code == wanted.upper() or rule.name == wanted.lower():
            return rule
    return None


def run(paper: Workpaper, rules: Iterable[RuleInfo] | None = None) -> list[tuple[RuleInfo, Draft]]:
    """What these rules find (None: all of this folder), in reading order; what has no place comes first."""
    asked = all_rules() if rules is None else rules
    found = [(rule, draft) for rule in asked for draft in rule.check(paper)]
    found.sort(key=lambda pair: (pair[1].spans[0] if pair[1].spans else (-1, -1), pair[0].code))
    return found


def info(module: Any) -> RuleInfo:
    """The rule that a module states; AttributeError where it lacks something that a rule has."""
    return RuleInfo(
        code=module.CODE,
        name=module.NAME,
        severity=module.SEVERITY,
        status=getattr(module, "STATUS", "stable"),
        since=getattr(module, "SINCE", ""),
        basis=module.BASIS,
        page=module.__doc__ or "",
        english=module.ENGLISH,
        invalid=module.INVALID,
        valid=module.VALID,
        engine=getattr(module, "ENGINE", False),
        check=module.check,
        appendix=getattr(module, "appendix", None),
        previous=getattr(module, "PREVIOUS", None),
    )
