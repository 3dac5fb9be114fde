"""What the terminal says, in Chinese and in English."""

from __future__ import annotations

WORDS = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "note": "提示",
        "line": "第 {} 行",
        "characters": "{} 字",
        "year": "{}年度",
        "clean": "没有发现问题。",
        "none": "没有",
        "computed": "算得",
        "stated": "文中",
        "residual": "相差",
        "cause": "原因：",
        "likely": "可能的原因：",
        "suggestion": "建议：{} → {}",
        "basis": "依据：",
        "checked": "核对情况",
        "findings": "发现：{}",
        "relations": "关系：共 {} 条",
        "quantities": "数字：共 {} 个，{} 个在关系中核对，{} 个没有可核对的关系",
        "undecided_list": "未能判定",
        "passed": "成立的关系",
        "exact": "准确成立",
        "rounding": "四舍五入内成立",
        "truncation": "仅在截尾时成立",
        "fails": "不成立",
        "undecided": "未能判定",
        "more": "另有 {} 处",
        "batch": "合计：报告 {} 份，无法读取 {} 份",
        "join": "，",
        "and": "；",
        "colon": "：",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "note": "note",
        "line": "line {}",
        "characters": "{} characters",
        "year": "fiscal year {}",
        "clean": "Nothing found.",
        "none": "none",
        "computed": "computed",
        "stated": "stated",
        "residual": "difference",
        "cause": "Cause: ",
        "likely": "Likely cause: ",
        "suggestion": "Suggestion: {} → {}",
        "basis": "Basis: ",
        "checked": "What was checked",
        "findings": "Findings: {}",
        "relations": "Relations: {} in all",
        "quantities": "Figures: {} in all, {} checked in a relation, {} that no relation uses",
        "undecided_list": "Not decided",
        "passed": "Relations that hold",
        "exact": "exact",
        "rounding": "within rounding",
        "truncation": "only by truncation",
        "fails": "fail",
        "undecided": "undecided",
        "more": "{} more",
        "batch": "In all: {} reports, {} unreadable",
        "join": ", ",
        "and": "; ",
        "colon": ": ",
    },
}

ROLES = {
    "zh": {
        "total": "合计",
        "part": "部分",
        "base": "基数",
        "current": "本期",
        "prior": "上期",
        "percent": "百分比",
        "difference": "差额",
        "change": "增减额",
        "balance": "结余",
        "in": "加项",
        "out": "减项",
        "staff": "实有",
        "quota": "编制",
        "count": "数量",
        "average": "平均",
        "stated": "所述",
        "restated": "重述",
        "larger": "较大者",
        "smaller": "较小者",
    },
    "en": {},
}


def words(lang: str) -> dict[str, str]:
    """Every phrase by its key; Chinese where the language is unknown."""
    return WORDS.get(lang, WORDS["zh"])


def role(name: str, lang: str) -> str:
    """The name of a term's role for a reader."""
    return ROLES.get(lang, {}).get(name, name)
