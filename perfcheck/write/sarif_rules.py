"""The rules as SARIF describes them: in a line, in a paragraph, and as a page."""

from __future__ import annotations

from perfcheck.model.shape import Shape
from perfcheck.rules import RuleInfo, all_rules
from perfcheck.rules.told import HEADINGS, certainty, family_name, told
from perfcheck.write.tame import fence

_LONGEST = 1000
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}
_EXAMPLES = 2


class RuleTable:
    """Every rule of perfcheck by its number; a rule of another package follows when it is met."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._found = [describe(rule, lang) for rule in all_rules()]
        self._numbers = {entry["id"]: number for number, entry in enumerate(self._found)}

    def index(self, finding: Shape) -> int:
        """The number of a finding's rule."""
        code = finding["rule"]
        if code not in self._numbers:
            self._numbers[code] = len(self._found)
            self._found.append(
                {
                    "id": code,
                    "name": finding["name"],
                    "shortDescription": {"text": finding["name"]},
                    "fullDescription": {"text": finding["name"]},
                    "help": {"text": finding["name"]},
                    "defaultConfiguration": {"level": finding["severity"]},
                }
            )
        return self._numbers[code]

    def descriptors(self) -> list[Shape]:
        """All of them, by number."""
        return self._found


def describe(rule: RuleInfo, lang: str) -> Shape:
    """A rule as a reporting descriptor."""
    said: Shape = told(rule, lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": said["what"][:_LONGEST]},
        "help": {"text": "\n\n".join(_paragraphs(said, lang)), "markdown": _page(rule, said, lang)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "tags": [rule.family, rule.status],
            "precision": "high" if rule.severity == "error" else "medium",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _paragraphs(said: Shape, lang: str) -> list[str]:
    what, why, fails, passes, basis = HEADINGS[lang]
    texts = (said["what"], said["why"], said["fails"]["text"], said["passes"]["text"], said["basis"]["text"])
    return [
        f"{heading}: {text}" if lang == "en" else f"{heading}：{text}"
        for heading, text in zip((what, why, fails, passes, basis), texts, strict=True)
        if text
    ]


def _page(rule: RuleInfo, said: Shape, lang: str) -> str:
    """The rule's page as Markdown."""
    what, why, fails, passes, basis = HEADINGS[lang]
    parts = [f"# {rule.code} {rule.name}", f"{said['title']} · {family_name(rule, lang)}"]
    parts += [f"## {what}", said["what"], f"## {why}", said["why"]]
    for heading, key in ((fails, "fails"), (passes, "passes")):
        parts += [f"## {heading}", said[key]["text"]]
        parts += [fence(text) for text in said[key]["examples"][:_EXAMPLES]]
    sources = [
        f"- {each['cite']} · {certainty(each['certainty'], lang)}" for each in said["basis"]["sources"]
    ]
    parts += [f"## {basis}", said["basis"]["text"], "\n".join(sources)]
    return "\n\n".join(part for part in parts if part)
