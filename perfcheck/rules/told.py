"""A rule's page as data, and as plain text for a terminal."""

from __future__ import annotations

from perfcheck.knowledge import load
from perfcheck.rules.base import FAMILIES, RuleInfo, cite

HEADINGS = {
    "zh": ("检查什么", "为什么要紧", "反例", "正例", "依据"),
    "en": ("What it checks", "Why it matters", "Fails", "Passes", "Basis"),
}
LAST_YEAR = {
    "zh": "上年报告（以下各例与之对照）",
    "en": "Last year's filing, which the examples are read beside",
}
SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}
STATUSES = {"stable": "稳定", "preview": "试行"}
CERTAINTY = {
    "A": ("已通读原文", "read in full"),
    "B": ("见于官方转述", "restated officially"),
    "C": ("凭记忆，未见原文，只作提示", "recalled: notes only"),
}


def sections(text: str, lang: str) -> dict[str, str]:
    """A rule's page as heading → what stands under it."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in text.strip().splitlines():
        if line in HEADINGS[lang]:
            heading = line
            found[heading] = []
        elif heading and line.strip():
            found[heading].append(line.strip())
    join = "" if lang == "zh" else " "
    return {name: join.join(lines) for name, lines in found.items()}


def told(rule: RuleInfo, lang: str = "zh") -> dict[str, object]:
    """Everything a rule says of itself, ready for JSON; keys are English, words are in `lang`."""
    said = sections(rule.page if lang == "zh" else rule.english, lang)
    what, why, fails, passes, basis = (said.get(heading, "") for heading in HEADINGS[lang])
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "status": rule.status,
        "since": rule.since,
        "title": rule.title(lang),
        "what": what,
        "why": why,
        "fails": {"text": fails, "examples": list(rule.invalid)},
        "passes": {"text": passes, "examples": list(rule.valid)},
        **({"previous": rule.previous} if rule.previous else {}),
        "basis": {"text": basis, "sources": [source(key, lang) for key in rule.basis]},
    }


def source(basis: str, lang: str) -> dict[str, str]:
    """A legal basis: how to cite it, what it says, how certain that is."""
    entry = load("bases")[basis]
    return {
        "id": basis,
        "cite": cite(basis, lang),
        "says": entry["says"],
        "certainty": entry["certainty"],
    }


def family_name(rule: RuleInfo, lang: str) -> str:
    english, chinese = FAMILIES[rule.code[2]]
    return english if lang == "en" else chinese


def standing(rule: RuleInfo, lang: str) -> str:
    """Family, severity, status and since when, in a line."""
    family = family_name(rule, lang)
    if lang == "en":
        return f"{family} · {rule.severity} · {rule.status} · since {rule.since}"
    return f"{family} · {SEVERITIES[rule.severity]} · {STATUSES[rule.status]} · 自 {rule.since} 版"


def certainty(mark: str, lang: str) -> str:
    """A mark of certainty in words: A（已通读原文）."""
    zh, en = CERTAINTY[mark]
    return f"{mark} ({en})" if lang == "en" else f"{mark}（{zh}）"


def plain(rule: RuleInfo, lang: str) -> str:
    """The page for a terminal."""
    said = sections(rule.page if lang == "zh" else rule.english, lang)
    lines = [f"{rule.code} {rule.name}", standing(rule, lang), "", rule.title(lang)]
    for place, heading in enumerate(HEADINGS[lang]):
        if place == 2 and rule.previous:
            lines += ["", LAST_YEAR[lang], "", *(f"    | {line}" for line in rule.previous.splitlines())]
        lines += ["", heading, f"    {said.get(heading, '')}"]
        if place in (2, 3):
            for text in rule.invalid if place == 2 else rule.valid:
                lines += ["", *(f"    | {line}" for line in text.splitlines())]
    for key in rule.basis:
        mark = certainty(load("bases")[key]["certainty"], lang)
        lines.append(f"    - {cite(key, lang)}  {mark}")
    if rule.appendix is not None:
        lines += ["", *rule.appendix(lang)]
    return "\n".join(lines)
