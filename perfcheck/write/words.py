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
        "nothing_else": "除已接受的以外，没有发现问题。",
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
        "among": "，其中",
        "of_which": "{} {} 条",
        "quantities": "数字：已核对 {} 个，未核对 {} 个",
        "undecided_list": "未能判定",
        "passed": "成立的关系",
        "exact": "准确成立",
        "rounding": "四舍五入内成立",
        "truncation": "仅在截尾时成立",
        "fails": "不成立",
        "undecided": "未能判定",
        "more": "另有 {} 处",
        "batch": "合计：报告 {} 份，无法读取 {} 份",
        "accepted": "已接受的发现：{} 条",
        "until": "至 {}",
        "stale": "不起作用的接受：{} 条",
        "gone": "没有这一条发现，条目可以删去",
        "expired": "{} 已到期，发现照报",
        "last_year": "上年报告",
        "previous": "与上年报告对照（{}）",
        "compared": "对照 {} 处：{}",
        "unmatched": "没有对上的 {} 处",
        "no-label": "上年报告没有同名的数",
        "several-figures": "上年报告的同名数不止一个，不能确定",
        "units-differ": "计量单位不同",
        "join": "，",
        "and": "；",
        "colon": "：",
        "points": " 个百分点",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "note": "note",
        "line": "line {}",
        "characters": "{} characters",
        "year": "fiscal year {}",
        "clean": "Nothing found.",
        "nothing_else": "Nothing found but what is accepted.",
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
        "among": ": ",
        "of_which": "{} {}",
        "quantities": "Figures: {} checked, {} not checked",
        "undecided_list": "Not decided",
        "passed": "Relations that hold",
        "exact": "exact",
        "rounding": "within rounding",
        "truncation": "only by truncation",
        "fails": "fail",
        "undecided": "undecided",
        "more": "{} more",
        "batch": "In all: {} reports, {} unreadable",
        "accepted": "Accepted findings: {}",
        "until": "until {}",
        "stale": "Acceptances without effect: {}",
        "gone": "no such finding: the entry can go",
        "expired": "ended on {}: reported again",
        "last_year": "last year's filing",
        "previous": "Against last year's filing ({})",
        "compared": "{} compared: {}",
        "unmatched": "{} without a counterpart",
        "no-label": "last year's filing names nothing so",
        "several-figures": "last year's filing has several figures of that name",
        "units-differ": "the units differ",
        "join": ", ",
        "and": "; ",
        "colon": ": ",
        "points": " points",
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

REASONS = {
    "zh": {
        "approximate": "数字写的是约数、区间或“以上”“以下”，无法据以判断",
        "base-zero": "基数为零或可能为零，无法计算比率",
        "units-differ": "计量单位不同，无法比较",
        "unit-missing": "有的数没有写单位，无法判断是否相符",
        "incomplete": "缺少计算所需的数，无法核对",
        "list-open": "列举可能没有列全，无法判断各项之和是否相符",
        "weak": "数字位数太少，无法判断是否相符",
        "": "依据不足，无法判断",
    },
    "en": {
        "approximate": "a figure only bounds its value: whether they agree cannot be told",
        "base-zero": "the base is or may be zero: no rate follows from it",
        "units-differ": "the units differ: not compared",
        "unit-missing": "some figures print no unit: whether they agree cannot be told",
        "incomplete": "a figure that the arithmetic needs is missing",
        "list-open": "the list may not name every part: whether the sum agrees cannot be told",
        "weak": "the figures have too few digits to tell whether they agree",
        "": "there is too little to go by",
    },
}


def words(lang: str) -> dict[str, str]:
    """Every phrase by its key; Chinese where the language is unknown."""
    return WORDS.get(lang, WORDS["zh"])


def reason(code: str, lang: str) -> str:
    """Why a relation was left undecided; a code may carry a number after a colon."""
    said = REASONS.get(lang, REASONS["zh"])
    return said.get(code.partition(":")[0], said[""])


def role(name: str, lang: str) -> str:
    """The name of a term's role for a reader."""
    return ROLES.get(lang, {}).get(name, name)
