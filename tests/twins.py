"""A report of plain text written in other formats, as office programs and sites would write it."""

from __future__ import annotations

import html
import re

from perfcheck.load import load_text
from perfcheck.model.report import Report
from perfcheck.read.flow import build

SITE_ABOVE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}_安宁县人民政府</title>
<script>var total = "支出合计1万元，其中：基本支出9万元。";</script></head><body>
<div class="header"><a href="/">首页</a><a href="/zwgk">政务公开</a><a href="/hd">互动交流</a></div>
<div class="crumbs">您的位置：<a href="/">首页</a> &gt; <a href="/czxx">财政信息</a></div>
<div class="content"><div class="info">发布时间：2024-08-30 来源：县财政局 字体：
<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a></div>
<div id="zoom">
"""
SITE_BELOW = """</div></div>
<ul class="related"><li><a href="/1">某局2022年度决算</a></li><li><a href="/2">某办2022年度决算</a></li></ul>
<footer>版权所有：安宁县人民政府 网站标识码：4300000000 地址：安宁县人民路1号</footer></body></html>
"""
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a report, those broken over several lines made whole."""
    flow = build(load_text(text))
    spans = [flow.source(start, end) for start, end in flow.paragraphs]
    return ["".join(text[start:end].splitlines()) for start, end in spans]


def as_html(text: str) -> str:
    """A page of a site with the report on it."""
    lines = paragraphs(text)
    body = "\n".join(f"<p>&emsp;&emsp;<span>{html.escape(line)}</span></p>" for line in lines)
    return SITE_ABOVE.format(title=lines[0]) + body + SITE_BELOW


def as_markdown(text: str) -> str:
    """Markdown with the title as a heading, every other paragraph with its first word in bold."""
    lines = [_MARKDOWN.sub(r"\\\1", line) for line in paragraphs(text)]
    made = [f"# {lines[0]}"]
    for at, line in enumerate(lines[1:]):
        made.append(re.sub(r"^([\u4e00-\u9fff]{2,4})", r"**\1**", line) if at % 2 else line)
    return "\n\n".join(made) + "\n"


def relations_of(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, verdict and the terms' texts of every relation."""
    return [(r.kind, r.verdict, tuple(term.text for term in r.terms)) for r in report.relations]


def findings_of(report: Report) -> list[tuple[str, str]]:
    """Rule and message of every finding."""
    return [(finding.rule, finding.message) for finding in report.findings]
