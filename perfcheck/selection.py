"""The settings that concern rules: which of them run, how severe they are, what style may slip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.errors import ConfigError
from perfcheck.knowledge import load
from perfcheck.model.shape import SEVERITIES
from perfcheck.rules import Draft, RuleInfo, all_rules, info

if TYPE_CHECKING:
    from perfcheck.config import Config

Drafts = list[tuple[RuleInfo, Draft]]
_STYLE = "PC5"
_CODE = r"(?!PC)[A-Z]{2}[1-69]\d\d"


def rules_for(config: Config) -> tuple[RuleInfo, ...]:
    """The rules that the settings leave. Raises ConfigError for a name that no rule has."""
    rules = known_rules(config.plugins)
    if config.select or config.ignore or config.severity or config.tolerance:
        _verify(config, rules)
    if not (config.select or config.ignore):
        return rules
    return tuple(
        rule
        for rule in rules
        if (not config.select or _any(config.select, rule)) and not _any(config.ignore, rule)
    )


def _verify(config: Config, rules: tuple[RuleInfo, ...]) -> None:
    for key in (config.select, config.ignore, config.severity, config.tolerance):
        for selector in key:
            if not any(_means(selector, rule) for rule in rules):
                raise _unknown(selector, rules)
    for selector in config.tolerance:
        if not all(rule.code.startswith(_STYLE) for rule in rules if _means(selector, rule)):
            raise ConfigError(
                f"tolerance.{selector}：只有书写类规则（PC5xx）可以容许若干处，算术没有容差",
                f"tolerance.{selector}: only slips of notation (PC5xx) may be let pass, never arithmetic",
            )


def known_rules(plugins: bool) -> tuple[RuleInfo, ...]:
    """Every rule there is, with those of other packages where they take part, by code."""
    return _with_plugins() if plugins else all_rules()


@cache
def _with_plugins() -> tuple[RuleInfo, ...]:
    from perfcheck.plugins import RULES, broken, offered

    rules = list(all_rules())
    for name, module in offered(RULES):
        try:
            rule = info(module)
        except Exception as error:
            raise broken(name, error) from None
        if not re.fullmatch(_CODE, rule.code):
            raise broken(name, f"{rule.code}: a code is two letters other than PC, then 101 to 999")
        if any(rule.code == other.code or rule.name == other.name for other in rules):
            raise broken(name, f"{rule.code} {rule.name}: already taken")
        if lost := [basis for basis in rule.basis if basis not in load("bases")]:
            raise broken(name, f"BASIS: {', '.join(lost)} not in knowledge/bases.toml")
        rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def settle(found: Drafts, config: Config) -> Drafts:
    """The findings as the settings want them: let-pass slips of style left out, severities changed."""
    if config.tolerance:
        found = _without_slips(found, config)
    for selector, severity in config.severity.items():
        for rule, draft in found:
            if _means(selector, rule):
                draft.severity = _changed(rule, draft, severity)  # type: ignore[assignment]
    return found


def _changed(rule: RuleInfo, draft: Draft, severity: str) -> str:
    """The new severity; a finding that its rule itself held for less than usual is never made worse."""
    own = draft.severity or rule.severity
    if own == rule.severity or SEVERITIES.index(severity) > SEVERITIES.index(own):
        return severity
    return own


def _without_slips(found: Drafts, config: Config) -> Drafts:
    slips: Counter[str] = Counter()
    for rule, draft in found:
        slips[rule.code] += draft.count
    return [(rule, draft) for rule, draft in found if not _let_pass(rule, slips[rule.code], config)]


def _let_pass(rule: RuleInfo, slips: int, config: Config) -> bool:
    return any(_means(selector, rule) and slips <= most for selector, most in config.tolerance.items())


def _any(selectors: Iterable[str], rule: RuleInfo) -> bool:
    return any(_means(selector, rule) for selector in selectors)


def _means(selector: str, rule: RuleInfo) -> bool:
    """Whether a code, the beginning of one, a name or ALL means this rule."""
    upper = selector.upper()
    return upper == "ALL" or selector.lower() == rule.name or rule.code.startswith(upper)


def _unknown(selector: str, rules: tuple[RuleInfo, ...]) -> ConfigError:
    from perfcheck.config.keys import nearest

    near = nearest(selector.lower(), [rule.name for rule in rules]) or nearest(
        selector.upper(), [rule.code for rule in rules]
    )
    zh, en = (f"，是不是 {near!r}？", f": did you mean {near!r}?") if near else ("", "")
    return ConfigError(
        f"没有规则 {selector!r}{zh or '，perfcheck rule 列出全部规则'}",
        f"no rule {selector!r}{en or ': perfcheck rule lists them'}",
    )
