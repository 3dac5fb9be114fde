"""A seeded generator of report-like prose: figures, lists, layouts and slips of every sort.

The texts are for tests that hold for any text (spans, no crash); what they say need not add up.
"""

from __future__ import annotations

import random

TOPICS = (
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "公务接待费",
    "财政拨款收入",
    "其他收入",
    "教育支出",
)
OPENERS = ("其中：", "其中,", "包括", "分为", "具体情况如下：", "从构成看，", "，", "（其中：")
CHANGES = ("较上年增加", "比上年减少", "同比增长", "比年初预算减少", "較上年增加", "与上年持平，为")
UNITS = ("万元", "元", "亿元", "万", "人", "个", "人次", "项", "萬元")
HEADINGS = ("一、收入情况", "（一）支出情况", "1.基本支出", "（1）人员经费", "第二部分 决算")
TRAPS = (
    "“10+2+2+N”机制",
    "青办发〔2023〕7号",
    "2023年6月30日",
    "党的二十大",
    "十余次",
    "三是抓落实",
    "约九成",
)
FULL_WIDTH = str.maketrans("0123456789.,%()", "０１２３４５６７８９．，％（）")


def figure(rng: random.Random) -> str:
    """A numeral, now and then with separators, signs, many digits or in Chinese."""
    shape = rng.randrange(12)
    if shape == 0:
        return rng.choice(("十三", "三百二十", "两", "一百余", "壹佰", "百分之十二点五"))
    if shape == 1:
        return f"{rng.randrange(10**9):,}"
    if shape == 2:
        return str(rng.randrange(100))
    if shape == 3:
        return f"-{rng.random() * 10:.2f}"
    return f"{rng.random() * 10 ** rng.randrange(1, 6):.{rng.randrange(4)}f}"


def clause(rng: random.Random) -> str:
    """A label with an amount, and perhaps a change and a share."""
    said = rng.choice(TOPICS) + rng.choice(("", "为", "约", "共计")) + figure(rng) + rng.choice(UNITS)
    if rng.random() < 0.5:
        said += "，" + rng.choice(CHANGES) + figure(rng) + rng.choice(("万元", "%", "个百分点"))
    if rng.random() < 0.4:
        said += rng.choice(("，占", "，占比", "，占支出的")) + figure(rng) + rng.choice(("%", "％", " %"))
    return said


def sentence(rng: random.Random) -> str:
    """A total with its parts, or a trap."""
    if rng.random() < 0.2:
        return f"{rng.choice(TOPICS)}按{rng.choice(TRAPS)}执行{rng.choice('。；')}"
    parts = [clause(rng) for _ in range(rng.randrange(1, 5))]
    return (
        clause(rng)
        + rng.choice(OPENERS)
        + rng.choice("，；、").join(parts)
        + rng.choice(("。", "；", "。。", ""))
    )


def justified(rng: random.Random, text: str) -> str:
    """The text with the spaces that justification leaves between characters."""
    return "".join(c + " " * rng.choice((0, 1, 1, 2)) for c in text)


def wrapped(rng: random.Random, text: str) -> str:
    """The text broken into lines of one width, figures and words too."""
    width = rng.randrange(18, 40)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def paragraph(rng: random.Random) -> str:
    text = "".join(sentence(rng) for _ in range(rng.randrange(1, 5)))
    layout = rng.randrange(8)
    if layout == 0:
        return justified(rng, text)
    if layout in (1, 2):
        return wrapped(rng, text)
    if layout == 3:
        return text.translate(FULL_WIDTH)
    if layout == 4:
        return "\n\n".join(f"{at}.{clause(rng)}" for at in range(1, rng.randrange(2, 6)))
    if layout == 5:
        return " | ".join(clause(rng) for _ in range(3)) + " |"
    return text


def report_text(seed: int) -> str:
    """One text; the same seed always gives the same text."""
    rng = random.Random(seed)
    blocks = [
        rng.choice(HEADINGS) if rng.random() < 0.3 else paragraph(rng) for _ in range(rng.randrange(2, 10))
    ]
    if rng.random() < 0.2:
        blocks.insert(len(blocks) // 2, f"- {rng.randrange(1, 40)} -")
    return rng.choice(("\n", "\n\n", "\n  ")).join(blocks)
